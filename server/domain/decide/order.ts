// How staff move a ticket that is to come: the order of its concerns, its class, whom it is kept for (rules Q, T).
import type { ReasonId, ServiceId } from '../../../shared/ids.ts'
import type { Address, DayEvent, EventOf, Leg } from '../events.ts'
import { placeOnward } from '../places.ts'
import { deskOfClerk, reachOf, serves } from '../reach.ts'
import { waitsFor } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { byDesk, type Checked, type Decide, fine, happened, nothing, type Refused, refused } from './decision.ts'
import { queuedService } from './legs.ts'
import { ticketIn, wrongPhase } from './tickets.ts'

type WithoutMeta<E> = E extends unknown ? Omit<E, 'at' | 'ticket' | 'by' | 'continues'> : never
/** One thing that becomes another one; null: it is so already. */
type Change = Checked<WithoutMeta<EventOf<'LegsOrdered' | 'PriorityChanged' | 'TicketKept'>> | null>

/** All that is asked for, or nothing of it; one undo takes all of it back. */
export const moveTicket: Decide<'MoveTicket'> = ({ ticket: id, services, priority, address, by }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  let ticket = found.value
  const wanted = [
    services && ((now: Ticket) => ordered(state, now, services)),
    priority !== undefined && ((now: Ticket) => classed(state, now, priority)),
    address !== undefined && ((now: Ticket) => kept(state, now, address)),
  ]
  const events: DayEvent[] = []
  for (const change of wanted) {
    if (!change) continue
    const changed = change(ticket)
    if (changed.kind === 'refused') return changed
    if (changed.value === null) continue
    const { type, ...moved } = changed.value
    ticket = { ...ticket, ...moved }
    const continues = events.length > 0 ? ({ continues: true } as const) : {}
    events.push({ ...changed.value, at, ticket: id, ...byDesk(by), ...continues })
  }
  return events.length > 0 ? happened(...events) : nothing
}

/** From the old start with the head start of the class; due stays. An appointment has its own head start alone (rule Q5). */
function classed(state: DayState, ticket: Ticket, priority: ReasonId | null): Change {
  if (!isToCome(ticket)) return wrongPhase(ticket)
  if (priority !== null && !state.plan.priorities.some((one) => one.id === priority))
    return refused('unknown-priority', { priority })
  if (priority === ticket.priority) return fine(null)
  const place = placeOnward(state, { ...ticket, priority }, waitsFor(ticket))
  return fine({ type: 'PriorityChanged', priority, ...place })
}

/** Keeps a waiting or parked ticket for a desk that is open, or a clerk who is there, and can serve it; null: for whoever is next. */
function kept(state: DayState, ticket: Ticket, address: Address | null): Change {
  if (ticket.phase.kind !== 'waiting' && ticket.phase.kind !== 'parked') return wrongPhase(ticket)
  if (sameAddress(ticket.address, address)) return fine(null)
  const no = address && cannotBeKept(state, ticket, address)
  return no ?? fine({ type: 'TicketKept', address })
}

/** The concerns in the order that staff set; the first one's promise counts from the old start (rule Q21). */
function ordered(state: DayState, ticket: Ticket, services: readonly ServiceId[]): Change {
  if (!isToCome(ticket)) return wrongPhase(ticket)
  const [first, ...others] = services.flatMap((service) => ticket.legs.find((leg) => leg.service === service) ?? [])
  if (!first || !sameLegs(services, ticket.legs)) return refused('legs-differ', { label: ticket.label })
  if (services.every((service, index) => ticket.legs[index]?.service === service)) return fine(null)
  const queued = queuedService(state, first.service)
  if (queued.kind === 'refused') return queued
  return fine({
    type: 'LegsOrdered',
    legs: [first, ...others],
    area: queued.value.queue.area,
    ...placeOnward(state, ticket, first.service),
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
