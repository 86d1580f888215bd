/** Rows of keys; each language types on the keyboard its readers know. */
export type KeyRows = readonly (readonly string[])[]

const rows = (...lines: string[]): KeyRows => lines.map((line) => [...line])

const german = rows('1234567890', 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß-')
/** At most eleven keys a row, so that each is 20 mm wide on 21.5 inch; letters beyond that stand in a row of their own. */
const layouts: { readonly [language: string]: KeyRows } = {
  de: german,
  en: rows('1234567890', 'qwertyuiop', 'asdfghjkl', "zxcvbnm'-"),
  tr: rows('1234567890', 'qwertyuıopğ', 'asdfghjklşi', 'zxcvbnmöçü-'),
  uk: rows('1234567890’', 'йцукенгшщзх', 'фівапролджє', 'ячсмитьбюїґ'),
  ru: rows('1234567890-', 'йцукенгшщзх', 'фывапролджэ', 'ячсмитьбюъё'),
  ar: rows('1234567890', 'ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ذءؤئرىةوزظد', 'أإآ'),
  ro: rows('1234567890', 'qwertyuiopă', 'asdfghjklșț', 'zxcvbnmâî-'),
  pl: rows('1234567890', 'ąćęłńóśźż', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm-'),
  it: rows('1234567890', "qwertyuiop'", 'asdfghjklàè', 'zxcvbnméìòù'),
  fr: rows('1234567890', 'azertyuiopé', 'qsdfghjklmè', "wxcvbnçàùê'"),
}

export const letterKeys = (language: string): KeyRows => layouts[language.split('-')[0] ?? ''] ?? german

/** What the key says that leads back from Latin letters to those of the language; null: it is written in Latin letters. */
export const scriptKey = (language: string): string | null => ({ uk: 'АБВ', ru: 'АБВ', ar: 'أبج' })[language] ?? null

/** Numbers of appointments: digits as on a telephone, letters in the order of the alphabet. */
export const codeKeys: KeyRows = rows('1234567890', 'ABCDEFGHI', 'JKLMNOPQR', 'STUVWXYZ')
