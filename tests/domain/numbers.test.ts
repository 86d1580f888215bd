import { describe, expect, it } from 'vitest'
import { nextLabel } from '../../server/domain/labels.ts'
import type { ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { takesSlot } from '../support/appointmentSteps.ts'
import {
  addsLeg,
  appointment,
  at,
  callsNext,
  cancels,
  checksIn,
  finishes,
  gives,
  misses,
  opens,
  opensDay,
  sendsToService,
  serves,
  taps,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const withNumbers = (first: number, last: number, offlineFrom: number | null = null): Plan =>
  smallPlan((draft) => {
    draft.numbers = ['A', 'B', 'F', 'T'].map((prefix) => ({ prefix, first, last, width: 3, offlineFrom }))
  })

describe('numbers', () => {
  it('N1 a label is the prefix of the queue and a number filled to the width of the plan', () => {
    given(opensDay(), opens('c1', '08:00'))
      .when(taps('anna', 'passport', '09:00'))
      .thenHappens({ type: 'TicketIssued', label: 'A001', area: 'hall' })
      .when(taps('ben', 'passport', '09:01'))
      .thenHappens({ type: 'TicketIssued', label: 'A002' })
      .when(taps('cem', 'residence', '09:02'))
      .thenHappens({ type: 'TicketIssued', label: 'B001' })
  })

  it('N2 begins at the first number of the plan and goes on with the first after the last', () => {
    const plan = withNumbers(7, 8)
    givenUnder(plan, opensDay([], plan), opens('c1', '08:00'))
      .when(taps('anna', 'passport', '08:00'))
      .thenHappens({ type: 'TicketIssued', label: 'A007' })
      .when(cancels('anna', '08:01'))
      .thenHappens({ type: 'TicketGone' })
      .when(taps('ben', 'passport', '08:40'))
      .thenHappens({ type: 'TicketIssued', label: 'A008' })
      .when(taps('cem', 'passport', '08:41'))
      .thenHappens({ type: 'TicketIssued', label: 'A007' })
  })

  it('N2 leaves out numbers that are taken, also when the plan moves the range', () => {
    const plan = withNumbers(1, 3)
    const { state } = givenUnder(
      plan,
      opensDay([], plan),
      opens('c1', '08:00'),
      taps('anna', 'passport', '08:00'),
      taps('ben', 'passport', '08:01'),
      taps('cem', 'passport', '08:02'),
      cancels('ben', '08:03'),
    )
    expect(nextLabel(state, 'A', at('08:33'))).toBe('A002')
    expect(nextLabel({ ...state, plan: withNumbers(500, 510) }, 'A', at('08:10'))).toBe('A500')
  })

  it('N3 a number is free again 30 minutes after its ticket has ended, not a moment before', () => {
    const plan = withNumbers(1, 1)
    const day = givenUnder(
      plan,
      opensDay([], plan),
      opens('c1', '08:00'),
      taps('anna', 'passport', '08:00'),
      callsNext('c1', '08:01'),
    )
    day.when(taps('ben', 'passport', '08:02')).thenRefused('numbers-exhausted', { prefix: 'A' })
    const finished = day
      .when(finishes('anna', '08:10'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
    finished.when(taps('ben', 'passport', '08:39:59')).thenRefused('numbers-exhausted')
    finished.when(taps('ben', 'passport', '08:40')).thenHappens({ type: 'TicketIssued', label: 'A001' })
  })

  it('N4 a missed ticket holds its number for its grace time and 30 minutes more', () => {
    const plan = withNumbers(1, 1)
    const missed = givenUnder(
      plan,
      opensDay([], plan),
      opens('c1', '08:00'),
      taps('anna', 'passport', '08:00'),
      callsNext('c1', '08:01'),
      misses('anna', '08:02'),
    )
    missed.when(taps('ben', 'passport', '09:01:59')).thenRefused('numbers-exhausted')
    missed.when(taps('ben', 'passport', '09:02')).thenHappens({ type: 'TicketIssued', label: 'A001' })
  })

  it('N5 numbers kept for kiosks without a server are never given by it', () => {
    const plan = withNumbers(1, 9, 2)
    const day = givenUnder(plan, opensDay([], plan), opens('c1', '08:00'), taps('anna', 'passport', '08:00'))
    day.when(taps('ben', 'passport', '08:01')).thenRefused('numbers-exhausted')
  })

  it('N6 a contingent ends the numbers of visitors and leaves those of staff and of appointments', () => {
    const plan = smallPlan((draft) => {
      for (const service of draft.services) service.contingent = 1
    })
    const list = [appointment('AAAA', 'passport', '09:00'), appointment('BBBB', 'passport', '09:10')]
    const day = givenUnder(plan, opensDay(list, plan), opens('c1', '08:00'), checksIn('anna', 'AAAA', '08:45'))
    const used = day.when(taps('ben', 'passport', '08:46')).thenHappens({ type: 'TicketIssued' })
    used.when(taps('cem', 'passport', '08:47')).thenRefused('contingent-used', { service: 'passport' })
    used.when(taps('cem', ['residence', 'passport'], '08:47')).thenRefused('contingent-used', { service: 'passport' })
    used.when(gives('cem', 'passport', '08:47')).thenHappens({ type: 'TicketIssued' })
    used.when(checksIn('cem', 'BBBB', '08:47')).thenHappens({ type: 'TicketIssued' })
  })

  it('N7 appointments have the prefix that the plan keeps for them', () => {
    const plan = smallPlan((draft) => {
      draft.appointmentPrefix = 'T'
    })
    const list = [appointment('AAAA', 'passport', '09:00')]
    givenUnder(plan, opensDay(list, plan), opens('c1', '08:00'))
      .when(checksIn('anna', 'AAAA', '08:45'))
      .thenHappens({ type: 'TicketIssued', label: 'T001' })
      .when(taps('ben', 'passport', '08:46'))
      .thenHappens({ type: 'TicketIssued', label: 'A001' })
  })

  it('N8 T10 T12 no service of another channel comes to a ticket, by whatever way', () => {
    const plan = smallPlan((draft) => {
      const [first] = draft.services
      if (!first) throw new Error('the small plan has services')
      draft.services.push({ ...structuredClone(first), id: 'hotline', channel: 'call' })
      for (const desk of draft.desks) desk.services.push('hotline')
    })
    const list = [appointment('AAAA', 'hotline', '09:30')]
    const slot = { service: 'hotline' as ServiceId, time: at('10:00'), capacity: 1 }
    const called = givenUnder(
      plan,
      opensDay(list, plan, [slot]),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
    )
    const no = ['unknown-service', { service: 'hotline' }] as const
    called.when(addsLeg('anna', 'hotline', '09:02')).thenRefused(...no)
    called.when(sendsToService('hotline', 'anna', '09:02')).thenRefused(...no)
    called.when(checksIn('ben', 'AAAA', '09:02')).thenRefused(...no)
    called.when(takesSlot('ben', slot, '09:02')).thenRefused(...no)
    called
      .when(finishes('anna', '09:03'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(serves('c1', 'ben', ['passport', 'hotline'], '09:04'))
      .thenRefused(...no)
  })

  it('N8 a call and a message queue by the same rules as a visit', () => {
    const plan = smallPlan((draft) => {
      const [first] = draft.services
      if (!first) throw new Error('the small plan has services')
      const passport = { ...structuredClone(first), promiseSeconds: 60 }
      draft.services.push({ ...passport, id: 'advice-by-phone', channel: 'call' })
      draft.services.push({ ...passport, id: 'mail', channel: 'message', promiseSeconds: 3600 })
      for (const desk of draft.desks) desk.services.push('advice-by-phone', 'mail')
    })
    const day = givenUnder(plan, opensDay([], plan), opens('c1', '08:00'))
    day
      .when(gives('call', 'passport', '09:00', { channel: 'call' }))
      .thenRefused('unknown-service', { service: 'passport' })
    day
      .when(gives('mail', 'mail', '09:00', { channel: 'message' }))
      .thenHappens({ type: 'TicketIssued', channel: 'message', dueAt: at('10:00'), turnAt: at('09:16') })
      .when(gives('call', 'advice-by-phone', '09:10', { channel: 'call' }))
      .thenHappens({ type: 'TicketIssued', channel: 'call', dueAt: at('09:11'), turnAt: at('09:11') })
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'call' })
      .when(finishes('call', '09:12'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(callsNext('c1', '09:13'))
      .thenHappens({ type: 'AfterWorkEnded' }, { type: 'TicketCalled', ticket: 'mail' })
  })

  it('N9 a person served at the desk gets a number too', () => {
    given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
      .when(serves('c1', 'ben', 'passport', '09:01'))
      .thenHappens({ type: 'TicketIssued', label: 'A002' }, { type: 'TicketCalled' }, { type: 'ServingStarted' })
  })

  it('N10 a ticket is issued once: its id is not taken twice', () => {
    given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
      .when(taps('anna', 'residence', '09:01'))
      .thenRefused('id-reused')
  })
})
