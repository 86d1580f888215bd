// The tables as Kysely knows them, in every database alike; columns are written with underscores there and in camel case here.
import type { Generated } from 'kysely'
import type { NoticeId } from '../../../shared/boardNotice.ts'
import type { DayDate, Label, PlanHash, PrinterId, ServiceId, SiteId, TicketId } from '../../../shared/ids.ts'
import type { PrintJobEnd, PrintJobState } from '../../devices/printJobs.ts'
import type { FirstCall } from '../../domain/events.ts'
import type { NoShow } from '../../domain/statistics.ts'
import type {
  AppointmentRow,
  ClerkRow,
  CommandRow,
  LinkRow,
  PhoneAlertRow,
  SlotRow,
  StreamId,
  TicketNoteRow,
  TicketRow,
  TokenRow,
  VisitRow,
} from '../store.ts'

/** SQLite has no truth values, and PostgreSQL gets the same numbers. */
export type Flag = 0 | 1

type Flags<Row, Names extends keyof Row> = Omit<Row, Names> & Record<Names, Flag>

export interface Tables {
  streams: { stream: StreamId; site: SiteId; date: DayDate }
  events: { stream: StreamId }
  tickets: Omit<TicketRow, 'keyHash'>
  /** Only those of days whose secret is still there. */
  ticketKeys: { keyHash: string; ticket: TicketId; stream: StreamId }
  ticketNotes: TicketNoteRow
  visits: Flags<
    Omit<VisitRow, 'services' | 'firstCall' | 'missed' | 'offline'>,
    'appointment' | 'priority' | 'afterHours'
  > & {
    services: string
    missed: Flag | null
    offline: Flag | null
    firstCalledAt: number | null
    firstDueAt: number | null
    firstCall: FirstCall['how'] | null
  }
  hourSums: { site: SiteId; date: DayDate; hour: number; service: ServiceId; sums: string }
  commands: CommandRow
  /** Servers that share a database. */
  writers: { writer: string }
  printJobs: {
    id: Generated<number>
    site: SiteId
    printer: PrinterId
    ticket: TicketId
    label: Label
    copy: Flag
    /** Dropped when the job has ended for good. */
    slip: string | null
    createdAt: number
    state: PrintJobState
    reason: Extract<PrintJobEnd, { reason: string }>['reason'] | null
    stateAt: number
    /** The server that sends it, where there are several. */
    writer: Generated<string | null>
  }
  plans: { hash: PlanHash; body: string; at: number }
  currentPlans: { site: SiteId; hash: PlanHash; at: number }
  daySecrets: { stream: StreamId; secret: string }
  /** `sites` as JSON. */
  tokens: Omit<TokenRow, 'sites'> & { sites: string }
  links: Omit<LinkRow, 'sites'> & { sites: string }
  clerks: Flags<Omit<ClerkRow, 'skills'>, 'active'> & { skills: string | null }
  appointments: Flags<AppointmentRow, 'cancelled'>
  slots: SlotRow
  boardNotices: { site: SiteId; id: NoticeId; body: string; until: number | null }
  noShows: NoShow
  phoneAlerts: Flags<PhoneAlertRow, 'soonTold'>
  notes: { name: string; value: string }
}
