// How many desks there are for a service, as estimates count them (rule E).
import type { ServiceId } from '../../shared/ids.ts'
import type { DayState } from './state.ts'

const begunAfterMs = 5 * 60_000

/** Open desks that serve the service with the clerk who is there, on a break or not, as their own or as a backup. */
export function openDesksFor(state: DayState, service: ServiceId): number {
  let count = 0
  for (const id of state.index.desksFor.get(service) ?? []) {
    const desk = state.desks.get(id)
    if (desk?.kind === 'open' && (desk.skills === null || desk.skills.includes(service))) count++
  }
  return count
}

/**
 * Desks that are not open yet and usually are: until five minutes after the opening, and whenever no desk is open, the
 * plan's usual number counts (rule E4).
 */
export function missingDesks(state: DayState, at: number): number {
  const { hours, plan } = state
  const begun = hours.kind !== 'open' || at >= hours.openAt + begunAfterMs
  let open = 0
  for (const desk of state.desks.values()) if (desk.kind === 'open') open++
  return begun && open > 0 ? 0 : Math.max(plan.usualDesks - open, 0)
}
