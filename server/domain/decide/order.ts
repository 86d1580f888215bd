// How staff move a ticket that waits: its class, whom it is kept for, the order of its concerns (rules Q, T).
import type { Address, Leg } from '../events.ts'
import { placeOnward } from '../places.ts'
import { deskOfClerk, reachOf, serves } from '../reach.ts'
import { waitsFor } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { byDesk, type Decide, happened, nothing, type Refused, refused } from './decision.ts'
import { queuedService } from './legs.ts'
import { ticketIn, wrongPhase } from './tickets.ts'

/** From the old start with the head start of the class; due stays. An appointment has its own head start alone (rule Q5). */
export const changePriority: Decide<'ChangePriority'> = ({ ticket: id, priority, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const ticket = found.value
  if (!isToCome(ticket)) return wrongPhase(ticket)
  if (priority !== null && !state.plan.priorities.some((one) => one.id === priority))
    return refused('unknown-priority', { priority })
  if (priority === ticket.priority) return nothing
  const place = placeOnward(state, { ...ticket, priority }, waitsFor(ticket))
  return happened({ type: 'PriorityChanged', at, ticket: id, priority, ...place, ...byDesk(by) })
}

/** Keeps a waiting or parked ticket for a desk that is open, or a clerk who is there, and can serve it; null: for whoever is next. */
export const keepTicket: Decide<'KeepTicket'> = ({ ticket: id, address, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const ticket = found.value
  if (ticket.phase.kind !== 'waiting' && ticket.phase.kind !== 'parked') return wrongPhase(ticket)
  if (sameAddress(ticket.address, address)) return nothing
  const no = address && cannotBeKept(state, ticket, address)
  return no ?? happened({ type: 'TicketKept', at, ticket: id, address, ...byDesk(by) })
}

/** The concerns in the order that staff set; the first one's promise counts from the old start (rule Q21). */
export const orderLegs: Decide<'OrderLegs'> = ({ ticket: id, services, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const ticket = found.value
  if (!isToCome(ticket)) return wrongPhase(ticket)
  const [first, ...others] = services.flatMap((service) => ticket.legs.find((leg) => leg.service === service) ?? [])
  if (!first || !sameLegs(services, ticket.legs)) return refused('legs-differ', { label: ticket.label })
  if (services.every((service, index) => ticket.legs[index]?.service === service)) return nothing
  const queued = queuedService(state, first.service)
  if (queued.kind === 'refused') return queued
  return happened({
    type: 'LegsOrdered',
    at,
    ticket: id,
    legs: [first, ...others],
    area: queued.value.queue.area,
    ...placeOnward(state, ticket, first.service),
    ...byDesk(by),
  })
}

/** It will be called, or is called: what is still to come can be moved. */
const isToCome = ({ phase }: Ticket) => phase.kind === 'waiting' || phase.kind === 'called' || phase.kind === 'parked'

/** Each concern is named once and no other. */
const sameLegs = (services: readonly string[], legs: readonly Leg[]) =>
  services.length === legs.length && legs.every(({ service }) => services.includes(service))

function sameAddress(a: Address | null, b: Address | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === 'desk' ? b.kind === 'desk' && a.desk === b.desk : b.kind === 'clerk' && a.clerk === b.clerk
}

function cannotBeKept(state: DayState, ticket: Ticket, address: Address): Refused | null {
  const desk = address.kind === 'desk' ? address.desk : deskOfClerk(state, address.clerk)
  if (desk === null) return refused('unknown-clerk')
  if (!state.index.desks.has(desk)) return refused('unknown-desk', { desk })
  const reach = reachOf(state, desk)
  if (!reach) return refused('desk-closed', { desk })
  return serves(reach, waitsFor(ticket)) ? null : refused('desk-cannot-serve', { desk, service: waitsFor(ticket) })
}
