// Rule Q again, straight from its sentences and without care for speed: what the domain's answers are compared with.
import type { DayState, Ticket } from '../../server/domain/state.ts'
import type { DeskId, TicketId } from '../../shared/ids.ts'

const second = 1000
const minute = 60 * second

export const waitingTickets = (state: DayState): Ticket[] =>
  [...state.tickets.values()].filter(({ phase }) => phase.kind === 'waiting')

export const earlier = (a: Ticket, b: Ticket) => a.turnAt < b.turnAt || (a.turnAt === b.turnAt && a.order < b.order)

const serviceOf = (state: DayState, ticket: Ticket) => {
  const service = state.plan.services.find(({ id }) => id === ticket.legs[0]?.service)
  if (!service) throw new Error('a waiting ticket waits for a service of the plan')
  return service
}

/** The ticket is kept for somebody else, or left alone after a call without an answer. */
export function isKept(desk: DeskId, ticket: Ticket, at: number): boolean {
  if (ticket.missedAt !== null && at < ticket.missedAt + 3 * minute) return true
  if (ticket.phase.kind !== 'waiting') return true
  const { heldFor } = ticket.phase
  return heldFor !== null && heldFor.desk !== desk && at < heldFor.until
}

/** By turn, whoever took a free slot is called no earlier than that, and whoever asked for more time not before it is over. */
const isLeftAlone = (desk: DeskId, ticket: Ticket, at: number): boolean =>
  isKept(desk, ticket, at) ||
  (ticket.appointment?.slot === true && isEarly(ticket, at)) ||
  (ticket.awayUntil !== null && at < ticket.awayUntil)

export function isAddressed(ticket: Ticket, at: number): boolean {
  if (!ticket.address || ticket.phase.kind !== 'waiting') return false
  return at < Math.max(ticket.dueAt, ticket.phase.since) + 15 * minute
}

/** A break of the site's or the service's weekly hours, by the clock on the wall of the business day's date. */
function rests(state: DayState, ticket: Ticket, at: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(state.plan.site.timeZone)
  if (state.hours.kind === 'closed' || local.toPlainDate().toString() !== state.date) return false
  const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[local.dayOfWeek - 1] ?? 'mon'
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const site = state.plan.hours.periods[0]?.weekly[weekday]
  const own = serviceOf(state, ticket).hours?.[0]?.weekly[weekday]
  return [...(site?.breaks ?? []), ...(own?.breaks ?? [])].some(({ from, to }) => from <= time && time < to)
}

export type Share = 'own' | 'backup' | 'none'

/** Whether the ticket is one of the desk's own, a backup, or none of its business. */
export function shareOf(state: DayState, desk: DeskId, ticket: Ticket, at: number): Share {
  const now = state.desks.get(desk)
  const planned = state.plan.desks.find(({ id }) => id === desk)
  if (now?.kind !== 'open' || !planned) return 'none'
  const { id } = serviceOf(state, ticket)
  const skilled = now.skills === null || now.skills.includes(id)
  const own = skilled && planned.services.includes(id)
  const backup = skilled && planned.backup.includes(id)
  if (!own && !backup) return 'none'
  if (isAddressed(ticket, at)) {
    const mine = ticket.address?.kind === 'desk' ? ticket.address.desk === desk : ticket.address?.clerk === now.clerk
    return mine ? 'own' : 'none'
  }
  return own ? 'own' : 'backup'
}

export const isAppointment = ({ appointment, returns }: Ticket) => appointment !== null && returns < 2

const isEarly = (ticket: Ticket, at: number) =>
  isAppointment(ticket) && at < (ticket.appointment?.time ?? 0) - 2 * minute

/** Those among whom the earliest turn is next for the desk. */
export function countingFor(state: DayState, desk: DeskId, at: number): Ticket[] {
  const of = (share: Share) => waitingTickets(state).filter((ticket) => shareOf(state, desk, ticket, at) === share)
  const callable = (ticket: Ticket) => !isLeftAlone(desk, ticket, at) && !rests(state, ticket, at)
  const own = of('own')
  const backups = of('backup').filter((ticket) => {
    if (!callable(ticket)) return false
    if (!own.some(callable)) return true
    const usual = serviceOf(state, ticket).durationSeconds * (ticket.legs[0]?.quantity ?? 1) * second
    return ticket.dueAt < at && own.every(({ dueAt }) => dueAt - at >= usual)
  })
  const all = [...own.filter(callable), ...backups]
  const inTime = all.filter((ticket) => !isEarly(ticket, at))
  return inTime.length > 0 ? inTime : all
}

export function nextByForce(state: DayState, desk: DeskId, at: number): TicketId | null {
  return (
    countingFor(state, desk, at).reduce<Ticket | null>(
      (first, ticket) => (first === null || earlier(ticket, first) ? ticket : first),
      null,
    )?.id ?? null
  )
}

/** Whom a call of the ticket passes: those with an earlier turn that the desk could have called, appointments in time. */
export function passedByForce(state: DayState, desk: DeskId, ticket: Ticket, at: number): TicketId[] {
  return countingFor(state, desk, at)
    .filter((other) => !isEarly(other, at) && earlier(other, ticket))
    .map(({ id }) => id)
}

/** Own tickets of the desk that it could have called instead: whom the bounds of rule Q protect. */
export const ownCallable = (state: DayState, desk: DeskId, at: number): Ticket[] =>
  waitingTickets(state).filter(
    (ticket) =>
      shareOf(state, desk, ticket, at) === 'own' && !isLeftAlone(desk, ticket, at) && !rests(state, ticket, at),
  )
