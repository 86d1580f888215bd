import type { DeskId, TicketId } from '../../../shared/ids.ts'
import type { OpenDesk } from '../reach.ts'
import type { DayState, Ticket, TicketPhase } from '../state.ts'

type Writable<T> = T extends ReadonlyMap<infer K, infer V> ? Map<K, V> : T extends ReadonlySet<infer V> ? Set<V> : T

/** The state as `evolve` alone may see it: its own fields, maps and sets can be written; what they hold is replaced. */
export type Draft = { -readonly [K in keyof DayState]: Writable<DayState[K]> }

/** The one place where a state becomes writable: every one was made by `emptyDay` or `copyDay`, from maps and sets of its own. */
export const draftOf = (state: DayState): Draft => state as Draft

export function ticketIn(day: Draft, id: TicketId): Ticket {
  const ticket = day.tickets.get(id)
  if (!ticket) throw new Error(`The log names ticket ${id}, which was never issued`)
  return ticket
}

export function openDeskIn(day: Draft, id: DeskId): OpenDesk {
  const desk = day.desks.get(id)
  if (desk?.kind !== 'open') throw new Error(`The log uses desk ${id}, which is not open`)
  return desk
}

/** Puts the ticket into the day as it is now, and its id into the set of its phase. */
export function putTicket(day: Draft, ticket: Ticket): void {
  const before = day.tickets.get(ticket.id)
  if (before && before.phase.kind !== ticket.phase.kind) sideSet(day, before.phase)?.delete(ticket.id)
  sideSet(day, ticket.phase)?.add(ticket.id)
  day.tickets.set(ticket.id, ticket)
}

/** Frees the desk at which the ticket was, if it was at one; a break that waited for this is a later event. */
export function freeDeskOf(day: Draft, ticket: Ticket, at: number): void {
  const { phase } = ticket
  if (phase.kind !== 'called' && phase.kind !== 'serving') return
  day.desks.set(phase.desk, { ...openDeskIn(day, phase.desk), work: { kind: 'free' }, freeSince: at })
}

function sideSet(day: Draft, phase: TicketPhase): Set<TicketId> | null {
  switch (phase.kind) {
    case 'waiting':
      return day.waiting
    case 'parked':
      return day.parked
    case 'missed':
      return day.missed
    case 'expected':
      return day.expected
    case 'called':
    case 'serving':
    case 'sent':
    case 'done':
    case 'gone':
      return null
  }
}
