// One range for many services, as a board or a site says it.
import type { ServiceId } from '../../../shared/ids.ts'
import type { WaitRange } from '../../../shared/views.ts'
import { estimateAll, roundRange } from '../estimate.ts'
import { waitsFor } from '../routing.ts'
import type { DayState } from '../state.ts'

/** The services that somebody waits for. */
export function servicesWaitedFor(state: DayState): ReadonlySet<ServiceId> {
  const services = new Set<ServiceId>()
  for (const id of state.waiting) {
    const ticket = state.tickets.get(id)
    if (ticket) services.add(waitsFor(ticket))
  }
  return services
}

/**
 * From the shortest wait to the longest of those services that somebody waits for; with nobody waiting, of all that can be
 * served. Null when none can.
 */
export function rangeOver(
  state: DayState,
  services: readonly ServiceId[],
  waitedFor: ReadonlySet<ServiceId>,
  at: number,
): WaitRange | null {
  const asked = services.filter((service) => waitedFor.has(service))
  const estimates = estimateAll(state, at).services
  const ranges = (asked.length > 0 ? asked : services).flatMap((service) => {
    const estimate = estimates.get(service)
    return estimate ? [roundRange(estimate)] : []
  })
  if (ranges.length === 0) return null
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
}
