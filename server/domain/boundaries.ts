import { hoursOn } from './hours.ts'
import type { DayState } from './state.ts'

/**
 * Whether one of the day's set times lies in the time from `after` (not included) until `until` (epoch milliseconds): hours
 * of site and services, breaks, closures. What screens show changes then although nothing has happened.
 */
export function passesBoundary(state: DayState, after: number, until: number): boolean {
  const passes = (at: number) => after < at && at <= until
  if ([...state.closures.values()].some(({ fromAt }) => passes(fromAt))) return true
  return [undefined, ...state.index.services.keys()].some((service) => {
    const hours = hoursOn(state.plan, state.date, service)
    if (hours.kind === 'closed') return false
    const { breaks, closeAt, firstIssueAt, lastIssueAt, openAt } = hours
    return [firstIssueAt, openAt, lastIssueAt, closeAt, ...breaks.flatMap(({ from, to }) => [from, to])].some(passes)
  })
}
