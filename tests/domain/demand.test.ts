import { describe, expect, test } from 'vitest'
import { demandOn, mostAsked, noDemand } from '../../server/domain/demand.ts'
import { type HourSum, noEstimates, noWaits } from '../../server/domain/hourSums.ts'
import type { DayDate, ServiceId, SiteId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import { smallPlan } from '../support/smallPlan.ts'

const plan = smallPlan((draft) => {
  const [passport] = draft.services
  if (!passport) throw new Error('no service')
  draft.services.push({ ...passport, id: 'express', listed: false })
  passport.questions = [
    {
      id: 'how',
      text: { de: 'Wie?' },
      options: [
        { id: 'usual', name: { de: 'Wie immer' } },
        { id: 'fast', name: { de: 'Schnell' }, leadsTo: 'express' },
      ],
    },
  ]
  for (const desk of draft.desks) if (desk.services.includes('passport')) desk.services.push('express')
})
const monday = '2026-11-23' as DayDate

const sum = (date: string, hour: number, service: string, visitors: number): HourSum => ({
  site: 'kempten' as SiteId,
  date: date as DayDate,
  hour,
  service: service as ServiceId,
  visitors,
  missed: 0,
  left: 0,
  cancelled: 0,
  dayClosed: 0,
  noShows: 0,
  outcomes: {},
  waits: noWaits,
  estimates: noEstimates,
})

const now = (id: string, more: Partial<KioskServiceNow> = {}): KioskServiceNow => ({
  id: id as ServiceId,
  now: 'number',
  unstaffed: false,
  waiting: 0,
  wait: null,
  closure: null,
  there: null,
  slots: [],
  longWait: false,
  ...more,
})
const listed = plan.services.filter((one) => one.listed).map(({ id }) => id)
const allServed = plan.services.map(({ id }) => now(id))
const asked = (sums: readonly HourSum[], hour: number, present = allServed) =>
  mostAsked(listed, demandOn(plan, monday, sums), hour, present)

describe('K27 the most asked', () => {
  test('are those of the plan, in its order, until something has been learned', () => {
    expect(asked([], 9)).toEqual(['passport', 'residence', 'lost-property', 'marriage'])
    expect(asked([sum('2026-11-16', 9, 'tax', 9)], 9)[0]).toBe('passport')
    expect(asked([sum('2026-11-16', 9, 'tax', 10)], 9)[0]).toBe('tax')
  })

  test('are learned by the hour, and a little from the hours beside it', () => {
    const sums = [
      sum('2026-11-16', 9, 'residence', 12),
      sum('2026-11-16', 10, 'passport', 20),
      sum('2026-11-16', 14, 'tax', 30),
    ]
    expect(asked(sums, 9).slice(0, 2)).toEqual(['residence', 'passport'])
    expect(asked(sums, 10).slice(0, 2)).toEqual(['passport', 'residence'])
    expect(asked(sums, 14)[0]).toBe('tax')
    expect(asked(sums, 12)[0]).toBe('passport')
  })

  test('are those of this weekday before those of others, and of the last weeks before older ones', () => {
    const weekday = [sum('2026-11-16', 9, 'residence', 10), sum('2026-11-20', 9, 'tax', 30)]
    expect(asked(weekday, 9).slice(0, 2)).toEqual(['residence', 'tax'])
    const older = [sum('2026-11-16', 9, 'residence', 10), sum('2026-10-05', 9, 'tax', 20)]
    expect(asked(older, 9).slice(0, 2)).toEqual(['residence', 'tax'])
  })

  test('are learned from days that are over, not from this one', () => {
    expect(demandOn(plan, monday, [sum(monday, 9, 'tax', 50)])).toEqual(noDemand)
  })

  test('leave out what is closed, full or not staffed now, and what no list shows', () => {
    const sums = [sum('2026-11-16', 9, 'residence', 30), sum('2026-11-16', 9, 'passport', 20)]
    const present = (more: Partial<KioskServiceNow>) =>
      allServed.map((one) => (one.id === 'residence' ? { ...one, ...more } : one))
    for (const more of [
      { now: 'closed' },
      { now: 'full' },
      { now: 'contingent-used' },
      { now: 'elsewhere' },
      { now: 'appointment' },
      { unstaffed: true },
      { now: 'infostand', unstaffed: true },
    ] as const) {
      const found = asked(sums, 9, present(more))
      expect(found[0]).toBe('passport')
      expect(found).not.toContain('residence')
    }
    expect(asked(sums, 9, present({ now: 'infostand' }))[0]).toBe('residence')
    expect(asked(sums, 9)).not.toContain('express')
  })

  test('count what an answer led to for the service that asks', () => {
    expect(asked([sum('2026-11-16', 9, 'tax', 10), sum('2026-11-16', 9, 'express', 12)], 9).slice(0, 2)).toEqual([
      'passport',
      'tax',
    ])
  })
})
