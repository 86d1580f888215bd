// The phases of a ticket outside the conversation itself (rule T).
import type { EventOf } from '../events.ts'
import { numberOf } from '../labels.ts'
import { rushAfter } from '../rush.ts'
import type { TicketPhase } from '../state.ts'
import { checkIn, takeSlot } from './appointments.ts'
import { type Draft, freeDeskOf, putTicket, ticketIn } from './draft.ts'
import { takeFromLease } from './leases.ts'

const heldAfterParkingMs = 5 * 60_000

export const waitingFrom = (at: number): TicketPhase => ({ kind: 'waiting', since: at, heldFor: null })

export function issue(day: Draft, event: EventOf<'TicketIssued'>): void {
  const { at, ticket: id, label, channel, legs, area, language, kiosk, priority, appointment, afterHours } = event
  if (day.tickets.has(id)) throw new Error(`The log issues ticket ${id} twice`)
  const { estimate, handedIn, startAt, dueAt, turnAt } = event
  putTicket(day, {
    id,
    label,
    channel,
    language,
    kiosk,
    priority,
    appointment,
    afterHours,
    offline: handedIn !== undefined,
    cameFrom: null,
    issuedAt: handedIn?.issuedAt ?? at,
    estimate,
    order: day.version,
    legs,
    settled: [],
    area,
    startAt,
    dueAt,
    turnAt,
    address: null,
    backTo: null,
    returns: 0,
    sittings: 0,
    missedAt: null,
    firstCall: null,
    moved: false,
    wish: null,
    awayUntil: null,
    phase: waitingFrom(at),
  })
  if (event.request) day.requests.set(event.request, id)
  if (handedIn) takeFromLease(day, label, handedIn.lease)
  if (!handedIn?.late) day.labels.set(label, id)
  const { prefix, number } = numberOf(label)
  if (!handedIn) {
    day.lastNumber.set(prefix, number)
    // What is handed in was given long ago: nobody stands there now.
    if (channel === 'visit') day.rush = rushAfter(day, at)
  }
  checkIn(day, event)
  takeSlot(day, event)
  if (appointment) return
  for (const { service } of legs) day.issuedToday.set(service, (day.issuedToday.get(service) ?? 0) + 1)
}

export function goOn(day: Draft, event: EventOf<'TicketContinued'>): void {
  const { at, ticket: id, legs, area, address, startAt, dueAt, turnAt } = event
  const ticket = ticketIn(day, id)
  const left = new Set(legs.map(({ service }) => service))
  const ended = ticket.legs.map(({ service }) => service).filter((service) => !left.has(service))
  putTicket(day, {
    ...ticket,
    legs,
    settled: [...ticket.settled, ...ended],
    area,
    address,
    backTo: null,
    startAt,
    dueAt,
    turnAt,
    phase: waitingFrom(at),
  })
}

export function miss(day: Draft, { at, ticket: id, desk }: EventOf<'TicketMissed'>): void {
  const ticket = ticketIn(day, id)
  freeDeskOf(day, ticket, at)
  putTicket(day, {
    ...ticket,
    wish: null,
    missedAt: at,
    phase: { kind: 'missed', desk, at, times: ticket.returns + 1 },
  })
}

/** Who starts anew stands behind those who have the same turn. */
export function comeBack(day: Draft, { at, ticket: id, startAt, dueAt, turnAt }: EventOf<'TicketReturned'>): void {
  const ticket = ticketIn(day, id)
  const order = startAt === ticket.startAt ? ticket.order : day.version
  putTicket(day, { ...ticket, order, startAt, dueAt, turnAt, returns: ticket.returns + 1, phase: waitingFrom(at) })
}

export function park(day: Draft, { at, ticket: id, desk, reason, remindAt }: EventOf<'TicketParked'>): void {
  const ticket = ticketIn(day, id)
  freeDeskOf(day, ticket, at)
  putTicket(day, { ...ticket, wish: null, phase: { kind: 'parked', desk, at, reason, remindAt } })
}

/** For five minutes the ticket is kept for the desk that parked it, if somebody is there. */
export function resume(day: Draft, { at, ticket: id }: EventOf<'TicketResumed'>): void {
  const ticket = ticketIn(day, id)
  if (ticket.phase.kind !== 'parked') throw new Error(`${ticket.label} was resumed but is ${ticket.phase.kind}`)
  const { desk } = ticket.phase
  const heldFor = day.desks.get(desk)?.kind === 'open' ? { desk, until: at + heldAfterParkingMs } : null
  putTicket(day, { ...ticket, wish: null, phase: { kind: 'waiting', since: at, heldFor } })
}

export function transfer(day: Draft, event: EventOf<'TicketTransferred'>): void {
  const { at, ticket: id, legs, area, address, backTo, startAt, dueAt, turnAt } = event
  const ticket = ticketIn(day, id)
  freeDeskOf(day, ticket, at)
  const sittings = ticket.sittings + 1
  const place = { startAt, dueAt, turnAt }
  putTicket(day, { ...ticket, ...place, legs, area, address, backTo, sittings, wish: null, phase: waitingFrom(at) })
}

export function addLeg(day: Draft, { ticket: id, leg }: EventOf<'LegAdded'>): void {
  const ticket = ticketIn(day, id)
  putTicket(day, { ...ticket, legs: [...ticket.legs, leg] })
}

/** In the order of the log it stands where it stood. */
export function changePriority(day: Draft, event: EventOf<'PriorityChanged'>): void {
  const { ticket: id, priority, startAt, dueAt, turnAt } = event
  putTicket(day, { ...ticketIn(day, id), moved: true, priority, startAt, dueAt, turnAt })
}

export function keep(day: Draft, { ticket: id, address }: EventOf<'TicketKept'>): void {
  putTicket(day, { ...ticketIn(day, id), moved: true, address })
}

export function orderLegs(
  day: Draft,
  { ticket: id, legs, area, startAt, dueAt, turnAt }: EventOf<'LegsOrdered'>,
): void {
  const ticket = ticketIn(day, id)
  const moved = ticket.moved || ticket.legs[0]?.service !== legs[0].service
  putTicket(day, { ...ticket, moved, legs, area, startAt, dueAt, turnAt })
}

/** Who asked for more time and comes earlier is away no longer; it was asked for all the same. */
export function tellWish(day: Draft, { at, ticket: id, wish, awayUntil }: EventOf<'WishTold'>): void {
  const ticket = ticketIn(day, id)
  const comes = wish === 'on-my-way' && ticket.awayUntil !== null
  putTicket(day, { ...ticket, wish, awayUntil: awayUntil ?? (comes ? at : ticket.awayUntil) })
}

export function leave(day: Draft, { at, ticket: id, why }: EventOf<'TicketGone'>): void {
  const ticket = ticketIn(day, id)
  freeDeskOf(day, ticket, at)
  putTicket(day, { ...ticket, phase: { kind: 'gone', at, why } })
}
