// What a kiosk that may lose the server has to know beside its catalogue: for what it gives numbers, and when (rules N12, K11).
import type { OfflineService } from '../../../shared/offlineViews.ts'
import { hoursOn } from '../hours.ts'
import { lentRanges } from '../leases.ts'
import { queueOf } from '../planIndex.ts'
import type { DayState } from '../state.ts'

/** Services that visitors choose at a kiosk and wait for; the first issue of each is today's. */
export function offlineServices(state: DayState): readonly OfflineService[] {
  const { date, issuedToday, plan } = state
  const lent = new Set(lentRanges(state).map(({ prefix }) => prefix))
  return plan.services.flatMap((service) => {
    const { channel, contingent, handling, id } = service
    const queue = channel === 'visit' && handling.kind !== 'appointment' ? queueOf(service) : null
    const area = queue && plan.areas.find((one) => one.id === queue.area)
    const hours = hoursOn(plan, date, id)
    if (!queue || !area || !lent.has(queue.prefix) || hours.kind === 'closed') return []
    const { firstIssueAt, lastIssueAt } = hours
    const left = contingent === null ? null : Math.max(0, contingent - (issuedToday.get(id) ?? 0))
    const { name, way } = area
    return [{ id, prefix: queue.prefix, area: { id: area.id, name, way }, firstIssueAt, lastIssueAt, left }]
  })
}
