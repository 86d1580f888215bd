import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrast, themes, tokenColours } from '../support/tokenColours.ts'

const css = readFileSync(join(import.meta.dirname, '../../display/src/board.css'), 'utf8')

/** What board.css changes of the tokens: for all boards, and for bright ones besides. */
function boardTokens(bright: boolean): Record<string, string> {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
    ([, selector = '']) => selector.includes('body') && (bright || !selector.includes('data-theme')),
  )
  const declared = rules.flatMap(([, , body = '']) => [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)])
  return Object.fromEntries(declared.map(([, name, value]) => [name, value]))
}

test.for([
  ['dark', false],
  ['light', true],
] as const)('A1 every text of a %s board has 7:1', ([theme, bright]) => {
  const colour = tokenColours(themes[theme], boardTokens(bright))
  for (const ground of ['harbour-deep', 'harbour-mid'])
    for (const text of ['on-deep', 'board-2'])
      expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(7)
  expect(contrast(colour('signal-ink'), colour('signal'))).toBeGreaterThanOrEqual(7)
})
