import { expect, test } from 'vitest'
import { measureEstimates, measureOpening } from '../../../tools/bench/openingDay.ts'
import { noPostgres } from '../../support/postgresServer.ts'

test('a day is opened from its log with all of its tickets, in each database', { timeout: 60_000 }, async () => {
  const openings = await measureOpening(20, 1)
  expect(openings.map(({ database }) => database)).toEqual(noPostgres ? ['SQLite'] : ['SQLite', 'PostgreSQL'])
  for (const { events, openMs, readMs, tickets } of openings) {
    expect(tickets).toBeGreaterThanOrEqual(30)
    // Each was issued at least, and twenty were called, started and finished.
    expect(events).toBeGreaterThan(tickets + 3 * 20)
    expect(Math.min(openMs, readMs)).toBeGreaterThan(0)
  }
})

test('a house that is full is estimated', async () => {
  const { allMs, desks, drawnMs, waiting } = await measureEstimates(30, 12, 1)
  expect({ desks, waiting }).toEqual({ desks: 12, waiting: 30 })
  expect(Math.min(allMs, drawnMs)).toBeGreaterThan(0)
})
