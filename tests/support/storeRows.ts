// Rows and events for tests of the store; what a test cares about it says itself.
import type { NewPrintJob, PrinterRef } from '../../server/devices/printJobs.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import type { NoShow } from '../../server/domain/statistics.ts'
import type {
  Append,
  AppointmentRow,
  ClerkRow,
  CommandRow,
  LinkRow,
  SlotRow,
  StreamId,
  TicketRow,
  TokenRow,
  VisitRow,
} from '../../server/store/store.ts'
import type { BoardNotice } from '../../shared/boardNotice.ts'

/** Ids are branded for the code's sake; a store takes any text. */
const text = <T>(value: string) => value as T

/** 23 November 2026, 08:00 in Kempten. */
export const morning = Date.UTC(2026, 10, 23, 7)
export const hour = 3_600_000
export const kempten: StreamId = 'kempten/2026-11-23'
export const sonthofen: StreamId = 'sonthofen/2026-11-23'
export const site = text<VisitRow['site']>('kempten')
export const date = text<VisitRow['date']>('2026-11-23')

/** An event that can be told from others by its desk. */
export const event = (desk: string): DayEvent => ({ type: 'DeskPaused', at: morning, desk: text(desk) })

export const events = (...desks: readonly [string, ...string[]]): Append['events'] => {
  const [first, ...rest] = desks
  return [event(first), ...rest.map(event)]
}

export const append = (
  stream: StreamId,
  expectedVersion: number,
  ...desks: readonly [string, ...string[]]
): Append => ({
  stream,
  expectedVersion,
  events: events(...desks),
})

export const issued = (ticket: string, words: string): DayEvent => ({
  type: 'TicketIssued',
  at: morning,
  ticket: text(ticket),
  label: text(words),
  channel: 'visit',
  legs: [{ service: text(words), quantity: 2 }],
  area: text('hall'),
  language: text('de'),
  kiosk: null,
  priority: null,
  appointment: null,
  afterHours: false,
  estimate: { lowSeconds: 300, likelySeconds: 420, highSeconds: 1_200 },
  ahead: 3,
  startAt: morning,
  dueAt: morning + hour,
  turnAt: morning + hour / 2,
})

export const ticketRow = (ticket: string, row: Partial<TicketRow> = {}): TicketRow => ({
  ticket: text(ticket),
  stream: kempten,
  label: text('A042'),
  keyHash: `hash of the key of ${ticket}`,
  ...row,
})

export const commandRow = (id: string, row: Partial<CommandRow> = {}): CommandRow => ({
  principal: 'kiosk-1',
  id: text(id),
  fingerprint: 'f00d',
  answer: '{"label":"A042"}',
  at: morning,
  ...row,
})

export const visitRow = (ticket: string, row: Partial<VisitRow> = {}): VisitRow => ({
  site,
  date,
  ticket: text(ticket),
  sitting: 1,
  label: text('A042'),
  channel: 'visit',
  service: text('passport'),
  services: [text('passport'), text('photo')],
  appointment: false,
  priority: true,
  afterHours: false,
  offline: false,
  issuedAt: morning - 60_000,
  startAt: morning,
  dueAt: morning + hour,
  calledAt: morning + 60_000,
  firstCall: { at: morning + 30_000, dueAt: morning + hour, how: 'turn' },
  servingAt: null,
  endedAt: morning + 120_000,
  end: 'finished',
  missed: false,
  outcome: 'done',
  estimateLow: 300,
  estimateLikely: 420.5,
  estimateHigh: null,
  ...row,
})

export const printer: PrinterRef = { site, printer: text('hall') }

export const printJob = (ticket: string, job: Partial<NewPrintJob> = {}): NewPrintJob => ({
  ...printer,
  ticket: text(ticket),
  label: text('A042'),
  copy: false,
  slip: [{ kind: 'text', text: 'Größe', align: 'center', size: 8, bold: true }, { kind: 'cut' }],
  createdAt: morning,
  ...job,
})

export const tokenRow = (id: string, row: Partial<TokenRow> = {}): TokenRow => ({
  id,
  hash: `hash of ${id}`,
  role: 'clerk',
  sites: [site],
  name: 'Infostand',
  createdAt: morning,
  ...row,
})

export const clerkRow = (id: string, row: Partial<ClerkRow> = {}): ClerkRow => ({
  id: text(id),
  site,
  name: 'Noa Linde',
  skills: null,
  active: true,
  ...row,
})

export const linkRow = (hash: string, row: Partial<LinkRow> = {}): LinkRow => ({
  hash,
  app: 'counter',
  role: 'clerk',
  sites: [site],
  expiresAt: morning + 15 * 60_000,
  ...row,
})

export const slotRow = (service: string, row: Partial<SlotRow> = {}): SlotRow => ({
  site,
  date,
  service: text(service),
  time: morning + hour,
  capacity: 2,
  ...row,
})

export const noShow = (number: number, row: Partial<NoShow> = {}): NoShow => ({
  site,
  date,
  number,
  service: text('passport'),
  time: morning,
  ...row,
})

export const appointmentRow = (code: string, row: Partial<AppointmentRow> = {}): AppointmentRow => ({
  site,
  date,
  code: text(code),
  service: text('passport'),
  time: morning + hour,
  language: null,
  cancelled: false,
  ...row,
})

export const boardNotice = (id: string, more: Partial<BoardNotice> = {}): BoardNotice => ({
  id: text(id),
  kind: 'notice',
  areas: null,
  text: { de: 'WLAN „Rathaus“ 🪪', en: 'Wi-Fi' },
  file: null,
  spoken: false,
  from: morning,
  until: null,
  ...more,
})
