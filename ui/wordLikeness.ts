// How far a typed word is from a known one: typing errors, and letters that sound alike, cost less than others.

/** Letters that Germans take for one another when they write by ear. */
const soundAlike = [
  'dt',
  'bp',
  'gk',
  'ckq',
  'fvw',
  'szc',
  'iyj',
  'mn',
  'ae',
  'ou',
  'ao',
  'иі',
  'ий',
  'еэ',
  'ео',
  'оа',
  'шщ',
  'сз',
  'тд',
  'بپ',
  'هح',
  'سص',
  'تط',
  'دض',
  'ذز',
  'كق',
  'عا',
]
/** Rows of keyboards; letters beside each other are hit by mistake. */
const keyRows = [
  'qwertzuiop',
  'qwertyuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'yxcvbnm',
  'zxcvbnm',
  'wxcvbn',
  'йцукенгшщзхъ',
  'йцукенгшщзхї',
  'фывапролджэ',
  'фівапролджє',
  'ячсмитьбю',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ئرىةوزظ',
]

const otherCost = 1
const soundCost = 0.45
const neighbourCost = 0.7
const swapCost = 0.6
/** A letter written twice or once, and an `h` or `e` that only makes a vowel long. */
const quietCost = 0.35
const missingCost = 0.85

const pair = (a: string, b: string) => (a.charCodeAt(0) << 16) | b.charCodeAt(0)
const mistaken = new Map<number, number>()
const addPair = (a: string, b: string, cost: number) => {
  for (const key of [pair(a, b), pair(b, a)]) mistaken.set(key, Math.min(cost, mistaken.get(key) ?? otherCost))
}
for (const row of keyRows)
  for (let at = 1; at < row.length; at++) addPair(row[at - 1] ?? '', row[at] ?? '', neighbourCost)
for (const letters of soundAlike)
  for (const a of letters) for (const b of letters) if (a !== b) addPair(a, b, soundCost)

/** Costs of Latin letters, where a lookup must be fast. */
const latin = new Float32Array(128 * 128).fill(otherCost)
for (const [key, cost] of mistaken) {
  const [a, b] = [key >>> 16, key & 0xffff]
  if (a < 128 && b < 128) latin[a * 128 + b] = cost
}

function substitution(a: number, b: number): number {
  if (a === b) return 0
  if (a < 128 && b < 128) return latin[a * 128 + b] ?? otherCost
  return mistaken.get((a << 16) | b) ?? otherCost
}

const [h, e, i] = ['h', 'e', 'i'].map((letter) => letter.charCodeAt(0))
/** What it costs that `letter` stands too much, or is missing, after `before`. */
function extra(letter: number, before: number): number {
  return letter === before || letter === h || (letter === e && before === i) ? quietCost : missingCost
}

/** Where a pattern ends in a text: what the errors up to there cost, and where it began. */
interface Row {
  readonly cost: Float32Array
  readonly from: Uint8Array
}

/** Longer words are compared by their first letters. */
const longest = 60
const newRow = (): Row => ({ cost: new Float32Array(longest + 1), from: new Uint8Array(longest + 1) })
const rows = [newRow(), newRow(), newRow()] as const

/**
 * All ends of a pattern in a text, by the optimal string alignment distance with the costs above. With `anywhere` the pattern
 * may begin inside the text (Sellers 1980). null: every end costs more than `most`. The row is used again by the next call.
 */
function ends(pattern: string, text: string, anywhere: boolean, most: number): Row | null {
  const length = Math.min(pattern.length, longest)
  const width = Math.min(text.length, longest)
  let [past, last, now] = rows as readonly Row[] as [Row, Row, Row]
  for (let j = 0; j <= width; j++) {
    now.cost[j] = anywhere
      ? 0
      : j === 0
        ? 0
        : (now.cost[j - 1] ?? 0) + extra(text.charCodeAt(j - 1), text.charCodeAt(j - 2))
    now.from[j] = anywhere ? j : 0
  }
  let leastBefore = 0
  for (let i = 1; i <= length; i++) {
    ;[past, last, now] = [last, now, past]
    const letter = pattern.charCodeAt(i - 1)
    const earlier = pattern.charCodeAt(i - 2)
    const surplus = extra(letter, earlier)
    now.cost[0] = (last.cost[0] ?? 0) + surplus
    now.from[0] = 0
    let least = now.cost[0] ?? 0
    for (let j = 1; j <= width; j++) {
      const other = text.charCodeAt(j - 1)
      const previous = text.charCodeAt(j - 2)
      let cost = (last.cost[j - 1] ?? 0) + substitution(letter, other)
      let from = last.from[j - 1] ?? 0
      const tooMuch = (last.cost[j] ?? 0) + surplus
      if (tooMuch < cost) {
        cost = tooMuch
        from = last.from[j] ?? 0
      }
      const missing = (now.cost[j - 1] ?? 0) + extra(other, previous)
      if (missing < cost) {
        cost = missing
        from = now.from[j - 1] ?? 0
      }
      if (letter === previous && earlier === other && letter !== other) {
        const swapped = (past.cost[j - 2] ?? 0) + swapCost
        if (swapped < cost) {
          cost = swapped
          from = past.from[j - 2] ?? 0
        }
      }
      now.cost[j] = cost
      now.from[j] = from
      if (cost < least) least = cost
    }
    // A swap leads on from the row before the last.
    if (least > most && leastBefore > most) return null
    leastBefore = least
  }
  return now
}

/** What errors may cost in a word of so many letters. */
const bearable = (letters: number): number =>
  letters < 3 ? 0 : letters === 3 ? 0.5 : letters < 6 ? 1 : letters < 9 ? 1.5 : 2

/** How much of a fit is left with errors, from 1 to 0; 0: too many. */
function left(cost: number, letters: number): number {
  const most = bearable(letters)
  if (cost > most) return 0
  return cost === 0 ? 1 : 1 - (0.4 * cost) / most
}

const seen = new Map<string, number>()
/** The letters of a word as bits, so that words without a common letter are not compared. */
function letterBits(word: string): number {
  const known = seen.get(word)
  if (known !== undefined) return known
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  if (seen.size > 5_000) seen.clear()
  seen.set(word, bits)
  return bits
}

/** Whether more letters of a pattern are missing in a text than errors could explain. */
function strange(pattern: string, text: string): boolean {
  let missing = letterBits(pattern) & ~letterBits(text)
  for (let most = bearable(pattern.length) + 1; missing !== 0; most--) {
    if (most < 1) return true
    missing &= missing - 1
  }
  return false
}

/** How well one word that was typed fits one word of a concern, 0 to 1. Both are as `wordsOf` gives them. */
export function likeness(asked: string, word: string): number {
  if (asked === word) return 1
  const exact = likenessWithoutErrors(asked, word)
  if (asked.length < 3 || exact > 0.85 || strange(asked, word)) return exact
  return Math.max(exact, likenessWithErrors(asked, word))
}

function likenessWithoutErrors(asked: string, word: string): number {
  // "pers" while typing "Personalausweis"; one letter says little.
  if (word.startsWith(asked)) return asked.length === 1 ? 0.3 : 0.8 + (0.15 * asked.length) / word.length
  // "ummelden" for "ummeldung", "reisepässe" for "reisepass": the same stem with another ending.
  const stem = sharedStart(asked, word)
  return stem >= 5 && stem >= asked.length - 3 && stem >= word.length - 4 ? 0.8 : 0
}

function likenessWithErrors(asked: string, word: string): number {
  const { length } = asked
  const fromStart = wholeOrStart(asked, word)
  if (length < 4 || word.length < length + 2) return fromStart
  // "ausweis" in "personalausweis": what stands last says what a compound is.
  const inside = ends(asked, word, true, bearable(length))?.cost
  if (!inside) return fromStart
  const width = Math.min(word.length, longest)
  let cheapest = inside[1] ?? 0
  for (let j = 2; j <= width; j++) cheapest = Math.min(cheapest, inside[j] ?? 0)
  return Math.max(fromStart, left(inside[width] ?? 0, length) * 0.8, left(cheapest, length) * 0.6)
}

/** The word with errors, or its beginning: somebody is still typing. */
function wholeOrStart(asked: string, word: string): number {
  const { length } = asked
  const cost = ends(asked, word, false, bearable(length))?.cost
  if (!cost) return 0
  const width = Math.min(word.length, longest)
  const whole = left(cost[width] ?? 0, length) * 0.98
  if (length < 4) return whole
  let reached = 1
  for (let j = 2; j <= width; j++) if ((cost[j] ?? 0) < (cost[reached] ?? 0)) reached = j
  return Math.max(whole, left(cost[reached] ?? 0, length) * (0.75 + (0.15 * reached) / word.length))
}

/** A part of what was typed that is a word of a concern. */
export interface Part {
  readonly from: number
  readonly to: number
  /** 0 to 1. */
  readonly fit: number
}

/** Where a known word stands in a longer one that was typed: "zulassung" in "autozulasung". */
export function partOf(asked: string, word: string): Part | null {
  if (word.length < 3 || asked.length < word.length + 2) return null
  const exact = asked.indexOf(word)
  if (exact >= 0) return { from: exact, to: exact + word.length, fit: 1 }
  if (word.length < 4 || strange(word, asked)) return null
  const row = ends(word, asked, true, bearable(word.length))
  if (!row) return null
  const { cost, from } = row
  let best = 1
  for (let j = 2; j <= Math.min(asked.length, longest); j++) if ((cost[j] ?? 0) < (cost[best] ?? 0)) best = j
  const fit = left(cost[best] ?? 0, word.length)
  return fit === 0 ? null : { from: from[best] ?? 0, to: best, fit }
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
