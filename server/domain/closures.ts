// What is closed out of the hours today, by hand (rule H15).
import type { DeskId, KioskId, ServiceId } from '../../shared/ids.ts'
import type { Plan, Texts } from '../../shared/plan.ts'
import type { ClosureView } from '../../shared/views.ts'
import type { ClosureTarget } from './events.ts'
import type { Closure, DayState } from './state.ts'

export const site: ClosureTarget = { kind: 'site' }
export const ofService = (service: ServiceId): ClosureTarget => ({ kind: 'service', service })
export const ofDesk = (desk: DeskId): ClosureTarget => ({ kind: 'desk', desk })
export const ofKiosk = (kiosk: KioskId): ClosureTarget => ({ kind: 'kiosk', kiosk })

/** The service, desk or kiosk; null for the site. */
export function closedId(target: ClosureTarget): ServiceId | DeskId | KioskId | null {
  switch (target.kind) {
    case 'site':
      return null
    case 'service':
      return target.service
    case 'desk':
      return target.desk
    case 'kiosk':
      return target.kiosk
  }
}

/** What a closure is kept under: there is one for each thing. */
export const closureKey = (target: ClosureTarget): string => `${target.kind}/${closedId(target) ?? ''}`

/** Whether the plan knows what is to be closed. */
export function isInPlan({ desks, kiosks, services }: Plan, target: ClosureTarget): boolean {
  switch (target.kind) {
    case 'site':
      return true
    case 'service':
      return services.some(({ id }) => id === target.service)
    case 'desk':
      return desks.some(({ id }) => id === target.desk)
    case 'kiosk':
      return kiosks.some(({ id }) => id === target.kiosk)
  }
}

/** The closure of today, in force or announced; null: none. */
export const closureOf = (state: DayState, target: ClosureTarget): Closure | null =>
  state.closures.get(closureKey(target)) ?? null

/** The closure that is in force at that moment (epoch milliseconds). */
export function closedBy(state: DayState, target: ClosureTarget, at: number): Closure | null {
  const closure = closureOf(state, target)
  return closure && closure.fromAt <= at ? closure : null
}

export const reasonOf = ({ plan }: DayState, { reason }: Closure): Texts =>
  plan.reasons.closing.find(({ id }) => id === reason)?.name ?? { de: reason }

export function closureView(state: DayState, target: ClosureTarget): ClosureView | null {
  const closure = closureOf(state, target)
  return closure && { reason: reasonOf(state, closure), fromAt: closure.fromAt }
}
