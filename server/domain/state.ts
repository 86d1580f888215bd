// The state of a business day: the fold of its events. `evolve` alone writes to it; everybody else gets it readonly.
import type {
  AlarmId,
  AppointmentCode,
  AreaId,
  ClerkKey,
  CommandId,
  DayDate,
  DeskId,
  KioskId,
  Label,
  Language,
  LeaseId,
  PlanHash,
  ReasonId,
  ServiceId,
  SiteId,
  TicketId,
} from '../../shared/ids.ts'
import type { HolderWish } from '../../shared/ownView.ts'
import type { Desk, Plan, Service } from '../../shared/plan.ts'
import type { UndoableAction } from '../../shared/staffViews.ts'
import type {
  Address,
  AgreedTime,
  Appointment,
  CallReason,
  Channel,
  ClosureTarget,
  FirstCall,
  GoneReason,
  InfostandState,
  Leg,
  Slot,
  WaitEstimate,
} from './events.ts'
import type { HelpCall } from './helpCalls.ts'
import type { HoursToday } from './hours.ts'
import type { RangeStretch, ServiceTimes } from './learned.ts'
import type { RushState } from './rush.ts'

export type TicketPhase =
  /** `heldFor`: after parking, only that desk may call it until then. */
  | {
      readonly kind: 'waiting'
      readonly since: number
      readonly heldFor: { readonly desk: DeskId; readonly until: number } | null
    }
  | {
      readonly kind: 'called'
      readonly desk: DeskId
      /** First call of this sitting and the last (re)call. */
      readonly at: number
      readonly lastAt: number
      readonly times: number
      readonly reason: CallReason
      /** How many with an earlier turn this call passed. */
      readonly passed: number
    }
  | {
      readonly kind: 'serving'
      readonly desk: DeskId
      readonly calledAt: number
      readonly since: number
      readonly passed: number
      readonly reason: CallReason
      /** Another clerk took the desk over meanwhile: the length says nothing about the service (rule E). */
      readonly takenOver: boolean
    }
  | {
      readonly kind: 'parked'
      readonly desk: DeskId
      readonly at: number
      readonly reason: ReasonId
      readonly remindAt: number | null
    }
  | { readonly kind: 'missed'; readonly desk: DeskId; readonly at: number; readonly times: number }
  /** On its way from another site: nobody calls it until it has arrived. */
  | { readonly kind: 'expected'; readonly at: number; readonly until: number }
  /** Gone on to another site, where it stands under that label. */
  | { readonly kind: 'sent'; readonly at: number; readonly to: SiteId; readonly label: Label }
  | { readonly kind: 'done'; readonly at: number; readonly outcome: ReasonId | null }
  | { readonly kind: 'gone'; readonly at: number; readonly why: GoneReason }

export interface Ticket {
  readonly id: TicketId
  readonly label: Label
  readonly channel: Channel
  readonly language: Language
  readonly kiosk: KioskId | null
  readonly priority: ReasonId | null
  readonly appointment: AgreedTime | null
  readonly afterHours: boolean
  /** Given by a kiosk without a server. */
  readonly offline: boolean
  /** The site that gave the number; null: this one. */
  readonly cameFrom: SiteId | null
  readonly issuedAt: number
  readonly estimate: WaitEstimate | null
  /** Position in the log of what gave it its start: equal turns go in this order. */
  readonly order: number
  /** What is still to be done; the first is the one that waits. Empty when done. */
  readonly legs: readonly Leg[]
  /** Concerns of earlier sittings. */
  readonly settled: readonly ServiceId[]
  readonly area: AreaId
  readonly startAt: number
  readonly dueAt: number
  readonly turnAt: number
  readonly address: Address | null
  readonly backTo: DeskId | null
  /** How often it came back from missed. */
  readonly returns: number
  /** Sittings that have ended, by finishing or by transfer: numbers the rows of the statistics. */
  readonly sittings: number
  /** The last time that it did not answer: for three minutes nobody calls it again. */
  readonly missedAt: number | null
  readonly firstCall: FirstCall | null
  /** Staff have given it another place: what was told at issue speaks of the old one (rule E16). */
  readonly moved: boolean
  /** What the holder told last, until a conversation begins or the ticket goes elsewhere. */
  readonly wish: HolderWish | null
  /** The holder has asked once to be called no earlier than that (rule T37); null: not yet. */
  readonly awayUntil: number | null
  readonly phase: TicketPhase
}

export type DeskWork =
  | { readonly kind: 'free' }
  /** A ticket of this desk is called or served. */
  | { readonly kind: 'with'; readonly ticket: TicketId }
  | { readonly kind: 'after-work'; readonly ticket: TicketId; readonly since: number }

export type DeskState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open'
      readonly clerk: ClerkKey | null
      /** null: no limit beyond the desk's own services. */
      readonly skills: readonly ServiceId[] | null
      readonly since: number
      /** Only the engine uses it (rule S). */
      readonly freeSince: number
      readonly work: DeskWork
      readonly pause: 'none' | 'after-this' | 'now'
    }

export interface Call {
  readonly sequence: number
  readonly ticket: TicketId
  readonly label: Label
  readonly desk: DeskId
  /** The area where the visitor waits: shown and spoken there. */
  readonly area: AreaId
  readonly language: Language
  readonly recall: boolean
  readonly at: number
}

export type AppointmentState = Appointment & {
  readonly ticket: TicketId | null
  readonly cancelled: boolean
  /** Which no-show of the day it is; null while it may still check in, and for one that has in time. */
  readonly lapse: number | null
}

/** A free slot with the tickets that were ever given for it, in the order of the log. */
export type SlotState = Slot & { readonly tickets: readonly TicketId[] }

/** The services that a desk serves; a service's channel comes with it. */
export interface Reach {
  readonly own: ReadonlySet<ServiceId>
  readonly backup: ReadonlySet<ServiceId>
}

/** Looked up once a plan so that no rule searches lists. */
export interface PlanIndex {
  readonly services: ReadonlyMap<ServiceId, Service>
  readonly desks: ReadonlyMap<DeskId, Desk>
  readonly reaches: ReadonlyMap<DeskId, Reach>
  /** The desks that serve a service, as their own or as a backup. */
  readonly desksFor: ReadonlyMap<ServiceId, readonly DeskId[]>
  readonly shortestPromiseSeconds: number
}

/** A desk that calls for help, until the alarm is ended. */
export interface Alarm {
  readonly id: AlarmId
  readonly desk: DeskId
  readonly at: number
  readonly drill: boolean
  /** Desks from which somebody comes, in the order in which they said so, and who was there then. */
  readonly helpers: readonly { readonly desk: DeskId; readonly clerk: ClerkKey | null }[]
}

/** A kiosk's numbers for the time without a server; epoch milliseconds. */
export interface Lease {
  readonly kiosk: KioskId
  readonly from: number
  /** What the newest answer says. */
  readonly until: number
  /** The latest that any answer said: a kiosk may not have heard the newer ones. */
  readonly heldUntil: number
}

/** Closed out of the hours from a moment on (epoch milliseconds). */
export interface Closure {
  readonly target: ClosureTarget
  readonly fromAt: number
  readonly reason: ReasonId
}

/** What of the day an action can change, as it was at one moment; `desk` is null when the action was not at the desk. */
export interface Traces {
  readonly ticket: Ticket
  readonly desk: DeskState | null
  readonly calls: readonly Call[]
  readonly stretches: readonly RangeStretch[]
  readonly serviceTimes: readonly (readonly [ServiceId, ServiceTimes | undefined])[]
}

/** The last action of a desk, with what is needed to take it back (rule T18). */
export interface LastAction {
  readonly action: UndoableAction
  readonly ticket: TicketId
  readonly at: number
  /** A transfer with a note for the colleague. */
  readonly noted: boolean
  /** Version of the day with the last event of the action. */
  readonly version: number
  readonly before: Traces
  readonly after: Traces
}

export interface DayState {
  readonly site: SiteId
  readonly date: DayDate
  readonly phase: 'unopened' | 'open' | 'closed'
  readonly planHash: PlanHash
  readonly plan: Plan
  readonly index: PlanIndex
  readonly hours: HoursToday
  /** Events folded so far: the stream's version. */
  readonly version: number
  /** Time of the last event; the next is never earlier. */
  readonly at: number
  readonly tickets: ReadonlyMap<TicketId, Ticket>
  /** Tickets by phase, so that no rule walks through the whole day. */
  readonly waiting: ReadonlySet<TicketId>
  readonly parked: ReadonlySet<TicketId>
  readonly missed: ReadonlySet<TicketId>
  readonly expected: ReadonlySet<TicketId>
  readonly labels: ReadonlyMap<Label, TicketId>
  /** The number given last, per prefix. */
  readonly lastNumber: ReadonlyMap<string, number>
  readonly leases: ReadonlyMap<LeaseId, Lease>
  /** Numbers that were lent and not handed in, with whom they were lent to last, returned or not. */
  readonly leased: ReadonlyMap<Label, { readonly lease: LeaseId; readonly ticket: TicketId }>
  /** The number lent last, per prefix. */
  readonly lastLeased: ReadonlyMap<string, number>
  /** What kiosks have asked for, by what they called it. */
  readonly requests: ReadonlyMap<CommandId, TicketId>
  readonly desks: ReadonlyMap<DeskId, DeskState>
  readonly infostands: ReadonlyMap<DeskId, InfostandState>
  readonly matters: ReadonlyMap<ReasonId, number>
  readonly appointments: ReadonlyMap<AppointmentCode, AppointmentState>
  /** Appointments of today that lapsed without a check-in. */
  readonly lapses: number
  /** By `slotKey`. */
  readonly slots: ReadonlyMap<string, SlotState>
  /** Last calls, newest first, as many as a board may show. */
  readonly calls: readonly Call[]
  readonly sequence: number
  /** Legs of walk-ins by service, for the contingents. */
  readonly issuedToday: ReadonlyMap<ServiceId, number>
  /** Finished conversations of today, for the estimate. */
  readonly serviceTimes: ReadonlyMap<ServiceId, ServiceTimes>
  /** The same of earlier days. */
  readonly earlierTimes: ReadonlyMap<ServiceId, ServiceTimes>
  /** Learned from how waits turned out, for short estimates first (rule E13). */
  readonly stretches: readonly RangeStretch[]
  /** First calls of tickets today, and how many were not later than due. */
  readonly calledToday: number
  readonly calledInTime: number
  readonly alarms: ReadonlyMap<AlarmId, Alarm>
  /** By what they close. */
  readonly closures: ReadonlyMap<string, Closure>
  /** What each desk did last, as long as nothing else has happened to the ticket or at the desk. */
  readonly lastActions: ReadonlyMap<DeskId, LastAction>
  readonly help: ReadonlyMap<KioskId, HelpCall>
  /** When help was asked for last at each kiosk, the newest last. */
  readonly helpAsked: ReadonlyMap<KioskId, readonly number[]>
  readonly rush: RushState
  /** When staff opened the day again after its close. */
  readonly reopenedAt: number | null
}
