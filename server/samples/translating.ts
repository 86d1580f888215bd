// Fills the example plans with what translators have written: `translations/<language>.json`, keyed by the German text.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** In the order in which screens offer them. German and English stand in the drafts themselves. */
export const sampleLanguages = ['de', 'de-simple', 'en', 'tr', 'uk', 'ru', 'ar', 'ro', 'pl', 'it', 'fr'] as const
export type SampleLanguage = (typeof sampleLanguages)[number]

const Translation = z.object({
  /** German text of the example → the same in this language. */
  texts: z.record(z.string(), z.string().min(1)),
  /** Service → everyday words that people search it by. */
  words: z.record(z.string(), z.array(z.string().min(1))),
})
export type Translation = z.infer<typeof Translation>

const inline: readonly SampleLanguage[] = ['de', 'en']
const fileOf = (language: SampleLanguage) => new URL(`translations/${language}.json`, import.meta.url)

/** The translations that there are, by language. */
export const translations: ReadonlyMap<SampleLanguage, Translation> = new Map(
  sampleLanguages
    .filter((language) => existsSync(fileOf(language)))
    .map((language) => [language, Translation.parse(JSON.parse(readFileSync(fileOf(language), 'utf8')))]),
)

/** The languages of the example plans: those of the drafts, and those that somebody has translated them into. */
export const offeredLanguages: readonly SampleLanguage[] = sampleLanguages.filter(
  (language) => inline.includes(language) || translations.has(language),
)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** "7" is "7" everywhere. */
const isWordless = (text: string) => !/\p{L}/u.test(text)

function withTexts(texts: Record<string, unknown>, german: string): Record<string, unknown> {
  const all = { ...texts }
  for (const [language, { texts: known }] of translations) {
    const text = isWordless(german) ? german : known[german]
    if (text !== undefined) all[language] = text
  }
  return all
}

function withWords(words: Record<string, unknown>, service: unknown): Record<string, unknown> {
  const all = { ...words }
  for (const [language, { words: known }] of translations) {
    const list = typeof service === 'string' ? known[service] : undefined
    if (list) all[language] = list
  }
  return all
}

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (!isRecord(value)) return value
  if (typeof value.de === 'string') return withTexts(value, value.de)
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      field === 'words' && isRecord(inner) ? withWords(inner, value.id) : filled(inner),
    ]),
  )
}

/** A draft with all texts and words that translators have written; a text that nobody has translated keeps its languages. */
export const translated = <Draft>(draft: Draft): Draft => filled(draft) as Draft
