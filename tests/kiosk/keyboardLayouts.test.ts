import { describe, expect, test } from 'vitest'
import { letterKeys, scriptKey } from '../../kiosk/src/keyboardLayouts.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { offeredLanguages } from '../../server/samples/translating.ts'
import { wordsOf } from '../../ui/wordFolding.ts'

const alphabets: { readonly [language: string]: string } = {
  de: 'abcdefghijklmnopqrstuvwxyzäöüß',
  'de-simple': 'abcdefghijklmnopqrstuvwxyzäöüß',
  en: 'abcdefghijklmnopqrstuvwxyz',
  tr: 'abcçdefgğhıijklmnoöprsştuüvyzqwx',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ',
  ro: 'aăâbcdefghiîjklmnopqrsștțuvwxyz',
  pl: 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż',
  it: 'abcdefghijklmnopqrstuvwxyzàèéìòù',
  fr: 'abcdefghijklmnopqrstuvwxyzéèçàùê',
}

describe.each(offeredLanguages)('K28 the keyboard in %s', (language) => {
  const keys = letterKeys(language)

  test('has keys of at least 20 mm on 21.5 inch: eleven in a row', () => {
    expect(Math.max(...keys.map((row) => row.length))).toBeLessThanOrEqual(11)
    expect(new Set(keys.flat()).size).toBe(keys.flat().length)
  })

  test('has every letter of its alphabet, and all digits', () => {
    const letters = [...(alphabets[language] ?? ''), ...'0123456789']
    expect(letters.length).toBeGreaterThan(30)
    expect(letters.filter((letter) => !keys.flat().includes(letter))).toEqual([])
  })

  test('types every word that concerns are called and found by', () => {
    const typed = new Set(keys.flat().flatMap((key) => wordsOf(key)))
    // "ae" and "ph" are folded into one letter; the letters that they are folded from can be typed.
    const typable = (letter: string) => typed.has(letter) || keys.flat().includes(letter)
    const texts = samplePlans.flatMap(({ services }) =>
      services.flatMap(({ name, words }) => [name[language] ?? '', ...(words[language] ?? [])]),
    )
    const letters = new Set(texts.flatMap((text) => wordsOf(text).flatMap((word) => [...word])))
    // German words in a text of another script are typed on the German keys behind "ABC".
    if (scriptKey(language))
      for (const key of letterKeys('de').flat()) for (const letter of wordsOf(key)) typed.add(letter)
    expect([...letters].filter((letter) => !typable(letter))).toEqual([])
  })
})
