import { expect, test } from 'vitest'
import { percentile, table } from '../../../tools/bench/summary.ts'
import { median } from '../../../tools/median.ts'

test('the median is the middle, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, 0])
})

test('a percentile is the smallest value that covers its share', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([percentile(hundred, 0.99), percentile(hundred, 0.5), percentile([7], 0.99), percentile([], 0.5)]).toEqual([
    99, 50, 7, 0,
  ])
})

test('a table has its first column on the left and the others on the right', () => {
  expect(
    table([
      ['sites', 'rate'],
      ['1', '12,345'],
    ]),
  ).toEqual(['sites    rate', '1      12,345'])
})
