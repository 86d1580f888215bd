// Who is next at a desk, who waits before whom, and who waits for nobody (rule Q).
import type { DeskId, ServiceId, TicketId } from '../../shared/ids.ts'
import type { CallReason, Place } from './events.ts'
import {
  addressedTo,
  addressHolds,
  appointmentCallableAt,
  awayUntil,
  callsRest,
  heldFromUntil,
  isUnstaffed,
  openDesk,
  reachOf,
  restsUntil,
  serves,
} from './reach.ts'
import type { DayState, Reach, Ticket } from './state.ts'

/** A waiting ticket as one desk sees it. */
export interface QueueItem {
  readonly ticket: Ticket
  /** One of the desk's own services, or addressed to this desk; otherwise a backup. */
  readonly own: boolean
  readonly addressed: boolean
  /** An appointment whose time has not come: called earlier only when the desk has nobody else. */
  readonly callableAt: number | null
  /** Left alone until then: it did not answer a call just now, another desk parked it, or its holder is away until a free slot. */
  readonly heldUntil: number | null
}

export interface Next {
  readonly ticket: Ticket
  readonly reason: CallReason
  /** Tickets with an earlier turn that this desk could have called instead. */
  readonly passed: readonly TicketId[]
}

type Ordered = Pick<Ticket, 'turnAt' | 'order'>

/** Earlier turns first; equal turns in the order of the log. */
export const byTurn = (a: Ordered, b: Ordered) => a.turnAt - b.turnAt || a.order - b.order

/** The tickets that the desk may call, now or later: none while it is closed. */
function seenFrom(state: DayState, desk: DeskId, at: number): readonly QueueItem[] {
  const now = openDesk(state, desk)
  const reach = reachOf(state, desk)
  if (!now || !reach) return []
  const items: QueueItem[] = []
  for (const id of state.waiting) {
    const ticket = ticketAt(state, id)
    const service = waitsFor(ticket)
    const ownService = reach.own.has(service)
    if (!ownService && !reach.backup.has(service)) continue
    const addressed = addressHolds(ticket, at)
    if (addressed && !addressedTo(ticket, desk, now)) continue
    const callableAt = appointmentCallableAt(ticket)
    items.push({
      ticket,
      own: ownService || addressed,
      addressed,
      callableAt: callableAt !== null && at < callableAt ? callableAt : null,
      heldUntil: later(later(restsUntil(ticket, at), heldFromUntil(ticket, desk, at)), awayUntil(ticket, at)),
    })
  }
  return items
}

interface Choice {
  /** Among these the earliest turn is next. */
  readonly counting: readonly QueueItem[]
  /** Appointments before their time: only when nobody counts. */
  readonly early: readonly QueueItem[]
  readonly noneOfOwn: boolean
}

/** Sorts out who counts now: own tickets, and backups under one of their two conditions (rule Q: backup). */
function choose(state: DayState, items: readonly QueueItem[], at: number, breaks: boolean): Choice {
  const resting = new Map<ServiceId, boolean>()
  const rests = (ticket: Ticket) =>
    resting.getOrInsertComputed(waitsFor(ticket), (service) => callsRest(state, service, at))
  const free = items.filter(({ ticket, heldUntil }) => heldUntil === null && !(breaks && rests(ticket)))
  const noneOfOwn = !free.some(({ own }) => own)
  const firstOwnDueAt = items.reduce(
    (first, { own, ticket }) => (own ? Math.min(first, ticket.dueAt) : first),
    Infinity,
  )
  const counts = ({ own, ticket }: QueueItem) =>
    own || noneOfOwn || (at > ticket.dueAt && at + usualMs(state, ticket) <= firstOwnDueAt)
  return {
    counting: free.filter((item) => item.callableAt === null && counts(item)),
    early: free.filter((item) => item.callableAt !== null && counts(item)),
    noneOfOwn,
  }
}

/**
 * Whom the desk calls next at that moment (epoch milliseconds), and why; null when nobody is to be called. Looks at the
 * queue alone: whether the desk is busy or paused is for the caller to ask.
 */
export function nextFor(state: DayState, desk: DeskId, at: number): Next | null {
  const { counting, early, noneOfOwn } = choose(state, seenFrom(state, desk, at), at, true)
  const item = earliest(counting) ?? earliest(early)
  // Nobody is passed: the earliest turn of those who count is called, and an early appointment only when nobody counts.
  return item && { ticket: item.ticket, reason: reasonFor(item, noneOfOwn), passed: [] }
}

/** Whom a call of that ticket at this moment would pass: those with an earlier turn that this desk could call now. */
export function passedBy(state: DayState, desk: DeskId, place: Ordered, at: number): readonly TicketId[] {
  const { counting } = choose(state, seenFrom(state, desk, at), at, true)
  return counting.filter(({ ticket }) => byTurn(ticket, place) < 0).map(({ ticket }) => ticket.id)
}

/**
 * The tickets that the desk may call now or soon, in the order of calls as it stands at that moment (breaks aside): those
 * who count now, appointments before their time, backups that have to wait for own tickets, and those left alone for a while.
 */
export function queueFor(state: DayState, desk: DeskId, at: number): readonly QueueItem[] {
  const items = seenFrom(state, desk, at)
  const { counting, early } = choose(state, items, at, false)
  const first = new Set([...counting, ...early])
  const rest = items.filter((item) => !first.has(item))
  const order = (some: readonly QueueItem[]) => some.toSorted((a, b) => byTurn(a.ticket, b.ticket))
  return [
    ...order(counting),
    ...order(early),
    ...order(rest.filter(({ heldUntil }) => heldUntil === null)),
    ...order(rest.filter(({ heldUntil }) => heldUntil !== null)),
  ]
}

/**
 * How many wait before the ticket (rule E): tickets with an earlier turn that a desk serving it may also call, be it as a backup.
 * While no open desk serves it, all desks of the plan stand in.
 */
export function aheadOf(state: DayState, ticket: Ticket, at: number): number {
  const desks = desksServing(state, waitsFor(ticket))
  const own = addressHolds(ticket, at) ? desks.filter(({ desk }) => reservedFor(state, ticket, desk)) : desks
  return countBefore(state, own.length > 0 ? own : desks, ticket, at)
}

/** How many would wait before somebody who took a number for the service now. */
export function aheadOfNewcomer(state: DayState, service: ServiceId, place: Place, at: number): number {
  return countBefore(state, desksServing(state, service), { turnAt: place.turnAt, order: Infinity }, at)
}

/** Services that somebody waits for and no open desk serves, from five minutes after their opening; in order of turns. */
export function strandedServices(
  state: DayState,
  at: number,
): readonly { readonly service: ServiceId; readonly tickets: readonly Ticket[] }[] {
  const waiting = [...state.waiting]
    .map((id) => ticketAt(state, id))
    .filter((ticket) => awayUntil(ticket, at) === null)
    .sort(byTurn)
  return [...Map.groupBy(waiting, waitsFor)]
    .filter(([service]) => isUnstaffed(state, service, at))
    .map(([service, tickets]) => ({ service, tickets }))
}

/** The service that a ticket waits for: its first leg's. */
export function waitsFor(ticket: Ticket): ServiceId {
  const leg = ticket.legs[0]
  if (!leg) throw new Error(`Ticket ${ticket.label} waits for nothing`)
  return leg.service
}

interface ServingDesk {
  readonly desk: DeskId
  readonly reach: Reach
}

function desksServing(state: DayState, service: ServiceId): readonly ServingDesk[] {
  const open = servingAmong(state.desks.keys(), (desk) => reachOf(state, desk), service)
  return open.length > 0
    ? open
    : servingAmong(state.index.reaches.keys(), (desk) => state.index.reaches.get(desk), service)
}

function servingAmong(
  desks: Iterable<DeskId>,
  reachAt: (desk: DeskId) => Reach | null | undefined,
  service: ServiceId,
): readonly ServingDesk[] {
  const serving: ServingDesk[] = []
  for (const desk of desks) {
    const reach = reachAt(desk)
    if (!reach || !serves(reach, service)) continue
    serving.push({ desk, reach })
  }
  return serving
}

function countBefore(state: DayState, desks: readonly ServingDesk[], place: Ordered, at: number): number {
  let count = 0
  for (const id of state.waiting) {
    const other = ticketAt(state, id)
    if (byTurn(other, place) >= 0) continue
    const service = waitsFor(other)
    const addressed = addressHolds(other, at)
    if (desks.some(({ desk, reach }) => serves(reach, service) && (!addressed || reservedFor(state, other, desk))))
      count++
  }
  return count
}

function reservedFor(state: DayState, ticket: Ticket, desk: DeskId): boolean {
  const now = openDesk(state, desk)
  return now !== null && addressedTo(ticket, desk, now)
}

function reasonFor({ addressed, own }: QueueItem, noneOfOwn: boolean): CallReason {
  if (addressed) return { kind: 'addressed' }
  if (own) return { kind: 'turn' }
  return { kind: 'backup', because: noneOfOwn ? 'none-of-own' : 'overdue' }
}

function earliest(items: readonly QueueItem[]): QueueItem | null {
  return items.reduce<QueueItem | null>(
    (first, item) => (first === null || byTurn(item.ticket, first.ticket) < 0 ? item : first),
    null,
  )
}

function usualMs(state: DayState, ticket: Ticket): number {
  const leg = ticket.legs[0]
  const service = leg && state.index.services.get(leg.service)
  return service ? service.durationSeconds * leg.quantity * 1000 : 0
}

function ticketAt(state: DayState, id: TicketId): Ticket {
  const ticket = state.tickets.get(id)
  if (!ticket) throw new Error(`The day knows no ticket ${id}`)
  return ticket
}

const later = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))
