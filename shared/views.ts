// What the screens get: finished views, one per audience, never events or patches. Times are epoch milliseconds.
import type {
  AppointmentCode,
  AreaId,
  DeskId,
  KioskId,
  Label,
  Language,
  PlanHash,
  PrinterId,
  ReasonId,
  ServiceId,
  SiteId,
  TicketId,
  TicketKey,
} from './ids.ts'
import type { DisplaySetting, Texts } from './plan.ts'
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
}

export type InfostandSign = 'staffed' | 'on-the-phone' | 'crowded' | 'unstaffed'
export type PaperState = 'ok' | 'near-end' | 'end'

export type PrinterSign =
  | { readonly kind: 'screen' }
  | { readonly kind: 'ready'; readonly paper: PaperState }
  | { readonly kind: 'fault'; readonly why: 'unreachable' | 'paper-end' | 'cover-open' | 'error' }

// Kiosk ------------------------------------------------------------------------------------------------------------

/** The part of the plan that a kiosk shows; it changes only with the plan. */
export interface KioskCatalogue {
  readonly plan: PlanHash
  readonly site: SiteCard
  readonly kiosk: {
    readonly id: KioskId
    readonly name: Texts
    readonly diagonalInches: number
    readonly idleSeconds: number
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

export interface KioskView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  readonly infostand: InfostandSign | null
  readonly printer: PrinterSign
  readonly services: readonly KioskServiceNow[]
}

export interface KioskServiceNow {
  readonly id: ServiceId
  /** What a tap leads to at this moment (rule G): a number, the info stand, or a no with its reason. */
  readonly now: 'number' | 'infostand' | 'appointment' | 'elsewhere' | 'closed' | 'contingent-used'
  /** Nobody serves this at present: the kiosk asks before it issues. */
  readonly unstaffed: boolean
  readonly waiting: number
  readonly wait: WaitRange | null
}

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
  /** Absolute address of the own-ticket page; null while LOTSE_URL is not set. */
  readonly url: string | null
  readonly key: TicketKey
  /** On its way to the printer (its end comes as `printing:changed`), on the screen as it would be printed, or none. */
  readonly paper:
    | { readonly kind: 'printing'; readonly printer: PrinterId }
    | { readonly kind: 'screen'; readonly slip: readonly SlipLine[] }
    | { readonly kind: 'none' }
}

// Board ------------------------------------------------------------------------------------------------------------

export interface BoardCatalogue {
  readonly plan: PlanHash
  readonly site: SiteCard
  readonly display: DisplaySetting
  readonly languages: readonly string[]
  readonly areas: readonly { readonly id: AreaId; readonly name: Texts; readonly services: readonly Texts[] }[]
}

export interface BoardCall {
  readonly sequence: number
  readonly label: Label
  readonly desk: { readonly id: DeskId; readonly name: Texts; readonly kind: 'counter' | 'infostand' | 'phone' }
  readonly arrow: 'left' | 'right' | 'ahead' | 'back' | 'up' | 'down'
  readonly way: Texts
  readonly area: AreaId
  readonly language: Language
  readonly recall: boolean
  readonly at: number
}

export interface BoardView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  /** Newest first; a label stands once. Gone from the list when the visitor was missed or is done. */
  readonly calls: readonly BoardCall[]
  readonly areas: readonly { readonly id: AreaId; readonly waiting: number; readonly wait: WaitRange | null }[]
}

// Own ticket -------------------------------------------------------------------------------------------------------

export type OwnPhase =
  | { readonly kind: 'waiting'; readonly ahead: number; readonly wait: WaitRange | null }
  | {
      readonly kind: 'called'
      readonly desk: Texts
      readonly deskKind: 'counter' | 'infostand' | 'phone'
      readonly way: Texts
      readonly at: number
    }
  | { readonly kind: 'serving'; readonly desk: Texts }
  | { readonly kind: 'parked' }
  | { readonly kind: 'missed'; readonly returnUntil: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'gone'; readonly why: 'left' | 'cancelled' | 'day-closed' }

export interface OwnTicketView {
  readonly version: ViewVersion
  readonly clock: ClockView
  readonly site: SiteCard
  readonly languages: readonly string[]
  readonly label: Label
  readonly language: Language
  readonly services: readonly Texts[]
  readonly area: Texts
  readonly way: Texts
  readonly appointmentAt: number | null
  readonly issuedAt: number
  readonly phase: OwnPhase
}

// Counter and info stand -------------------------------------------------------------------------------------------

/** The part of the plan that staff screens need; it changes only with the plan. */
export interface StaffCatalogue {
  readonly plan: PlanHash
  readonly site: SiteCard
  readonly languages: readonly string[]
  readonly services: readonly {
    readonly id: ServiceId
    readonly name: Texts
    readonly group: ReasonId
    readonly words: { readonly [language: string]: readonly string[] }
    readonly documents: readonly Texts[]
    readonly facts: readonly Texts[]
    readonly handling: 'counter' | 'infostand' | 'appointment' | 'elsewhere'
    readonly quantityMax: number
    readonly durationSeconds: number
  }[]
  readonly desks: readonly StaffDesk[]
  readonly reasons: {
    readonly outOfTurn: readonly StaffReason[]
    readonly park: readonly StaffReason[]
    readonly outcome: readonly StaffReason[]
    readonly outcomeRequired: boolean
  }
  readonly priorities: readonly StaffReason[]
  readonly matters: readonly StaffReason[]
  /** Where paper can come out: `printer` is null for a kiosk that shows the slip on its screen. */
  readonly kiosks: readonly { readonly id: KioskId; readonly name: Texts; readonly printer: PrinterId | null }[]
}

export interface StaffDesk {
  readonly id: DeskId
  readonly name: Texts
  readonly kind: 'counter' | 'infostand' | 'phone'
  readonly area: Texts
  readonly services: readonly ServiceId[]
  readonly backup: readonly ServiceId[]
}

export interface StaffReason {
  readonly id: ReasonId
  readonly name: Texts
}

/** Why a waiting ticket stands where it stands, as a code with its figures: the screen makes the words. */
export type OrderReason =
  | { readonly kind: 'overdue'; readonly seconds: number }
  | { readonly kind: 'due' }
  | { readonly kind: 'appointment'; readonly at: number }
  | { readonly kind: 'priority'; readonly priority: ReasonId }
  | { readonly kind: 'addressed' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'held'; readonly until: number }
  | { readonly kind: 'too-early'; readonly callableAt: number }

export interface QueueEntry {
  readonly ticket: TicketId
  readonly label: Label
  readonly service: ServiceId
  readonly legs: number
  readonly quantity: number
  readonly language: Language
  readonly waitingSince: number
  readonly dueAt: number
  readonly turnAt: number
  readonly reasons: readonly OrderReason[]
}

export interface AsideEntry {
  readonly ticket: TicketId
  readonly label: Label
  readonly service: ServiceId
  readonly at: number
  readonly kind: 'parked' | 'missed'
  readonly mine: boolean
  /** Parked: why, and when to remind. Missed: until when it may return. */
  readonly reason: ReasonId | null
  readonly until: number | null
  readonly times: number
}

export interface TicketAtDesk {
  readonly ticket: TicketId
  readonly label: Label
  readonly language: Language
  readonly legs: readonly { readonly service: ServiceId; readonly quantity: number; readonly here: boolean }[]
  readonly phase: 'called' | 'serving'
  readonly issuedAt: number
  readonly startAt: number
  readonly dueAt: number
  readonly appointmentAt: number | null
  readonly priority: ReasonId | null
  readonly calledAt: number
  readonly lastCallAt: number
  readonly calls: number
  /** When it may be marked missed. */
  readonly missableAt: number
  readonly since: number
  readonly reason: CallReasonView
  /** How many with an earlier turn were passed by this call. */
  readonly passed: number
  /** Three times as long as usual: the clerk is asked whether it still goes on. */
  readonly long: boolean
}

export type CallReasonView =
  | { readonly kind: 'turn' }
  | { readonly kind: 'backup'; readonly because: 'none-of-own' | 'overdue' }
  | { readonly kind: 'addressed' }
  | { readonly kind: 'out-of-turn'; readonly reason: ReasonId }
  | { readonly kind: 'direct' }

export type DeskNow =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open'
      readonly pause: 'none' | 'after-this' | 'now'
      readonly work:
        | { readonly kind: 'free' }
        | { readonly kind: 'with'; readonly ticket: TicketAtDesk }
        | { readonly kind: 'after-work'; readonly label: Label; readonly since: number }
    }

export interface DeskView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  readonly desk: { readonly id: DeskId; readonly now: DeskNow } | null
  /** The first of those this desk may call, in the order of calls; at most 32. */
  readonly queue: readonly QueueEntry[]
  /** Whom *call next* would take now; null when nobody. */
  readonly next: TicketId | null
  readonly queueLength: number
  /** Parked and missed, newest first; at most 24. */
  readonly aside: readonly AsideEntry[]
  readonly asideLength: number
  readonly site: {
    readonly waiting: number
    readonly wait: WaitRange | null
    /** Share of today's calls that were not later than promised, 0 to 1; null before the first. */
    readonly inTime: number | null
    readonly desksOpen: number
    readonly desks: number
  }
  /** Free, in conversation or away: no minutes, no reason (rule S). */
  readonly colleagues: readonly { readonly desk: DeskId; readonly sign: 'free' | 'busy' | 'away' }[]
  /** `settled`: small matters of the site today. */
  readonly infostands: readonly { readonly desk: DeskId; readonly state: InfostandSign; readonly settled: number }[]
  /** Services whose waiting tickets no open desk can serve, each with its first labels. */
  readonly stranded: readonly { readonly service: ServiceId; readonly labels: readonly Label[] }[]
  readonly printers: readonly { readonly printer: PrinterId; readonly name: string; readonly sign: PrinterSign }[]
  /** Boards that have no sound, by name. */
  readonly silentBoards: readonly string[]
}

/** One ticket as staff find it. */
export interface FoundTicket {
  readonly ticket: TicketId
  readonly label: Label
  readonly phase: 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'done' | 'gone'
  readonly services: readonly ServiceId[]
  readonly area: AreaId
  readonly desk: DeskId | null
  readonly issuedAt: number
  readonly dueAt: number
  readonly ahead: number | null
}

export interface FoundAppointment {
  readonly code: AppointmentCode
  readonly service: ServiceId
  readonly time: number
  readonly state: 'expected' | 'checked-in' | 'cancelled'
}
