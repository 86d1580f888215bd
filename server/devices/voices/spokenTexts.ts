// What is spoken, in every language that there is a file of.
import { readdirSync, readFileSync } from 'node:fs'
import type { SpokenTexts } from './pieces.ts'

const folder = new URL('../../../shared/languages/', import.meta.url)

const read = (file: string): SpokenTexts => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).board.spoken

const textsByLanguage: ReadonlyMap<string, SpokenTexts> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.replace('.json', ''), read(file)]),
)

/** The language that announcements for a ticket's language are spoken in: easy German is spoken as German. */
export const spokenLanguage = (language: string): string => (language.startsWith('de') ? 'de' : language)

/** Null for a language without texts. */
export const spokenTextsIn = (language: string): SpokenTexts | null => textsByLanguage.get(language) ?? null

/** Every language in which something is spoken. */
export const spokenLanguages: readonly string[] = [...new Set([...textsByLanguage.keys()].map(spokenLanguage))].sort()
