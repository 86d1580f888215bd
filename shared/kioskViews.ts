// What a kiosk gets of the house: what it offers, and how things stand. Times are epoch milliseconds.
import type { Keypad } from './accessSettings.ts'
import type { KioskId, PlanHash, ReasonId, ServiceId, SiteId } from './ids.ts'
import type { Kiosk } from './kioskSettings.ts'
import type { Question, Texts } from './plan.ts'
import type {
  ClockView,
  ClosureView,
  InfostandSign,
  OpenState,
  OtherSiteView,
  PrinterSign,
  SiteCard,
  ViewVersion,
  WaitRange,
} from './views.ts'

/** The part of the plan that a kiosk shows; it changes only with the plan. */
export interface KioskCatalogue {
  readonly plan: PlanHash
  readonly site: SiteCard
  readonly kiosk: {
    readonly id: KioskId
    readonly name: Texts
    readonly profile: Kiosk['profile']
    readonly diagonalInches: number
    readonly idleSeconds: number
    readonly keypad: Keypad
  }
  readonly languages: readonly string[]
  readonly groups: readonly {
    readonly id: ReasonId
    readonly name: Texts
    readonly hint: Texts
    readonly icon: string
  }[]
  readonly services: readonly KioskService[]
  readonly infostand: { readonly name: Texts; readonly way: Texts } | null
  /** Where else numbers come from in this house. */
  readonly otherKiosks: readonly Texts[]
  /** False while LOTSE_URL is not set: nothing about phones is offered. */
  readonly phone: boolean
  readonly appointments: boolean
}

export interface KioskService {
  readonly id: ServiceId
  readonly name: Texts
  readonly group: ReasonId
  readonly words: { readonly [language: string]: readonly string[] }
  readonly documents: readonly Texts[]
  readonly facts: readonly Texts[]
  readonly quantity: { readonly question: Texts; readonly max: number } | null
  readonly questions: readonly Question[]
  /** False: reached by an answer only. */
  readonly listed: boolean
  readonly handling:
    | { readonly kind: 'counter'; readonly area: Texts; readonly way: Texts }
    | { readonly kind: 'infostand' }
    | { readonly kind: 'appointment'; readonly how: Texts }
    | {
        readonly kind: 'elsewhere'
        readonly where: Texts
        readonly address: string | null
        readonly hours: Texts | null
        readonly link: string | null
      }
}

export interface NeighbourKiosk {
  readonly name: Texts
  /** How to get there from this kiosk. */
  readonly way: Texts
}

export interface KioskView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  readonly infostand: InfostandSign | null
  readonly printer: PrinterSign
  /** Where else numbers come from at this moment, where this kiosk has no paper or is out of service; null: nowhere. */
  readonly neighbour: NeighbourKiosk | null
  /** A visitor has called for help here: since when, and whether somebody comes. */
  readonly help: { readonly at: number; readonly coming: boolean } | null
  /** So many want a number that only what is necessary is asked. */
  readonly rush: boolean
  /** This kiosk is out of service, or will be today. */
  readonly closure: ClosureView | null
  /** The site closes out of its hours later today. */
  readonly siteClosure: ClosureView | null
  readonly services: readonly KioskServiceNow[]
  /** Listed services that are served now, those most asked at this hour of the week first; at most four (rule K27). */
  readonly asked: readonly ServiceId[]
  /** Sites that `services` name. */
  readonly otherSites: readonly OtherSiteView[]
}

export interface KioskServiceNow {
  readonly id: ServiceId
  /** What a tap leads to at this moment (rule G): a number, the info stand, or a no with its reason. */
  readonly now: 'number' | 'infostand' | 'appointment' | 'elsewhere' | 'closed' | 'contingent-used' | 'full'
  /** Nobody serves this at present: the kiosk asks before it issues. */
  readonly unstaffed: boolean
  readonly waiting: number
  readonly wait: WaitRange | null
  /** The service is closed out of the hours, or will be today. */
  readonly closure: ClosureView | null
  /** The other site, where it alone does this, or is worth the way, or here is no number to be had (rules G14, G15). */
  readonly there: { readonly site: SiteId; readonly wait: WaitRange | null } | null
  /** Free slots of today that visitors may take, by their times; the earliest, at most six. */
  readonly slots: readonly number[]
  /** The wait may be so long that a slot is offered instead. */
  readonly longWait: boolean
}
