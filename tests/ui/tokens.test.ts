import { describe, expect, test } from 'vitest'
import { contrast, themes, tokenColours } from '../support/tokenColours.ts'

/** Which text stands on which ground somewhere. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', ['paper', 'card', 'harbour-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['ink-2', ['paper', 'card', 'harbour-soft', 'warn-soft']],
  ['harbour', ['paper', 'card', 'harbour-soft']],
  ['harbour-2', ['paper', 'card']],
  ['on-harbour', ['harbour', 'harbour-2']],
  ['on-harbour-2', ['harbour', 'harbour-2']],
  ['on-deep', ['harbour-deep', 'harbour-mid']],
  ['on-deep-2', ['harbour-deep', 'harbour-mid']],
  ['harbour-deep', ['on-deep']],
  ['signal-ink', ['signal']],
  ['good', ['paper', 'card', 'good-soft']],
  ['warn', ['paper', 'card', 'warn-soft']],
  ['bad', ['paper', 'card', 'bad-soft']],
  ['on-alarm', ['alarm']],
]
/** Borders, focus rings and signs that have to be seen against what is beside them. */
const signs: typeof texts = [
  ['edge', ['paper', 'card', 'harbour-soft']],
  ['harbour', ['paper', 'card', 'harbour-soft']],
  ['harbour-2', ['paper', 'card', 'harbour-soft']],
  ['signal', ['harbour-deep', 'harbour-mid']],
]
const pairs = (table: typeof texts) =>
  table.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const))

describe.for(Object.entries(themes))('colours, %s', ([, theme]) => {
  const colour = tokenColours(theme)
  const [least, leastSign] = theme.more ? [7, 4.5] : [4.5, 3]

  test.for(pairs(texts))(`A1 %s on %s is read: ${least}:1`, ([text, ground]) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(least)
  })

  test.for(pairs(signs))(`A1 %s is told from %s: ${leastSign}:1`, ([sign, ground]) => {
    expect(contrast(colour(sign), colour(ground))).toBeGreaterThanOrEqual(leastSign)
  })

  test('A1 what means "now" has 7:1', () => {
    expect(contrast(colour('signal-ink'), colour('signal'))).toBeGreaterThanOrEqual(7)
    for (const ground of ['harbour-deep', 'harbour-mid'])
      expect(contrast(colour('on-deep'), colour(ground))).toBeGreaterThanOrEqual(7)
  })
})
