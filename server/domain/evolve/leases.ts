// Numbers that kiosks hold, give and hand in (rules N12 to N15).
import type { Label, LeaseId } from '../../../shared/ids.ts'
import type { EventOf } from '../events.ts'
import { numberOf } from '../labels.ts'
import { type Draft, putTicket, ticketIn } from './draft.ts'

export function leaseNumbers(day: Draft, event: EventOf<'NumbersLeased'>): void {
  const { at, kiosk, lease, numbers, until } = event
  const before = day.leases.get(lease)
  const heldUntil = Math.max(before?.heldUntil ?? until, until)
  day.leases.set(lease, { kiosk, until, heldUntil, from: before?.from ?? at })
  for (const { label, ticket } of numbers) {
    const { prefix, number } = numberOf(label)
    // Anew, so that the numbers of a lease stand in the order in which they were lent.
    day.leased.delete(label)
    day.leased.set(label, { lease, ticket })
    day.lastLeased.set(prefix, number)
  }
}

export function returnNumbers(day: Draft, { lease }: EventOf<'NumbersReturned'>): void {
  for (const [label, lent] of day.leased) if (lent.lease === lease) day.leased.delete(label)
}

/** Handed in, a number is the ticket's; one that was lent to somebody else since is theirs. */
export function takeFromLease(day: Draft, label: Label, lease: LeaseId): void {
  if (day.leased.get(label)?.lease === lease) day.leased.delete(label)
}

/** The number that was given here first stays taken as long as the ticket is open. */
export function changeNumber(day: Draft, { ticket: id, label, lease, issuedAt }: EventOf<'NumberChanged'>): void {
  takeFromLease(day, label, lease)
  putTicket(day, { ...ticketIn(day, id), label, offline: true, issuedAt })
  day.labels.set(label, id)
  day.calls = day.calls.map((call) => (call.ticket === id ? { ...call, label } : call))
}
