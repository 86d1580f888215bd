// Where an ESC/POS command ends: lengths as in Epson's command reference, for printing and for telling text from commands.

export type Command = {
  /** Short name by Epson's convention, such as `GS V` or `LF`. */
  readonly name: string
  /** All bytes, the prefix included. */
  readonly bytes: Buffer
}

type Length = number | ((bytes: Buffer) => number)

/** 0 where more bytes must arrive before the length is known. */
const counted =
  (head: number, count: (bytes: Buffer) => number): Length =>
  (bytes) =>
    bytes.length < head ? 0 : head + count(bytes)

const word = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
const untilNul: Length = (bytes) => bytes.indexOf(0, 2) + 1
const parenthesis = counted(5, (bytes) => word(bytes, 3))

const lengths: Readonly<Record<number, readonly [prefix: string, Readonly<Record<string, Length>>]>> = {
  16: [
    'DLE',
    {
      '\x04': 3,
      '\x05': 3,
      '\x14': counted(3, (bytes) => (bytes[2] === 8 ? 7 : 2)),
    },
  ],
  27: [
    'ESC',
    {
      ...{ '@': 2, '2': 2, '<': 2, L: 2, S: 2, i: 2, m: 2, '\f': 2 },
      ...{ '!': 3, ' ': 3, '%': 3, '-': 3, '3': 3, '=': 3, E: 3, G: 3, J: 3, K: 3, M: 3, R: 3, T: 3, U: 3, V: 3 },
      ...{ a: 3, d: 3, e: 3, r: 3, t: 3, u: 3, '{': 3, $: 4, '\\': 4, c: 4, p: 5, W: 10 },
      ...{ D: untilNul, '(': parenthesis },
      '*': counted(5, (bytes) => word(bytes, 3) * ((bytes[2] ?? 0) >= 32 ? 3 : 1)),
    },
  ],
  28: ['FS', { '.': 2, '&': 2, '!': 3, '-': 3, C: 3, W: 3, S: 4, p: 4, '(': parenthesis }],
  29: [
    'GS',
    {
      ...{ ':': 2, '!': 3, '/': 3, B: 3, E: 3, H: 3, I: 3, T: 3, a: 3, b: 3, f: 3, h: 3, r: 3, w: 3 },
      ...{ $: 4, L: 4, P: 4, W: 4, '\\': 4, e: 4, '^': 5 },
      '(': parenthesis,
      V: counted(3, (bytes) => ([65, 66, 97, 98, 103, 104].includes(bytes[2] ?? 0) ? 1 : 0)),
      v: counted(8, (bytes) => word(bytes, 4) * word(bytes, 6)),
      '8': counted(7, (bytes) => word(bytes, 3) + 65_536 * word(bytes, 5)),
      k: (bytes) => (bytes.length < 4 ? 0 : (bytes[2] ?? 0) < 65 ? bytes.indexOf(0, 3) + 1 : 4 + (bytes[3] ?? 0)),
      '*': counted(4, (bytes) => 8 * (bytes[2] ?? 0) * (bytes[3] ?? 0)),
    },
  ],
}

const single: Readonly<Record<number, string>> = { 9: 'HT', 10: 'LF', 12: 'FF', 13: 'CR', 24: 'CAN', 0: 'NUL' }

const named = (prefix: string, second: string, bytes: Buffer): string => {
  if (second === '(' || second === '8') return `${prefix} ${second} ${String.fromCharCode(bytes[2] ?? 0)}`
  const control = { '\x04': 'EOT', '\x05': 'ENQ', '\x14': 'DC4', '\f': 'FF' }[second]
  return `${prefix} ${control ?? second}`
}

/**
 * The command at the front of these bytes; null when it is not yet complete. What no table knows is a command of its own,
 * one or two bytes long, whose name begins with `?`. A printable byte is none: `text`.
 */
export const commandAt = (bytes: Buffer): Command | null => {
  const first = bytes[0] ?? 0
  const simple = single[first]
  if (simple !== undefined) return { name: simple, bytes: bytes.subarray(0, 1) }
  const group = lengths[first]
  if (!group) return { name: first < 0x20 ? `? ${first.toString(16)}` : 'text', bytes: bytes.subarray(0, 1) }
  if (bytes.length < 2) return null
  const [prefix, table] = group
  const second = String.fromCharCode(bytes[1] ?? 0)
  const length = table[second]
  if (length === undefined) return { name: `? ${prefix} ${bytes[1]?.toString(16)}`, bytes: bytes.subarray(0, 2) }
  const total = typeof length === 'number' ? length : length(bytes)
  if (total === 0 || bytes.length < total) return null
  return { name: named(prefix, second, bytes), bytes: bytes.subarray(0, total) }
}
