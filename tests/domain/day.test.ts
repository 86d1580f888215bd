import { describe, expect, it } from 'vitest'
import { decide } from '../../server/domain/decide.ts'
import { evolve } from '../../server/domain/evolve.ts'
import {
  appointment,
  at,
  callsNext,
  changesPlan,
  checksIn,
  closesDay,
  comesBack,
  gives,
  misses,
  monday,
  opens,
  opensDay,
  parks,
  pauses,
  starts,
  taps,
  timePasses,
} from '../support/daySteps.ts'
import { given, givenUnder, planOf, unopened } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

describe('the day', () => {
  it('D3 begins with its opening and is opened once', () => {
    const day = given()
    day.when(taps('anna', 'passport', '09:00')).thenRefused('day-not-open')
    day.when(timePasses('09:00')).thenNothing()
    const opened = day.when(opensDay()).thenHappens({ type: 'DayOpened', date: monday })
    opened.when(opensDay()).thenRefused('day-already-open')
    const closed = opened.when(closesDay('17:00')).thenHappens({ type: 'DayClosed' })
    closed.when(opensDay()).thenRefused('day-closed')
    closed.when(opens('c1', '17:01')).thenRefused('day-closed')
    closed.when(closesDay('17:01')).thenNothing()
    closed.when(timePasses('17:01')).thenNothing()
    const elsewhere = { ...opensDay(), site: 'sonthofen' } as ReturnType<typeof opensDay>
    expect(decide(elsewhere, unopened(smallPlan()))).toMatchObject({ refusal: { code: 'unknown-site' } })
  })

  it('D1 an event never comes before the last one, whatever the clock says', () => {
    given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
      .when(taps('ben', 'passport', '08:59'))
      .thenHappens({ type: 'TicketIssued', at: at('09:00'), startAt: at('09:00') })
  })

  it('D2 the fold depends on the log alone, not on the plan that is in force when the log is read', () => {
    const { state } = given(opensDay())
    const opened = { type: 'DayOpened', at: at('06:00'), site: state.site, date: monday, plan: state.planHash } as const
    const later = smallPlan((draft) => draft.desks.shift())
    const read = evolve(unopened(later), { ...opened, appointments: [] }, planOf)
    expect([...read.desks]).toEqual([...state.desks])
  })

  it('D4 a new plan may not take away an open desk, or what a ticket waits for', () => {
    const day = given(opensDay(), opens('c3', '08:00'), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
    const without = (change: Parameters<typeof smallPlan>[0]) => changesPlan(smallPlan(change), '09:01')
    day
      .when(
        without((draft) => {
          draft.desks = draft.desks.filter(({ id }) => id !== 'c3')
        }),
      )
      .thenRefused('still-in-use', { desk: 'c3' })
    day
      .when(
        without((draft) => {
          draft.services = draft.services.filter(({ id }) => id !== 'passport')
        }),
      )
      .thenRefused('still-in-use', { service: 'passport', label: 'A001' })
    day
      .when(
        without((draft) => {
          for (const service of draft.services)
            if (service.id === 'passport') service.handling = { kind: 'infostand', fallback: null }
        }),
      )
      .thenRefused('still-in-use', { service: 'passport' })
    const fewer = without((draft) => {
      draft.desks = draft.desks.filter(({ id }) => id !== 'c2')
      draft.services = draft.services.filter(({ id }) => id !== 'residence')
    })
    const changed = day.when(fewer).thenHappens({ type: 'PlanChanged' })
    changed.when(fewer).thenNothing()
    changed.when(opens('c2', '09:02')).thenRefused('unknown-desk')
    expect(changed.state.index.services.has('residence' as never)).toBe(false)
  })
})

describe('the close', () => {
  const day = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '15:00'))

  it('H12 whoever holds a number is served: the day goes on after closing until nobody is left', () => {
    const called = day.when(callsNext('c1', '16:10')).thenHappens({ type: 'TicketCalled' })
    for (const state of [day, called, called.when(starts('anna', '16:11')).thenHappens({ type: 'ServingStarted' })])
      state.when(timePasses('16:20')).thenNothing()
    called.when(parks('anna', '16:11')).thenHappens({ type: 'TicketParked' }).when(timePasses('16:20')).thenNothing()
    const missed = called.when(misses('anna', '16:11')).thenHappens({ type: 'TicketMissed' })
    missed.when(timePasses('16:41')).thenNothing()
    missed.when(comesBack('anna', '16:41')).thenHappens({ type: 'TicketReturned' })
    const ended = missed
      .when(timePasses('16:41:01'))
      .thenHappens({ type: 'TicketGone', why: 'left' }, { type: 'DayClosed', by: 'queue-empty' })
    expect(ended.state.phase).toBe('closed')
    expect([...ended.state.desks.values()].every(({ kind }) => kind === 'closed')).toBe(true)
  })

  it('H12 does not close before closing time, nor before an appointment has lapsed', () => {
    const empty = given(opensDay([appointment('AAAA', 'passport', '15:50')]), opens('c1', '08:00'))
    given(opensDay(), opens('c1', '08:00')).when(timePasses('15:59:59')).thenNothing()
    empty.when(timePasses('16:05')).thenNothing()
    empty.when(checksIn('anna', 'AAAA', '16:05')).thenHappens({ type: 'TicketIssued', afterHours: true })
    const lapsed = empty.when(timePasses('16:05:01')).thenHappens({ type: 'AppointmentLapsed', code: 'AAAA' })
    lapsed.when(timePasses('16:05:02')).thenHappens({ type: 'DayClosed', by: 'queue-empty' })
  })

  it('H12 waits for calm clocks', () => {
    given(opensDay(), opens('c1', '08:00')).when(timePasses('17:00', false)).thenNothing()
  })

  it('H13 at the hard limit conversations end and the rest is recorded as gone', () => {
    const busy = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '15:00'),
      taps('ben', 'passport', '15:01'),
      taps('cem', 'passport', '15:02'),
      callsNext('c1', '15:03'),
      starts('anna', '15:04'),
      pauses('c1', '15:04'),
      callsNext('c2', '15:05'),
    )
    busy.when(timePasses('18:59:59')).thenNothing()
    const closed = busy
      .when(timePasses('19:00'))
      .thenHappens(
        { type: 'ServingFinished', ticket: 'anna', ended: 'day-closed' },
        { type: 'TicketGone', ticket: 'ben', why: 'day-closed' },
        { type: 'TicketGone', ticket: 'cem', why: 'day-closed' },
        { type: 'DayClosed', by: 'hard-limit' },
      )
    expect(closed.state.waiting.size).toBe(0)
    expect([...closed.state.serviceTimes]).toEqual([])
  })

  it('H13 a day that was opened again has the hard limit once more from then on', () => {
    const again = day
      .when(timePasses('19:00'))
      .thenHappens({ type: 'TicketGone' }, { type: 'DayClosed' })
      .when(gives('ben', 'passport', '20:00'))
      .thenHappens({ type: 'DayReopened' }, { type: 'TicketIssued' })
    again.when(timePasses('22:59:59')).thenNothing()
    again.when(timePasses('23:00')).thenHappens({ type: 'TicketGone' }, { type: 'DayClosed', by: 'hard-limit' })
  })

  it('H14 a supervisor closes the day at any time', () => {
    day
      .when(closesDay('15:10'))
      .thenHappens({ type: 'TicketGone', why: 'day-closed' }, { type: 'DayClosed', by: 'supervisor' })
  })

  it('H14 a day without opening hours does not close by itself', () => {
    const plan = smallPlan((draft) => {
      draft.hours.exceptions = [{ date: monday, hours: null, reason: { de: 'Betriebsausflug' } }]
    })
    const closed = givenUnder(plan, opensDay([], plan), opens('c1', '08:00'))
    closed.when(taps('anna', 'passport', '09:00')).thenRefused('site-closed')
    closed.when(timePasses('23:59')).thenNothing()
    closed.when(gives('anna', 'passport', '09:00')).thenHappens({ type: 'TicketIssued', afterHours: true })
  })
})
