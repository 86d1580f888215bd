// What staff screens get: the counter's and the info stand's views. Times are epoch milliseconds.
import type { AlarmView } from './alarmView.ts'
import type {
  AppointmentCode,
  AreaId,
  ClerkId,
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
} from './ids.ts'
import type { GoneKiosk, HelpCallView } from './kioskCare.ts'
import type { Texts } from './plan.ts'
import type { ExpectedEntry, OtherSiteLine } from './siteViews.ts'
import type { ServiceLimit, StaffClosure } from './todayView.ts'
import type {
  ClockView,
  InfostandSign,
  OpenState,
  PrinterSign,
  SiteCard,
  TravelView,
  ViewVersion,
  WaitRange,
} from './views.ts'

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
    /** `usualMinutes`: how long the errand takes; null where it is none. */
    readonly park: readonly (StaffReason & { readonly usualMinutes: number | null })[]
    readonly outcome: readonly StaffReason[]
    readonly outcomeRequired: boolean
    readonly closing: readonly StaffReason[]
  }
  /** Where else visitors can be sent. */
  readonly otherSites: readonly { readonly site: SiteCard; readonly travel: TravelView }[]
  readonly priorities: readonly StaffReason[]
  /** Groups of services, in the order of the plan. */
  readonly groups: readonly StaffReason[]
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
  /** `clerk`: the one whom it is kept for, where that is known; null: for the desk. */
  | { readonly kind: 'addressed'; readonly clerk: string | null }
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
  /** A kiosk gave the number without the server; absent: it did not. */
  readonly offline?: true
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
  /** Name of the clerk whom it is kept for. */
  readonly keptFor: string | null
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
  readonly offline: boolean
  /** What the colleague who sent the visitor here wrote. */
  readonly note: string | null
  /** What the holder told from the phone. */
  readonly wish: 'more-time' | 'on-my-way' | null
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

export type UndoableAction =
  | 'call'
  | 'start'
  | 'finish'
  | 'miss'
  | 'park'
  | 'transfer'
  | 'cancel'
  | 'return'
  | 'resume'
  | 'arrive'
  | 'add-leg'
  | 'priority'
  | 'keep'
  | 'order-legs'
  /** Several of the last three at once. */
  | 'move'

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

/** A clerk as colleagues know one; only staff views name anybody (rule S). */
export interface ClerkCard {
  readonly id: ClerkId
  readonly name: string
}

/** The desk that a screen works at. */
export interface DeskHere {
  readonly id: DeskId
  readonly now: DeskNow
  /** Who works here; null while closed, and for somebody who gave no name. */
  readonly clerk: ClerkCard | null
  /** What is served here with the skills of whoever is there; all of the desk while it is closed. */
  readonly serves: { readonly own: readonly ServiceId[]; readonly backup: readonly ServiceId[] }
}

export interface DeskView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  readonly desk: DeskHere | null
  /** What was done last here, and until when it can be taken back; null: nothing. */
  readonly undo: { readonly action: UndoableAction; readonly label: Label; readonly until: number } | null
  /** The first of those this desk may call, in the order of calls; at most 32. */
  readonly queue: readonly QueueEntry[]
  /** Whom *call next* would take now; null when nobody. */
  readonly next: TicketId | null
  readonly queueLength: number
  /** Parked and missed, newest first; at most 24. */
  readonly aside: readonly AsideEntry[]
  readonly asideLength: number
  /** Sent here by other sites and not there yet, who comes first first; at most 24. */
  readonly expected: readonly ExpectedEntry[]
  readonly expectedLength: number
  /** The other sites of the one who looks. */
  readonly otherSites: readonly OtherSiteLine[]
  readonly site: {
    readonly waiting: number
    readonly wait: WaitRange | null
    /** Share of today's calls that were not later than promised, 0 to 1; null before the first. */
    readonly inTime: number | null
    readonly desksOpen: number
    readonly desks: number
  }
  /** Free, in conversation or away: no minutes, no reason (rule S). */
  readonly colleagues: readonly {
    readonly desk: DeskId
    readonly sign: 'free' | 'busy' | 'away'
    /** Who is there; null while closed, and for somebody who gave no name. */
    readonly clerk: ClerkCard | null
  }[]
  /** `settled`: small matters of the site today. */
  readonly infostands: readonly { readonly desk: DeskId; readonly state: InfostandSign; readonly settled: number }[]
  /** Services whose waiting tickets no open desk can serve, each with its first labels. */
  readonly stranded: readonly { readonly service: ServiceId; readonly labels: readonly Label[] }[]
  readonly printers: readonly { readonly printer: PrinterId; readonly name: string; readonly sign: PrinterSign }[]
  /** Visitors who call for help at a kiosk, the oldest first: at info stands, and where no desk is chosen. */
  readonly help: readonly HelpCallView[]
  /** Kiosks that were connected today and are not. */
  readonly goneKiosks: readonly GoneKiosk[]
  /** Desks that call for help, the oldest first. */
  readonly alarms: readonly AlarmView[]
  /** Services with a warning about the rest of the day. */
  readonly limits: readonly { readonly service: ServiceId; readonly limit: ServiceLimit }[]
  /** This desk is closed out of the hours, or will be. */
  readonly closure: StaffClosure | null
  /** Boards that have no sound, by name. */
  readonly silentBoards: readonly string[]
}

/** One ticket as staff find it. */
export interface FoundTicket {
  readonly ticket: TicketId
  readonly label: Label
  readonly phase: 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'expected' | 'sent' | 'done' | 'gone'
  /** Where it stands now, when it has been sent to another site. */
  readonly sentTo: { readonly site: SiteId; readonly label: Label } | null
  readonly services: readonly ServiceId[]
  readonly area: AreaId
  readonly desk: DeskId | null
  readonly issuedAt: number
  readonly dueAt: number
  readonly ahead: number | null
  readonly priority: ReasonId | null
  /** The desk that it is kept for; of a clerk, the one where that clerk is. */
  readonly keptFor: DeskId | null
  /** The clerk whom it is kept for, where it is kept for one. */
  readonly keptForClerk: ClerkCard | null
}

export interface FoundAppointment {
  readonly code: AppointmentCode
  readonly service: ServiceId
  readonly time: number
  /** `lapsed`: nobody came in time. */
  readonly state: 'expected' | 'checked-in' | 'lapsed' | 'cancelled'
}

/** A free slot of today that can still be taken. */
export interface FreeSlot {
  readonly service: ServiceId
  /** Epoch milliseconds. */
  readonly time: number
  readonly left: number
}
