// What staff see of the whole site today. Times are epoch milliseconds.
import type { BoardNotice } from './boardNotice.ts'
import type { AreaId, DeskId, KioskId, Label, PlanHash, ReasonId, ServiceId } from './ids.ts'
import type { HelpCallView, KioskSign } from './kioskCare.ts'
import type { KioskServiceNow } from './kioskViews.ts'
import type { Texts } from './plan.ts'
import type { ClockView, OpenState, PrinterSign, ViewVersion, WaitRange } from './views.ts'

/** What is closed out of the hours, or will be, and why. */
export interface StaffClosure {
  readonly reason: ReasonId
  readonly fromAt: number
}

/** Whether numbers of a service still fit into the day, or are used up. Staff are warned, visitors stopped. */
export type ServiceLimit = 'late' | 'full' | 'contingent-near' | 'contingent-used'

/** The whole site today: what is open, what is closed and why, and who is still here. */
export interface TodayView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  readonly phase: 'open' | 'closed'
  /** Null on a day without hours. */
  readonly hours: {
    readonly firstIssueAt: number
    readonly openAt: number
    readonly lastIssueAt: number
    readonly closeAt: number
    readonly breaks: readonly { readonly from: number; readonly to: number }[]
    readonly reason: Texts | null
  } | null
  readonly closure: StaffClosure | null
  readonly services: readonly {
    readonly id: ServiceId
    readonly now: KioskServiceNow['now']
    readonly waiting: number
    readonly wait: WaitRange | null
    readonly unstaffed: boolean
    readonly contingent: { readonly most: number; readonly used: number } | null
    readonly limit: ServiceLimit | null
    readonly closure: StaffClosure | null
  }[]
  readonly desks: readonly {
    readonly id: DeskId
    readonly sign: 'free' | 'busy' | 'away'
    readonly open: boolean
    readonly closure: StaffClosure | null
  }[]
  readonly kiosks: readonly {
    readonly id: KioskId
    readonly printer: PrinterSign
    /** null: not connected since the server started. */
    readonly sign: KioskSign | null
    readonly closure: StaffClosure | null
  }[]
  readonly help: readonly HelpCallView[]
  readonly rush: boolean
  readonly areas: readonly { readonly id: AreaId; readonly name: Texts }[]
  readonly displays: readonly {
    readonly id: ReasonId
    readonly name: Texts
    /** Of its boards that are connected the one that is heard worst; null: none is connected. */
    readonly sound: 'ok' | 'blocked' | 'untested' | null
    /** Languages of visitors in which it announces nothing: neither a voice nor sounds are there. */
    readonly unspoken: readonly string[]
  }[]
  /** What is shown on boards of the site now, or will be. */
  readonly notices: readonly BoardNotice[]
  /** When everybody who waits now will have been served: likely, and P80. */
  readonly end: { readonly likelyAt: number; readonly highAt: number } | null
  /** Who is still here or still expected; at most 60 labels each. */
  readonly left: {
    readonly waiting: readonly Label[]
    readonly atDesks: readonly Label[]
    readonly parked: readonly Label[]
    readonly missed: readonly Label[]
    /** On the way from another site. */
    readonly expected: readonly Label[]
    readonly appointments: number
  }
}
