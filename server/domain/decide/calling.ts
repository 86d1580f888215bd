// Calls: who is next, a given number, the person at the desk (rules Q, T).
import type { DeskId, TicketId } from '../../../shared/ids.ts'
import type { CallReason, DayEvent, EventOf } from '../events.ts'
import { inBreak } from '../hours.ts'
import {
  addressedTo,
  addressHolds,
  heldFromUntil,
  missableAfterMs,
  type OpenDesk,
  reachOf,
  restsUntil,
  serves,
} from '../reach.ts'
import { nextFor, passedBy, waitsFor } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { clockTime, type Decide, happened, type Refused, refused } from './decision.ts'
import { readyDesk, whenDeskIsLeft } from './desks.ts'
import { issue } from './issuing.ts'
import { checkLegs } from './legs.ts'
import { ticketIn, wrongPhase } from './tickets.ts'

/** The earliest turn of those that the desk may call. With nobody to call, after-work ends all the same. */
export const callNext: Decide<'CallNext'> = ({ desk }, state, at) => {
  const ready = readyDesk(state, desk, at)
  if (ready.kind === 'refused') return ready
  if (inBreak(state.hours, at)) return refused('in-break')
  const next = nextFor(state, desk, at)
  if (next) return happened(...callOf(state, at, desk, ready.value, next.ticket, next.reason, next.passed))
  return ready.value.work.kind === 'after-work'
    ? happened({ type: 'AfterWorkEnded', at, desk })
    : refused('queue-empty', { desk })
}

/** A given number out of turn, in breaks too; the event says whom it passed. */
export const callTicket: Decide<'CallTicket'> = ({ desk, ticket: id, reason }, state, at) => {
  const ready = readyDesk(state, desk, at)
  if (ready.kind === 'refused') return ready
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const ticket = found.value
  if (!state.plan.reasons.outOfTurn.some((one) => one.id === reason)) return refused('unknown-reason', { reason })
  if (ticket.phase.kind !== 'waiting') return wrongPhase(ticket)
  const no = keptFrom(state, at, desk, ready.value, ticket)
  if (no) return no
  const passed = passedBy(state, desk, ticket, at)
  return happened(...callOf(state, at, desk, ready.value, ticket, { kind: 'out-of-turn', reason }, passed))
}

/** Gives the person at the desk a number and serves it at once; nothing is announced. */
export const serveDirect: Decide<'ServeDirect'> = ({ desk, ticket, legs: wanted, language }, state, at) => {
  const ready = readyDesk(state, desk, at)
  if (ready.kind === 'refused') return ready
  const channel = state.index.services.get(wanted[0].service)?.channel ?? 'visit'
  const legs = checkLegs(state, wanted, channel)
  if (legs.kind === 'refused') return legs
  const [{ service }] = legs.value
  const reach = reachOf(state, desk)
  if (!reach || !serves(reach, service)) return refused('desk-cannot-serve', { desk, service })
  const wish = { ticket, channel, legs: legs.value, language, kiosk: null, priority: null, appointment: null }
  const issued = issue(state, at, wish)
  if (issued.kind === 'refused') return issued
  const { dueAt, turnAt } = issued.value
  const passed = passedBy(state, desk, { turnAt, order: Infinity }, at)
  return happened(
    ...afterWorkEnds(ready.value, desk, at),
    { ...issued.value, estimate: null, ahead: 0 },
    {
      type: 'TicketCalled',
      at,
      ticket,
      desk,
      reason: { kind: 'direct' },
      dueAt,
      turnAt,
      passed,
      sequence: state.sequence,
    },
    { type: 'ServingStarted', at, ticket, desk },
  )
}

export const recallTicket: Decide<'RecallTicket'> = ({ ticket: id }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase } = found.value
  if (phase.kind !== 'called') return wrongPhase(found.value)
  return happened({ type: 'TicketRecalled', at, ticket: id, desk: phase.desk, sequence: state.sequence + 1 })
}

/** Nobody came: only by the clerk, from 30 seconds after the last call. */
export const missTicket: Decide<'MissTicket'> = ({ ticket: id }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase } = found.value
  if (phase.kind !== 'called') return wrongPhase(found.value)
  const missableAt = phase.lastAt + missableAfterMs
  if (at < missableAt) return refused('too-soon', { seconds: Math.ceil((missableAt - at) / 1000) })
  const { desk } = phase
  return happened({ type: 'TicketMissed', at, ticket: id, desk }, ...whenDeskIsLeft(state, desk, at))
}

function callOf(
  state: DayState,
  at: number,
  desk: DeskId,
  now: OpenDesk,
  { id, dueAt, turnAt }: Ticket,
  reason: CallReason,
  passed: readonly TicketId[],
): readonly DayEvent[] {
  const call: EventOf<'TicketCalled'> = {
    type: 'TicketCalled',
    at,
    ticket: id,
    desk,
    reason,
    dueAt,
    turnAt,
    passed,
    sequence: state.sequence + 1,
  }
  return [...afterWorkEnds(now, desk, at), call]
}

const afterWorkEnds = (now: OpenDesk, desk: DeskId, at: number): readonly DayEvent[] =>
  now.work.kind === 'after-work' ? [{ type: 'AfterWorkEnded', at, desk }] : []

/** Even by number a desk calls nobody whom it cannot serve, who is kept for others, or who did not answer just now. */
function keptFrom(state: DayState, at: number, desk: DeskId, now: OpenDesk, ticket: Ticket): Refused | null {
  const reach = reachOf(state, desk)
  if (!reach || !serves(reach, waitsFor(ticket)))
    return refused('desk-cannot-serve', { desk, service: waitsFor(ticket) })
  const rests = restsUntil(ticket, at)
  if (rests !== null) return refused('called-recently', { label: ticket.label, until: clockTime(state, rests) })
  const held = heldFromUntil(ticket, desk, at)
  if (held !== null) return refused('held', { label: ticket.label, until: clockTime(state, held) })
  if (addressHolds(ticket, at) && !addressedTo(ticket, desk, now)) return refused('held', { label: ticket.label })
  return null
}
