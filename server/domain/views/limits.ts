// What stands in the way of numbers for the rest of the day, as staff are told.
import type { ServiceId } from '../../../shared/ids.ts'
import type { Service } from '../../../shared/plan.ts'
import type { ServiceLimit, StaffClosure } from '../../../shared/todayView.ts'
import { closureOf } from '../closures.ts'
import { estimateAll } from '../estimate.ts'
import type { ClosureTarget, WaitEstimate } from '../events.ts'
import { lateness } from '../guiding.ts'
import { queueOf } from '../planIndex.ts'
import type { DayState } from '../state.ts'

/** Of a contingent, this share is a reason to warn. */
const nearlyUsed = 0.9

interface Limited {
  readonly service: ServiceId
  readonly limit: ServiceLimit
}

export const staffClosure = (state: DayState, target: ClosureTarget): StaffClosure | null => {
  const closure = closureOf(state, target)
  return closure && { reason: closure.reason, fromAt: closure.fromAt }
}

export const contingentOf = (state: DayState, { contingent, id }: Service) =>
  contingent === null ? null : { most: contingent, used: state.issuedToday.get(id) ?? 0 }

/** What staff are warned of: the first of these that is so. */
export const limitOf = (
  state: DayState,
  service: Service,
  at: number,
  wait: WaitEstimate | null,
): ServiceLimit | null => {
  const contingent = contingentOf(state, service)
  if (contingent && contingent.used >= contingent.most) return 'contingent-used'
  const late = queueOf(service) && lateness(state, service.id, at, () => wait)
  if (late) return late
  return contingent && contingent.used >= nearlyUsed * contingent.most ? 'contingent-near' : null
}

/** Every service with a warning about the rest of the day. */
export function serviceLimits(state: DayState, at: number): readonly Limited[] {
  const { services: estimates } = estimateAll(state, at)
  return state.plan.services.flatMap((service) => {
    const limit = limitOf(state, service, at, estimates.get(service.id) ?? null)
    return limit ? [{ service: service.id, limit }] : []
  })
}
