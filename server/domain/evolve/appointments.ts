import type { EventOf } from '../events.ts'
import type { Draft } from './draft.ts'

export function addAppointments(
  day: Draft,
  { appointments }: Pick<EventOf<'AppointmentsAdded'>, 'appointments'>,
): void {
  for (const appointment of appointments)
    day.appointments.set(appointment.code, { ...appointment, ticket: null, cancelled: false })
}

export function cancelAppointment(day: Draft, { code }: EventOf<'AppointmentCancelled'>): void {
  const appointment = day.appointments.get(code)
  if (!appointment) throw new Error(`The log cancels appointment ${code}, which is not in the list`)
  day.appointments.set(code, { ...appointment, cancelled: true })
}

export function checkIn(day: Draft, { ticket, appointment }: EventOf<'TicketIssued'>): void {
  if (!appointment?.code) return
  const listed = day.appointments.get(appointment.code)
  if (!listed) throw new Error(`The log checks in appointment ${appointment.code}, which is not in the list`)
  day.appointments.set(appointment.code, { ...listed, ticket })
}
