import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTodayReason } from '../../server/samples/closingDays.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { offeredLanguages, sampleLanguages, translated, translations } from '../../server/samples/translating.ts'
import type { Texts } from '../../shared/plan.ts'

const folder = join(import.meta.dirname, '../../server/samples/translations')

/** Every text of a plan, however deep. */
function textsIn(value: unknown): Texts[] {
  if (typeof value !== 'object' || value === null) return []
  if ('de' in value && typeof value.de === 'string') return [value as Texts]
  return Object.values(value).flatMap(textsIn)
}
const all = [...samplePlans.flatMap(textsIn), translated(openTodayReason) as Texts]
const german = new Set(all.map(({ de }) => de))
const services = samplePlans.flatMap(({ services }) => services)

test('L1 the example plans speak the languages that they are translated into, in one order', () => {
  const files = (existsSync(folder) ? readdirSync(folder) : []).map((name) => name.replace('.json', ''))
  const known = new Set<string>(['de', 'en', ...files])
  expect([...known].filter((language) => !(sampleLanguages as readonly string[]).includes(language))).toEqual([])
  expect(offeredLanguages).toEqual(sampleLanguages.filter((language) => known.has(language)))
  for (const { languages } of samplePlans) expect(languages).toEqual(offeredLanguages)
})

describe.each(offeredLanguages)('the example plans in %s', (language) => {
  test('L1 have every text', () => {
    expect([...new Set(all.filter((texts) => !texts[language]).map(({ de }) => de))]).toEqual([])
  })

  test('L1 name everyday words for every service', () => {
    expect(services.filter(({ words }) => (words[language] ?? []).length === 0).map(({ id }) => id)).toEqual([])
  })
})

describe.each([...translations])('the translation %s', (_, { texts, words }) => {
  test('L1 holds nothing that the example plans do not say', () => {
    expect(Object.keys(texts).filter((text) => !german.has(text))).toEqual([])
    const ids = new Set<string>(services.map(({ id }) => id))
    expect(Object.keys(words).filter((id) => !ids.has(id))).toEqual([])
  })

  test('L1 keeps the figures of times, fees and rooms', () => {
    // Arabic and Latin texts alike use the digits 0-9; "9 Uhr" may be "9:00".
    const figures = (text: string) => [...new Set(text.match(/\d+/g))].filter((one) => one !== '00').sort()
    const differing = Object.entries(texts).filter(
      ([de, text]) => !figures(de).every((figure) => figures(text).includes(figure)),
    )
    expect(differing).toEqual([])
  })
})
