import { describe, it } from 'vitest'
import {
  appointment,
  calls,
  callsNext,
  checksIn,
  opens,
  opensDay,
  pauses,
  serves,
  starts,
  taps,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

describe('next', () => {
  it('Q7 a desk calls only what is among its services and the skills of its clerk', () => {
    const waiting = given(opensDay(), opens('c1', '08:00'), taps('anna', 'residence', '09:00'))
    waiting.when(callsNext('c1', '09:01')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    const unskilled = given(
      opensDay(),
      opens('c1', '08:00', { clerk: 'kim', skills: ['passport'] }),
      taps('anna', 'residence', '09:00', { evenUnstaffed: true }),
    )
    unskilled.when(callsNext('c1', '09:01')).thenRefused('queue-empty')
    const other = given(opensDay(), opens('info', '08:00'), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
    other.when(callsNext('info', '09:01')).thenRefused('queue-empty')
  })

  it('Q8 the earliest turn is next, not the earliest number', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'residence', '09:00'),
      taps('ben', 'passport', '09:09'),
      taps('cem', 'passport', '09:10'),
    )
    day
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben', reason: { kind: 'turn' }, passed: [] })
  })

  it('Q8 equal turns go in the order of the log', () => {
    given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'residence', '09:00'),
      taps('ben', 'passport', '09:10'),
      taps('cem', 'passport', '09:10'),
    )
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q9 an appointment is called from two minutes before its time', () => {
    const day = given(
      opensDay([appointment('AAAA', 'marriage', '10:00')]),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:30'),
      checksIn('ben', 'AAAA', '09:40'),
    )
    day.when(callsNext('c1', '09:57:59')).thenHappens({ type: 'TicketCalled', ticket: 'anna', passed: [] })
    day.when(callsNext('c1', '09:58')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
  })

  it('Q9 an appointment is called earlier when the desk has nobody else', () => {
    given(opensDay([appointment('AAAA', 'marriage', '10:00')]), opens('c1', '08:00'), checksIn('ben', 'AAAA', '09:40'))
      .when(callsNext('c1', '09:41'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben', reason: { kind: 'turn' } })
  })

  it('Q9 an appointment of its own that waits keeps a desk from backups that are not overdue', () => {
    const plan = smallPlan((draft) => {
      for (const desk of draft.desks) if (desk.id === 'c2') desk.services = ['passport', 'marriage']
    })
    const day = givenUnder(
      plan,
      opensDay([appointment('AAAA', 'marriage', '10:00')], plan),
      opens('c2', '08:00'),
      taps('anna', 'residence', '09:30'),
      checksIn('ben', 'AAAA', '09:40'),
    )
    day.when(callsNext('c2', '09:41')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
  })

  it('Q10 a backup is called when none of the own services waits', () => {
    given(opensDay(), opens('c2', '08:00'), taps('anna', 'residence', '09:00'))
      .when(callsNext('c2', '09:01'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'backup', because: 'none-of-own' } })
  })

  it('Q10 a backup that is over its due is called while every own ticket keeps the time that it takes', () => {
    const day = given(
      opensDay(),
      opens('c2', '08:00'),
      taps('anna', 'residence', '09:00'),
      taps('ben', 'passport', '09:21'),
    )
    // residence is due at 09:30 and usually takes ten minutes; passport is due at 09:41
    day.when(callsNext('c2', '09:30')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    day
      .when(callsNext('c2', '09:30:01'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'backup', because: 'overdue' } })
    day.when(callsNext('c2', '09:31')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    day.when(callsNext('c2', '09:31:01')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
  })

  it('Q10 the time that a backup takes counts with its quantity', () => {
    const plan = smallPlan((draft) => {
      for (const service of draft.services)
        if (service.id === 'residence') service.quantity = { question: { de: 'Wie viele Personen?' }, max: 4 }
    })
    const day = givenUnder(
      plan,
      opensDay([], plan),
      opens('c2', '08:00'),
      taps('anna', [['residence', 2]], '09:00'),
      taps('ben', 'passport', '09:29'),
    )
    day.when(callsNext('c2', '09:30:01')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
  })

  it('Q11 a desk has one ticket at most', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'passport', '09:01'),
      callsNext('c1', '09:02'),
    )
    day.when(callsNext('c1', '09:03')).thenRefused('desk-busy', { label: 'A001' })
    day.when(calls('c1', 'ben', '09:03')).thenRefused('desk-busy')
    day.when(serves('c1', 'cem', 'passport', '09:03')).thenRefused('desk-busy')
    const serving = day.when(starts('anna', '09:03')).thenHappens({ type: 'ServingStarted' })
    serving.when(callsNext('c1', '09:04')).thenRefused('desk-busy')
  })

  it('Q11 no ticket is at two desks', () => {
    given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
    )
      .when(calls('c2', 'anna', '09:02'))
      .thenRefused('wrong-phase', { phase: 'called' })
  })

  it('Q11 closed desks and desks on a break call nobody', () => {
    const day = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
    day.when(callsNext('c2', '09:01')).thenRefused('desk-closed')
    day.when(callsNext('c9', '09:01')).thenRefused('unknown-desk')
    const paused = day.when(pauses('c1', '09:01')).thenHappens({ type: 'DeskPaused' })
    paused.when(callsNext('c1', '09:02')).thenRefused('desk-paused')
    paused.when(calls('c1', 'anna', '09:02')).thenRefused('desk-paused')
  })
})
