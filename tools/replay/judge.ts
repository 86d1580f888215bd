// Judges a replay by what its clients saw, by rule Q as it is written down and not by the server's code.
import type { DeskId, ServiceId, TicketId } from '../../shared/ids.ts'
import type { DeskReach, Seen, SeenCall, SeenTicket } from './seen.ts'

export interface Verdict {
  readonly issued: number
  readonly called: number
  readonly leftOver: number
  /** Acknowledged, then unknown. */
  readonly lost: readonly string[]
  /** A label open twice, or a ticket at two desks. */
  readonly doubled: readonly string[]
  /** A call although somebody with an earlier turn had surely waited for this desk. */
  readonly violations: readonly string[]
}

export interface Rules {
  readonly desks: ReadonlyMap<DeskId, DeskReach>
  /** A ticket's place in the order of calls, epoch milliseconds; null when it is not known. */
  readonly turnOf: (ticket: SeenTicket) => number | null
  readonly dueOf: (ticket: SeenTicket) => number | null
  /** Usual length of a conversation. */
  readonly durationMs: (service: ServiceId) => number
}

/** All of a replay's verdict; texts name labels and desks. */
export const judge = (seen: Seen, rules: Rules): Verdict => {
  const ours = new Set(seen.tickets.map(({ ticket }) => ticket))
  const called = new Set(seen.calls.map(({ ticket }) => ticket).filter((ticket) => ours.has(ticket)))
  const waits = ({ ticket, finally: end }: SeenTicket) => end === 'waiting' && !called.has(ticket)
  return {
    issued: ours.size,
    called: called.size,
    leftOver: seen.tickets.filter(waits).length,
    lost: seen.tickets.filter((ticket) => ticket.finally === null || ticket.told === null).map(({ label }) => label),
    doubled: [...doubledTickets(seen), ...doubledLabels(seen)],
    violations: violationsIn(seen, rules),
  }
}

/** Whether each recorded ticket was issued, each issued one called or left over, and nothing happened that must not. */
export const isClean = (verdict: Verdict, recorded: number): boolean =>
  verdict.issued === recorded &&
  verdict.called + verdict.leftOver === recorded &&
  verdict.lost.length + verdict.doubled.length + verdict.violations.length === 0

/** Nobody comes back from a conversation in a replay, so that one ticket is called once. */
const doubledTickets = ({ tickets, calls }: Seen): string[] => [
  ...[...Map.groupBy(calls, ({ ticket }) => ticket).values()]
    .filter((of) => of.length > 1)
    .map((of) => `${of[0]?.label} was called ${of.length} times, to ${of.map(({ desk }) => desk).join(' and ')}`),
  ...[...Map.groupBy(tickets, ({ ticket }) => ticket).values()]
    .filter((of) => of.length > 1)
    .map((of) => `${of[0]?.label} was given to ${of.length} visitors`),
]

/** The same label again is open twice unless the earlier ticket's end was sent before the later one's was acknowledged. */
const doubledLabels = ({ tickets, calls }: Seen): string[] => {
  const ends = new Map(calls.map(({ ticket, endSent }) => [ticket, endSent]))
  const openAt = (earlier: SeenTicket, later: SeenTicket) => {
    const end = ends.get(earlier.ticket)
    return earlier.ticket !== later.ticket && (!end || end.order > later.acknowledged.order)
  }
  return [...Map.groupBy(tickets, ({ label }) => label)].flatMap(([label, of]) =>
    of
      .toSorted((a, b) => a.acknowledged.order - b.acknowledged.order)
      .slice(1)
      .filter((later, index) => openAt(of[index] ?? later, later))
      .map(() => `${label} was open twice`),
  )
}

interface Moment {
  readonly call: SeenCall
  readonly taken: SeenTicket
  readonly reach: DeskReach
  /** Waiting all the time from before the call was sent until it was answered. */
  readonly surely: readonly SeenTicket[]
  /** Waiting at some moment of that time, perhaps. */
  readonly perhaps: readonly SeenTicket[]
}

const violationsIn = (seen: Seen, rules: Rules): string[] => {
  const byId = new Map(seen.tickets.map((ticket) => [ticket.ticket, ticket]))
  const callOf = new Map<TicketId, SeenCall>()
  for (const call of seen.calls) if (!callOf.has(call.ticket)) callOf.set(call.ticket, call)
  /** Called or struck out by somebody else: nobody here knows when. */
  const isOthers = (ticket: SeenTicket) => !callOf.has(ticket.ticket) && ticket.finally !== 'waiting'
  const judged = seen.tickets.filter((ticket) => !isOthers(ticket))

  return seen.calls.flatMap((call) => {
    const taken = byId.get(call.ticket)
    const reach = rules.desks.get(call.desk)
    if (!taken || !reach) return []
    const surely = judged.filter((other) => {
      const later = callOf.get(other.ticket)
      return (
        other !== taken &&
        other.acknowledged.order < call.sent.order &&
        (!later || later.sent.order > call.acknowledged.order)
      )
    })
    const perhaps = judged.filter((other) => {
      const later = callOf.get(other.ticket)
      return (
        other === taken ||
        (other.sent.order < call.acknowledged.order && (!later || later.acknowledged.order > call.sent.order))
      )
    })
    const passed = firstPassed({ call, taken, reach, surely, perhaps }, rules)
    return passed ? [`${call.desk} called ${call.label} although ${passed.label} was to be called before`] : []
  })
}

/** Somebody who surely had to be called before the one who was; null: nobody. */
const firstPassed = ({ call, taken, reach, surely, perhaps }: Moment, rules: Rules): SeenTicket | null => {
  const isOwn = ({ visit }: SeenTicket) => reach.services.includes(visit.service)
  const isBackup = (ticket: SeenTicket) => !isOwn(ticket) && reach.backup.includes(ticket.visit.service)
  const before = (ticket: SeenTicket) => comesBefore(ticket, taken, rules)

  /** A backup that is overdue counts while all own tickets have its usual length left (rule Q). */
  const hasRoom = (backup: SeenTicket, own: readonly SeenTicket[], dueBefore: number, startsAt: number) => {
    const due = rules.dueOf(backup)
    const dues = own.map(rules.dueOf)
    if (due === null || dues.includes(null)) return null
    const first = dues.reduce<number>((least, one) => Math.min(least, one ?? least), Number.POSITIVE_INFINITY)
    return dueBefore > due && startsAt + rules.durationMs(backup.visit.service) <= first
  }
  const surelyOwn = surely.filter(isOwn)
  const perhapsOwn = perhaps.filter(isOwn)
  const countsSurely = (backup: SeenTicket) =>
    perhapsOwn.length === 0 || hasRoom(backup, perhapsOwn, call.sent.at, call.acknowledged.at) === true

  const backups = surely.filter((ticket) => isBackup(ticket) && before(ticket) && countsSurely(ticket))
  if (isOwn(taken)) return surelyOwn.find(before) ?? backups[0] ?? null
  // A backup was taken: right with none of the own, or with room before the first of them is due.
  if (surelyOwn.length > 0 && hasRoom(taken, surelyOwn, call.acknowledged.at, call.sent.at) === false)
    return surelyOwn[0] ?? null
  return surelyOwn.find(before) ?? backups[0] ?? null
}

/** An earlier turn; equal turns go in the order in which the numbers were given, where that is certain. */
const comesBefore = (ticket: SeenTicket, taken: SeenTicket, { turnOf }: Rules): boolean => {
  const turn = turnOf(ticket)
  const other = turnOf(taken)
  if (turn === null || other === null) return false
  return turn < other || (turn === other && ticket.acknowledged.order < taken.sent.order)
}
