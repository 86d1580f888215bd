import type { Appointment, EventOf } from '../events.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, nothing, refused } from './decision.ts'

/** Takes over what is new or has changed; an appointment that has checked in stays as it is. Safe to repeat. */
export const addAppointments: Decide<'AddAppointments'> = ({ appointments }, state, at) => {
  const news = appointments.filter((appointment) => isNews(state, appointment))
  return news.length > 0 ? happened({ type: 'AppointmentsAdded', at, appointments: news }) : nothing
}

export const cancelAppointment: Decide<'CancelAppointment'> = ({ code }, state, at) => {
  const listed = state.appointments.get(code)
  if (!listed) return refused('unknown-appointment', { code })
  if (listed.ticket !== null) return refused('appointment-checked-in', { code })
  return listed.cancelled ? nothing : happened({ type: 'AppointmentCancelled', at, code })
}

/** Appointments whose time to check in has run out with nobody there and nothing recorded of it yet (rule T28). */
export function lapsing(state: DayState, at: number): readonly EventOf<'AppointmentLapsed'>[] {
  const lateMs = state.plan.queue.checkInAfterSeconds * 1000
  const over: EventOf<'AppointmentLapsed'>[] = []
  for (const { cancelled, code, lapse, ticket, time } of state.appointments.values())
    if (!cancelled && ticket === null && lapse === null && at > time + lateMs)
      over.push({ type: 'AppointmentLapsed', at, code, number: state.lapses + over.length + 1 })
  return over
}

function isNews(state: DayState, { code, language, service, time }: Appointment): boolean {
  const listed = state.appointments.get(code)
  if (!listed) return true
  if (listed.ticket !== null) return false
  return listed.cancelled || listed.service !== service || listed.time !== time || listed.language !== language
}
