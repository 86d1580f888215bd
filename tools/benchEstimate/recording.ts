// Reads the recorded days of the offices: tickets, and how many desks every queue had open at each snapshot.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export interface Ticket {
  readonly number: number
  /** Epoch milliseconds by the clock of the office. */
  readonly issuedAt: number
  readonly calledAt: number
  /** The figure that the office showed at the issue. */
  readonly officialMinutes: number
  /** At the call. */
  readonly openCounters: number
  /** Drawn before the record began, so that its wait is too short. */
  readonly tooShort: boolean
}

export interface Queue {
  readonly id: string
  readonly name: string
  readonly letter: string
  /** In the order of their numbers. */
  readonly tickets: readonly Ticket[]
  /** Open desks from that moment on, in the order of time. */
  readonly desks: readonly { readonly at: number; readonly open: number }[]
}

export interface OfficeDay {
  readonly office: string
  readonly date: string
  readonly timeZone: string
  readonly queues: readonly Queue[]
}

type Row = Record<string, string>
interface Found {
  readonly first: Row
  readonly tickets: Ticket[]
  readonly desks: { at: number; open: number }[]
}

const timeZone = 'Europe/Warsaw'
/** The offices and days of the record all lie in winter time. */
const momentOf = (local: string): number => Date.parse(`${local}+01:00`)

const rowsOf = (path: string): readonly Row[] =>
  parse(gunzipSync(readFileSync(path)), { columns: true, skip_empty_lines: true })

/** All days of the folder, the earlier ones first. Throws when one of its files cannot be read. */
export const readRecording = (folder: string): readonly OfficeDay[] => {
  const days = new Map<string, Map<string, Found>>()
  for (const row of rowsOf(`${folder}/tickets_reconstructed.csv.gz`)) {
    const queues = days.getOrInsertComputed(`${row.date} ${row.office}`, () => new Map<string, Found>())
    const found = queues.getOrInsertComputed(row.queue_id ?? '', () => ({ first: row, tickets: [], desks: [] }))
    found.tickets.push({
      number: Number(row.ticket_no),
      issuedAt: momentOf(row.issued_est ?? ''),
      calledAt: momentOf(row.called_est ?? ''),
      officialMinutes: Number(row.official_minutes),
      openCounters: Number(row.open_counters),
      tooShort: row.issue_before_first_snapshot === '1',
    })
  }
  for (const row of rowsOf(`${folder}/snapshots_5min.csv.gz`)) {
    const desks = days.get(`${row.date} ${row.office}`)?.get(row.queue_id ?? '')?.desks
    const open = Number(row.open_counters)
    if (desks && desks.at(-1)?.open !== open) desks.push({ at: momentOf(`${row.date}T${row.time}:00`), open })
  }
  return [...days.keys()].sort().map((key): OfficeDay => {
    const [date = '', office = ''] = key.split(' ')
    const queues = [...(days.get(key) ?? [])].map(([id, { desks, first, tickets }]) => ({
      id,
      name: first.queue ?? '',
      letter: first.letter ?? '',
      tickets: tickets.sort((a, b) => a.number - b.number),
      desks,
    }))
    return { office, date, timeZone, queues }
  })
}
