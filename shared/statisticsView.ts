// Figures of ended visits, for those who are responsible for a site: of groups, never of one person or desk.
import type { DayDate, ReasonId, ServiceId } from './ids.ts'

/** What waits showed of the estimates that were told at issue; all shares from 0 to 1. */
export interface EstimateFigures {
  readonly count: number
  /** How far the likely wait was off, in seconds, whichever way. */
  readonly meanErrorSeconds: number
  /** Told minus waited: below 0 where waits were told too short. */
  readonly biasSeconds: number
  /** Waits inside the range as it was computed (P20 to P80). */
  readonly heldShare: number
  /** Waits inside the range that was read, with its ends rounded. */
  readonly readHeldShare: number
}

export interface WaitFigures {
  readonly count: number
  readonly meanSeconds: number
  /** Nine in ten waited no longer, in whole five minutes; null: longer than what is counted apart. */
  readonly p90Minutes: number | null
  readonly inTimeShare: number
}

/** Groups that are large enough, the others as one, and all together; a total of null: fewer than five in all. */
export interface Grouped<Key, Figures, Group = Figures & { readonly of: Key }> {
  readonly total: Figures | null
  readonly groups: readonly Group[]
  readonly rest: Figures | null
}

export interface ServiceEstimates extends EstimateFigures {
  readonly of: ServiceId
  /** By the hour of issue, 0 to 23, on the clocks of the site. */
  readonly hours: readonly (EstimateFigures & { readonly of: number })[]
  readonly otherHours: EstimateFigures | null
}

export interface StatisticsView {
  /** Both included. */
  readonly from: DayDate
  readonly to: DayDate
  /** Those whose visit, or first sitting, has ended. */
  readonly visitors: number
  readonly days: readonly {
    readonly date: DayDate
    readonly visitors: number
    /** By the hour of issue. */
    readonly hours: readonly { readonly hour: number; readonly visitors: number }[]
  }[]
  readonly ends: {
    readonly served: number
    /** Called and not there, up to the end of the day. */
    readonly missed: number
    readonly left: number
    readonly cancelled: number
    /** Still waiting when the day was closed. */
    readonly dayClosed: number
    /** Appointments to which nobody came: no visits. */
    readonly noShows: number
  }
  readonly outcomes: Grouped<ReasonId, { readonly count: number }>
  readonly waits: Grouped<ServiceId, WaitFigures>
  readonly estimates: Grouped<ServiceId, EstimateFigures, ServiceEstimates>
}
