// Numbers that kiosks hold for the time without a server (rules N12 to N15).
import type { Label, LeaseId } from '../../shared/ids.ts'
import { queueOf } from './planIndex.ts'
import type { DayState } from './state.ts'

/** After the end of a lease its numbers rest as after a ticket: who got the last of them has most likely been called by then. */
const restMs = 30 * 60_000

/** Whether a kiosk has the number, or may have given it without having said so yet. */
export function isLent(state: DayState, label: Label, at: number): boolean {
  const lease = leaseOf(state, label)
  return lease !== null && at < lease.heldUntil + restMs
}

export const isLentTo = (state: DayState, label: Label, lease: LeaseId): boolean =>
  state.leased.get(label)?.lease === lease

function leaseOf(state: DayState, label: Label) {
  const lent = state.leased.get(label)
  return (lent && state.leases.get(lent.lease)) ?? null
}

/**
 * Until when (epoch milliseconds) a kiosk that is heard of now may give numbers: counted from the first issue of the day, and
 * never past closing. Null when visitors get no numbers any more today.
 */
export function leaseEnd({ hours, plan }: DayState, at: number): number | null {
  if (hours.kind === 'closed' || at >= hours.closeAt) return null
  return Math.min(Math.max(at, hours.firstIssueAt) + plan.offline.leaseMinutes * 60_000, hours.closeAt)
}

/** The ranges from which kiosks get numbers: those of queues that visitors choose. */
export function lentRanges({ plan }: DayState) {
  const used = new Set(
    plan.services.flatMap((service) => {
      const { channel, handling } = service
      const queue = channel === 'visit' && handling.kind !== 'appointment' ? queueOf(service) : null
      return queue ? [queue.prefix] : []
    }),
  )
  return plan.numbers.flatMap((range) =>
    range.offlineFrom !== null && used.has(range.prefix) ? [{ ...range, first: range.offlineFrom }] : [],
  )
}

/** The numbers that a lease holds, in the order in which they are given. */
export const numbersOf = (state: DayState, lease: LeaseId) =>
  [...state.leased].flatMap(([label, lent]) => (lent.lease === lease ? [{ label, ticket: lent.ticket }] : []))
