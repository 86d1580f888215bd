// Reads a recorded day: one line a ticket, times by the local clock of the office.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

export interface RecordedTicket {
  readonly number: number
  /** Epoch milliseconds. */
  readonly issuedAt: number
  readonly calledAt: number
  /** Desks open when it was called; the record may say 0. */
  readonly openCounters: number
  /** Drawn before the record began, so that its wait is too short. */
  readonly tooShort: boolean
}

export interface RecordedQueue {
  readonly id: string
  readonly name: string
  readonly letter: string
  /** In the order of their numbers. */
  readonly tickets: readonly RecordedTicket[]
}

export interface RecordedDay {
  readonly office: string
  readonly date: string
  readonly timeZone: string
  /** At least one, in the order of the file. */
  readonly queues: readonly RecordedQueue[]
}

export type DayReading =
  | { readonly kind: 'day'; readonly day: RecordedDay }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] }

/** The offices whose records we know lie in one zone. */
const timeZone = 'Europe/Warsaw'
const shownProblems = 10

const localTime = z.string().refine((text) => momentOf(text) !== null, 'no local time such as 2020-01-07T08:05:00')
const count = z.coerce.number().int().min(0)

const Row = z.object({
  office: z.string().min(1),
  queue_id: z.string().min(1),
  queue: z.string().min(1),
  letter: z.string(),
  date: z.string().min(1),
  ticket_no: count,
  issued_est: localTime,
  called_est: localTime,
  open_counters: count,
  issue_before_first_snapshot: z.enum(['0', '1']).optional(),
})

/** The text of a file, unpacked where it is gzipped. Throws what the file system throws. */
export const readRecord = (path: string): string => {
  const bytes = readFileSync(path)
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (gzipped ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The tickets of one office on one date; lists up to ten lines that cannot be read, or what the file holds instead. */
export const recordedDay = (text: string, office: string, date: string): DayReading => {
  let lines: Record<string, string>[]
  try {
    lines = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  } catch (error) {
    return { kind: 'unusable', problems: [`The file is no CSV: ${error instanceof Error ? error.message : error}`] }
  }
  const missing = Object.keys(Row.shape).filter(
    (name) => name !== 'issue_before_first_snapshot' && lines[0] && !(name in lines[0]),
  )
  if (missing.length > 0) return { kind: 'unusable', problems: [`The file lacks the columns ${missing.join(', ')}.`] }

  const queues = new Map<string, { id: string; name: string; letter: string; tickets: RecordedTicket[] }>()
  const problems: string[] = []
  for (const [index, line] of lines.entries()) {
    if (line.office !== office || line.date !== date) continue
    const row = Row.safeParse(line)
    if (!row.success) {
      for (const { path, message } of row.error.issues)
        problems.push(`Line ${index + 2}, ${path.join('.')} "${line[String(path[0])]}": ${message}.`)
      continue
    }
    const { queue_id: id, queue: name, letter } = row.data
    const ticket = ticketOf(row.data)
    if (ticket.calledAt < ticket.issuedAt) problems.push(`Line ${index + 2}: called before it was issued.`)
    const queue = queues.get(id) ?? { id, name, letter, tickets: [] }
    queues.set(id, queue)
    queue.tickets.push(ticket)
  }
  if (problems.length > 0) return { kind: 'unusable', problems: shortened(problems) }
  if (queues.size === 0) return { kind: 'unusable', problems: [whatThereIs(lines, office, date)] }
  for (const { tickets } of queues.values()) tickets.sort((a, b) => a.number - b.number)
  return { kind: 'day', day: { office, date, timeZone, queues: [...queues.values()] } }
}

const ticketOf = (row: z.infer<typeof Row>): RecordedTicket => ({
  number: row.ticket_no,
  issuedAt: momentOf(row.issued_est) ?? 0,
  calledAt: momentOf(row.called_est) ?? 0,
  openCounters: row.open_counters,
  tooShort: row.issue_before_first_snapshot === '1',
})

const momentOf = (text: string): number | null => {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return null
  }
}

const shortened = (problems: readonly string[]) =>
  problems.length <= shownProblems
    ? problems
    : [...problems.slice(0, shownProblems), `… and ${problems.length - shownProblems} more.`]

const whatThereIs = (lines: readonly Record<string, string>[], office: string, date: string): string => {
  const dates = new Set(lines.flatMap((line) => (line.office === office ? [line.date] : [])))
  if (dates.size > 0) return `${office} has no ticket on ${date}; there are ${[...dates].join(', ')}.`
  const offices = new Set(lines.map((line) => line.office))
  return offices.size === 0
    ? 'The file holds no ticket.'
    : `The file knows no office "${office}"; there are ${[...offices].join(', ')}.`
}
