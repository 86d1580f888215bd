import { describe, expect, it } from 'vitest'
import { noShowRow, undoneNoShow } from '../../server/domain/statistics.ts'
import { letsIn } from '../support/appointmentSteps.ts'
import { appointment, at, checksIn, closesDay, opens, opensDay, timePasses } from '../support/daySteps.ts'
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

  it('T28 is recorded once as a no-show when its time to check in is over, while clocks are calm', () => {
    const there = day.when(checksIn('anna', 'BBBB', '09:50')).thenHappens({ type: 'TicketIssued' })
    there.when(timePasses('10:15')).thenNothing()
    there.when(timePasses('10:15:01', false)).thenNothing()
    const lapsed = there
      .when(timePasses('10:15:01'))
      .thenHappens({ type: 'AppointmentLapsed', code: 'AAAA', number: 1 })
    lapsed.when(timePasses('10:16')).thenNothing()
    const event = { type: 'AppointmentLapsed', at: at('10:15:01'), code: 'AAAA' as never, number: 1 } as const
    expect(noShowRow(there.state, event)).toEqual({
      site: 'kempten',
      date: '2026-11-23',
      number: 1,
      service: 'marriage',
      time: at('10:00'),
    })
  })

  it('T28 those that the close finds over are recorded with it, not those that were still to come', () => {
    const late = given(opensDay([...list, appointment('CCCC', 'passport', '11:00')]))
    late
      .when(closesDay('10:30'))
      .thenHappens(
        { type: 'AppointmentLapsed', code: 'AAAA', number: 1 },
        { type: 'AppointmentLapsed', code: 'BBBB', number: 2 },
        { type: 'DayClosed' },
      )
      .when(timePasses('11:30'))
      .thenNothing()
  })

  it('T28 one that was moved may lapse again, one that was cancelled in time does not', () => {
    const cancelled = day
      .when({ type: 'CancelAppointment', at: at('09:00'), code: 'AAAA' as never })
      .thenHappens({ type: 'AppointmentCancelled' })
    const lapsed = cancelled.when(timePasses('10:20')).thenHappens({ type: 'AppointmentLapsed', code: 'BBBB' })
    const moved = appointment('BBBB', 'passport', '11:00')
    lapsed
      .when({ type: 'AddAppointments', at: at('10:21'), appointments: [moved] })
      .thenHappens({ type: 'AppointmentsAdded' })
      .when(timePasses('11:16'))
      .thenHappens({ type: 'AppointmentLapsed', code: 'BBBB', number: 2 })
  })

  it('T29 staff are told the same, and let somebody in out of time on purpose, with the full turn', () => {
    day.when(letsIn('anna', 'AAAA', '09:29', false)).thenRefused('appointment-too-early')
    day.when(letsIn('anna', 'AAAA', '10:16', false)).thenRefused('appointment-too-late', { service: 'marriage' })
    const right = {
      type: 'TicketIssued',
      appointment: { code: 'AAAA', time: at('10:00') },
      turnAt: at('09:00'),
    } as const
    day.when(letsIn('anna', 'AAAA', '08:10')).thenHappens(right)
    day.when(letsIn('anna', 'AAAA', '10:40')).thenHappens(right)
    day.when({ ...checksIn('anna', 'AAAA', '10:40'), evenOutOfTime: true } as never).thenRefused('not-allowed')
  })

  it('T28 T29 whoever is let in after all is no no-show any more', () => {
    const lapsed = day
      .when(timePasses('10:20'))
      .thenHappens({ type: 'AppointmentLapsed', code: 'AAAA', number: 1 }, { type: 'AppointmentLapsed', number: 2 })
    const { state } = lapsed.when(letsIn('anna', 'BBBB', '10:30')).thenHappens({ type: 'TicketIssued' })
    expect(state.appointments.get('BBBB' as never)).toMatchObject({ ticket: 'anna' })
    const issued = (code: string) =>
      ({ type: 'TicketIssued', appointment: { code, time: at('10:00') } }) as unknown as Parameters<
        typeof undoneNoShow
      >[1]
    expect(undoneNoShow(lapsed.state, issued('BBBB'))).toEqual({ site: 'kempten', date: '2026-11-23', number: 2 })
    expect(undoneNoShow(day.state, issued('BBBB'))).toBeNull()
  })

  it('T15 waits in the language of the appointment unless another is chosen', () => {
    const english = [{ ...appointment('AAAA', 'passport', '10:00'), language: 'en' as never }]
    const plan = smallPlan()
    givenUnder(plan, opensDay(english, plan), opens('c1', '08:00'))
      .when(checksIn('anna', 'AAAA', '09:45'))
      .thenHappens({ type: 'TicketIssued', language: 'en' })
  })
})
