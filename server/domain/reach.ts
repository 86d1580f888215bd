// Which desk may serve which ticket: skills, addresses, and times in which a ticket is left alone (rule Q).
import type { ClerkKey, DeskId, ServiceId } from '../../shared/ids.ts'
import type { Leg } from './events.ts'
import { hoursOn, inBreak } from './hours.ts'
import { agreedTime } from './places.ts'
import type { DayState, DeskState, LastAction, Reach, Ticket } from './state.ts'

const addressLapsesAfterMs = 15 * 60_000
const missedRestMs = 3 * 60_000
export const appointmentEarlyMs = 2 * 60_000
/** An unanswered call can be marked missed this long after the last announcement (rule T). */
export const missableAfterMs = 30_000
const strandedAfterMs = 5 * 60_000
const undoableForMs = 30_000

export type OpenDesk = Extract<DeskState, { readonly kind: 'open' }>

/** The desk's state while somebody works there. */
export function openDesk(state: DayState, desk: DeskId): OpenDesk | null {
  const now = state.desks.get(desk)
  return now?.kind === 'open' ? now : null
}

/** Where a clerk works now; null when nowhere. */
export const deskOfClerk = (state: DayState, clerk: ClerkKey): DeskId | null =>
  [...state.desks.keys()].find((id) => openDesk(state, id)?.clerk === clerk) ?? null

/** The desk for which the ticket is kept at that moment, of a clerk the one where that clerk is; null when for nobody there. */
export function keptFor(state: DayState, ticket: Ticket, at: number): DeskId | null {
  const { address } = ticket
  if (address === null || !addressHolds(ticket, at)) return null
  return address.kind === 'desk' ? address.desk : deskOfClerk(state, address.clerk)
}

/** What the desk serves with the clerk who is there: the desk's services among the clerk's skills; null while closed. */
export function reachOf(state: DayState, desk: DeskId): Reach | null {
  const now = openDesk(state, desk)
  const reach = state.index.reaches.get(desk)
  if (!now || !reach) return null
  if (now.skills === null) return reach
  const skills = new Set(now.skills)
  return { own: reach.own.intersection(skills), backup: reach.backup.intersection(skills) }
}

export function sameSkills(a: OpenDesk['skills'], b: OpenDesk['skills']): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((skill) => b.includes(skill))
}

export function serves(reach: Reach, service: ServiceId): boolean {
  return reach.own.has(service) || reach.backup.has(service)
}

/**
 * The legs of a ticket that a desk deals with in one sitting: the first, and all others that it can serve, unless another desk
 * wants the ticket back for them.
 */
export function legsHere(state: DayState, ticket: Ticket, desk: DeskId): readonly Leg[] {
  const [first, ...others] = ticket.legs
  if (!first) return []
  const reach = reachOf(state, desk)
  if (!reach || (ticket.backTo !== null && ticket.backTo !== desk)) return [first]
  return [first, ...others.filter(({ service }) => serves(reach, service))]
}

/** Whether an open desk, on a break or not, serves the service as its own or as a backup. */
export function isStaffed(state: DayState, service: ServiceId): boolean {
  for (const desk of state.desks.keys()) {
    const reach = reachOf(state, desk)
    if (reach && serves(reach, service)) return true
  }
  return false
}

/** From five minutes after the service's opening: nobody is there to serve it (rule Q: stranded). */
export function isUnstaffed(state: DayState, service: ServiceId, at: number): boolean {
  const hours = hoursOn(state.plan, state.date, service)
  const begins = hours.kind === 'open' ? hours.openAt + strandedAfterMs : at
  return at >= begins && !isStaffed(state, service)
}

/**
 * Whether the ticket is reserved for a desk or clerk at that moment. The promise of a transferred ticket may long be over,
 * so that an address counts for 15 minutes from the transfer at least.
 */
export function addressHolds(ticket: Ticket, at: number): boolean {
  if (ticket.address === null) return false
  const since = ticket.phase.kind === 'waiting' ? ticket.phase.since : ticket.startAt
  return at < Math.max(ticket.dueAt, since) + addressLapsesAfterMs
}

export function addressedTo(ticket: Ticket, desk: DeskId, now: OpenDesk): boolean {
  if (ticket.address === null) return false
  return ticket.address.kind === 'desk' ? ticket.address.desk === desk : ticket.address.clerk === now.clerk
}

/** Until when nobody calls the ticket again because it did not answer; null when that is over. */
export function restsUntil(ticket: Ticket, at: number): number | null {
  if (ticket.missedAt === null) return null
  const until = ticket.missedAt + missedRestMs
  return at < until ? until : null
}

/** Until when only the desk that parked the ticket may call it; null for that desk, and when it is over. */
export function heldFromUntil(ticket: Ticket, desk: DeskId, at: number): number | null {
  if (ticket.phase.kind !== 'waiting' || ticket.phase.heldFor === null) return null
  const { heldFor } = ticket.phase
  return heldFor.desk !== desk && at < heldFor.until ? heldFor.until : null
}

/** When an appointment may be called before walk-ins; null for every other ticket. */
export function appointmentCallableAt(ticket: Ticket): number | null {
  const time = agreedTime(ticket)
  return time === null ? null : time - appointmentEarlyMs
}

/**
 * Until when nobody calls the ticket by turn because its holder may be anywhere: was told the time of a free slot (rule T26), or has
 * asked for more time (rule T37). Null when that is over, and for every other ticket.
 */
export function awayUntil(ticket: Ticket, at: number): number | null {
  const slot = ticket.appointment?.slot ? appointmentCallableAt(ticket) : null
  const until = Math.max(slot ?? 0, ticket.awayUntil ?? 0)
  return at < until ? until : null
}

/** Whether a break of the service's own hours or of the site stops its calls. */
export function callsRest(state: DayState, service: ServiceId, at: number): boolean {
  return inBreak(hoursOn(state.plan, state.date, service), at)
}

/** Until when a desk's last action can be taken back (rule T18). */
export const undoableUntil = ({ at }: Pick<LastAction, 'at'>): number => at + undoableForMs
