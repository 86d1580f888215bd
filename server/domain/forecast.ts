// Plays the rest of the queue forward, in the order of calls, at the desks that are open (rule E).
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import { type Length, type Lengths, lengthsAt } from './conversation.ts'
import { type FirstFree, fill, firstFree, heap, type Line, type Lines, linesAt } from './lines.ts'
import { placeFor, startOf } from './places.ts'
import { addressHolds, appointmentCallableAt, appointmentEarlyMs, awayUntil, restsUntil } from './reach.ts'
import { waitsFor } from './routing.ts'
import type { DayState, Ticket } from './state.ts'

/** Seconds from the moment of the forecast until the call: mean, standard deviation, and before when it cannot be. */
export interface Wait {
  readonly mean: number
  readonly deviation: number
  readonly from: number
}

export interface Forecast {
  readonly tickets: ReadonlyMap<TicketId, Wait>
  /** Somebody who takes a number for the service now. */
  readonly newcomers: ReadonlyMap<ServiceId, Wait>
}

/** Where a newcomer will stand: the turn, and the time of an appointment (epoch milliseconds). */
export interface NewPlace {
  readonly turnAt: number
  readonly appointmentAt: number | null
}

/** Somebody in the queue, or not in it yet. */
interface Person {
  readonly turnAt: number
  readonly service: ServiceId
  /** null: somebody who only asks and adds no work. */
  readonly length: Length | null
  readonly ticket: Ticket | null
  /** Seconds from now before which the ticket is not called while others wait. */
  readonly from: number
}

/** Somebody who is called as soon as that can be, by one of these lines. */
interface Later {
  readonly person: Person
  readonly lines: readonly Line[]
}

/** Appointments that appear: 11-17 % do not. */
const appearing = 0.86

/**
 * When every waiting ticket, and a newcomer for each of the given services, will be called. People whom no open desk can
 * serve are left out. One play with mean lengths; how far it may be off is carried along as a variance.
 */
export function forecast(state: DayState, at: number, newcomers: Iterable<ServiceId>): Forecast {
  const people = [...newcomers].map((service) => asking(service, walkIn(state, service, at), at))
  return play(state, at, people, true)
}

/** The same for one newcomer alone, without working out the waits of the others; without a place, for a walk-in. */
export function forecastNewcomer(
  state: DayState,
  service: ServiceId,
  at: number,
  place: NewPlace = walkIn(state, service, at),
): Wait | null {
  return play(state, at, [asking(service, place, at)], false).newcomers.get(service) ?? null
}

function play(state: DayState, at: number, asking: readonly Person[], everybody: boolean): Forecast {
  const lengths = lengthsAt(state, at)
  const lines = linesAt(state, at, lengths)
  const queue = [...waiting(state, at, lengths), ...expected(state, at, lengths)]
  const tickets = new Map<TicketId, Wait>()
  const newcomers = new Map<ServiceId, Wait>()
  const later: Later[] = lines.anyBackups ? turnedToBackups(lines, queue, at) : []

  const settle = ({ from, length, service, ticket }: Person, own: readonly Line[], call: FirstFree | null) => {
    if (call === null) return
    const wait = { mean: call.mean, deviation: call.deviation, from }
    if (everybody && ticket) tickets.set(ticket.id, wait)
    if (length === null) newcomers.set(service, wait)
    else fill(own, call, length)
  }
  /** Those who could not be called before are called as soon as they can, by the first desk that is free then. */
  const callAfterThose = (own: readonly Line[]): FirstFree | null => {
    for (;;) {
      const call = firstFree(own)
      if (call === null || later.length === 0) return call
      const due = later.findIndex(({ lines, person }) => person.from <= call.mean && lines.includes(call.line))
      const next = due < 0 ? undefined : later.splice(due, 1)[0]
      if (!next) return call
      settle(next.person, next.lines, firstFree(next.lines))
    }
  }
  const last = everybody ? Infinity : (asking[0]?.turnAt ?? 0)
  for (const person of [...queue, ...asking].sort(byTurn)) {
    if (person.turnAt > last) break
    const own = linesOf(state, person, lines.of(person.service), at)
    if (person.from > 0) later.push({ person, lines: own })
    else settle(person, own, callAfterThose(own))
  }
  if (everybody || asking.some(({ from }) => from > 0))
    for (const { lines: own, person } of later.sort((a, b) => a.person.from - b.person.from))
      settle(person, own, firstFree(own))
  return { tickets, newcomers }
}

/**
 * From now on the lines take backups too, after the own work of their desks: of those who are here, and of those who will have come before
 * it is done. Gives those who come after that: until then nothing keeps the desks from their backups.
 */
function turnedToBackups(lines: Lines, queue: readonly Person[], at: number): Later[] {
  const isHere = ({ from, ticket }: Person) => from === 0 || (ticket !== null && awayUntil(ticket, at) === null)
  for (const { length, service } of queue.filter(isHere)) if (length) heap(lines.of(service), length)
  const coming = queue.filter((person) => !isHere(person)).sort((a, b) => a.from - b.from)
  const after = coming.filter(({ from, length, service }) => !length || !heap(lines.of(service), length, from))
  lines.turnToBackups()
  return after.map((person) => ({ person: { ...person, ticket: null }, lines: lines.beforeBackups(person.service) }))
}

/** An addressed or held ticket waits for one desk, the others for any that serves it. */
function linesOf(state: DayState, { ticket }: Person, lines: readonly Line[], at: number): readonly Line[] {
  if (ticket === null) return lines
  const { address, phase } = ticket
  const held =
    phase.kind === 'waiting' && phase.heldFor !== null && at < phase.heldFor.until ? phase.heldFor.desk : null
  const addressed = addressHolds(ticket, at)
  if (held === null && !addressed) return lines
  const kept = lines.filter(({ desk }) => {
    if (desk === null) return true
    if (!addressed) return desk === held
    const now = state.desks.get(desk)
    return address?.kind === 'desk' ? desk === address.desk : now?.kind === 'open' && now.clerk === address?.clerk
  })
  return kept.length > 0 ? kept : lines
}

function waiting(state: DayState, at: number, lengths: Lengths): readonly Person[] {
  const people: (Person & { readonly ticket: Ticket })[] = []
  for (const id of state.waiting) {
    const ticket = state.tickets.get(id)
    if (!ticket) continue
    const until = Math.max(
      restsUntil(ticket, at) ?? at,
      awayUntil(ticket, at) ?? at,
      appointmentCallableAt(ticket) ?? at,
    )
    people.push({
      turnAt: ticket.turnAt,
      service: waitsFor(ticket),
      length: lengths.of(ticket.legs),
      ticket,
      from: Math.max(until - at, 0) / 1000,
    })
  }
  return people.sort((a, b) => byTurn(a, b) || a.ticket.order - b.ticket.order)
}

/** Appointments of today that are still to come: they will be there before many who wait now. */
function expected(state: DayState, at: number, lengths: Lengths): readonly Person[] {
  const { appointmentHeadStartSeconds, checkInAfterSeconds } = state.plan.queue
  const people: Person[] = []
  for (const { cancelled, service, ticket, time } of state.appointments.values()) {
    if (cancelled || ticket !== null || time + checkInAfterSeconds * 1000 < at) continue
    const { mean, variance } = lengths.of([{ service, quantity: 1 }])
    people.push({
      turnAt: time - appointmentHeadStartSeconds * 1000,
      service,
      length: { mean: mean * appearing, variance: (variance + mean * mean * (1 - appearing)) * appearing },
      ticket: null,
      from: Math.max(time - at, 1_000) / 1000,
    })
  }
  return people
}

function asking(service: ServiceId, { appointmentAt, turnAt }: NewPlace, at: number): Person {
  const from = appointmentAt === null ? 0 : Math.max(appointmentAt - appointmentEarlyMs - at, 0) / 1000
  return { turnAt, service, length: null, ticket: null, from }
}

function walkIn(state: DayState, id: ServiceId, at: number): NewPlace {
  const startAt = startOf(state, id, at)
  const promiseSeconds = state.index.services.get(id)?.promiseSeconds ?? 0
  const claim = { startAt, promiseSeconds, headStartSeconds: 0, appointmentAt: null }
  return { turnAt: placeFor(state.plan, state.index, claim).turnAt, appointmentAt: null }
}

const byTurn = (a: Person, b: Person) => a.turnAt - b.turnAt
