// When a visitor's phone is told of the own ticket (rule O4).
import type { SiteId, TicketId } from '../../shared/ids.ts'
import { estimateTicket } from './estimate.ts'
import { awayUntil } from './reach.ts'
import { aheadOf } from './routing.ts'
import type { DayState } from './state.ts'

const nearNumbers = 2
const nearSeconds = 5 * 60

/** `over`: there will be nothing more to tell. */
export type Alert =
  | { readonly kind: 'none' }
  | { readonly kind: 'soon' }
  | { readonly kind: 'call'; readonly sequence: number }
  /** It is at another site now, and told from there. */
  | { readonly kind: 'sent'; readonly to: SiteId }
  | { readonly kind: 'over' }

/**
 * What the holder of a ticket should know by that moment (epoch milliseconds): a call, each announcement anew; that the turn
 * is near, when at most two numbers are ahead or the low end of the wait is at most five minutes.
 */
export function alertFor(state: DayState, id: TicketId, at: number): Alert {
  const ticket = state.tickets.get(id)
  switch (ticket?.phase.kind) {
    case 'sent':
      return { kind: 'sent', to: ticket.phase.to }
    case undefined:
    case 'done':
    case 'gone':
      return { kind: 'over' }
    case 'called': {
      const call = state.calls.find((one) => one.ticket === id)
      return call ? { kind: 'call', sequence: call.sequence } : { kind: 'none' }
    }
    case 'waiting': {
      if (awayUntil(ticket, at) !== null) return { kind: 'none' }
      const wait = estimateTicket(state, id, at)
      const near = aheadOf(state, ticket, at) <= nearNumbers || (wait !== null && wait.lowSeconds <= nearSeconds)
      return { kind: near ? 'soon' : 'none' }
    }
    default:
      return { kind: 'none' }
  }
}
