// How the wait has moved since the number was drawn.
import type { OwnTicketView } from '../../../shared/ownView.ts'
import type { WaitRange } from '../../../shared/views.ts'

const minute = 60_000

/** What was told at a moment (epoch milliseconds). */
export interface ToldWait extends WaitRange {
  readonly at: number
}

export type Course = 'shorter' | 'longer' | 'same'

/** Longest list kept: more would be no clearer. */
const mostTold = 60

/** The list with what a view tells now, if that differs from the last. */
export function toldWith(
  told: readonly ToldWait[],
  { clock, firstWait, issuedAt, phase }: OwnTicketView,
): readonly ToldWait[] {
  const first = told.length === 0 && firstWait ? [{ at: issuedAt, ...firstWait }] : told
  if (phase.kind !== 'waiting' || phase.wait === null) return first
  const { low, high } = phase.wait
  const last = first.at(-1)
  if (last && last.low === low && last.high === high) return first
  return [...first, { at: clock.now, low, high }].slice(-mostTold)
}

/**
 * How the call now expected compares with what was told first: outside of that range, it is sooner or later. Null before anything can be
 * compared. Ends of a range are moments: told at + minutes.
 */
export function courseOf(first: ToldWait | undefined, last: ToldWait | undefined): Course | null {
  if (!first || !last) return null
  const middle = last.at + ((last.low + last.high) / 2) * minute
  if (middle < first.at + first.low * minute) return 'shorter'
  return middle > first.at + first.high * minute ? 'longer' : 'same'
}

/** The band between low and high over time as points of a polygon in a box of 100 by 40, time from start to end; empty for a single moment. */
export function bandOf(told: readonly ToldWait[], now: number): string {
  const first = told[0]
  if (!first || now <= first.at) return ''
  const highest = Math.max(...told.map(({ high }) => high), 1)
  const x = (at: number) => (((at - first.at) / (now - first.at)) * 100).toFixed(1)
  const y = (minutes: number) => (40 - (minutes / highest) * 40).toFixed(1)
  const steps = told.map((one, index) => ({ ...one, until: told[index + 1]?.at ?? now }))
  const upper = steps.flatMap(({ at, until, high }) => [`${x(at)},${y(high)}`, `${x(until)},${y(high)}`])
  const lower = steps.flatMap(({ at, until, low }) => [`${x(at)},${y(low)}`, `${x(until)},${y(low)}`])
  return [...upper, ...lower.reverse()].join(' ')
}
