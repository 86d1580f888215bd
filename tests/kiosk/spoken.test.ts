import { expect, test } from 'vitest'
import { pronounced } from '../../kiosk/src/reading/spoken.ts'
import { loadTexts } from '../../ui/language.ts'

test.each([
  ['de', 'Ihre Nummer: A042', 'Ihre Nummer: A null vier zwei'],
  ['de', 'etwa 10–20 Minuten', 'etwa 10 bis 20 Minuten'],
  ['de', 'Rathausplatz 22', 'Rathausplatz 22'],
  ['en', 'KA7', 'KA7'],
  ['en', 'KA070', 'K A zero seven zero'],
])(
  'A4 numbers of tickets and ranges are pronounced so that every voice reads them alike: %s, %s',
  async (language, text, said) => {
    expect(pronounced(text, await loadTexts(language, { root: null }))).toBe(said)
  },
)
