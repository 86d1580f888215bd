import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neededPieces, piecesOf, type SpokenCall } from '../../../server/devices/voices/pieces.ts'
import { spokenLanguages, spokenTextsIn } from '../../../server/devices/voices/spokenTexts.ts'
import { samplePlans } from '../../../server/samples/samples.ts'

const desk = (name: string, kind: 'counter' | 'infostand' = 'counter') =>
  ({ id: 'd1', kind, name: { de: name } }) as unknown as SpokenCall['desk']
const textsIn = (language: string) => {
  const texts = spokenTextsIn(language)
  if (!texts) throw new Error(`No texts in ${language}`)
  return texts
}
const said = (language: string, label: string, at: SpokenCall['desk']) =>
  piecesOf({ label, desk: at }, textsIn(language), language).map(({ text }) => text)

describe('the pieces of an announcement', () => {
  test.each([
    ['de', ['Nummer', 'A', 'null', 'vier', 'zwei', 'Bitte zu Schalter', 'sieben']],
    ['en', ['Number', 'A', 'zero', 'four', 'two', 'Please go to counter', 'seven']],
    // In Turkish the number of the desk stands before the word for it.
    ['tr', ['Numara', 'a', 'sıfır', 'dört', 'iki', 'Lütfen', 'yedi', 'numaralı gişeye']],
    ['ru', ['Номер', 'а', 'ноль', 'четыре', 'два', 'Подойдите к окну номер', 'семь']],
    ['fr', ['Numéro', 'A', 'zéro', 'quatre', 'deux', 'Guichet', 'sept', 's’il vous plaît']],
  ])('B9 stand in the order in which %s says them', (language, pieces) => {
    expect(said(language, 'A042', desk('7'))).toEqual(pieces)
  })

  test('B9 name desks by number, by name or as the info stand', () => {
    expect(said('de', 'B1', desk('12')).slice(-2)).toEqual(['Bitte zu Schalter', 'zwölf'])
    expect(said('de', 'B1', desk('23')).slice(-2)).toEqual(['Bitte zu Schalter', '23'])
    expect(said('de', 'B1', desk('Trauzimmer')).slice(-2)).toEqual(['Bitte zu', 'Trauzimmer'])
    expect(said('de', 'B1', desk('Infostand', 'infostand')).slice(-1)).toEqual(['Bitte zum Infostand'])
  })

  test('B9 easy German is spoken as German', () => {
    expect(spokenLanguages).toContain('de')
    expect(spokenLanguages.filter((language) => language.startsWith('de-'))).toEqual([])
  })

  const prefixes = samplePlans.flatMap(({ numbers, site }) => [
    ...numbers.map(({ prefix }) => prefix),
    site.transferLetter,
  ])
  const desks = samplePlans.flatMap((plan) => plan.desks.filter(({ kind }) => kind !== 'phone'))
  test.each(spokenLanguages)(
    'B9 the list of %s holds every piece that a call can need, each name once and none in vain',
    (language) => {
      const texts = textsIn(language)
      const needed = neededPieces(samplePlans, texts, language)
      const names = new Set(needed.map(({ name }) => name))
      expect(names.size).toBe(needed.length)
      expect(needed.filter(({ text }) => text.trim() === '')).toEqual([])
      const used = new Set<string>()
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...prefixes), { minLength: 1, maxLength: 2 }),
          fc.integer({ min: 0, max: 9999 }),
          fc.constantFrom(...desks),
          (letters, number, at) => {
            for (const { name } of piecesOf({ label: `${letters.join('')}${number}`, desk: at }, texts, language)) {
              expect(names).toContain(name)
              used.add(name)
            }
          },
        ),
        { numRuns: 600 },
      )
      expect([...names].filter((name) => !used.has(name))).toEqual([])
    },
  )
})
