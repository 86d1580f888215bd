import { describe, it } from 'vitest'
import { appointment, at, callsNext, changesPlan, checksIn, gives, opens, opensDay, taps } from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const longPromise = smallPlan((draft) => {
  for (const service of draft.services) if (service.id === 'residence') service.promiseSeconds = 90 * 60
})

describe('the place of a ticket', () => {
  it('Q1 due is start plus promise', () => {
    given(opensDay(), opens('c1', '08:00'))
      .when(taps('anna', 'residence', '09:00'))
      .thenHappens({ type: 'TicketIssued', startAt: at('09:00'), dueAt: at('09:30'), turnAt: at('09:30') })
  })

  it('Q2 a promise counts at most the spread longer than the shortest of the site, for the turn alone', () => {
    givenUnder(longPromise, opensDay([], longPromise), opens('c1', '08:00'))
      .when(taps('anna', 'residence', '09:00'))
      .thenHappens({ type: 'TicketIssued', dueAt: at('10:30'), turnAt: at('09:35') })
  })

  it('Q2 what is done elsewhere promises nothing here', () => {
    const plan = smallPlan((draft) => {
      for (const service of draft.services)
        service.promiseSeconds = service.id === 'tax' ? 60 : service.id === 'residence' ? 5400 : 1200
    })
    givenUnder(plan, opensDay([], plan), opens('c1', '08:00'))
      .when(taps('anna', 'residence', '09:00'))
      .thenHappens({ type: 'TicketIssued', turnAt: at('09:35') })
  })

  it('Q3 the start is the issue, but never before the service opens that day', () => {
    const plan = smallPlan((draft) => {
      const from = { open: '08:00', close: '12:00' }
      const late = { open: '10:00', close: '12:00' }
      const week = (monday: typeof from) => [
        { weekly: { mon: monday, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null } },
      ]
      for (const service of draft.services) if (service.id === 'residence') service.hours = week(late)
    })
    const day = givenUnder(plan, opensDay([], plan), opens('c1', '07:50'))
    day
      .when(taps('anna', 'passport', '07:50'))
      .thenHappens({ type: 'TicketIssued', startAt: at('08:00'), dueAt: at('08:20') })
    day
      .when(taps('anna', 'residence', '09:50'))
      .thenHappens({ type: 'TicketIssued', startAt: at('10:00'), dueAt: at('10:30') })
  })

  it('Q4 an appointment is due at its time and has its head start', () => {
    given(opensDay([appointment('AAAA', 'marriage', '10:00')]), opens('c1', '08:00'))
      .when(checksIn('anna', 'AAAA', '09:45'))
      .thenHappens({ type: 'TicketIssued', startAt: at('09:45'), dueAt: at('10:00'), turnAt: at('09:00') })
  })

  it('Q4 staff may agree on a time that stands in no list', () => {
    given(opensDay(), opens('c1', '08:00'))
      .when(gives('anna', 'marriage', '09:45', { appointmentAt: at('10:00') }))
      .thenHappens({ type: 'TicketIssued', appointment: { code: null, time: at('10:00') }, dueAt: at('10:00') })
  })

  it('Q5 a priority class moves the turn, not the promise, and only staff give it', () => {
    const day = given(opensDay(), opens('c1', '08:00'))
    day
      .when(gives('anna', 'passport', '09:00', { priority: 'frail' }))
      .thenHappens({ type: 'TicketIssued', priority: 'frail', dueAt: at('09:20'), turnAt: at('08:20') })
    day.when(taps('anna', 'passport', '09:00', { priority: 'frail' })).thenRefused('not-allowed')
    day.when(taps('anna', 'passport', '09:00', { appointmentAt: at('10:00') })).thenRefused('not-allowed')
    day.when(gives('anna', 'passport', '09:00', { priority: 'loud' })).thenRefused('unknown-priority')
  })

  it('Q6 due and turn stay as they were recorded when the plan changes', () => {
    const stricter = smallPlan((draft) => {
      for (const service of draft.services) service.promiseSeconds = 60
    })
    given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'), changesPlan(stricter, '09:01'))
      .when(callsNext('c1', '09:02'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', dueAt: at('09:20'), turnAt: at('09:20') })
  })
})
