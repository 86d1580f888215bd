// The store port: the log of every business day, and the rows that live and die with it.
import type { BoardNotice, NoticeId } from '../../shared/boardNotice.ts'
import type {
  AppointmentCode,
  ClerkId,
  CommandId,
  DayDate,
  Label,
  PlanHash,
  ServiceId,
  SiteId,
  TicketId,
} from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Role } from '../../shared/request.ts'
import type { NewPrintJob, PrintJob, PrintJobs } from '../devices/printJobs.ts'
import type { Appointment, DayEvent, Slot } from '../domain/events.ts'
import type { HourSum } from '../domain/hourSums.ts'
import type { NoShow, NoShowKey, Visit } from '../domain/statistics.ts'

/** `kempten/2026-11-23`: one business day of one site. */
export type StreamId = `${string}/${string}`

export interface StoredEvent {
  /** 1 for the first event of a stream. */
  readonly version: number
  readonly event: DayEvent
}

export interface Append {
  readonly stream: StreamId
  /** Version of the last event that the decider saw; 0 for a new stream. */
  readonly expectedVersion: number
  readonly events: readonly [DayEvent, ...DayEvent[]]
  /** Names this append for those that are decided on it before it is durable. */
  readonly own?: symbol
  /**
   * The append that this one was decided on while that was still under way. When it was not written, this one is a conflict, too,
   * even if another process has meanwhile brought the stream to the version that was expected.
   */
  readonly after?: symbol
}

export interface TicketRow {
  readonly ticket: TicketId
  readonly stream: StreamId
  readonly label: Label
  /**
   * SHA-256 of the visitor's key, so that a key finds its ticket and a stolen file opens none; null once the day's secret is
   * forgotten. A ticket that has moved to another day has two: the one on its paper, and one by the secret of that day.
   */
  readonly keyHash: string | null
}

/** A row of the statistics, as the domain makes it. */
export type VisitRow = Visit

/** How long a command is remembered, counted from its row's `at`: 48 h. */
export const commandMemoryMs = 48 * 3_600_000

/** What a sender was answered, for 48 h: the same request again gets the same answer. */
export interface CommandRow {
  /** Token, pairing or ticket that sent it. */
  readonly principal: string
  readonly id: CommandId
  /** SHA-256 of the request's name and canonical body. */
  readonly fingerprint: string
  /** JSON. */
  readonly answer: string
  readonly at: number
}

/** What staff wrote about a ticket for the colleague who gets it: it may name a person, so it is in no event and is deleted. */
export interface TicketNoteRow {
  readonly ticket: TicketId
  readonly stream: StreamId
  /** Empty: it was taken back. */
  readonly text: string
  readonly deleteAt: number
}

/** Where a phone wants to be told of its ticket (rule O4): contact data, in no event, deleted with the ticket. */
export interface PhoneAlertRow {
  /** The address that the browser was given by its push service. */
  readonly endpoint: string
  readonly ticket: TicketId
  readonly stream: StreamId
  /** The browser's public key and shared secret, base64url. */
  readonly p256dh: string
  readonly auth: string
  /** Whether it was told that the turn is near. */
  readonly soonTold: boolean
  /** Sequence number of the last call that it was told; 0: none. */
  readonly callTold: number
  readonly deleteAt: number
}

/** Rows that go with the events of one command, in the same transaction. */
export interface Rows {
  readonly tickets?: readonly TicketRow[]
  /** Tickets that are on another day from now on, with the note about them; their earlier keys open them there, too. */
  readonly ticketsMoved?: readonly TicketRow[]
  readonly visits?: readonly VisitRow[]
  /** Rows of sittings whose end was taken back; one that is not there is no fault. */
  readonly visitsUndone?: readonly Pick<VisitRow, 'site' | 'date' | 'ticket' | 'sitting'>[]
  readonly noShows?: readonly NoShow[]
  /** Those who were let in after all; one that is not there is no fault. */
  readonly noShowsUndone?: readonly NoShowKey[]
  /** A ticket has one note: a later one takes the place of the one before. */
  readonly ticketNotes?: readonly TicketNoteRow[]
  readonly command?: CommandRow
  readonly printJobs?: readonly NewPrintJob[]
}

export type AppendResult =
  /** Durable. `printJobs` are the given ones with their numbers, in order. */
  | { readonly kind: 'appended'; readonly printJobs: readonly PrintJob[] }
  /** Somebody else was first: nothing of this command was written. */
  | { readonly kind: 'conflict' }
  /** This command id was answered before, by this or another process: nothing was written. */
  | { readonly kind: 'repeated'; readonly row: CommandRow }

export interface TokenRow {
  readonly id: string
  /** SHA-256 of the token; the token itself is shown once. */
  readonly hash: string
  readonly role: Role
  /** For which it speaks; the first is where a screen begins. */
  readonly sites: readonly [SiteId, ...SiteId[]]
  readonly name: string
  readonly createdAt: number
}

/** A one-time link: opening it in a browser pairs that browser. */
export interface LinkRow {
  readonly hash: string
  readonly app: 'kiosk' | 'display' | 'counter'
  readonly role: Role
  readonly sites: TokenRow['sites']
  readonly expiresAt: number
}

/** A clerk of a site. The name is for colleagues and goes nowhere else (rule S). */
export interface ClerkRow {
  readonly id: ClerkId
  readonly site: SiteId
  readonly name: string
  /** What the clerk is qualified for; null: everything. */
  readonly skills: readonly ServiceId[] | null
  readonly active: boolean
}

/** What is shown on the boards of a site. */
export interface BoardNoticeRow {
  readonly site: SiteId
  readonly notice: BoardNotice
}

export interface AppointmentRow extends Appointment {
  readonly site: SiteId
  readonly date: DayDate
  readonly cancelled: boolean
}

export interface SlotRow extends Slot {
  readonly site: SiteId
  readonly date: DayDate
}

export interface Store {
  /**
   * Writes the events of one command, also across several streams, and its rows: all or nothing, durable when the
   * promise resolves. Appends that wait at the same moment share one commit. Rejects only on broken I/O, and then
   * nothing of this command was written, unless it says `unsettled`. Appending no events (`appends` empty) writes the rows alone.
   */
  append(appends: readonly Append[], rows: Rows): Promise<AppendResult>
  /** Events after `afterVersion`, in order. */
  read(stream: StreamId, afterVersion: number): Promise<readonly StoredEvent[]>
  /** Version of the stream's newest event, whoever wrote it; 0 where there is none. */
  version(stream: StreamId): Promise<number>
  /** Calls back after every durable append of any process, with the stream's newest version; returns what stops it. */
  follow(listener: (stream: StreamId, version: number) => void): () => void
  /** Calls back when something other than days may have changed from outside: tokens, plans, appointments, clerks. */
  watch(listener: () => void): () => void
  /** Streams of the site, newest date first, at most `limit`. */
  streams(site: SiteId, limit: number): Promise<readonly StreamId[]>

  readonly commands: {
    find(principal: string, id: CommandId): Promise<CommandRow | null>
    /** Deletes rows older than `before`; returns how many. */
    forget(before: number): Promise<number>
  }
  readonly tickets: {
    find(ticket: TicketId): Promise<TicketRow | null>
    findByKeyHash(keyHash: string): Promise<TicketRow | null>
  }
  readonly ticketNotes: {
    of(stream: StreamId): Promise<readonly TicketNoteRow[]>
    /** Deletes those whose `deleteAt` is before `now`; returns how many. */
    forget(now: number): Promise<number>
  }
  readonly phoneAlerts: {
    /** Adds it or gives the end point to this ticket. */
    put(row: PhoneAlertRow): Promise<void>
    of(stream: StreamId): Promise<readonly PhoneAlertRow[]>
    /** Writes down what is about to be told; true for the one process that may tell it, false when it was told before. */
    claim(endpoint: string, told: { readonly soon: true } | { readonly call: number }): Promise<boolean>
    remove(endpoint: string): Promise<void>
    removeOf(tickets: readonly TicketId[]): Promise<void>
    /** Deletes those whose `deleteAt` is before `now`; returns how many. */
    forget(now: number): Promise<number>
  }
  readonly visits: {
    /** Dates are included. */
    between(site: SiteId, from: DayDate, to: DayDate): Promise<readonly VisitRow[]>
  }
  readonly noShows: {
    /** Dates are included; in the order in which they were recorded. */
    between(site: SiteId, from: DayDate, to: DayDate): Promise<readonly NoShow[]>
  }
  readonly hourSums: {
    /** Of days that were forgotten; dates are included, in the order of dates and hours. */
    between(site: SiteId, from: DayDate, to: DayDate): Promise<readonly HourSum[]>
    /**
     * Keeps the sums of a day that is over and deletes its log, tickets, notes, visits, no-shows and secret for good, all or nothing. Where
     * another process did so before, nothing changes.
     */
    replaceDay(stream: StreamId, sums: readonly HourSum[]): Promise<void>
  }
  readonly plans: {
    /** Stores the plan under its hash if it is new and makes it the site's current one. */
    put(plan: Plan, hash: PlanHash, at: number): Promise<void>
    get(hash: PlanHash): Promise<Plan | null>
    /** The current plan of each site. */
    current(): Promise<readonly { readonly hash: PlanHash; readonly plan: Plan }[]>
  }
  readonly secrets: {
    /** The stream's day secret (32 random bytes, hexadecimal): `fresh` is stored if there is none yet; returns the one that holds. */
    forDay(stream: StreamId, fresh: string): Promise<string>
    /** Deletes the secret, the key hashes of the stream's tickets and their phones: from now on no key of that day opens anything. */
    forget(stream: StreamId): Promise<void>
  }
  readonly tokens: {
    put(row: TokenRow): Promise<void>
    all(): Promise<readonly TokenRow[]>
    /** True if there was one. */
    revoke(id: string): Promise<boolean>
  }
  readonly links: {
    put(row: LinkRow): Promise<void>
    /** Takes the link so that nobody else can; null if unknown, used or expired. */
    take(hash: string, at: number): Promise<LinkRow | null>
    forget(before: number): Promise<number>
  }
  readonly clerks: {
    /** Adds or replaces by site and id. */
    put(row: ClerkRow): Promise<void>
    all(): Promise<readonly ClerkRow[]>
    /** Deletes the row, name and all; true if there was one. */
    remove(site: SiteId, id: ClerkId): Promise<boolean>
  }
  readonly boardNotices: {
    /** Adds or replaces by site and id. */
    put(site: SiteId, notice: BoardNotice): Promise<void>
    all(): Promise<readonly BoardNoticeRow[]>
    /** True if there was one. */
    remove(site: SiteId, id: NoticeId): Promise<boolean>
    /** Deletes those whose `until` is before `now`; returns how many. */
    forget(now: number): Promise<number>
  }
  readonly appointments: {
    /** Adds or replaces by site and code, all or nothing; returns what was new or changed. */
    put(rows: readonly AppointmentRow[]): Promise<readonly AppointmentRow[]>
    of(site: SiteId, date: DayDate): Promise<readonly AppointmentRow[]>
    find(code: AppointmentCode): Promise<readonly AppointmentRow[]>
    /** Deletes those of days before `date`, and the free slots of those days; returns how many appointments. */
    forget(site: SiteId, date: DayDate): Promise<number>
  }
  readonly slots: {
    /** Adds or replaces by site, service and time, all or nothing; returns what was new or changed. */
    put(rows: readonly SlotRow[]): Promise<readonly SlotRow[]>
    /** In the order of their times, those of capacity 0 too. */
    of(site: SiteId, date: DayDate): Promise<readonly SlotRow[]>
  }
  readonly printJobs: PrintJobs & {
    /** A reprint, without an event. */
    add(job: NewPrintJob): Promise<PrintJob>
    /** Deletes jobs created before `before`, whatever became of them; returns how many. */
    forget(before: number): Promise<number>
  }
  /** Small facts about the folder, such as that it was made under a trial clock. */
  readonly notes: {
    get(name: string): Promise<string | null>
    put(name: string, value: string): Promise<void>
  }
  close(): Promise<void>
}
