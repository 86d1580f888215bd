import { describe, expect, test } from 'vitest'
import { tellingWords } from '../../ui/quietWords.ts'
import { wordsOf } from '../../ui/wordFolding.ts'

describe('K26 words', () => {
  test('umlauts, their spellings and ß are one', () => {
    expect(wordsOf('Führungszeugnis')).toEqual(wordsOf('fuehrungszeugnis'))
    expect(wordsOf('Führungszeugnis')).toEqual(wordsOf('Fuhrungszeugnis'))
    expect(wordsOf('Straße')).toEqual(wordsOf('STRASSE'))
    expect(wordsOf('Bescheini\u00ADgung')).toEqual(['bescheinigung'])
    expect(wordsOf('Photo')).toEqual(wordsOf('Foto'))
    expect(wordsOf(' neue, Adresse!')).toEqual(['neu', 'adresse'])
  })

  test.each([
    ['Turkish', 'KİMLİK kartı', 'kimlik karti'],
    ['Turkish', 'Işık ŞÖFÖR', 'isik sofor'],
    ['Polish', 'Łódź, prawo jazdy „międzynarodowe”', 'lodz prawo jazdy miedzynarodowe'],
    ['Romanian', 'Căsătorie și țară', 'casatorie si tara'],
    ['Romanian with cedillas', 'şi ţară', 'și țară'],
    ['French', "Carte d'identité", 'carte d identite'],
    ['Italian', 'Carta d’identità', 'carta d identita'],
    ['Russian', 'Ещё', 'еще'],
    ['Ukrainian', "м'який об’єкт їжа ґрунт", 'мякий обєкт іжа грунт'],
    ['Arabic', 'الإقامة', 'اقامه'],
    ['Arabic', 'آخر أول إلى', 'اخر اول الي'],
    ['Arabic with vowel signs and tatweel', 'جَـوَاز', 'جواز'],
    ['Arabic', 'هوية ١٢٣', 'هويه 123'],
  ])('%s: %s is the same as %s', (_, text, same) => {
    expect(wordsOf(text)).toEqual(wordsOf(same))
  })

  test('of other scripts are kept', () => {
    expect(wordsOf('Паспорт')).toEqual(['паспорт'])
    expect(wordsOf('جواز سفر')).toEqual(['جواز', 'سفر'])
  })

  test('that only hold a sentence together are left out, unless there are no others', () => {
    expect(tellingWords(wordsOf('Ich möchte mein Auto abmelden'))).toEqual(['auto', 'abmelden'])
    expect(tellingWords(wordsOf('für'))).toEqual(['fur'])
  })
})
