import type { EventOf, Slot } from '../events.ts'
import { slotKey } from '../slots.ts'
import type { Draft } from './draft.ts'

export function addAppointments(
  day: Draft,
  { appointments }: Pick<EventOf<'AppointmentsAdded'>, 'appointments'>,
): void {
  for (const appointment of appointments)
    day.appointments.set(appointment.code, { ...appointment, ticket: null, cancelled: false, lapse: null })
}

export function cancelAppointment(day: Draft, { code }: EventOf<'AppointmentCancelled'>): void {
  const appointment = day.appointments.get(code)
  if (!appointment) throw new Error(`The log cancels appointment ${code}, which is not in the list`)
  day.appointments.set(code, { ...appointment, cancelled: true })
}

export function lapse(day: Draft, { code, number }: EventOf<'AppointmentLapsed'>): void {
  const appointment = day.appointments.get(code)
  if (!appointment) throw new Error(`The log lets appointment ${code} lapse, which is not in the list`)
  day.appointments.set(code, { ...appointment, lapse: number })
  day.lapses = number
}

/** Whoever has taken one keeps it, whatever becomes of its capacity. */
export function changeSlots(day: Draft, { slots }: { readonly slots: readonly Slot[] }): void {
  for (const slot of slots) {
    const key = slotKey(slot)
    day.slots.set(key, { ...slot, tickets: day.slots.get(key)?.tickets ?? [] })
  }
}

export function takeSlot(day: Draft, { ticket, legs: [leg], appointment }: EventOf<'TicketIssued'>): void {
  if (!appointment?.slot) return
  const key = slotKey({ service: leg.service, time: appointment.time })
  const slot = day.slots.get(key)
  if (!slot) throw new Error(`The log takes slot ${key}, which is not in the list`)
  day.slots.set(key, { ...slot, tickets: [...slot.tickets, ticket] })
}

export function checkIn(day: Draft, { ticket, appointment }: EventOf<'TicketIssued'>): void {
  if (!appointment?.code) return
  const listed = day.appointments.get(appointment.code)
  if (!listed) throw new Error(`The log checks in appointment ${appointment.code}, which is not in the list`)
  day.appointments.set(appointment.code, { ...listed, ticket })
}
