// What happens at a desk from the call to the end of the conversation.
import type { CallReason, EventOf, FirstCall } from '../events.ts'
import { stretchedAfter } from '../ranges.ts'
import { addressedTo, addressHolds } from '../reach.ts'
import type { Call, Ticket } from '../state.ts'
import { type Draft, openDeskIn, putTicket, ticketIn } from './draft.ts'
import { measure } from './serviceTimes.ts'

const callsKept = 60

export function call(day: Draft, { at, ticket: id, desk, passed, reason, sequence }: EventOf<'TicketCalled'>): void {
  const ticket = ticketIn(day, id)
  const now = openDeskIn(day, desk)
  if (now.work.kind === 'with') throw new Error(`Desk ${desk} cannot call ${ticket.label}: another ticket is there`)
  putTicket(day, {
    ...ticket,
    // An address that has lapsed does not come back when a visitor who was missed does.
    address: addressHolds(ticket, at) && addressedTo(ticket, desk, now) ? ticket.address : null,
    // Who was called by number is here.
    awayUntil: ticket.awayUntil && Math.min(ticket.awayUntil, at),
    phase: { kind: 'called', desk, at, lastAt: at, times: 1, reason, passed: passed.length },
    firstCall: ticket.firstCall ?? { at, dueAt: ticket.dueAt, how: howCalled(ticket, reason) },
  })
  learnRange(day, ticket, at, reason)
  day.desks.set(desk, { ...now, work: { kind: 'with', ticket: id } })
  if (reason.kind === 'direct') return
  if (ticket.firstCall === null) {
    day.calledToday += 1
    if (at <= ticket.dueAt) day.calledInTime += 1
  }
  announce(day, { ticket, desk, sequence, recall: false, at })
}

const howCalled = ({ moved }: Ticket, { kind }: CallReason): FirstCall['how'] =>
  moved && (kind === 'turn' || kind === 'backup') ? 'moved' : kind

/** The first call of somebody who waited in the usual way shows whether the range that was told held. */
function learnRange(
  day: Draft,
  { appointment, estimate, firstCall, issuedAt }: Ticket,
  at: number,
  { kind }: CallReason,
) {
  if (estimate === null || appointment !== null || firstCall !== null) return
  if (kind === 'turn' || kind === 'backup')
    day.stretches = stretchedAfter(day.stretches, estimate, (at - issuedAt) / 1000)
}

export function recall(day: Draft, { at, ticket: id, desk, sequence }: EventOf<'TicketRecalled'>): void {
  const ticket = ticketIn(day, id)
  const { phase } = ticket
  if (phase.kind !== 'called') throw new Error(`${ticket.label} was recalled but is ${phase.kind}`)
  putTicket(day, { ...ticket, phase: { ...phase, lastAt: at, times: phase.times + 1 } })
  announce(day, { ticket, desk, sequence, recall: true, at })
}

export function start(day: Draft, { at, ticket: id, desk }: EventOf<'ServingStarted'>): void {
  const ticket = ticketIn(day, id)
  if (ticket.phase.kind !== 'called') throw new Error(`${ticket.label} was started but is ${ticket.phase.kind}`)
  const { at: calledAt, passed, reason } = ticket.phase
  const phase = { kind: 'serving', desk, calledAt, since: at, reason, passed, takenOver: false } as const
  putTicket(day, { ...ticket, wish: null, phase })
}

/** The ticket is done unless `TicketContinued` follows; the desk is in after-work. */
export function finish(day: Draft, event: EventOf<'ServingFinished'>): void {
  const { at, ticket: id, desk, outcome, ended } = event
  const ticket = ticketIn(day, id)
  if (ticket.phase.kind !== 'serving') throw new Error(`${ticket.label} was finished but is ${ticket.phase.kind}`)
  if (ended === 'by-clerk') measure(day, ticket, event)
  putTicket(day, { ...ticket, sittings: ticket.sittings + 1, phase: { kind: 'done', at, outcome } })
  day.desks.set(desk, { ...openDeskIn(day, desk), work: { kind: 'after-work', ticket: id, since: at } })
}

type Announcement = Pick<Call, 'desk' | 'sequence' | 'recall' | 'at'> & { readonly ticket: Ticket }

function announce(day: Draft, { ticket, desk, sequence, recall, at }: Announcement): void {
  const { id, label, area, language } = ticket
  const call: Call = { sequence, ticket: id, label, desk, area, language, recall, at }
  const calls = [call, ...day.calls]
  calls.length = Math.min(calls.length, callsKept)
  day.calls = calls
  day.sequence = sequence
}
