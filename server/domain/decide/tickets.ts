import type { DeskId, TicketId } from '../../../shared/ids.ts'
import type { DayState, Ticket } from '../state.ts'
import { type Checked, fine, type Refused, refused } from './decision.ts'

export function ticketIn(state: DayState, id: TicketId): Checked<Ticket> {
  const ticket = state.tickets.get(id)
  return ticket ? fine(ticket) : refused('unknown-ticket')
}

export const wrongPhase = ({ label, phase }: Ticket): Refused => refused('wrong-phase', { label, phase: phase.kind })

export interface Sitting {
  readonly ticket: Ticket
  readonly desk: DeskId
}

/** A ticket that is called or served at a desk. */
export function sittingOf(state: DayState, id: TicketId): Checked<Sitting> {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase } = found.value
  if (phase.kind !== 'called' && phase.kind !== 'serving') return wrongPhase(found.value)
  return fine({ ticket: found.value, desk: phase.desk })
}
