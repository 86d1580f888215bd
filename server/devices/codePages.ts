// Which code page of a printer holds a text, and what to print when none does.
import iconv from 'iconv-lite'
import type { CodePage, PrinterProfile } from './profiles.ts'

/**
 * Nothing but visible characters and plain spaces: what is left can neither move paper nor reach the printer's settings.
 * Every text for a printer passes through here last.
 */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/[\u2010\u2011\u2212]/g, '-')

/** iconv-lite replaces what a page lacks without a word, so loss shows only on the way back. */
const holds = (page: CodePage, text: string): boolean =>
  iconv.decode(iconv.encode(text, page.encoding), page.encoding) === text

/** What readers take for the same: Romanian comma letters as the cedilla letters of windows-1250, the times sign as x. */
const twins: Readonly<Record<string, string>> = { ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ', '×': 'x' }
const withTwins = (text: string): string => text.replace(/[șțȘȚ×]/g, (letter) => twins[letter] ?? letter)

const lookAlikes = new Map(
  Object.entries({
    ...{ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe' },
    ...{ ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', þ: 'th', ł: 'l', Ł: 'L', ı: 'i', '€': 'EUR', '–': '-', '—': '-' },
    ...{ '…': '...', '•': '-', '„': '"', '“': '"', '”': '"', '«': '"', '»': '"', '‚': "'", '‘': "'", '’': "'" },
    ...{ '→': '->', '←': '<-' },
  }),
)

const foldLetter = (letter: string): string => {
  const base = lookAlikes.get(letter) ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return /^[ -~]+$/.test(base) ? base : '?'
}

const fold = (text: string, page: CodePage): string =>
  Array.from(text, (letter) => (holds(page, letter) ? letter : foldLetter(letter))).join('')

type CodePages = PrinterProfile['codePages']

/** The first page that holds all of these texts, or the preferred page when none does. */
export const pageForAll = (texts: readonly string[], pages: CodePages): CodePage => {
  const clean = texts.map((text) => withTwins(visible(text)))
  return pages.find((page) => clean.every((text) => holds(page, text))) ?? pages[0]
}

/** Whether one of the pages holds all letters of a text; signs may be replaced. */
export const holdLetters = (text: string, pages: CodePages): boolean => {
  const letters = withTwins(visible(text)).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return pages.some((page) => holds(page, letters))
}

/**
 * The text as one of the pages holds it, the page in use first. `folded` says that no page did, and that letters were
 * replaced by ASCII look-alikes or `?`.
 */
export const fitToPage = (
  text: string,
  inUse: CodePage,
  pages: CodePages,
): { readonly text: string; readonly page: CodePage; readonly folded: boolean } => {
  const clean = visible(text)
  for (const candidate of [clean, withTwins(clean)]) {
    const page = [inUse, ...pages].find((page) => holds(page, candidate))
    if (page) return { text: candidate, page, folded: false }
  }
  return { text: fold(clean, inUse), page: inUse, folded: true }
}
