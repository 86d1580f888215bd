// What a tap at the kiosk leads to (rule G): asked by the kiosk's view and by the decision, so that both say the same.
import type { DeskId, ServiceId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { InfostandSign } from '../../shared/views.ts'
import { closedBy, ofService, site as siteClosure } from './closures.ts'
import { estimateFor, visitEnd } from './estimate.ts'
import type { WaitEstimate } from './events.ts'
import { hoursOn } from './hours.ts'
import { isUnstaffed, openDesk } from './reach.ts'
import type { DayState } from './state.ts'

/** Of several stands, the kiosk names the one that can do most for a visitor. */
const bestFirst: readonly InfostandSign[] = ['staffed', 'crowded', 'on-the-phone', 'unstaffed']

/**
 * What a visitor who taps the service at that moment (epoch milliseconds) gets: a number, the way to the info stand, or a
 * no with its reason (rules G1 to G5). Asks nothing about numbers that are left: issuing may still find them exhausted.
 */
export function tapLeadsTo(
  state: DayState,
  serviceId: ServiceId,
  at: number,
  estimate: () => WaitEstimate | null = () => estimateFor(state, serviceId, at),
): KioskServiceNow['now'] {
  const service = state.index.services.get(serviceId)
  if (!service) return 'closed'
  const { contingent, handling } = service
  if (handling.kind === 'elsewhere' || handling.kind === 'appointment') return handling.kind
  if (closedBecause(state, serviceId, at)) return 'closed'
  if (handling.kind === 'infostand' && (handling.fallback === null || infostandSign(state) === 'staffed'))
    return 'infostand'
  if (contingent !== null && (state.issuedToday.get(serviceId) ?? 0) >= contingent) return 'contingent-used'
  return lateness(state, serviceId, at, estimate) === 'full' ? 'full' : 'number'
}

/** From here to closing and the plan's overrun, nobody has to look whether there is time enough. */
const looksAheadMs = 4 * 3_600_000

/**
 * Whether a number given now still fits into the day (rule H16): `full` when the visit would probably (P80) end later than
 * the plan's overrun after closing, `late` when it would end after closing, so that staff know first; null when there is time enough, or no
 * figure or no limit.
 */
export function lateness(
  state: DayState,
  service: ServiceId,
  at: number,
  estimate: () => WaitEstimate | null,
): 'late' | 'full' | null {
  const { hours } = state
  const { overrunSeconds } = state.plan.hours
  if (overrunSeconds === null || hours.kind === 'closed' || at >= hours.closeAt) return null
  const limitAt = hours.closeAt + overrunSeconds * 1000
  if (limitAt - at > looksAheadMs) return null
  const wait = estimate()
  if (!wait) return null
  const { highAt } = visitEnd(state, service, at, wait)
  if (highAt > limitAt) return 'full'
  return highAt > hours.closeAt ? 'late' : null
}

/** Whether nobody is there at present for what the tap leads to: the kiosk says so and asks before it issues. */
export function unstaffed(state: DayState, service: ServiceId, at: number): boolean {
  switch (tapLeadsTo(state, service, at)) {
    case 'number':
      return isUnstaffed(state, service, at)
    case 'infostand':
      return infostandSign(state) !== 'staffed'
    default:
      return false
  }
}

/** Why visitors get no number for the service at that moment, as far as hours go (rule H); null: they do. */
export function closedBecause(
  state: DayState,
  service: ServiceId,
  at: number,
): Extract<RefusalCode, 'day-closed' | 'site-closed' | 'service-closed' | 'not-yet-open' | 'issue-ended'> | null {
  if (state.phase === 'closed') return 'day-closed'
  const site = hoursOn(state.plan, state.date)
  if (site.kind === 'closed' || at >= site.closeAt) return 'site-closed'
  if (closedBy(state, siteClosure, at)) return 'site-closed'
  const hours = hoursOn(state.plan, state.date, service)
  if (hours.kind === 'closed' || at >= hours.closeAt || closedBy(state, ofService(service), at)) return 'service-closed'
  if (at < hours.firstIssueAt) return 'not-yet-open'
  return at < hours.lastIssueAt ? null : 'issue-ended'
}

/** What an info stand can do at this moment: a stand that is closed or on a break is not staffed. */
export function infostandAt(state: DayState, desk: DeskId): InfostandSign {
  const now = openDesk(state, desk)
  return now && now.pause !== 'now' ? (state.infostands.get(desk) ?? 'staffed') : 'unstaffed'
}

/** The sign of the site's info stand, of several the best; null where there is none. */
export function infostandSign(state: DayState): InfostandSign | null {
  const signs = state.plan.desks.filter(({ kind }) => kind === 'infostand').map(({ id }) => infostandAt(state, id))
  return bestFirst.find((sign) => signs.includes(sign)) ?? null
}
