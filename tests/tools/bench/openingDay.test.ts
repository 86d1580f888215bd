import { expect, test } from 'vitest'
import { measureEstimates, measureOpening } from '../../../tools/bench/openingDay.ts'

test('a day is opened from its log with all of its tickets', async () => {
  const { events, openMs, readMs, tickets } = await measureOpening(20, 1)
  expect(tickets).toBeGreaterThanOrEqual(30)
  // Each was issued at least, and twenty were called, started and finished.
  expect(events).toBeGreaterThan(tickets + 3 * 20)
  expect(Math.min(openMs, readMs)).toBeGreaterThan(0)
})

test('a house that is full is estimated', async () => {
  const { allMs, desks, drawnMs, waiting } = await measureEstimates(30, 12, 1)
  expect({ desks, waiting }).toEqual({ desks: 12, waiting: 30 })
  expect(Math.min(allMs, drawnMs)).toBeGreaterThan(0)
})
