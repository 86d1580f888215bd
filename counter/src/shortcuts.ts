// Which key does what. Letters are the same in every language, so that hands and notes stay right; all need a modifier.

interface Combination {
  readonly modifier: 'alt' | 'ctrl'
  /** A small letter, or `space`. */
  readonly key: string
}

const alt = (key: string): Combination => ({ modifier: 'alt', key })

/** The table of shortcuts; digits with Alt choose from the numbered list that is shown. */
export const shortcuts = {
  open: alt('e'),
  callNext: alt('a'),
  start: alt('b'),
  finish: alt('f'),
  next: alt('g'),
  recall: alt('r'),
  miss: alt('v'),
  park: alt('z'),
  transfer: alt('w'),
  addLeg: alt('n'),
  cancel: alt('s'),
  serve: alt('o'),
  pause: alt('p'),
  issue: alt('m'),
  checkIn: alt('t'),
  undo: alt('u'),
  list: alt('l'),
  help: alt('h'),
  find: { modifier: 'ctrl', key: 'space' },
} as const satisfies Readonly<Record<string, Combination>>

export type ShortcutName = keyof typeof shortcuts
export const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type Digit = (typeof digits)[number]
export type Shortcut = ShortcutName | Digit

/** What is read of a keyboard event. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  /** The key is being held. */
  readonly repeat: boolean
  /** Somebody is writing or choosing: the focus is in a text field or a select. */
  readonly inField: boolean
  /** AltGr, which Windows reports as Ctrl and Alt: it writes characters. */
  readonly altGraph: boolean
}

const named: readonly (readonly [ShortcutName, Combination])[] = Object.entries(shortcuts) as [
  ShortcutName,
  Combination,
][]

/** The shortcut that was pressed; null for held keys, in text fields and for everything that is not in the table. */
export function shortcutOf(press: Press): Shortcut | null {
  if (press.repeat || press.inField || press.altGraph || press.metaKey || press.shiftKey) return null
  if (press.altKey === press.ctrlKey) return null
  const modifier = press.altKey ? 'alt' : 'ctrl'
  const key = keyOf(press)
  if (modifier === 'alt') {
    const digit = digits.find((one) => String(one) === key)
    if (digit) return digit
  }
  return named.find(([, wanted]) => wanted.modifier === modifier && wanted.key === key)?.[0] ?? null
}

/** Alt on a Mac makes another character of the key (`å`): then the place on the keyboard tells. */
function keyOf({ key, code }: Press): string {
  if (key === ' ') return 'space'
  // With Alt, the number pad of Windows writes characters by their number.
  if (code.startsWith('Numpad')) return ''
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase()
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? ''
}
