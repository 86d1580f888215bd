// The texts of slips in every language that there is a file of.
import { readdirSync, readFileSync } from 'node:fs'
import de from '../../shared/languages/de.json' with { type: 'json' }
import type { SlipTexts } from './ticket.ts'

const folder = new URL('../../shared/languages/', import.meta.url)

const read = (file: string): SlipTexts => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).slip

const textsByLanguage: ReadonlyMap<string, SlipTexts> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.replace('.json', ''), read(file)]),
)

/** Whether slips can be printed in this language. */
export const hasSlipTexts = (language: string): boolean => textsByLanguage.has(language)

/** The texts in a language, in German where there are none. */
export const slipTextsIn = (language: string): SlipTexts => textsByLanguage.get(language) ?? de.slip
