import { describe, it } from 'vitest'
import {
  appointment,
  at,
  callsNext,
  cancels,
  checksIn,
  closesDay,
  gives,
  opens,
  opensDay,
  taps,
  timePasses,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

// Open 08:00-16:00, numbers from 07:45 until 15:30.
const day = given(opensDay([appointment('AAAA', 'passport', '15:50')]), opens('c1', '07:40'), opens('info', '07:40'))

describe('what a visitor gets', () => {
  it('G1 a number at the counters, with the people ahead and an estimate', () => {
    day
      .when(taps('anna', 'passport', '09:00'))
      .thenHappens({ type: 'TicketIssued', ahead: 0, estimate: { lowSeconds: 0 }, afterHours: false, language: 'de' })
      .when(taps('ben', 'passport', '09:00'))
      .thenHappens({ type: 'TicketIssued', ahead: 1 })
  })

  it('G2 G3 G4 the way to the info stand, an appointment, another place: each with its own no', () => {
    day.when(taps('anna', 'lost-property', '09:00')).thenRefused('go-to-infostand', { service: 'lost-property' })
    day.when(taps('anna', 'marriage', '09:00')).thenRefused('appointment-only', { service: 'marriage' })
    day.when(taps('anna', 'tax', '09:00')).thenRefused('handled-elsewhere', { service: 'tax' })
    day.when(taps('anna', 'nonsense', '09:00')).thenRefused('unknown-service', { service: 'nonsense' })
    day.when(taps('anna', ['passport', 'tax'], '09:00')).thenRefused('handled-elsewhere', { service: 'tax' })
  })

  it('G7 staff get a number for all that has a queue', () => {
    day.when(gives('anna', 'lost-property', '09:00')).thenHappens({ type: 'TicketIssued', label: 'F001' })
    day.when(gives('anna', 'marriage', '09:00')).thenHappens({ type: 'TicketIssued', label: 'T001' })
    day.when(gives('anna', 'tax', '09:00')).thenRefused('handled-elsewhere')
    const plan = smallPlan((draft) => {
      for (const service of draft.services)
        if (service.id === 'lost-property') service.handling = { kind: 'infostand', fallback: null }
    })
    const standAlone = givenUnder(plan, opensDay([], plan))
    standAlone.when(gives('anna', 'lost-property', '09:00')).thenRefused('go-to-infostand')
    standAlone.when(taps('anna', 'lost-property', '09:00')).thenRefused('go-to-infostand')
  })

  it('G6 a question first when nobody is there for it, from five minutes after the opening', () => {
    const alone = given(opensDay(), opens('info', '07:40'))
    alone.when(taps('anna', 'passport', '08:04:59')).thenHappens({ type: 'TicketIssued' })
    alone.when(taps('anna', 'passport', '08:05')).thenRefused('not-staffed', { service: 'passport' })
    alone.when(taps('anna', 'passport', '08:05', { evenUnstaffed: true })).thenHappens({ type: 'TicketIssued' })
    alone.when(gives('anna', 'passport', '08:05')).thenHappens({ type: 'TicketIssued' })
  })

  it('G8 languages and kiosks are those of the plan', () => {
    day.when(taps('anna', 'passport', '09:00', { language: 'en', kiosk: 'entrance' })).thenHappens({
      type: 'TicketIssued',
      language: 'en',
      kiosk: 'entrance',
    })
    day.when(taps('anna', 'passport', '09:00', { language: 'x'.repeat(1000) })).thenRefused('unknown-language')
    day.when(taps('anna', 'passport', '09:00', { kiosk: 'attic' })).thenRefused('unknown-kiosk')
  })
})

describe('when visitors get numbers', () => {
  it('H9 from the first issue until the last, and after that nothing until tomorrow', () => {
    day
      .when(taps('anna', 'passport', '07:44:59'))
      .thenRefused('not-yet-open', { firstIssueAt: '07:45', opensAt: '08:00' })
    day.when(taps('anna', 'passport', '07:45')).thenHappens({ type: 'TicketIssued', startAt: at('08:00') })
    day.when(taps('anna', 'passport', '15:29:59')).thenHappens({ type: 'TicketIssued' })
    day.when(taps('anna', 'passport', '15:30')).thenRefused('issue-ended', { closesAt: '16:00' })
    day.when(taps('anna', 'passport', '16:00')).thenRefused('site-closed')
  })

  it('H9 a service keeps hours of its own', () => {
    const plan = smallPlan((draft) => {
      const weekly = {
        mon: { open: '08:00', close: '10:00' },
        tue: null,
        wed: null,
        thu: null,
        fri: null,
        sat: null,
        sun: null,
      }
      for (const service of draft.services) if (service.id === 'passport') service.hours = [{ weekly }]
    })
    const own = givenUnder(plan, opensDay([], plan), opens('c1', '07:40'))
    own.when(taps('anna', 'passport', '10:00')).thenRefused('service-closed', { closesAt: '10:00' })
    own.when(taps('anna', 'residence', '10:00')).thenHappens({ type: 'TicketIssued' })
  })

  it('H9 an appointment checks in until closing, whatever the last issue', () => {
    day.when(checksIn('anna', 'AAAA', '15:40')).thenHappens({ type: 'TicketIssued', afterHours: false })
  })

  it('H10 staff issue at any hour, and the ticket says so', () => {
    day.when(gives('anna', 'passport', '07:00')).thenHappens({ type: 'TicketIssued', afterHours: true })
    day.when(gives('anna', 'passport', '12:00')).thenHappens({ type: 'TicketIssued', afterHours: false })
    day.when(gives('anna', 'passport', '15:30')).thenHappens({ type: 'TicketIssued', afterHours: true })
  })

  it('H10 a number after the close opens the day again, for staff alone', () => {
    const closed = day
      .when(closesDay('16:30'))
      .thenHappens({ type: 'AppointmentLapsed', code: 'AAAA' }, { type: 'DayClosed', by: 'supervisor' })
    closed.when(taps('anna', 'passport', '16:31')).thenRefused('day-closed')
    closed.when(checksIn('anna', 'AAAA', '16:00')).thenRefused('day-closed')
    closed
      .when(gives('anna', 'passport', '16:31'))
      .thenHappens({ type: 'DayReopened' }, { type: 'TicketIssued', afterHours: true })
      .when(opens('c1', '16:32'))
      .thenHappens({ type: 'DeskOpened' })
      .when(timePasses('16:33'))
      .thenNothing()
      .when(callsNext('c1', '16:34'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(cancels('anna', '16:35', 'staff'))
      .thenHappens({ type: 'TicketGone' })
      .when(timePasses('16:36'))
      .thenHappens({ type: 'DayClosed', by: 'queue-empty' })
  })

  it('H11 breaks stop calls by turn; numbers and calls by number go on', () => {
    const plan = smallPlan((draft) => {
      const hours = { open: '08:00', close: '16:00', breaks: [{ from: '12:00', to: '12:30' }] }
      draft.hours.periods = [
        { weekly: { mon: hours, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null } },
      ]
    })
    const lunch = givenUnder(plan, opensDay([], plan), opens('c1', '08:00'), taps('anna', 'passport', '11:59'))
    lunch.when(callsNext('c1', '12:00')).thenRefused('in-break')
    lunch.when(taps('ben', 'passport', '12:10')).thenHappens({ type: 'TicketIssued', startAt: at('12:10') })
    lunch.when(callsNext('c1', '12:30')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })
})
