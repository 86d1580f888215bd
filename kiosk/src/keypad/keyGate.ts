// Which presses of a keypad count (rule A6): hands that shake press twice, and hold on longer than they mean to.
import type { Keypad, KeypadKey } from '../../../shared/accessSettings.ts'

/** EN 301 549, 5.8: the same key again within this time is the same press. */
const doubleMs = 500
/** EN 301 549, 5.7: a key that is held repeats after this time. */
const repeatAfterMs = 2_000

export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'repeat' | 'timeStamp'>

/** Moves may repeat; whatever else a held key did would happen unseen. */
const repeating: ReadonlySet<KeypadKey> = new Set([
  'up',
  'down',
  'left',
  'right',
  'louder',
  'quieter',
  'faster',
  'slower',
])

/** Tells for each press which key of the keypad it is and whether it counts; null: it is none of the keypad's. */
export function createKeyGate(keypad: () => Keypad | null) {
  let last: { readonly key: KeypadKey; readonly at: number } | null = null
  let heldSince = 0

  return (press: KeyPress): { readonly key: KeypadKey; readonly counts: boolean } | null => {
    const names = Object.entries(keypad() ?? {}) as [KeypadKey, string | null][]
    const key = names.find(([, name]) => name !== null && (name === press.code || name === press.key))?.[0]
    if (!key) {
      last = null
      return null
    }
    if (press.repeat) return { key, counts: repeating.has(key) && press.timeStamp - heldSince >= repeatAfterMs }
    heldSince = press.timeStamp
    const double = last?.key === key && press.timeStamp - last.at < doubleMs
    if (!double) last = { key, at: press.timeStamp }
    return { key, counts: !double }
  }
}
