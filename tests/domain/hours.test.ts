import { describe, expect, test } from 'vitest'
import type { HoursToday } from '../../server/domain/hours.ts'
import { businessDateAt, dateAt, hoursOn, inBreak, nextOpening, openState } from '../../server/domain/hours.ts'
import type { DayDate, ServiceId } from '../../shared/ids.ts'
import { smallPlan } from '../support/smallPlan.ts'

const day = (date: string) => date as DayDate
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds
const passport = 'passport' as ServiceId
const monday = day('2026-11-23')

function open(hours: HoursToday) {
  if (hours.kind === 'closed') throw new Error('closed')
  return hours
}

describe('a day at the site', () => {
  test('H1 names first issue, opening, last issue, closing and hard limit as instants', () => {
    expect(hoursOn(smallPlan(), monday)).toEqual({
      kind: 'open',
      firstIssueAt: ms('2026-11-23T07:45+01:00'),
      openAt: ms('2026-11-23T08:00+01:00'),
      lastIssueAt: ms('2026-11-23T15:30+01:00'),
      closeAt: ms('2026-11-23T16:00+01:00'),
      hardLimitAt: ms('2026-11-23T19:00+01:00'),
      breaks: [],
      reason: null,
    })
  })

  test('H1 a day may have a last issue of its own', () => {
    const plan = smallPlan((draft) => {
      draft.hours.periods = [{ weekly: weekly({ open: '08:00', close: '16:00', lastIssue: '14:45' }) }]
    })
    expect(open(hoursOn(plan, monday)).lastIssueAt).toBe(ms('2026-11-23T14:45+01:00'))
  })

  test('H1 the hours of a day are computed once', () => {
    const plan = smallPlan()
    expect(hoursOn(plan, monday)).toBe(hoursOn(plan, monday))
  })

  test('H2 of several periods that fit, the last one holds, both dates included', () => {
    const only = (open: string) => ({ ...weekly(null), mon: { open, close: '12:00' } })
    const plan = smallPlan((draft) => {
      draft.hours.periods = [
        { weekly: only('08:00') },
        { from: '2026-11-23', until: '2026-11-30', weekly: only('09:00') },
        { from: '2026-11-30', weekly: only('10:00') },
      ]
    })
    const opensAt = (date: string) => open(hoursOn(plan, day(date))).openAt
    expect(opensAt('2026-11-16')).toBe(ms('2026-11-16T08:00+01:00'))
    expect(opensAt('2026-11-23')).toBe(ms('2026-11-23T09:00+01:00'))
    expect(opensAt('2026-11-30')).toBe(ms('2026-11-30T10:00+01:00'))
  })

  test('H4 an exception closes the day or a part of it, with its reason, and wins over a holiday', () => {
    const reason = { de: 'Faschingsdienstag', en: 'Shrove Tuesday' }
    const plan = smallPlan((draft) => {
      draft.hours.exceptions = [
        { date: '2026-02-17', hours: { open: '08:00', close: '12:00' }, reason },
        { date: '2026-11-24', hours: null, reason },
        { date: '2026-12-25', hours: { open: '10:00', close: '11:00' }, reason },
      ]
    })
    expect(hoursOn(plan, day('2026-02-17'))).toMatchObject({ closeAt: ms('2026-02-17T12:00+01:00'), reason })
    expect(hoursOn(plan, day('2026-11-24'))).toEqual({ kind: 'closed', reason, holiday: null })
    expect(hoursOn(plan, day('2026-12-25'))).toMatchObject({ kind: 'open', reason })
  })

  test('H5 a public holiday closes the site and says which one it is', () => {
    expect(hoursOn(smallPlan(), day('2026-06-04'))).toEqual({ kind: 'closed', reason: null, holiday: 'corpus-christi' })
  })

  test('H8 the day of the switch to summer time opens at the local hour and is an hour shorter', () => {
    const plan = smallPlan((draft) => {
      draft.hours.periods = [{ weekly: weekly({ open: '01:00', close: '08:00' }) }]
    })
    const { openAt, closeAt } = open(hoursOn(plan, day('2026-03-29')))
    expect(openAt).toBe(ms('2026-03-29T00:00Z'))
    expect(closeAt - openAt).toBe(6 * 3_600_000)
  })

  test('H8 the day of the switch to winter time is an hour longer', () => {
    const plan = smallPlan((draft) => {
      draft.hours.periods = [{ weekly: weekly({ open: '01:00', close: '08:00' }) }]
    })
    const { openAt, closeAt } = open(hoursOn(plan, day('2026-10-25')))
    expect(openAt).toBe(ms('2026-10-24T23:00Z'))
    expect(closeAt - openAt).toBe(8 * 3_600_000)
  })

  test('H8 an opening hour that the switch skips becomes the one an hour later', () => {
    const plan = smallPlan((draft) => {
      draft.hours.periods = [{ weekly: weekly({ open: '02:30', close: '24:00' }) }]
    })
    const { openAt, closeAt } = open(hoursOn(plan, day('2026-03-29')))
    expect(openAt).toBe(ms('2026-03-29T01:30Z'))
    expect(closeAt).toBe(ms('2026-03-29T22:00Z'))
  })
})

describe('a service with hours of its own', () => {
  const plan = smallPlan((draft) => {
    draft.hours.periods = [
      { weekly: weekly({ open: '08:00', close: '16:00', breaks: [{ from: '12:00', to: '13:00' }] }) },
    ]
    const own = {
      open: '10:00',
      close: '18:00',
      breaks: [
        { from: '11:00', to: '11:15' },
        { from: '12:30', to: '13:30' },
      ],
    }
    Object.assign(draft.services[0] ?? {}, { hours: [{ weekly: { ...weekly(null), mon: own, tue: own } }] })
    draft.hours.exceptions = [
      { date: '2026-11-24', hours: { open: '08:00', close: '10:00' }, reason: { de: 'Betriebsausflug' } },
    ]
  })

  test('H3 is open where both are, with the breaks of both', () => {
    expect(hoursOn(plan, monday, passport)).toMatchObject({
      firstIssueAt: ms('2026-11-23T09:45+01:00'),
      openAt: ms('2026-11-23T10:00+01:00'),
      lastIssueAt: ms('2026-11-23T15:30+01:00'),
      closeAt: ms('2026-11-23T16:00+01:00'),
    })
    const hours = hoursOn(plan, monday, passport)
    expect(inBreak(hours, ms('2026-11-23T12:30+01:00'))).toBe(true)
    expect(inBreak(hours, ms('2026-11-23T11:00+01:00'))).toBe(true)
    expect(inBreak(hours, ms('2026-11-23T11:15+01:00'))).toBe(false)
    expect(hours).toMatchObject({
      breaks: [
        { from: ms('2026-11-23T11:00+01:00'), to: ms('2026-11-23T11:15+01:00') },
        { from: ms('2026-11-23T12:00+01:00'), to: ms('2026-11-23T13:30+01:00') },
      ],
    })
  })

  test('H3 is closed where they do not meet', () => {
    expect(hoursOn(plan, day('2026-11-24'), passport).kind).toBe('closed')
    expect(hoursOn(plan, day('2026-11-25'), passport).kind).toBe('closed')
  })

  test("H3 without own hours has the site's", () => {
    expect(hoursOn(plan, monday, 'residence' as ServiceId)).toBe(hoursOn(plan, monday))
  })
})

describe('dates', () => {
  test('H1 the date is that of the site, not of Greenwich', () => {
    expect(dateAt(ms('2026-11-22T23:30Z'), 'Europe/Berlin')).toBe('2026-11-23')
    expect(dateAt(ms('2026-11-22T22:30Z'), 'Europe/Berlin')).toBe('2026-11-22')
  })

  test('H7 until 04:00 local time it is still the business day before, on switch days too', () => {
    expect(businessDateAt(ms('2026-11-23T03:59:59+01:00'), 'Europe/Berlin')).toBe('2026-11-22')
    expect(businessDateAt(ms('2026-11-23T04:00+01:00'), 'Europe/Berlin')).toBe('2026-11-23')
    expect(businessDateAt(ms('2026-03-29T04:00+02:00'), 'Europe/Berlin')).toBe('2026-03-29')
    expect(businessDateAt(ms('2026-10-25T03:59+01:00'), 'Europe/Berlin')).toBe('2026-10-24')
  })

  test('H6 the next opening skips week-ends, holidays and exceptions', () => {
    const plan = smallPlan((draft) => {
      draft.hours.exceptions = [{ date: '2026-12-28', hours: null, reason: { de: 'Inventur' } }]
    })
    expect(nextOpening(plan, ms('2026-12-24T08:00+01:00'))).toBe(ms('2026-12-29T08:00+01:00'))
    expect(nextOpening(plan, ms('2026-12-24T07:59+01:00'))).toBe(ms('2026-12-24T08:00+01:00'))
  })

  test('H6 there is no next opening when none comes within 60 days', () => {
    const plan = smallPlan((draft) => {
      draft.hours.periods = [{ until: '2026-11-20', weekly: weekly({ open: '08:00', close: '16:00' }) }]
    })
    expect(nextOpening(plan, ms('2026-11-20T17:00+01:00'))).toBeNull()
  })
})

test('H6 a screen says before, open, issue ended and closed at the right moments', () => {
  const hours = hoursOn(smallPlan(), monday)
  const at = (time: string) => openState(hours, ms(`2026-11-23T${time}+01:00`), 7).kind
  expect(at('07:44:59')).toBe('before')
  expect(at('07:45')).toBe('open')
  expect(at('15:29:59')).toBe('open')
  expect(at('15:30')).toBe('issue-ended')
  expect(at('16:00')).toBe('closed')
  expect(openState(hoursOn(smallPlan(), day('2026-12-26')), 0, 7)).toEqual({
    kind: 'closed',
    reason: null,
    holiday: 'second-christmas-day',
    nextOpenAt: 7,
  })
})

function weekly<T>(hours: T) {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }
}
