// What the days of a site have taught about its waits (rules E3, E13, E14); it stands in events, so fields are only added.
import type { ServiceId } from '../../shared/ids.ts'

/** Finished conversations of a service: how many, and their seconds per unit of quantity. */
export interface ServiceTimes {
  readonly count: number
  readonly sum: number
  /** Sum over them of how much the number of desks slowed each other down: what `sum` is measured against. */
  readonly slowed: number
}

/** How far the ends of a range are drawn from the likely value, as factors (rule E13). */
export interface RangeStretch {
  readonly low: number
  readonly high: number
}

/** What the days of a site have taught about its waits; a day hands it on to the next. */
export interface DayHistory {
  readonly times: readonly (ServiceTimes & { readonly service: ServiceId })[]
  readonly stretches: readonly RangeStretch[]
}
