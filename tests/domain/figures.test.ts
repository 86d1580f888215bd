import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FirstCall } from '../../server/domain/events.ts'
import { statisticsOf } from '../../server/domain/figures.ts'
import { type HourSum, hourSums } from '../../server/domain/hourSums.ts'
import type { Visit } from '../../server/domain/statistics.ts'
import type { DayDate, ServiceId } from '../../shared/ids.ts'
import { at, monday } from '../support/daySteps.ts'
import { site, visitRow } from '../support/storeRows.ts'

const zone = 'Europe/Berlin'
let tickets = 0

interface Told {
  readonly service?: string
  /** Local time of issue on that Monday. */
  readonly issued?: string
  /** Minutes. */
  readonly waited?: number
  readonly estimate?: readonly [low: number, likely: number, high: number] | null
  readonly how?: FirstCall['how']
}

const visit = ({ service = 'passport', issued = '09:00', waited = 10, estimate = [5, 10, 15], how = 'turn' }: Told) => {
  const issuedAt = at(issued)
  const [low, likely, high] = estimate?.map((minutes) => minutes * 60) ?? [null, null, null]
  tickets += 1
  return visitRow(`t-${tickets}`, {
    service: service as ServiceId,
    issuedAt,
    startAt: issuedAt,
    dueAt: issuedAt + 20 * 60_000,
    firstCall: { at: issuedAt + waited * 60_000, dueAt: issuedAt + 20 * 60_000, how },
    outcome: null,
    estimateLow: low ?? null,
    estimateLikely: likely ?? null,
    estimateHigh: high ?? null,
  })
}
const many = (count: number, told: Told = {}) => Array.from({ length: count }, () => visit(told))
const figures = (visits: readonly Visit[]) => statisticsOf(hourSums(visits, zone), monday, monday)

describe('E16 an estimate counts when the first call came in its turn, from the place it was made for', () => {
  test.each([
    ['turn', 5],
    ['backup', 5],
    ['moved', null],
    ['addressed', null],
    ['out-of-turn', null],
    ['direct', null],
  ] as const)('called: %s', (how, count) => {
    expect(figures(many(5, { how })).estimates.total?.count ?? null).toBe(count)
  })

  test('who was told no figure, was never called or came on a later sitting is left out', () => {
    const others = [
      ...many(5, { estimate: null }),
      ...many(5).map((row) => ({ ...row, firstCall: null, end: 'left' as const })),
      ...many(5).map((row) => ({ ...row, sitting: 2 })),
      // Of a version that did not keep it.
      ...many(5).map((row) => ({ ...row, issuedAt: null })),
    ]
    expect(figures(others).estimates.total).toBeNull()
    expect(figures([...others, ...many(5)]).estimates.total?.count).toBe(5)
  })
})

describe('E17 the error of estimates', () => {
  test('is how far the likely wait was off, which way on the whole, and how often the ranges held', () => {
    const waits = [2, 4, 10, 14, 40].map((waited) => visit({ waited, estimate: [3, 10, 20] }))
    expect(figures(waits).estimates.total).toEqual({
      count: 5,
      meanErrorSeconds: ((8 + 6 + 0 + 4 + 30) * 60) / 5,
      // Told 50 minutes, waited 70: too short by four each.
      biasSeconds: -4 * 60,
      heldShare: 0.6,
      // Read as "up to 20 minutes": the two minutes are inside.
      readHeldShare: 0.8,
    })
  })

  test('is measured from the issue, not from the opening', () => {
    const [early] = many(1, { issued: '07:45', waited: 25, estimate: [20, 25, 30] })
    const opened = { ...early!, startAt: at('08:00') }
    expect(hourSums([opened], zone)[0]?.estimates).toMatchObject({ count: 1, errorSeconds: 0, held: 1 })
  })

  test('hours are those of the clocks at the site, also on the days of the switch', () => {
    const hoursOf = (...instants: string[]) =>
      hourSums(
        instants.map((instant) => ({ ...visit({}), issuedAt: Date.parse(instant) })),
        zone,
      ).map(({ hour, visitors }) => [hour, visitors])
    // 01:30, then 03:30; 02:30 twice.
    expect(hoursOf('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')).toEqual([
      [1, 1],
      [3, 1],
    ])
    expect(hoursOf('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z')).toEqual([
      [2, 2],
      [3, 1],
    ])
  })

  test('fewer than five of an hour or a service go with the others', () => {
    const view = figures([
      ...many(6, { issued: '08:10' }),
      ...many(4, { issued: '09:10' }),
      ...many(3, { issued: '10:10' }),
      ...many(4, { service: 'residence' }),
      ...many(3, { service: 'lost-property' }),
    ]).estimates
    expect(view.total?.count).toBe(20)
    expect(view.groups).toMatchObject([
      { of: 'passport', count: 13, hours: [{ of: 8, count: 6 }], otherHours: { count: 7 } },
    ])
    expect(view.rest?.count).toBe(7)
  })

  test('what is left of a total never tells of fewer than five', () => {
    const view = figures([
      ...many(9, { issued: '08:10' }),
      ...many(6, { issued: '09:10' }),
      ...many(2, { issued: '10:10' }),
      ...many(30, { service: 'residence' }),
    ]).estimates
    const passport = view.groups.find(({ of }) => of === 'passport')
    expect(passport).toMatchObject({ count: 17, hours: [{ of: 8, count: 9 }], otherHours: { count: 8 } })
    expect(figures(many(4)).estimates).toEqual({ total: null, groups: [], rest: null })
  })
})

const randomVisits = fc.array(
  fc.record({
    service: fc.constantFrom('passport', 'residence', 'lost-property'),
    issued: fc.constantFrom('08:10', '09:20', '10:30', '13:00'),
    waited: fc.integer({ min: 0, max: 300 }),
    how: fc.constantFrom<FirstCall['how']>('turn', 'backup', 'moved', 'direct'),
  }),
  { maxLength: 80 },
)

test('E17 the sums over hours are those of the service, and over services those of all; no group is smaller than five', () => {
  fc.assert(
    fc.property(randomVisits, (told) => {
      const { estimates, visitors, days, waits } = figures(told.map(visit))
      const sum = (some: readonly ({ count: number } | null)[]) => some.reduce((all, one) => all + (one?.count ?? 0), 0)
      expect(sum([...estimates.groups, estimates.rest])).toBe(estimates.total?.count ?? 0)
      for (const service of estimates.groups) {
        expect(sum([...service.hours, service.otherHours])).toBe(service.count)
        const errors = [...service.hours, ...(service.otherHours ? [service.otherHours] : [])]
        const seconds = errors.reduce((all, { count, meanErrorSeconds }) => all + count * meanErrorSeconds, 0)
        expect(seconds).toBeCloseTo(service.count * service.meanErrorSeconds)
      }
      const shown = [
        ...estimates.groups,
        ...estimates.groups.flatMap(({ hours, otherHours }) => [...hours, ...(otherHours ? [otherHours] : [])]),
        ...(estimates.rest ? [estimates.rest] : []),
        ...waits.groups,
        ...(waits.rest ? [waits.rest] : []),
      ]
      for (const { count } of shown) expect(count).toBeGreaterThanOrEqual(5)
      expect(visitors).toBe(told.length)
      expect(days.flatMap(({ hours }) => hours).reduce((all, hour) => all + hour.visitors, 0)).toBe(told.length)
    }),
  )
})

describe('E18 the sums of a site', () => {
  test('a wait lasts from the issue to the first call, of an appointment from its time on', () => {
    const waits = [4, 6, 8, 10, 52].map((waited) => visit({ waited }))
    expect(figures(waits).waits.total).toEqual({ count: 5, meanSeconds: 16 * 60, p90Minutes: 55, inTimeShare: 0.8 })
    const early = many(5, { waited: 12 }).map((row) => ({ ...row, appointment: true }))
    expect(figures(early).waits.total).toMatchObject({ meanSeconds: 0, p90Minutes: 5, inTimeShare: 1 })
    expect(figures(many(5, { waited: 400 })).waits.total?.p90Minutes).toBeNull()
    expect(figures(many(5, { how: 'direct' })).waits.total).toBeNull()
  })

  test('how visits ended: a missed one is neither left nor closed', () => {
    const ended = (end: Visit['end'], missed = false) => ({ ...visit({}), end, missed })
    const view = figures([
      ended('finished'),
      ended('left'),
      ended('left', true),
      ended('day-closed', true),
      ended('day-closed'),
      ended('cancelled'),
    ])
    expect(view.ends).toEqual({ served: 1, missed: 2, left: 1, cancelled: 1, dayClosed: 1, noShows: 0 })
  })

  test('an appointment to which nobody came is no visit, and is counted by itself', () => {
    const noShow = { site, date: monday, number: 1, service: 'marriage' as ServiceId, time: at('09:30') }
    const sums = hourSums(many(2), zone, [noShow, { ...noShow, number: 2, service: 'passport' as ServiceId }])
    expect(sums.map(({ hour, noShows, service, visitors }) => [service, hour, visitors, noShows])).toEqual([
      ['marriage', 9, 0, 1],
      ['passport', 9, 2, 1],
    ])
    expect(statisticsOf(sums, monday, monday)).toMatchObject({ visitors: 2, ends: { served: 2, noShows: 2 } })
  })

  test('a second sitting is no second visitor, and its outcome counts', () => {
    const first = { ...visit({}), outcome: 'settled' }
    const rows = [first, { ...first, sitting: 2 }, ...many(4).map((row) => ({ ...row, outcome: 'settled' }))]
    expect(figures(rows)).toMatchObject({ visitors: 5, outcomes: { groups: [{ of: 'settled', count: 6 }] } })
  })

  test('sums of several days are put together', () => {
    const tuesday = '2026-11-24' as DayDate
    const sums: HourSum[] = [
      ...hourSums(many(3), zone),
      ...hourSums(
        many(3).map((row) => ({ ...row, date: tuesday })),
        zone,
      ),
    ]
    const view = statisticsOf(sums, monday, tuesday)
    expect(view.days.map(({ date, visitors }) => [date, visitors])).toEqual([
      [monday, 3],
      [tuesday, 3],
    ])
    expect(view.estimates.groups).toMatchObject([{ of: 'passport', count: 6, hours: [{ of: 9, count: 6 }] }])
  })
})
