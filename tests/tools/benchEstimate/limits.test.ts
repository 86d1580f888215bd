import { describe, expect, it } from 'vitest'
import type { Compared } from '../../../tools/benchEstimate/comparison.ts'
import type { Told } from '../../../tools/benchEstimate/figures.ts'
import { bestBlend, ratioOf, recordErrors, spreadOf } from '../../../tools/benchEstimate/limits.ts'
import { drawsFrom } from '../../../tools/replay/draws.ts'

const everybody = () => true
/** Twenty queues of ten tickets that waited twenty minutes; each method is off by so many minutes, by queue. */
const comparedBy = (lotse: (queue: number) => number, ...baselines: ((queue: number) => number)[]): Compared => {
  const told = (off: (queue: number) => number) =>
    Array.from({ length: 200 }, (_, i): Told => {
      const queue = Math.floor(i / 10)
      const likely = (20 + off(queue)) * 60
      return {
        date: '2020-01-07',
        office: 'Rathaus',
        queue: String(queue),
        ahead: 3,
        waited: 1_200,
        likely,
        range: null,
      }
    })
  return {
    days: ['2020-01-07'],
    untold: 0,
    lotse: told(lotse),
    baselines: new Map(baselines.map((off, i) => [`baseline ${i}`, told(off)])),
    oracles: new Map(),
  }
}

describe('the error as a share of that of the best baseline', () => {
  it('is of those who count', () => {
    const compared = comparedBy(
      (queue) => (queue < 10 ? 3 : -1),
      () => 8,
      () => 4,
    )
    expect(ratioOf(compared, everybody)).toEqual({ lotse: 2, baseline: 4, ratio: 0.5 })
    expect(ratioOf(compared, ({ queue }) => Number(queue) < 10).ratio).toBe(0.75)
  })

  it('spreads where queues differ, the same for the same seed, and not where they are alike', () => {
    const alike = comparedBy(
      () => 3,
      () => 4,
    )
    expect(spreadOf(alike, everybody, 0.7, drawsFrom(1))).toEqual({ queueDays: 20, low: 0.75, high: 0.75, met: 0 })
    const differing = comparedBy(
      (queue) => (queue < 10 ? 1 : 5),
      () => 4,
    )
    const spread = spreadOf(differing, everybody, 0.75, drawsFrom(1))
    // A mean of twenty draws of 1 or 5: 3 ± 0.45 × 1.645, over 4.
    expect(spread.low).toBeCloseTo(0.566, 1)
    expect(spread.high).toBeCloseTo(0.934, 1)
    expect(spread.met).toBeGreaterThan(0.4)
    expect(spreadOf(differing, everybody, 0.75, drawsFrom(1))).toEqual(spread)
  })
})

it('the best mixture is found: two that err to opposite sides meet in the middle', () => {
  const mixed = bestBlend(
    comparedBy(
      () => 3,
      () => 9,
      () => -3,
    ),
  )
  expect(mixed).toMatchObject({ baseline: 'baseline 1', share: 0.5 })
  expect(mixed.error).toBeCloseTo(0)
})

it('times that are right to five minutes cost a knower of all waits a hundred seconds', () => {
  const { doubled, floor } = recordErrors(
    comparedBy(() => 0),
    drawsFrom(1),
  )
  expect(floor).toBeCloseTo(100 / 60, 0)
  expect(doubled).toBe(floor)
})
