// What staff look up: a ticket by its number, an appointment by its code or time.
import type { FoundAppointment, FoundTicket } from '../../shared/staffViews.ts'
import { appointmentState } from '../domain/appointmentState.ts'
import { keptFor } from '../domain/reach.ts'
import { aheadOf } from '../domain/routing.ts'
import type { DayState, Ticket } from '../domain/state.ts'
import type { ViewContext } from '../domain/views/context.ts'
import { keptForClerk } from '../domain/views/people.ts'

const mostFound = 20

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

/** Today's appointments whose code contains what was typed; with nothing typed, those whose time is nearest. */
export const findAppointments = (state: DayState, text: string, at: number): readonly FoundAppointment[] => {
  const wanted = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return [...state.appointments.values()]
    .filter(({ code }) => code.includes(wanted))
    .sort((a, b) => Math.abs(a.time - at) - Math.abs(b.time - at))
    .slice(0, mostFound)
    .map((one) => ({ code: one.code, service: one.service, time: one.time, state: appointmentState(one) }))
}
