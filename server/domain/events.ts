// What happened on a business day. Events hold results, never inputs to decide again; times are epoch milliseconds.
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
  PlanHash,
  ReasonId,
  ServiceId,
  SiteId,
  TicketId,
} from '../../shared/ids.ts'
import type { HolderWish } from '../../shared/ownView.ts'
import type { UndoableAction } from '../../shared/staffViews.ts'
import type { HelpEvent } from './helpCalls.ts'
import type { DayHistory } from './learned.ts'
import type { HandedIn, LeaseEvent } from './leaseEvents.ts'

export type Channel = 'visit' | 'call' | 'message'

/** One concern of a ticket; `quantity` multiplies the planned duration. */
export interface Leg {
  readonly service: ServiceId
  readonly quantity: number
}

export interface Appointment {
  readonly code: AppointmentCode
  readonly service: ServiceId
  /** Epoch milliseconds of the agreed time. */
  readonly time: number
  readonly language: Language | null
}

/** The appointment that a ticket stands for; `code` is null for a free slot, and when staff agreed on a time that stands in no list. */
export interface AgreedTime {
  readonly code: AppointmentCode | null
  readonly time: number
  /** A free slot of today that was taken here: until shortly before its time the holder may be anywhere (rule T26). */
  readonly slot?: true
}

/** A free appointment time that the town gives away at the site on the day itself; a capacity of 0 withdraws it. */
export interface Slot {
  readonly service: ServiceId
  /** Epoch milliseconds. */
  readonly time: number
  /** How many it is for, those included who have taken it. */
  readonly capacity: number
}

/** An estimate in whole seconds from the moment it was made: P20, likely, P80. */
export interface WaitEstimate {
  readonly lowSeconds: number
  readonly likelySeconds: number
  readonly highSeconds: number
}

/** Where a ticket stands in the order of calls (rule Q): recorded when it is issued, transferred or returned. */
export interface Place {
  readonly startAt: number
  readonly dueAt: number
  readonly turnAt: number
}

/** Whom a ticket is reserved for; it lapses when that desk closes or 15 min after due. */
export type Address =
  | { readonly kind: 'desk'; readonly desk: DeskId }
  | { readonly kind: 'clerk'; readonly clerk: ClerkKey }

/** Why this ticket was called now: told to staff in words, counted in the statistics. */
export type CallReason =
  | { readonly kind: 'turn' }
  | { readonly kind: 'backup'; readonly because: 'none-of-own' | 'overdue' }
  | { readonly kind: 'addressed' }
  | { readonly kind: 'out-of-turn'; readonly reason: ReasonId }
  /** The visitor stood at the desk: served without a number on the wall. */
  | { readonly kind: 'direct' }

/** The first call of a ticket: when it was due then, and how it came; `moved` where it came in turn, but not from its first place. */
export interface FirstCall {
  readonly at: number
  readonly dueAt: number
  readonly how: CallReason['kind'] | 'moved'
}

export type InfostandState = 'staffed' | 'on-the-phone' | 'crowded' | 'unstaffed'

/** What staff can close out of the hours (rule H15). */
export type ClosureTarget =
  | { readonly kind: 'site' }
  | { readonly kind: 'service'; readonly service: ServiceId }
  | { readonly kind: 'desk'; readonly desk: DeskId }
  | { readonly kind: 'kiosk'; readonly kiosk: KioskId }

export type GoneReason = 'left' | 'cancelled' | 'day-closed'

/** The desk whose clerk did it from afar, so that it can be undone there; absent for visitors, programs and the clock. */
export interface By {
  readonly by?: DeskId
}

interface Move extends By {
  /** It is one action with the event before it, and taken back with that. */
  readonly continues?: true
}

export type DayEvent = { readonly at: number } & (
  | {
      readonly type: 'DayOpened'
      readonly site: SiteId
      readonly date: DayDate
      readonly plan: PlanHash
      readonly appointments: readonly Appointment[]
      readonly history?: DayHistory
      readonly slots?: readonly Slot[]
    }
  | { readonly type: 'PlanChanged'; readonly plan: PlanHash }
  | { readonly type: 'AppointmentsAdded'; readonly appointments: readonly Appointment[] }
  | { readonly type: 'AppointmentCancelled'; readonly code: AppointmentCode }
  /** Its time to check in is over and nobody came; `number` counts the no-shows of the day and names the row in the statistics. */
  | { readonly type: 'AppointmentLapsed'; readonly code: AppointmentCode; readonly number: number }
  | { readonly type: 'SlotsChanged'; readonly slots: readonly Slot[] }
  | {
      readonly type: 'DeskOpened'
      readonly desk: DeskId
      readonly clerk: ClerkKey | null
      readonly skills: readonly ServiceId[] | null
      /** The desk that the clerk has left for this one: it is closed from now on. */
      readonly from?: DeskId
    }
  | { readonly type: 'BreakRequested'; readonly desk: DeskId }
  | { readonly type: 'DeskPaused'; readonly desk: DeskId }
  | { readonly type: 'DeskResumed'; readonly desk: DeskId }
  | { readonly type: 'DeskClosed'; readonly desk: DeskId }
  | { readonly type: 'InfostandChanged'; readonly desk: DeskId; readonly state: InfostandState }
  | { readonly type: 'MatterSettled'; readonly desk: DeskId; readonly matter: ReasonId }
  | ({
      readonly type: 'TicketIssued'
      readonly ticket: TicketId
      readonly label: Label
      readonly channel: Channel
      readonly legs: readonly [Leg, ...Leg[]]
      readonly area: AreaId
      readonly language: Language
      readonly kiosk: KioskId | null
      readonly priority: ReasonId | null
      readonly appointment: AgreedTime | null
      readonly afterHours: boolean
      /** What the visitor was told; null with no figure to give. */
      readonly estimate: WaitEstimate | null
      readonly ahead: number
      /** What the kiosk called its wish: one wish, one number. */
      readonly request?: CommandId
      readonly handedIn?: HandedIn
    } & Place)
  | LeaseEvent
  | {
      readonly type: 'TicketCalled'
      readonly ticket: TicketId
      readonly desk: DeskId
      readonly reason: CallReason
      readonly dueAt: number
      readonly turnAt: number
      /** Waiting tickets with an earlier turn that this desk could have called. */
      readonly passed: readonly TicketId[]
      /** Counts the calls of the day, recalls included, so that no board skips one. */
      readonly sequence: number
    }
  | { readonly type: 'TicketRecalled'; readonly ticket: TicketId; readonly desk: DeskId; readonly sequence: number }
  | { readonly type: 'ServingStarted'; readonly ticket: TicketId; readonly desk: DeskId }
  | {
      readonly type: 'ServingFinished'
      readonly ticket: TicketId
      readonly desk: DeskId
      readonly outcome: ReasonId | null
      /** Services really rendered in this sitting. */
      readonly services: readonly ServiceId[]
      /** 'take-over' and 'day-closed' ends are left out of the service times (rule E). */
      readonly ended: 'by-clerk' | 'take-over' | 'day-closed'
    }
  /** The rest of the legs goes back to waiting, under the same number; `address` where a desk wanted the ticket back. */
  | ({
      readonly type: 'TicketContinued'
      readonly ticket: TicketId
      readonly legs: readonly [Leg, ...Leg[]]
      readonly area: AreaId
      readonly address: Address | null
    } & Place)
  | { readonly type: 'AfterWorkEnded'; readonly desk: DeskId }
  | { readonly type: 'TicketMissed'; readonly ticket: TicketId; readonly desk: DeskId }
  | ({ readonly type: 'TicketReturned'; readonly ticket: TicketId } & Place & By)
  | {
      readonly type: 'TicketParked'
      readonly ticket: TicketId
      readonly desk: DeskId
      readonly reason: ReasonId
      readonly remindAt: number | null
    }
  | ({ readonly type: 'TicketResumed'; readonly ticket: TicketId } & By)
  | ({
      readonly type: 'TicketTransferred'
      readonly ticket: TicketId
      readonly from: DeskId
      readonly legs: readonly [Leg, ...Leg[]]
      readonly area: AreaId
      readonly address: Address | null
      /** The desk that wants the ticket back when the next leg is done. */
      readonly backTo: DeskId | null
      /** A note for the colleague goes with it, beside the log. */
      readonly noted?: true
    } & Place)
  /** The ticket has left for another site, where it stands under `label`. */
  | {
      readonly type: 'TicketSent'
      readonly ticket: TicketId
      readonly from: DeskId
      readonly to: SiteId
      readonly label: Label
    }
  /** A ticket of another site is on its way here, with its start of there; nobody calls it until it has arrived. */
  | ({
      readonly type: 'TicketExpected'
      readonly ticket: TicketId
      readonly label: Label
      readonly channel: Channel
      readonly legs: readonly [Leg, ...Leg[]]
      readonly area: AreaId
      readonly language: Language
      readonly priority: ReasonId | null
      readonly appointment: AgreedTime | null
      readonly afterHours: boolean
      readonly issuedAt: number
      /** The sittings that it has had, and its first call, there. */
      readonly sittings: number
      readonly firstCall: FirstCall
      readonly cameFrom: SiteId
      /** Until then the day waits for it. */
      readonly until: number
    } & Place)
  | ({ readonly type: 'TicketArrived'; readonly ticket: TicketId } & By)
  | ({ readonly type: 'LegAdded'; readonly ticket: TicketId; readonly leg: Leg } & By)
  | ({ readonly type: 'PriorityChanged'; readonly ticket: TicketId; readonly priority: ReasonId | null } & Place & Move)
  /** A waiting ticket is kept for a desk or clerk, or for nobody any more. */
  | ({ readonly type: 'TicketKept'; readonly ticket: TicketId; readonly address: Address | null } & Move)
  | ({
      readonly type: 'LegsOrdered'
      readonly ticket: TicketId
      readonly legs: readonly [Leg, ...Leg[]]
      readonly area: AreaId
    } & Place &
      Move)
  /** The ticket and the desk are as they were before the desk's last action. */
  | {
      readonly type: 'ActionUndone'
      readonly desk: DeskId
      readonly ticket: TicketId
      readonly action: UndoableAction
      /** The note that went with the transfer is taken back with it. */
      readonly noted?: true
    }
  /** `awayUntil`: the holder asked for more time while waiting and is called by turn no earlier; absent when nothing moves. */
  | {
      readonly type: 'WishTold'
      readonly ticket: TicketId
      readonly wish: HolderWish
      readonly awayUntil?: number
    }
  | ({ readonly type: 'TicketGone'; readonly ticket: TicketId; readonly why: GoneReason } & By)
  | { readonly type: 'ClosureSet'; readonly target: ClosureTarget; readonly fromAt: number; readonly reason: ReasonId }
  | { readonly type: 'ClosureLifted'; readonly target: ClosureTarget }
  /** A desk calls for help, or tries whether it works (`drill`). */
  | { readonly type: 'AlarmRaised'; readonly alarm: AlarmId; readonly desk: DeskId; readonly drill: boolean }
  /** `clerk`: who was at that desk then, if that was known. */
  | {
      readonly type: 'AlarmAcknowledged'
      readonly alarm: AlarmId
      readonly desk: DeskId
      readonly clerk?: ClerkKey
    }
  | { readonly type: 'AlarmEnded'; readonly alarm: AlarmId }
  | HelpEvent
  | { readonly type: 'DayClosed'; readonly by: 'queue-empty' | 'supervisor' | 'hard-limit' }
  | { readonly type: 'DayReopened' }
)

export type DayEventType = DayEvent['type']
export type EventOf<T extends DayEventType> = Extract<DayEvent, { readonly type: T }>
