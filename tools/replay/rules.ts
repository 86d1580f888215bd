// The order of calls as the judge works it out: from the plan where it is known, else as the server says.
import type { DeskId, ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Rules } from './judge.ts'
import type { DeskReach, SeenTicket } from './seen.ts'

type Desks = ReadonlyMap<DeskId, DeskReach>

/**
 * Rule Q worked out anew from the plan for walk-ins without priority: start is the issue, but not before the site opens
 * (`opensAt`, epoch milliseconds); turn = start + promise, which counts at most `spread` longer than the site's shortest.
 */
export const rulesOfPlan = (plan: Plan, desks: Desks, opensAt: number): Rules => {
  const queued = plan.services.filter(
    ({ handling }) => handling.kind !== 'elsewhere' && !(handling.kind === 'infostand' && handling.fallback === null),
  )
  const services = new Map(queued.map((service) => [service.id, service]))
  const shortest = Math.min(...queued.map(({ promiseSeconds }) => promiseSeconds))
  const longestCounted = shortest + plan.queue.spreadSeconds
  const promise = ({ visit }: SeenTicket) => services.get(visit.service)?.promiseSeconds ?? 0
  const start = ({ told }: SeenTicket) => (told ? Math.max(told.issuedAt, opensAt) : null)
  const after = (moment: number | null, seconds: number) => (moment === null ? null : moment + seconds * 1000)
  return {
    desks,
    turnOf: (ticket) => after(start(ticket), Math.min(promise(ticket), longestCounted)),
    dueOf: (ticket) => after(start(ticket), promise(ticket)),
    durationMs: (service) => (services.get(service)?.durationSeconds ?? 0) * 1000,
  }
}

/**
 * For a plan that is not known: turns as the server tells them. `aheadMs` is how far the day that is played is ahead of the
 * server's clock; null when the two do not run alike, and then overdue backups are not judged.
 */
export const rulesOfServer = (
  desks: Desks,
  durations: ReadonlyMap<ServiceId, number>,
  aheadMs: number | null,
): Rules => ({
  desks,
  turnOf: ({ told }) => told?.turnAt ?? null,
  dueOf: ({ told }) => (told && aheadMs !== null ? told.dueAt + aheadMs : null),
  durationMs: (service) => (durations.get(service) ?? 0) * 1000,
})
