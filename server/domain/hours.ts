// Opening hours of one site on one date (rule H).
import type { Texts } from '../../shared/plan.ts'

/** Epoch milliseconds; `closed` when the site does not open on that date. */
export type HoursToday =
  | { readonly kind: 'closed'; readonly reason: Texts | null }
  | {
      readonly kind: 'open'
      readonly firstIssueAt: number
      readonly openAt: number
      readonly lastIssueAt: number
      readonly closeAt: number
      readonly hardLimitAt: number
      readonly breaks: readonly { readonly from: number; readonly to: number }[]
      /** Why today differs, where an exception says so. */
      readonly reason: Texts | null
    }
