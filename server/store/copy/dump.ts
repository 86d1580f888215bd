// A database as a whole, for taking all of it to another one: tables and columns as every database has them.

/** In an order in which no row names one that is not there yet. */
export const copiedTables = {
  streams: ['stream', 'site', 'date'],
  events: ['stream', 'version', 'event'],
  tickets: ['ticket', 'stream', 'label'],
  ticket_keys: ['key_hash', 'ticket', 'stream'],
  ticket_notes: ['ticket', 'stream', 'text', 'delete_at'],
  visits: [
    'site',
    'date',
    'ticket',
    'sitting',
    'label',
    'channel',
    'service',
    'services',
    'appointment',
    'priority',
    'after_hours',
    'start_at',
    'due_at',
    'called_at',
    'serving_at',
    'ended_at',
    'end',
    'outcome',
    'estimate_low',
    'estimate_likely',
    'estimate_high',
    'issued_at',
    'first_called_at',
    'first_due_at',
    'first_call',
    'missed',
    'offline',
  ],
  hour_sums: ['site', 'date', 'hour', 'service', 'sums'],
  commands: ['principal', 'id', 'fingerprint', 'answer', 'at'],
  print_jobs: ['id', 'site', 'printer', 'ticket', 'label', 'copy', 'slip', 'created_at', 'state', 'reason', 'state_at'],
  plans: ['hash', 'body', 'at'],
  current_plans: ['site', 'hash', 'at'],
  day_secrets: ['stream', 'secret'],
  tokens: ['id', 'hash', 'role', 'name', 'created_at', 'sites'],
  links: ['hash', 'app', 'role', 'expires_at', 'sites'],
  clerks: ['site', 'id', 'name', 'skills', 'active'],
  appointments: ['site', 'code', 'date', 'service', 'time', 'language', 'cancelled'],
  slots: ['site', 'service', 'time', 'date', 'capacity'],
  board_notices: ['site', 'id', 'body', 'until'],
  no_shows: ['site', 'date', 'number', 'service', 'time'],
  phone_alerts: ['endpoint', 'ticket', 'stream', 'p256dh', 'auth', 'soon_told', 'call_told', 'delete_at'],
  notes: ['name', 'value'],
} as const satisfies Record<string, readonly string[]>

export type CopiedTable = keyof typeof copiedTables
export type CopiedRow = Readonly<Record<string, string | number | null>>

export const tableNames = Object.keys(copiedTables) as CopiedTable[]

/** `"end"` is a word of SQL. */
export const columnList = (table: CopiedTable): string => copiedTables[table].map((name) => `"${name}"`).join(', ')

export const rowsAtOnce = 1_000

/** Nobody else works with the data as long as it is open: it stands still. */
export interface Dump {
  /** For people. */
  readonly place: string
  count(table: CopiedTable): Promise<number>
  /** All rows of a table, some at a time. */
  rows(table: CopiedTable): AsyncIterable<readonly CopiedRow[]>
  /** The highest number that a print job ever had; 0 if there was none. */
  lastPrintJob(): Promise<number>
  /** Lets `work` put rows in, all or nothing: when it throws, nothing is there. */
  fill(work: (put: Put) => Promise<void>, lastPrintJob: number): Promise<void>
  close(): Promise<void>
}

export type Put = (table: CopiedTable, rows: readonly CopiedRow[]) => Promise<void>
