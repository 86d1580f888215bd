import { describe, expect, it } from 'vitest'
import type { WaitEstimate } from '../../../server/domain/events.ts'
import { compare } from '../../../tools/benchEstimate/comparison.ts'
import { figuresOf, type Told } from '../../../tools/benchEstimate/figures.ts'
import { playDay } from '../../../tools/benchEstimate/officeDay.ts'
import type { OfficeDay, Ticket } from '../../../tools/benchEstimate/recording.ts'

const eight = Date.parse('2020-01-07T08:00:00+01:00')
const minute = 60_000
/** A number every three minutes; the desk takes `each` minutes for one, from the tenth on `later` minutes. */
const dayOf = (each: number, later: number): OfficeDay => {
  let calledAt = eight
  const tickets = Array.from({ length: 20 }, (_, index): Ticket => {
    const issuedAt = eight + index * 3 * minute
    calledAt = Math.max(calledAt + (index < 10 ? each : later) * minute, issuedAt)
    return { number: index + 1, issuedAt, calledAt, officialMinutes: 10, openCounters: 1, tooShort: false }
  })
  const queue = { id: '7', name: 'Meldewesen', letter: 'A', tickets, desks: [{ at: eight, open: 1 }] }
  return { office: 'Rathaus', date: '2020-01-07', timeZone: 'Europe/Warsaw', queues: [queue] }
}
const toldOn = (day: OfficeDay) => {
  const told: { readonly issuedAt: number; readonly ahead: number; readonly estimate: WaitEstimate | null }[] = []
  const end = playDay(day, undefined, ({ issuedAt }, { waiting }, estimate) =>
    told.push({ issuedAt, ahead: waiting.length, estimate }),
  )
  return { told, end }
}

describe('a recorded day', () => {
  it('is told from what was known at the issue: another rest of the day changes nothing before it', () => {
    const [usual, slow] = [dayOf(6, 6), dayOf(6, 20)]
    const parting = usual.queues[0]?.tickets[9]?.calledAt ?? 0
    const toldUntil = ({ told }: ReturnType<typeof toldOn>) => told.filter(({ issuedAt }) => issuedAt <= parting)
    expect(toldUntil(toldOn(usual)).length).toBeGreaterThan(15)
    expect(toldUntil(toldOn(slow))).toEqual(toldUntil(toldOn(usual)))
  })

  it('is measured where people waited all along, and ends with everybody called', () => {
    const { end, told } = toldOn(dayOf(6, 6))
    expect(told.at(-1)?.ahead).toBeGreaterThan(5)
    const [times] = [...end.serviceTimes.values()]
    expect((times?.sum ?? 0) / (times?.count ?? 1)).toBeCloseTo(360)
    expect(end.waiting.size).toBe(0)
  })

  it('is told better by whoever foresees the tempo of the next hour, or of the whole day', () => {
    const days = [dayOf(6, 20)]
    const { baselines, lotse, oracles } = compare(days, () => true)
    const errors = [...oracles.values()].map((told) => figuresOf(told).all.meanError)
    expect(new Set([lotse, ...baselines.values(), ...oracles.values()].map(({ length }) => length)).size).toBe(1)
    expect(Math.max(...errors)).toBeLessThan(figuresOf(lotse).all.meanError)
  })
})

it('errors are counted in minutes by people ahead, ranges as shares', () => {
  const one = (ahead: number, waited: number, likely: number): Told => ({
    date: '2020-01-07',
    office: 'Rathaus',
    queue: '7',
    ahead,
    waited,
    likely,
    range: { low: likely - 300, high: likely + 300 },
  })
  const { all, byClass } = figuresOf([one(1, 600, 600), one(4, 600, 1_200), one(25, 6_000, 4_500)])
  expect(all).toMatchObject({ count: 3, close: 2 / 3, held: 1 / 3 })
  expect(all.meanError).toBeCloseTo((0 + 10 + 25) / 3)
  expect(all.bias).toBeCloseTo((0 + 10 - 25) / 3)
  expect(byClass.map(({ count }) => count)).toEqual([2, 0, 0, 1])
})
