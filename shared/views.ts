// What the screens get: finished views, one per audience, never events or patches. Times are epoch milliseconds.
import type { Label, Language, PrinterId, SiteId, TicketId, TicketKey } from './ids.ts'
import type { LookView } from './lookSetting.ts'
import type { OwnTicketView } from './ownView.ts'
import type { Texts } from './plan.ts'
import type { SlipLine } from './slip.ts'

/** Compared in this order: a client keeps the highest that it has seen. */
export interface ViewVersion {
  readonly day: string
  readonly log: number
  readonly at: number
}

/** A waiting time as it may be read by people: whole minutes, already rounded ("about 10-20"). */
export interface WaitRange {
  readonly low: number
  readonly high: number
}

export interface ClockView {
  /** The server's time when the view was made. */
  readonly now: number
  /** How fast it runs; 1 in daily use. */
  readonly speed: number
  /** Set for trials by LOTSE_CLOCK: every screen says so. */
  readonly trial: boolean
  readonly timeZone: string
}

export type OpenState =
  | { readonly kind: 'open'; readonly lastIssueAt: number; readonly closeAt: number }
  /** Before the first number of the day. */
  | { readonly kind: 'before'; readonly firstIssueAt: number; readonly openAt: number }
  /** No more numbers, the queue goes on. */
  | { readonly kind: 'issue-ended'; readonly closeAt: number }
  | {
      readonly kind: 'closed'
      readonly reason: Texts | null
      /** The public holiday that it is, where that is the reason; texts under `common.holidays`. */
      readonly holiday: HolidayCode | null
      readonly nextOpenAt: number | null
    }

/** Closed out of the hours, or about to be: why, and since or from when. */
export interface ClosureView {
  readonly reason: Texts
  readonly fromAt: number
}

export type HolidayCode =
  | 'new-year'
  | 'epiphany'
  | 'good-friday'
  | 'easter-monday'
  | 'labour-day'
  | 'ascension'
  | 'whit-monday'
  | 'corpus-christi'
  | 'assumption'
  | 'german-unity'
  | 'all-saints'
  | 'christmas-day'
  | 'second-christmas-day'

export interface SiteCard {
  readonly id: SiteId
  readonly name: Texts
  readonly town: string
  readonly address: string
  readonly timeZone: string
  readonly example: boolean
  readonly look: LookView
}

export type InfostandSign = 'staffed' | 'on-the-phone' | 'crowded' | 'unstaffed'
export type PaperState = 'ok' | 'near-end' | 'end'

export type PrinterSign =
  | { readonly kind: 'screen' }
  | { readonly kind: 'ready'; readonly paper: PaperState }
  | { readonly kind: 'fault'; readonly why: 'unreachable' | 'paper-end' | 'cover-open' | 'error' }

/** What the kiosk shows after the tap. */
export interface IssuedView {
  readonly ticket: TicketId
  readonly label: Label
  readonly language: Language
  readonly services: readonly Texts[]
  readonly area: Texts
  readonly way: Texts
  readonly ahead: number
  readonly wait: WaitRange | null
  readonly appointmentAt: number | null
  /** Given by the kiosk without a server: nobody knows how long it takes. `asked`: the server may have given another one before. */
  readonly alone?: { readonly asked: boolean }
  /** A free slot of today: until then the visitor may be anywhere. */
  readonly slot: boolean
  /** Absolute address of the own-ticket page; null while LOTSE_URL is not set. */
  readonly url: string | null
  readonly key: TicketKey
  /** On its way to the printer (its end comes as `printing:changed`), on the screen as it would be printed, or none. */
  readonly paper:
    | { readonly kind: 'printing'; readonly printer: PrinterId }
    | { readonly kind: 'screen'; readonly slip: readonly SlipLine[] }
    | { readonly kind: 'none' }
}

/** How to get from one site to another. */
export interface TravelView {
  readonly minutes: number
  readonly way: Texts
}

/** Another site of the installation, as a kiosk shows it. */
export interface OtherSiteView {
  readonly site: SiteCard
  readonly travel: TravelView
  readonly open: OpenState
  /** Today's hours; null on a day without. */
  readonly hours: { readonly openAt: number; readonly closeAt: number } | null
}

/** What holding a slip under the kiosk's scanner has led to, and the ticket as it is now. */
export interface ScannedView {
  readonly did: 'resumed' | 'returned' | 'arrived' | 'nothing'
  readonly ticket: OwnTicketView
}
