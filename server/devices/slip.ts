// Breaks texts into the lines of a slip.
import type { SlipLine } from '../../shared/slip.ts'

const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' })
/** Latin, Greek, Cyrillic and common signs: one letter a code unit, so that the segmenter, which is slow, is not asked. */
const plain = /^[\u0020-\u02ff\u0370-\u0482\u048a-\u0558\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
const graphemes = (text: string): string[] =>
  plain.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Characters as a reader counts them; each takes one column. */
export const widthOf = (text: string): number => (plain.test(text) ? text.length : graphemes(text).length)

const softHyphen = '\u00ad'
const withoutSoftHyphens = (text: string): string => text.replaceAll(softHyphen, '')
const visibleWidth = (text: string): number => widthOf(withoutSoftHyphens(text))

/** A shorter piece of a broken word is not left at the end of a line. */
const worthBreaking = 8

/**
 * One line of readable text: control characters, line ends and tabs become spaces, invisible formatting goes. Joiners stay
 * (Farsi needs them on a screen), and so do soft hyphens, which say where a long word may break.
 */
export const readable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp} ]+/gu, ' ')
    .replace(/(?![\u00ad\u200c\u200d])[\p{Cf}\p{Co}]/gu, '')
    .trim()

/** The most of a too long word that ends at a hyphen, slash or soft hyphen within `width`; else it is cut with a hyphen. */
const breakWord = (word: string, width: number): { head: string; rest: string } => {
  const letters = graphemes(word)
  const cut = (at: number, end: string) => ({
    head: withoutSoftHyphens(letters.slice(0, at).join('')) + end,
    rest: letters.slice(at).join(''),
  })
  let best: { head: string; rest: string } | null = null
  let columns = 0
  for (const [index, letter] of letters.entries()) {
    if (letter === softHyphen) {
      if (columns + 1 <= width && columns > 0) best = cut(index + 1, '-')
      continue
    }
    columns += 1
    if (columns > width) break
    if (/[-/]/.test(letter)) best = cut(index + 1, '')
  }
  if (best) return best
  const hard = letters.findIndex(
    (_, index) => widthOf(withoutSoftHyphens(letters.slice(0, index + 1).join(''))) >= width,
  )
  return width > 1 ? cut(hard, '-') : cut(hard + 1, '')
}

/**
 * Breaks a text into lines of at most `width` characters, between words where possible. No-break spaces hold.
 * An empty text gives no line.
 */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of readable(text).split(/ +/)) {
    const joined = line === '' ? word : `${line} ${word}`
    if (visibleWidth(joined) <= width) {
      line = joined
      continue
    }
    let rest = word
    const room = width - visibleWidth(line) - 1
    if (visibleWidth(word) > width && line !== '' && room >= worthBreaking) {
      // Only a word that no line holds is broken, and then it may begin behind the word before it.
      const { head, rest: tail } = breakWord(word, room)
      line = `${line} ${head}`
      rest = tail
    }
    if (line !== '') lines.push(line)
    while (visibleWidth(rest) > width) {
      const { head, rest: tail } = breakWord(rest, width)
      lines.push(head)
      rest = tail
    }
    line = rest
  }
  if (line !== '') lines.push(line)
  return lines.map(withoutSoftHyphens)
}

/** The longest piece that is never broken: words, and the parts of words with hyphens, slashes and soft hyphens. */
const longestPiece = (text: string): number =>
  Math.max(
    1,
    ...readable(text)
      .split(/ +|(?<=[-/])/)
      .flatMap((piece) =>
        piece.split(softHyphen).map((part, index, parts) => widthOf(part) + (index < parts.length - 1 ? 1 : 0)),
      ),
  )

export type TextStyle = { readonly align: 'left' | 'center' | 'right'; readonly size: number; readonly bold: boolean }

/**
 * A text as lines of the slip, at most `columns` characters of size 1 across. It is set smaller than asked where a word would
 * otherwise be broken in two.
 */
export const textLines = (text: string, style: TextStyle, columns: number): SlipLine[] => {
  const size = Math.max(1, Math.min(style.size, Math.floor(columns / longestPiece(text))))
  return wrap(text, Math.floor(columns / size)).map((line) => ({ kind: 'text', text: line, ...style, size }))
}
