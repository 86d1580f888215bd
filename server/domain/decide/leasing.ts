// Lending numbers to a kiosk, for the time without a server (rules N12, N13).
import type { LeaseId, TicketId } from '../../../shared/ids.ts'
import type { DayEvent } from '../events.ts'
import { isFree, labelFor, numberOf } from '../labels.ts'
import type { LeasedNumber } from '../leaseEvents.ts'
import { isLent, isLentTo, leaseEnd, lentRanges } from '../leases.ts'
import { kioskIn } from '../offer.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, refused } from './decision.ts'

/**
 * A session that is known keeps its numbers longer and gets its block filled up; any other, such as a browser that was started anew or a copy
 * of one, gets a block of its own. A session that is another kiosk's now gives back what it held.
 */
export const leaseNumbers: Decide<'LeaseNumbers'> = ({ kiosk, lease, tickets }, state, at) => {
  if (!kioskIn(state.plan, kiosk)) return refused('unknown-kiosk', { kiosk })
  const until = leaseEnd(state, at)
  if (until === null) return refused('site-closed')
  const before = state.leases.get(lease)
  const isMoved = before !== undefined && before.kiosk !== kiosk
  const numbers = missingNumbers(state, { lease, isMoved, tickets }, at)
  const leased: DayEvent = { type: 'NumbersLeased', at, lease, kiosk, until, numbers }
  return isMoved ? happened({ type: 'NumbersReturned', at, lease }, leased) : happened(leased)
}

/** What fills the block of each prefix up; those lent longest ago, which came back, are lent last. */
function missingNumbers(
  state: DayState,
  { lease, isMoved, tickets }: { lease: LeaseId; isMoved: boolean; tickets: readonly TicketId[] },
  at: number,
): readonly LeasedNumber[] {
  const numbers: LeasedNumber[] = []
  for (const range of lentRanges(state)) {
    let missing = state.plan.offline.blockNumbers - (isMoved ? 0 : heldOf(state, lease, range.prefix))
    const size = range.last - range.first + 1
    const last = state.lastLeased.get(range.prefix) ?? range.first - 1
    const from = last < range.first - 1 || last > range.last ? range.first - 1 : last
    for (let step = 1; step <= size && missing > 0; step++) {
      const label = labelFor(range, range.first + ((from - range.first + step) % size))
      const ticket = tickets[numbers.length]
      const isTaken = isLentTo(state, label, lease) ? !isMoved : isLent(state, label, at)
      if (isTaken || !isFree(state, label, at)) continue
      if (ticket === undefined) return numbers
      numbers.push({ label, ticket })
      missing--
    }
  }
  return numbers
}

const heldOf = (state: DayState, lease: LeaseId, prefix: string) =>
  [...state.leased].filter(([label, lent]) => lent.lease === lease && numberOf(label).prefix === prefix).length
