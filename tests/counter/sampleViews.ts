// A desk as the server tells of it, for tests of the counter's screens.
import type { Label, Language, PlanHash, ServiceId, TicketId } from '../../shared/ids.ts'
import type { DeskHere, DeskNow, DeskView, QueueEntry, StaffCatalogue, TicketAtDesk } from '../../shared/staffViews.ts'

export const nine = Date.UTC(2026, 10, 23, 8)
export const minute = 60_000

const plan = '0'.repeat(64) as PlanHash

export const catalogue = {
  plan,
  site: {
    id: 'kempten',
    name: { de: 'Bürgerservice Kempten' },
    town: 'Kempten (Allgäu)',
    address: 'Rathausplatz 22',
    timeZone: 'Europe/Berlin',
    example: true,
    look: { accent: null, accentOnDark: null, arms: null },
  },
  languages: ['de', 'en'],
  services: [
    {
      id: 'reisepass',
      name: { de: 'Reisepass beantragen', en: 'Apply for a passport' },
      group: 'ausweis',
      words: { de: ['Pass'] },
      documents: [],
      facts: [],
      handling: 'counter',
      quantityMax: 1,
      durationSeconds: 600,
    },
  ],
  desks: [
    { id: '7', name: { de: '7' }, kind: 'counter', area: { de: 'Blau' }, services: ['reisepass'], backup: [] },
    { id: 'infostand', name: { de: 'Infostand' }, kind: 'infostand', area: { de: 'Blau' }, services: [], backup: [] },
  ],
  reasons: {
    outOfTurn: [{ id: 'gesundheit', name: { de: 'Es geht der Person nicht gut' } }],
    park: [{ id: 'fotos', name: { de: 'Macht Fotos' } }],
    outcome: [{ id: 'erledigt', name: { de: 'Erledigt' } }],
    outcomeRequired: false,
  },
  priorities: [{ id: 'schwangerschaft', name: { de: 'Schwangerschaft', en: 'Pregnancy' } }],
  matters: [],
  kiosks: [],
} as unknown as StaffCatalogue

export const waiting = (label: string, over: Partial<QueueEntry> = {}): QueueEntry => ({
  ticket: `ticket-${label}` as TicketId,
  label: label as Label,
  service: 'reisepass' as ServiceId,
  legs: 1,
  quantity: 1,
  language: 'de' as Language,
  waitingSince: nine,
  dueAt: nine + 15 * minute,
  turnAt: nine + 15 * minute,
  reasons: [],
  ...over,
})

export const atDesk = (label: string, over: Partial<TicketAtDesk> = {}): TicketAtDesk => ({
  ticket: `ticket-${label}` as TicketId,
  label: label as Label,
  language: 'de' as Language,
  legs: [{ service: 'reisepass' as ServiceId, quantity: 1, here: true }],
  phase: 'called',
  issuedAt: nine,
  startAt: nine,
  dueAt: nine + 15 * minute,
  appointmentAt: null,
  priority: null,
  note: null,
  wish: null,
  calledAt: nine + 10 * minute,
  lastCallAt: nine + 10 * minute,
  calls: 1,
  missableAt: nine + 10 * minute + 30_000,
  since: nine + 10 * minute,
  reason: { kind: 'turn' },
  passed: 0,
  long: false,
  offline: false,
  ...over,
})

type Work = Extract<DeskNow, { kind: 'open' }>['work']

export const openWith = (work: Work, pause: 'none' | 'after-this' | 'now' = 'none'): DeskNow => ({
  kind: 'open',
  pause,
  work,
})

export const deskHere = (now: DeskNow, id = '7'): DeskHere => ({
  id: id as never,
  now,
  clerk: null,
  serves: { own: [], backup: [] },
})

let log = 0

/** A view of desk 7; each is newer than the one before. */
export const deskView = (now: DeskNow, over: Partial<DeskView> = {}): DeskView => ({
  version: { day: 'kempten/2026-11-23', log: ++log, at: nine },
  plan,
  clock: { now: nine + 10 * minute, speed: 1, trial: false, timeZone: 'Europe/Berlin' },
  open: { kind: 'open', lastIssueAt: nine, closeAt: nine },
  desk: deskHere(now),
  queue: [],
  next: null,
  undo: null,
  alarms: [],
  help: [],
  goneKiosks: [],
  limits: [],
  closure: null,
  queueLength: 0,
  aside: [],
  asideLength: 0,
  expected: [],
  expectedLength: 0,
  otherSites: [],
  site: { waiting: 0, wait: null, inTime: null, desksOpen: 1, desks: 2 },
  colleagues: [],
  infostands: [],
  stranded: [],
  printers: [],
  silentBoards: [],
  ...over,
})
