/** Rows of keys; each language types on the keyboard its readers know. */
export type KeyRows = readonly (readonly string[])[]

const rows = (...lines: string[]): KeyRows => lines.map((line) => [...line])

const german = rows('1234567890', 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß-')
const layouts: { readonly [language: string]: KeyRows } = {
  de: german,
  en: rows('1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm-'),
}

export const letterKeys = (language: string): KeyRows => layouts[language.split('-')[0] ?? ''] ?? german

/** Numbers of appointments: digits as on a telephone, letters in the order of the alphabet. */
export const codeKeys: KeyRows = rows('1234567890', 'ABCDEFGHI', 'JKLMNOPQR', 'STUVWXYZ')
