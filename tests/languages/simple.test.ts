// What a program can judge of Leichte Sprache (DIN SPEC 33429). Whether it is understood, only readers can.
import { describe, expect, test } from 'vitest'
import { translations } from '../../server/samples/translating.ts'
import simple from '../../shared/languages/de-simple.json' with { type: 'json' }

type Messages = { readonly [key: string]: string | Messages }

const flat = (messages: Messages): string[] =>
  Object.values(messages).flatMap((value) => (typeof value === 'string' ? value.split('|') : flat(value)))

const { kiosk, own, slip } = simple
const catalogue = flat({ kiosk, own, slip, wait: simple.common.wait })
const plan = Object.values(translations.get('de-simple')?.texts ?? {})

/** Clauses as a reader takes them in: up to a full stop, a colon, or the sign of a question. */
const clauses = (text: string) => text.split(/[.:?!](?:\s|$)/)
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word))

describe.each([
  ['on screens and slips', catalogue],
  ['in the example plans', plan],
])('Leichte Sprache %s', (_, texts) => {
  test('L6 says one thing in few words', () => {
    expect(texts.length).toBeGreaterThan(100)
    const long = texts.flatMap(clauses).filter((clause) => wordsOf(clause).length > 12)
    expect(long).toEqual([])
  })

  test('L6 says who does it, and when: no passive, no past perfect, no conjunctive', () => {
    const hard = /\b(wird|werden|wurde|wurden|worden|hätte|wäre|würde|könnte|dessen|deren)\b/i
    expect(texts.filter((text) => hard.test(text))).toEqual([])
  })

  test('L6 parts long words by a middle dot', () => {
    const long = texts
      .flatMap((text) => text.split(/[\s/(){}„“.,:;?!]+/))
      .filter((word) => word.split(/[·-]/).some((part) => part.length > 15))
    expect([...new Set(long)]).toEqual([])
  })
})

test('L6 a button of the kiosk holds its words in two lines', () => {
  const buttons = [
    ...(['no', 'draw', 'yes', 'takeOut'] as const).map((key) => kiosk.more[key]),
    ...(['complete', 'missing'] as const).map((key) => kiosk.documents[key]),
    ...(['go', 'no'] as const).map((key) => kiosk.unstaffed[key]),
    kiosk.footer.home,
    kiosk.slots.wait,
  ]
  expect(buttons.filter((text) => text.length > 32)).toEqual([])
})
