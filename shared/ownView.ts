// What the holder of a ticket sees on the phone. Times are epoch milliseconds.
import type { Label, Language } from './ids.ts'
import type { Texts } from './plan.ts'
import type { ClockView, OpenState, SiteCard, TravelView, ViewVersion, WaitRange } from './views.ts'

/** What the holder lets staff know (rules T19, T37). */
export type HolderWish = 'more-time' | 'on-my-way'

export type OwnPhase =
  | {
      readonly kind: 'waiting'
      readonly ahead: number
      readonly wait: WaitRange | null
      /** Minutes that the holder may ask for, once; null: they have, or the site grants none. */
      readonly moreMinutes: number | null
      /** Asked for: not called by turn before that; null: not, or over. */
      readonly awayUntil: number | null
    }
  | {
      readonly kind: 'called'
      readonly desk: Texts
      readonly deskKind: 'counter' | 'infostand' | 'phone'
      readonly way: Texts
      readonly at: number
    }
  | { readonly kind: 'serving'; readonly desk: Texts }
  | {
      readonly kind: 'parked'
      readonly reason: Texts
      /** Where the visitor was sent, and how long that usually takes. */
      readonly errand: { readonly way: Texts; readonly usualMinutes: number } | null
    }
  | { readonly kind: 'missed'; readonly returnUntil: number }
  /** On the way to this site from another one; `travel` as the other one's plan says it. */
  | { readonly kind: 'expected'; readonly travel: TravelView | null; readonly open: OpenState }
  | { readonly kind: 'done' }
  | { readonly kind: 'gone'; readonly why: 'left' | 'cancelled' | 'day-closed' }

export interface OwnTicketView {
  readonly version: ViewVersion
  readonly clock: ClockView
  readonly site: SiteCard
  readonly languages: readonly string[]
  readonly label: Label
  readonly language: Language
  /** Concerns in the order in which they are dealt with; those done come first. */
  readonly concerns: readonly { readonly name: Texts; readonly done: boolean }[]
  readonly area: Texts
  readonly way: Texts
  readonly appointmentAt: number | null
  /** A free slot of today: until then the visitor may be anywhere. */
  readonly slot: boolean
  readonly issuedAt: number
  /** What was told when the number was drawn; null: nothing. */
  readonly firstWait: WaitRange | null
  /** What the holder let staff know last. */
  readonly wish: HolderWish | null
  readonly phase: OwnPhase
}
