// What people and devices ask of a business day. Time, ids and chance arrive with the command, so that deciding is repeatable.
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
import type { Plan } from '../../shared/plan.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Address, Appointment, By, Channel, ClosureTarget, DayEvent, InfostandState, Slot } from './events.ts'
import type { DayHistory } from './learned.ts'

export interface WantedLeg {
  readonly service: ServiceId
  readonly quantity?: number | undefined
}

/** A number that a kiosk gave without a server. */
export interface OfflineTicket {
  /** What the kiosk called the wish, also where it had asked the server before. */
  readonly request: CommandId
  readonly lease: LeaseId
  readonly label: Label
  /** Lent with the number. */
  readonly ticket: TicketId
  readonly legs: readonly [WantedLeg, ...WantedLeg[]]
  readonly language: Language
  readonly kiosk: KioskId
  /** Where the visitor was told to wait. */
  readonly area: AreaId
  /** Epoch milliseconds, corrected by what the kiosk knew of the server's clock. */
  readonly issuedAt: number
  /** Of an earlier day that no log knows. */
  readonly past?: true
}

/** Who asks: visitors are bound by opening hours, contingents and staffing; staff are warned instead; programs are staff. */
export type Asker = 'visitor' | 'staff'

export type TransferTarget =
  | { readonly kind: 'service'; readonly service: ServiceId }
  | { readonly kind: 'desk'; readonly desk: DeskId }
  | { readonly kind: 'clerk'; readonly clerk: ClerkKey }
  | { readonly kind: 'infostand' }

export type DayCommand = { readonly at: number } & (
  | {
      readonly type: 'OpenDay'
      readonly site: SiteId
      readonly date: DayDate
      readonly plan: PlanHash
      readonly appointments: readonly Appointment[]
      /** `historyAfter` the site's day before. */
      readonly history?: DayHistory
      readonly slots?: readonly Slot[]
    }
  | { readonly type: 'ChangePlan'; readonly hash: PlanHash; readonly plan: Plan }
  | { readonly type: 'AddAppointments'; readonly appointments: readonly Appointment[] }
  | { readonly type: 'CancelAppointment'; readonly code: AppointmentCode }
  | { readonly type: 'ChangeSlots'; readonly slots: readonly Slot[] }
  /** A clerk who is at another desk leaves it for this one. `takeOver` says yes to the question that opening an open desk asks. */
  | {
      readonly type: 'OpenDesk'
      readonly desk: DeskId
      readonly clerk: ClerkKey | null
      readonly skills: readonly ServiceId[] | null
      readonly takeOver: boolean
    }
  /** A supervisor has changed what the clerk is qualified for; null: everything. */
  | { readonly type: 'ChangeSkills'; readonly clerk: ClerkKey; readonly skills: readonly ServiceId[] | null }
  /** During a conversation the break begins when it is over. */
  | { readonly type: 'PauseDesk'; readonly desk: DeskId }
  | { readonly type: 'ResumeDesk'; readonly desk: DeskId }
  | { readonly type: 'CloseDesk'; readonly desk: DeskId }
  | { readonly type: 'ChangeInfostand'; readonly desk: DeskId; readonly state: InfostandState }
  | { readonly type: 'SettleMatter'; readonly desk: DeskId; readonly matter: ReasonId }
  | {
      readonly type: 'IssueTicket'
      readonly ticket: TicketId
      readonly asker: Asker
      readonly channel: Channel
      readonly legs: readonly [WantedLeg, ...WantedLeg[]]
      readonly language: Language | null
      readonly kiosk: KioskId | null
      /** Staff only. */
      readonly priority: ReasonId | null
      /** Staff only: an appointment that stands in no list (epoch milliseconds). */
      readonly appointmentAt: number | null
      /** The visitor has read that nobody serves this at present and wants a number all the same. */
      readonly evenUnstaffed: boolean
      /** What a kiosk calls the wish; absent where nobody else could fulfil it. */
      readonly request?: CommandId
    }
  | {
      readonly type: 'CheckIn'
      readonly ticket: TicketId
      readonly asker: Asker
      readonly code: AppointmentCode
      readonly language: Language | null
      readonly kiosk: KioskId | null
      /** Staff only: too early or too late, and let in all the same. */
      readonly evenOutOfTime?: boolean
    }
  /** A number for a free slot of today, `time` in epoch milliseconds. */
  | {
      readonly type: 'TakeSlot'
      readonly ticket: TicketId
      readonly asker: Asker
      readonly service: ServiceId
      readonly time: number
      readonly language: Language | null
      readonly kiosk: KioskId | null
    }
  /**
   * A kiosk wants numbers for the time without a server. `lease` is its own name for this session of its browser; `tickets`: ids for the
   * numbers, at least as many as a block of every prefix.
   */
  | {
      readonly type: 'LeaseNumbers'
      readonly kiosk: KioskId
      readonly lease: LeaseId
      readonly tickets: readonly TicketId[]
    }
  /** What a kiosk gave without a server, in its order; `spare`: an id for each whose own is taken. */
  | { readonly type: 'HandIn'; readonly tickets: readonly OfflineTicket[]; readonly spare: readonly TicketId[] }
  | { readonly type: 'CallNext'; readonly desk: DeskId }
  | { readonly type: 'CallTicket'; readonly desk: DeskId; readonly ticket: TicketId; readonly reason: ReasonId }
  /** Serve the person at the desk without a number on the wall. */
  | {
      readonly type: 'ServeDirect'
      readonly desk: DeskId
      readonly ticket: TicketId
      readonly legs: readonly [WantedLeg, ...WantedLeg[]]
      readonly language: Language | null
    }
  | { readonly type: 'RecallTicket'; readonly ticket: TicketId }
  | { readonly type: 'StartServing'; readonly ticket: TicketId }
  | {
      readonly type: 'FinishServing'
      readonly ticket: TicketId
      readonly outcome: ReasonId | null
      /** null: all legs that this desk could serve. */
      readonly services: readonly ServiceId[] | null
    }
  | { readonly type: 'EndAfterWork'; readonly desk: DeskId }
  | { readonly type: 'MissTicket'; readonly ticket: TicketId }
  | ({ readonly type: 'ReturnTicket'; readonly ticket: TicketId } & By)
  | {
      readonly type: 'ParkTicket'
      readonly ticket: TicketId
      readonly reason: ReasonId
      readonly remindAt: number | null
    }
  | ({ readonly type: 'ResumeTicket'; readonly ticket: TicketId } & By)
  /** `noted`: a note for the colleague goes with it, beside the log. */
  | {
      readonly type: 'TransferTicket'
      readonly ticket: TicketId
      readonly to: TransferTarget
      readonly back: boolean
      readonly noted?: boolean
    }
  /** Who was sent here by another site is there. */
  | ({ readonly type: 'ArriveTicket'; readonly ticket: TicketId } & By)
  | ({ readonly type: 'AddLeg'; readonly ticket: TicketId; readonly leg: WantedLeg } & By)
  /** What is absent stays as it is. */
  | ({
      readonly type: 'MoveTicket'
      readonly ticket: TicketId
      /** The concerns of the ticket, each once, in the order in which they are to be dealt with. */
      readonly services?: readonly ServiceId[] | undefined
      /** null takes the class away. */
      readonly priority?: ReasonId | null | undefined
      /** null: for whoever is next. */
      readonly address?: Address | null | undefined
    } & By)
  | { readonly type: 'UndoAction'; readonly desk: DeskId }
  /** From the holder's phone. Who was parked and is on the way is back in the queue. */
  | { readonly type: 'TellWish'; readonly ticket: TicketId; readonly wish: HolderWish }
  /** The visitor no longer waits, or staff strike the number out. */
  | { readonly type: 'CancelTicket'; readonly ticket: TicketId; readonly asker: Asker; readonly by?: DeskId }
  /** `fromAt` null: now (epoch milliseconds). */
  | {
      readonly type: 'SetClosure'
      readonly target: ClosureTarget
      readonly fromAt: number | null
      readonly reason: ReasonId
    }
  | { readonly type: 'LiftClosure'; readonly target: ClosureTarget }
  | { readonly type: 'RaiseAlarm'; readonly alarm: AlarmId; readonly desk: DeskId; readonly drill: boolean }
  /** Somebody from that desk is on the way. */
  | { readonly type: 'AcknowledgeAlarm'; readonly alarm: AlarmId; readonly desk: DeskId }
  | { readonly type: 'EndAlarm'; readonly alarm: AlarmId }
  /** What happens by time: sent by every server process now and then, safe to repeat. */
  | { readonly type: 'AskForHelp'; readonly kiosk: KioskId; readonly language: string }
  | { readonly type: 'TakeHelp'; readonly kiosk: KioskId; readonly desk: DeskId | null }
  | { readonly type: 'EndHelp'; readonly kiosk: KioskId; readonly asker: Asker }
  | { readonly type: 'PassTime'; readonly calm: boolean }
  | { readonly type: 'CloseDay' }
)

export type DayCommandType = DayCommand['type']
export type CommandOf<T extends DayCommandType> = Extract<DayCommand, { readonly type: T }>

/** A transfer to another site: one command of two days, so it is none of a day's own (`decide/acrossSites.ts`). */
export interface SendTicket {
  readonly type: 'SendTicket'
  readonly at: number
  readonly ticket: TicketId
  /** Of the other site. */
  readonly service: ServiceId
}

/** What deciding gives: events to append (none: nothing to do), or a refusal. */
export type Decision =
  | { readonly kind: 'events'; readonly events: readonly DayEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
