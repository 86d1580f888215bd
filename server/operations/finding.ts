// What staff look up: a ticket by its number, an appointment by its code or time.
import type { FoundAppointment, FoundTicket } from '../../shared/staffViews.ts'
import { appointmentState } from '../domain/appointmentState.ts'
import { clockTime } from '../domain/decide/decision.ts'
import { keptFor } from '../domain/reach.ts'
import { aheadOf } from '../domain/routing.ts'
import type { AppointmentState, DayState, Ticket } from '../domain/state.ts'
import type { ViewContext } from '../domain/views/context.ts'
import { keptForClerk } from '../domain/views/people.ts'

const mostFound = 20
const quarterHourMs = 15 * 60_000

type Seen = Pick<ViewContext, 'at' | 'clerkOf'>

const foundTicket = (state: DayState, ticket: Ticket, context: Seen): FoundTicket => ({
  ticket: ticket.id,
  label: ticket.label,
  phase: ticket.phase.kind,
  services: ticket.legs.map(({ service }) => service),
  area: ticket.area,
  desk: 'desk' in ticket.phase ? ticket.phase.desk : null,
  issuedAt: ticket.issuedAt,
  dueAt: ticket.dueAt,
  ahead: ticket.phase.kind === 'waiting' ? aheadOf(state, ticket, context.at) : null,
  priority: ticket.priority,
  keptFor: keptFor(state, ticket, context.at),
  keptForClerk: keptForClerk(ticket, context),
  sentTo: ticket.phase.kind === 'sent' ? { site: ticket.phase.to, label: ticket.phase.label } : null,
})

/** Tickets of the day whose label contains what was typed ("42" finds A042), open ones first, then the newest; at most 20. */
export const findTickets = (state: DayState, text: string, context: Seen): readonly FoundTicket[] => {
  const wanted = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (wanted === '') return []
  const open = ({ phase }: Ticket) => phase.kind !== 'done' && phase.kind !== 'gone' && phase.kind !== 'sent'
  return [...state.tickets.values()]
    .filter(({ label }) => label.includes(wanted))
    .sort((a, b) => Number(open(b)) - Number(open(a)) || b.issuedAt - a.issuedAt)
    .slice(0, mostFound)
    .map((ticket) => foundTicket(state, ticket, context))
}

/** What is typed of a time of day: `9:`, `9:3`, `09.30`. */
const asTime = /^(\d{1,2})[:.](\d{0,2})$/

/**
 * Today's appointments whose code contains, or whose local time begins with, what was typed; at most 20. First those that can still
 * be meant, by their times from a quarter of an hour ago on, then the earlier ones, the latest first.
 */
export const findAppointments = (state: DayState, text: string, at: number): readonly FoundAppointment[] => {
  const [, hour, minutes = ''] = asTime.exec(text.trim()) ?? []
  const wanted = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const isWanted = ({ code, time }: AppointmentState) =>
    hour === undefined
      ? code.includes(wanted)
      : clockTime(state, time).startsWith(`${hour.padStart(2, '0')}:${minutes}`)
  const isOver = (time: number) => time < at - quarterHourMs
  return [...state.appointments.values()]
    .filter(isWanted)
    .sort(
      (a, b) => Number(isOver(a.time)) - Number(isOver(b.time)) || (isOver(a.time) ? b.time - a.time : a.time - b.time),
    )
    .slice(0, mostFound)
    .map((one) => ({ code: one.code, service: one.service, time: one.time, state: appointmentState(one) }))
}
