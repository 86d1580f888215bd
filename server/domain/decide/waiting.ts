// How a ticket leaves the queue and comes back: parked, missed, gone, with one concern more (rule T).

import type { Decision } from '../commands.ts'
import type { Place } from '../events.ts'
import { headStartSeconds, placeFor, startOf } from '../places.ts'
import { waitsFor } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { byDesk, type Decide, happened, nothing, refused } from './decision.ts'
import { whenDeskIsLeft } from './desks.ts'
import { checkLeg } from './legs.ts'
import { sittingOf, ticketIn, wrongPhase } from './tickets.ts'

export const parkTicket: Decide<'ParkTicket'> = ({ ticket: id, reason, remindAt }, state, at) => {
  const sitting = sittingOf(state, id)
  if (sitting.kind === 'refused') return sitting
  if (!state.plan.reasons.park.some((one) => one.id === reason)) return refused('unknown-reason', { reason })
  const { desk } = sitting.value
  return happened({ type: 'TicketParked', at, ticket: id, desk, reason, remindAt }, ...whenDeskIsLeft(state, desk, at))
}

/** The holder is back: the ticket waits again where it stood. */
export const resumeTicket: Decide<'ResumeTicket'> = ({ ticket: id, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  if (found.value.phase.kind !== 'parked') return wrongPhase(found.value)
  return happened({ type: 'TicketResumed', at, ticket: id, ...byDesk(by) })
}

/** While it waits, is at a desk or parked (rule T12). */
const mayAddLeg: ReadonlySet<Ticket['phase']['kind']> = new Set(['waiting', 'called', 'serving', 'parked'])

/** Within the grace time a missed ticket keeps its turn the first time and starts anew from the second. */
export const returnTicket: Decide<'ReturnTicket'> = ({ ticket: id, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const ticket = found.value
  if (ticket.phase.kind !== 'missed') return wrongPhase(ticket)
  if (at > ticket.phase.at + state.plan.queue.missedGraceSeconds * 1000)
    return refused('grace-over', { label: ticket.label })
  return happened({ type: 'TicketReturned', at, ticket: id, ...placeAfterReturn(state, ticket, at), ...byDesk(by) })
}

/** Who was on the way from another site is there, and waits with the start of there. */
export const arriveTicket: Decide<'ArriveTicket'> = ({ ticket: id, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  if (found.value.phase.kind !== 'expected') return wrongPhase(found.value)
  return happened({ type: 'TicketArrived', at, ticket: id, ...byDesk(by) })
}

export const addLeg: Decide<'AddLeg'> = ({ ticket: id, leg: wanted, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { channel, legs, phase } = found.value
  if (!mayAddLeg.has(phase.kind)) return wrongPhase(found.value)
  const leg = checkLeg(state, wanted, channel)
  if (leg.kind === 'refused') return leg
  if (legs.some(({ service }) => service === wanted.service))
    return refused('service-repeated', { service: wanted.service })
  return happened({ type: 'LegAdded', at, ticket: id, leg: leg.value, ...byDesk(by) })
}

/**
 * Staff see what the holder lets them know. A parked ticket whose holder comes waits again; who waits and needs more time is left alone
 * for as long as the plan says, once (rules T19, T37).
 */
export const tellWish: Decide<'TellWish'> = ({ ticket: id, wish }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase, wish: told } = found.value
  if (phase.kind !== 'waiting' && phase.kind !== 'called' && phase.kind !== 'parked') return wrongPhase(found.value)
  if (phase.kind === 'parked' && wish === 'on-my-way') return happened({ type: 'TicketResumed', at, ticket: id })
  if (phase.kind === 'waiting' && wish === 'more-time') return askForTime(state, found.value, at)
  return told === wish ? nothing : happened({ type: 'WishTold', at, ticket: id, wish })
}

function askForTime(state: DayState, { awayUntil, id, label }: Ticket, at: number): Decision {
  const { moreTimeSeconds } = state.plan.queue
  if (awayUntil !== null) return at < awayUntil ? nothing : refused('more-time-used', { label })
  const away = moreTimeSeconds === 0 ? {} : { awayUntil: at + moreTimeSeconds * 1000 }
  return happened({ type: 'WishTold', at, ticket: id, wish: 'more-time', ...away })
}

/** The visitor no longer waits, or staff strike the number out; a conversation is finished instead. */
export const cancelTicket: Decide<'CancelTicket'> = ({ ticket: id, asker, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase } = found.value
  if (phase.kind === 'gone') return nothing
  if (phase.kind === 'serving' || phase.kind === 'done' || phase.kind === 'sent') return wrongPhase(found.value)
  return happened(
    { type: 'TicketGone', at, ticket: id, why: asker === 'visitor' ? 'left' : 'cancelled', ...byDesk(by) },
    ...(phase.kind === 'called' ? whenDeskIsLeft(state, phase.desk, at) : []),
  )
}

function placeAfterReturn(state: DayState, ticket: Ticket, at: number): Place {
  const { dueAt, startAt, turnAt } = ticket
  if (ticket.returns === 0) return { startAt, dueAt, turnAt }
  return placeFor(state.plan, state.index, {
    startAt: startOf(state, waitsFor(ticket), at),
    promiseSeconds: state.index.services.get(waitsFor(ticket))?.promiseSeconds ?? 0,
    headStartSeconds: headStartSeconds(state.plan, ticket.priority),
    appointmentAt: null,
  })
}
