// Words as they are compared: without what people leave out, cannot type or write in several ways.

/** Letters that no accent is taken from, in Latin, Cyrillic and Arabic script. */
const alike: { readonly [letter: string]: string } = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'a',
  œ: 'o',
  ґ: 'г',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ٱ: 'ا',
  ء: '',
  ـ: '',
}
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')

/** Arabic digits, from both of their blocks, as Latin ones. */
const latinDigit = (digit: string): string => String(((digit.codePointAt(0) ?? 0) & 0xf) % 10)

/**
 * The words of a text in small letters without accents. `ä`, `ae` and `a` become the same, as do `ß` and `ss`, `ph` and `f`,
 * `dt` and `t`, all forms of alef, and `İ`, `ı` and `i`. The article of Arabic is left out, an apostrophe between Cyrillic letters too.
 */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u00AD\u00B7]/gu, '')
    .replace(alikeLetters, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, latinDigit)
    .replace(/(?<=\p{Script=Cyrillic})['’ʼ`](?=\p{Script=Cyrillic})/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/ph/g, 'f')
    .replace(/dt/g, 't')
    .replace(/ck/g, 'k')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^ال(?=\p{L}{3})/u, ''))
    .filter((word) => word !== '')
}
