import { describe, it } from 'vitest'
import { appointment, at, checksIn, opens, opensDay } from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

describe('appointments', () => {
  const list = [appointment('AAAA', 'marriage', '10:00'), appointment('BBBB', 'passport', '10:00')]
  const day = given(opensDay(list), opens('c1', '08:00'))

  it('T15 check in from 30 minutes before until 15 minutes after their time', () => {
    day
      .when(checksIn('anna', 'AAAA', '09:29:59'))
      .thenRefused('appointment-too-early', { from: '09:30', time: '10:00' })
    day.when(checksIn('anna', 'AAAA', '09:30')).thenHappens({ type: 'TicketIssued', turnAt: at('09:00') })
    day.when(checksIn('anna', 'AAAA', '10:15')).thenHappens({ type: 'TicketIssued', turnAt: at('09:00') })
    day.when(checksIn('anna', 'AAAA', '10:15:01')).thenRefused('appointment-too-late', { time: '10:00' })
    day.when(checksIn('anna', 'ZZZZ', '09:45')).thenRefused('unknown-appointment')
  })

  it('T15 check in once', () => {
    day
      .when(checksIn('anna', 'BBBB', '09:45'))
      .thenHappens({ type: 'TicketIssued', label: 'A001', appointment: { code: 'BBBB', time: at('10:00') } })
      .when(checksIn('ben', 'BBBB', '09:46'))
      .thenRefused('appointment-checked-in', { label: 'A001' })
  })

  it('T16 the list of the day grows, changes and shrinks; whoever has checked in stays', () => {
    const add = (...appointments: typeof list) => ({ type: 'AddAppointments' as const, at: at('09:00'), appointments })
    const cancel = (code: string) => ({ type: 'CancelAppointment' as const, at: at('09:50'), code: code as never })
    day.when(add(...list)).thenNothing()
    const moved = appointment('AAAA', 'marriage', '11:00')
    const late = appointment('CCCC', 'passport', '09:50')
    const changed = day
      .when(add(...list, moved, late))
      .thenHappens({ type: 'AppointmentsAdded', appointments: [moved, late] })
    changed.when(checksIn('anna', 'AAAA', '09:45')).thenRefused('appointment-too-early')
    const there = changed.when(checksIn('anna', 'CCCC', '09:45')).thenHappens({ type: 'TicketIssued' })
    there.when(cancel('CCCC')).thenRefused('appointment-checked-in')
    there.when(add(appointment('CCCC', 'passport', '11:00'))).thenNothing()
    there.when(cancel('ZZZZ')).thenRefused('unknown-appointment')
    const cancelled = there.when(cancel('BBBB')).thenHappens({ type: 'AppointmentCancelled', code: 'BBBB' })
    cancelled.when(cancel('BBBB')).thenNothing()
    cancelled.when(checksIn('ben', 'BBBB', '09:55')).thenRefused('appointment-cancelled')
    cancelled.when(add(appointment('BBBB', 'passport', '10:00'))).thenHappens({ type: 'AppointmentsAdded' })
  })

  it('T15 waits in the language of the appointment unless another is chosen', () => {
    const english = [{ ...appointment('AAAA', 'passport', '10:00'), language: 'en' as never }]
    const plan = smallPlan()
    givenUnder(plan, opensDay(english, plan), opens('c1', '08:00'))
      .when(checksIn('anna', 'AAAA', '09:45'))
      .thenHappens({ type: 'TicketIssued', language: 'en' })
  })
})
