// What kiosks gave without a server comes into the day: once each, in its order, under the number that the visitor has (rule N14).
import type { CommandId, Label, Language, TicketId } from '../../../shared/ids.ts'
import type { OfflineTicket } from '../commands.ts'
import type { DayEvent, EventOf, Leg } from '../events.ts'
import { isFree, isGivenByServer, numberOf } from '../labels.ts'
import { kioskIn } from '../offer.ts'
import { placeFor, startOf } from '../places.ts'
import { queueOf } from '../planIndex.ts'
import { aheadOfNewcomer } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { type Decide, happened } from './decision.ts'
import { outsideHours } from './issuing.ts'
import { queuedFor } from './legs.ts'

/**
 * Never refuses a number that a visitor has: what the plan no longer knows waits where its number belongs, and what comes too late is
 * recorded as gone. Numbers that were handed in before lead to nothing.
 */
export const handIn: Decide<'HandIn'> = ({ tickets, spare }, state, at) => {
  const batch: Batch = { requests: new Set(), labels: new Set(), tickets: new Set() }
  return happened(
    ...tickets.flatMap((offline, index) => {
      if (batch.requests.has(offline.request)) return []
      batch.requests.add(offline.request)
      return handedIn(state, at, offline, batch, spare[index])
    }),
  )
}

/** What this command has taken so far. */
interface Batch {
  readonly requests: Set<CommandId>
  readonly labels: Set<Label>
  readonly tickets: Set<TicketId>
}

function handedIn(
  state: DayState,
  at: number,
  offline: OfflineTicket,
  batch: Batch,
  spare: TicketId | undefined,
): readonly DayEvent[] {
  const known = ticketOf(state, offline.request)
  const isTheirs = isStillTheirs(state, at, offline) && !batch.labels.has(offline.label)
  if (known && (known.offline || known.phase.kind !== 'gone' || state.phase === 'closed'))
    return !known.offline && isTheirs && changes.has(known.phase.kind) && !state.tickets.has(offline.ticket)
      ? [numberChanged(state, at, offline, known, batch)]
      : []
  const isIdFree = !state.tickets.has(offline.ticket) && !batch.tickets.has(offline.ticket)
  const ticket = isIdFree ? offline.ticket : spare
  if (ticket === undefined) return []
  batch.tickets.add(ticket)
  const late = state.phase === 'closed' || offline.past === true || !isTheirs || !isIdFree
  const issued = issuedLater(state, at, offline, ticket, late)
  if (!late) {
    batch.labels.add(offline.label)
    return [issued]
  }
  return [issued, { type: 'TicketGone', at, ticket, why: state.phase === 'closed' ? 'day-closed' : 'left' }]
}

/** Phases in which a ticket that bears another number now is still the visitor's. */
const changes: ReadonlySet<Ticket['phase']['kind']> = new Set([
  'waiting',
  'called',
  'serving',
  'parked',
  'missed',
  'done',
])

const ticketOf = (state: DayState, request: CommandId): Ticket | null => {
  const id = state.requests.get(request)
  return (id !== undefined && state.tickets.get(id)) || null
}

/**
 * Nobody else can have the number: it was lent to no other kiosk since, no open ticket bears it, and the server does not give it. One of which
 * the log knows nothing may have been lent before the server was set back to an older copy.
 */
function isStillTheirs(state: DayState, at: number, { label, lease, ticket }: OfflineTicket): boolean {
  const lent = state.leased.get(label)
  if (lent ? lent.lease !== lease || lent.ticket !== ticket : isGivenByServer(state, label)) return false
  return isFree(state, label, at)
}

function numberChanged(
  state: DayState,
  at: number,
  offline: OfflineTicket,
  known: Ticket,
  batch: Batch,
): EventOf<'NumberChanged'> {
  const { label, lease } = offline
  batch.labels.add(label)
  return {
    type: 'NumberChanged',
    at,
    ticket: known.id,
    label,
    lease,
    issuedAt: Math.min(known.issuedAt, issuedAtOf(state, at, offline)),
  }
}

function issuedLater(
  state: DayState,
  at: number,
  offline: OfflineTicket,
  ticket: TicketId,
  late: boolean,
): EventOf<'TicketIssued'> {
  const { plan, index } = state
  const legs = legsOf(state, offline)
  const [{ service: id }] = legs
  const service = index.services.get(id)
  const issuedAt = issuedAtOf(state, at, offline)
  const place = placeFor(plan, index, {
    startAt: startOf(state, id, issuedAt),
    promiseSeconds: service?.promiseSeconds ?? 0,
    headStartSeconds: 0,
    appointmentAt: null,
  })
  const language = plan.languages.includes(offline.language) ? offline.language : plan.languages[0]
  return {
    type: 'TicketIssued',
    at,
    ticket,
    label: offline.label,
    channel: 'visit',
    legs,
    area: areaOf(state, offline, id),
    language: (language ?? 'de') as Language,
    kiosk: kioskIn(state.plan, offline.kiosk) ? offline.kiosk : null,
    priority: null,
    appointment: null,
    afterHours: outsideHours(state, id, issuedAt, null),
    estimate: null,
    ahead: aheadOfNewcomer(state, id, place, at),
    request: offline.request,
    handedIn: { lease: offline.lease, issuedAt, ...(late && { late }) },
    ...place,
  }
}

/** Not before the lease, or where that is unknown not before the first number of the day; never after now. */
function issuedAtOf({ hours, leases }: DayState, at: number, { issuedAt, lease }: OfflineTicket): number {
  const from = leases.get(lease)?.from ?? (hours.kind === 'open' ? hours.firstIssueAt : issuedAt)
  return Math.min(Math.max(issuedAt, from), at)
}

/** Where the visitor was sent, as long as there is such an area. */
function areaOf({ index, plan }: DayState, { area }: OfflineTicket, id: Leg['service']): Ticket['area'] {
  const service = index.services.get(id)
  const known = plan.areas.some((one) => one.id === area)
  return known ? area : ((service && queueOf(service)?.area) ?? plan.areas[0]?.id ?? area)
}

/** What of the wishes still has a queue; if nothing has, what waits under the same letters, or at the info stand. */
function legsOf(state: DayState, { label, legs }: OfflineTicket): readonly [Leg, ...Leg[]] {
  const found = new Map<Leg['service'], Leg>()
  for (const { service: id, quantity = 1 } of legs) {
    const queued = queuedFor(state, id, 'visit')
    if (queued.kind === 'refused') continue
    found.set(id, { service: id, quantity: Math.min(quantity, queued.value.service.quantity?.max ?? 1) })
  }
  const [first, ...others] = found.values()
  return first
    ? [first, ...others]
    : [{ service: standIn(state, numberOf(label).prefix) ?? legs[0].service, quantity: 1 }]
}

function standIn({ plan }: DayState, prefix: string): Leg['service'] | null {
  const queued = plan.services.filter((service) => service.channel === 'visit' && queueOf(service))
  const atStand = new Set(plan.desks.flatMap(({ kind, services }) => (kind === 'infostand' ? services : [])))
  const instead =
    queued.find((service) => queueOf(service)?.prefix === prefix && service.handling.kind !== 'appointment') ??
    queued.find(({ id }) => atStand.has(id)) ??
    queued[0]
  return instead?.id ?? null
}
