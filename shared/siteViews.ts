// What staff see of other sites. Times are epoch milliseconds.
import type { Label, ServiceId, SiteId, TicketId } from './ids.ts'
import type { Texts } from './plan.ts'
import type { StaffDesk } from './staffViews.ts'
import type { OpenState, SiteCard, TravelView, WaitRange } from './views.ts'

/** A ticket on its way from another site. */
export interface ExpectedEntry {
  readonly ticket: TicketId
  readonly label: Label
  readonly service: ServiceId
  readonly from: SiteId
  /** When it was sent, and until when the day waits for it. */
  readonly at: number
  readonly until: number
}

/** Another site in a line, for staff who have rights there. */
export interface OtherSiteLine {
  readonly site: SiteId
  readonly open: boolean
  readonly waiting: number
  readonly wait: WaitRange | null
  /** Services that nobody serves, and those with a warning about the rest of the day. */
  readonly warnings: number
}

/** Where a visitor can be sent, with what is done there now. */
export interface SendTarget {
  readonly site: SiteCard
  readonly travel: TravelView
  readonly open: OpenState
  readonly services: readonly {
    readonly id: ServiceId
    readonly name: Texts
    /** What people call it, by language. */
    readonly words: { readonly [language: string]: readonly string[] }
    readonly wait: WaitRange | null
  }[]
}

/** A site that the one who looks has rights at, with its desks. */
export interface StaffSite {
  readonly site: SiteCard
  readonly desks: readonly StaffDesk[]
}
