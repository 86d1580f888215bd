// The hot path of every command: prepared statements without Kysely, since building a query costs as much as running one here.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { NewPrintJob, PrintJob } from '../../devices/printJobs.ts'
import type { Outcome } from '../groupCommit.ts'
import { type Append, type AppendResult, type CommandRow, commandMemoryMs, type Rows, type VisitRow } from '../store.ts'
import { isRowFault } from './errors.ts'

/** One command's writing, with the events as they were when it was handed in. */
export interface Writing {
  readonly appends: readonly (Omit<Append, 'events'> & { readonly events: readonly string[] })[]
  readonly rows: Rows
}

export const writingOf = (appends: readonly Append[], rows: Rows): Writing => ({
  appends: appends.map((append) => ({ ...append, events: append.events.map((event) => JSON.stringify(event)) })),
  rows,
})

/**
 * Returns a function that writes a group in one transaction, each writing in a savepoint of its own, and gives one outcome each.
 * When it throws, nothing of the whole group was written and the connection is free for the next one.
 */
export function groupWriter(database: DatabaseSync): (group: readonly Writing[]) => readonly Outcome<AppendResult>[] {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const savepoint = database.prepare('SAVEPOINT writing')
  const release = database.prepare('RELEASE writing')
  const undo = database.prepare('ROLLBACK TO writing')
  const write = writer(database)

  const attempt = (writing: Writing): Outcome<AppendResult> => {
    savepoint.run()
    try {
      const result = write(writing)
      if (result.kind !== 'appended') undo.run()
      release.run()
      return { result }
    } catch (error) {
      // A row that breaks a constraint is the fault of this writing alone; anything else breaks the commit.
      if (!isRowFault(error)) throw error
      undo.run()
      release.run()
      return { error }
    }
  }

  return (group) => {
    begin.run()
    try {
      const outcomes = group.map(attempt)
      commit.run()
      return outcomes
    } catch (error) {
      // SQLite has already rolled back by itself when the disk is full or broken.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}

function writer(database: DatabaseSync) {
  const head = database.prepare('SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1')
  const addEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?)')
  const addStream = database.prepare('INSERT INTO streams VALUES (?, ?, ?)')
  const addTicket = database.prepare('INSERT INTO tickets VALUES (?, ?, ?)')
  const addTicketKey = database.prepare('INSERT INTO ticket_keys VALUES (?, ?, ?)')
  const addVisit = database.prepare(`INSERT INTO visits VALUES (${Array(21).fill('?').join(', ')})`)
  const addPrintJob = insertPrintJob(database)
  const remember = rememberCommand(database)

  return ({ appends, rows }: Writing): AppendResult => {
    // First the command, then the streams: a repetition comes with an old version and must not be taken for a conflict.
    const before = rows.command && remember(rows.command)
    if (before) return { kind: 'repeated', row: before }
    for (const { stream, expectedVersion, events } of appends) {
      const version = Number(head.get(stream)?.version ?? 0)
      if (version !== expectedVersion) return { kind: 'conflict' }
      if (version === 0) addStream.run(stream, ...siteAndDate(stream))
      for (const [index, event] of events.entries()) addEvent.run(stream, version + 1 + index, event)
    }
    for (const { ticket, stream, label, keyHash } of rows.tickets ?? []) {
      addTicket.run(ticket, stream, label)
      if (keyHash !== null) addTicketKey.run(keyHash, ticket, stream)
    }
    for (const visit of rows.visits ?? []) addVisit.run(...visitValues(visit))
    return { kind: 'appended', printJobs: (rows.printJobs ?? []).map(addPrintJob) }
  }
}

function siteAndDate(stream: string): [string, string] {
  const slash = stream.indexOf('/')
  return [stream.slice(0, slash), stream.slice(slash + 1)]
}

/** Writes the row, or gives the one that is there and still counts. */
function rememberCommand(database: DatabaseSync): (row: CommandRow) => CommandRow | null {
  const put = database.prepare(`
    INSERT INTO commands (principal, id, fingerprint, answer, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at
      WHERE commands.at <= excluded.at - ${commandMemoryMs}`)
  const find = database.prepare(
    'SELECT principal, id, fingerprint, answer, at FROM commands WHERE principal = ? AND id = ?',
  )
  return ({ principal, id, fingerprint, answer, at }) => {
    if (put.run(principal, id, fingerprint, answer, at).changes === 1) return null
    return find.get(principal, id) as unknown as CommandRow
  }
}

export function insertPrintJob(database: DatabaseSync): (job: NewPrintJob) => PrintJob {
  const add: StatementSync = database.prepare(`
    INSERT INTO print_jobs (site, printer, ticket, label, copy, slip, created_at, state, state_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?)`)
  return (job) => {
    const { site, printer, ticket, label, copy, slip, createdAt } = job
    const values = [site, printer, ticket, label, copy ? 1 : 0, JSON.stringify(slip), createdAt, createdAt]
    return { ...job, id: Number(add.run(...values).lastInsertRowid) }
  }
}

const visitValues = (visit: VisitRow) => [
  visit.site,
  visit.date,
  visit.ticket,
  visit.sitting,
  visit.label,
  visit.channel,
  visit.service,
  JSON.stringify(visit.services),
  visit.appointment ? 1 : 0,
  visit.priority ? 1 : 0,
  visit.afterHours ? 1 : 0,
  visit.startAt,
  visit.dueAt,
  visit.calledAt,
  visit.servingAt,
  visit.endedAt,
  visit.end,
  visit.outcome,
  visit.estimateLow,
  visit.estimateLikely,
  visit.estimateHigh,
]
