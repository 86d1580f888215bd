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
 * Returns a function that writes a group in one transaction and gives one outcome each. When it throws, nothing of the whole
 * group was written and the connection is free for the next one.
 */
export function groupWriter(database: DatabaseSync): (group: readonly Writing[]) => readonly Outcome<AppendResult>[] {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const savepoint = database.prepare('SAVEPOINT writing')
  const release = database.prepare('RELEASE writing')
  const undo = database.prepare('ROLLBACK TO writing')
  const heads = streamHeads(database)
  const write = writer(database, heads)
  /** Appends that were not written, for those that build on them. */
  const failed = new WeakSet<symbol>()
  const fail = ({ appends }: Writing) => {
    for (const { own } of appends) if (own) failed.add(own)
  }
  const builtOnSand = ({ appends }: Writing) => appends.some(({ after }) => after && failed.has(after))
  const writeOrFail = (writing: Writing): AppendResult => {
    const result: AppendResult = builtOnSand(writing) ? { kind: 'conflict' } : write(writing)
    if (result.kind !== 'appended') fail(writing)
    return result
  }

  const inTransaction = (work: () => readonly Outcome<AppendResult>[]) => {
    begin.run()
    try {
      heads.begin()
      const outcomes = work()
      commit.run()
      return outcomes
    } catch (error) {
      heads.forget()
      // SQLite has already rolled back by itself when the disk is full or broken.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  const attempt = (writing: Writing): Outcome<AppendResult> => {
    savepoint.run()
    try {
      const result = writeOrFail(writing)
      release.run()
      return { result }
    } catch (error) {
      if (!isRowFault(error)) throw error
      fail(writing)
      heads.forget()
      undo.run()
      release.run()
      return { error }
    }
  }

  const writeTogether = (group: readonly Writing[]) => {
    try {
      return inTransaction(() => group.map((writing) => ({ result: writeOrFail(writing) })))
    } catch (error) {
      // A row that breaks a constraint is the fault of its writing alone; anything else breaks the commit.
      if (!isRowFault(error)) throw error
    }
    // Rare enough to write all of it again, each in a savepoint of its own: they would cost every other group a fifth of its time.
    return inTransaction(() => group.map(attempt))
  }

  return (group) => {
    try {
      return writeTogether(group)
    } catch (error) {
      group.forEach(fail)
      throw error
    }
  }
}

/** The newest version of each stream, remembered as long as nobody else writes to the file. */
function streamHeads(database: DatabaseSync) {
  const dataVersion = database.prepare('PRAGMA data_version')
  const head = database.prepare('SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1')
  const known = new Map<string, number>()
  let seen: unknown
  return {
    /** Within a transaction, when others can no longer write. */
    begin() {
      const version = dataVersion.get()?.data_version
      if (version !== seen || known.size > mostHeads) known.clear()
      seen = version
    },
    of(stream: string): number {
      return known.getOrInsertComputed(stream, () => Number(head.get(stream)?.version ?? 0))
    },
    put(stream: string, version: number) {
      known.set(stream, version)
    },
    /** What was written has been undone. */
    forget() {
      known.clear()
    },
  }
}

/** Days end, and their streams are not asked for any more. */
const mostHeads = 1_000

/** Writes nothing unless all of it can be appended; throws on a row that breaks a constraint, with some of it written. */
function writer(database: DatabaseSync, heads: ReturnType<typeof streamHeads>) {
  const addEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?)')
  const addStream = database.prepare('INSERT INTO streams VALUES (?, ?, ?)')
  const addTicket = database.prepare('INSERT INTO tickets VALUES (?, ?, ?)')
  const addTicketKey = database.prepare('INSERT INTO ticket_keys VALUES (?, ?, ?)')
  const moveTicket = ['tickets', 'ticket_keys', 'ticket_notes'].map((table) =>
    database.prepare(`UPDATE ${table} SET stream = ? WHERE ticket = ?`),
  )
  const relabelTicket = database.prepare('UPDATE tickets SET label = ? WHERE ticket = ?')
  const addVisit = database.prepare(`INSERT INTO visits VALUES (${Array(27).fill('?').join(', ')})`)
  const removeVisit = database.prepare('DELETE FROM visits WHERE site = ? AND date = ? AND ticket = ? AND sitting = ?')
  const addNoShow = database.prepare('INSERT INTO no_shows VALUES (?, ?, ?, ?, ?)')
  const removeNoShow = database.prepare('DELETE FROM no_shows WHERE site = ? AND date = ? AND number = ?')
  const putNote = database.prepare(
    'INSERT INTO ticket_notes VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET stream = excluded.stream, text = excluded.text, delete_at = excluded.delete_at',
  )
  const addPrintJob = insertPrintJob(database)
  const { remember, find } = rememberedCommands(database)

  return ({ appends, rows }: Writing): AppendResult => {
    if (appends.some(({ stream, expectedVersion }) => heads.of(stream) !== expectedVersion)) {
      // A repetition comes with an old version and must not be taken for a conflict.
      const before = rows.command && find(rows.command)
      return before ? { kind: 'repeated', row: before } : { kind: 'conflict' }
    }
    const before = rows.command && remember(rows.command)
    if (before) return { kind: 'repeated', row: before }
    for (const { stream, expectedVersion, events } of appends) {
      if (expectedVersion === 0) addStream.run(stream, ...siteAndDate(stream))
      let version = expectedVersion
      for (const event of events) addEvent.run(stream, ++version, event)
      heads.put(stream, version)
    }
    for (const { ticket, stream, label, keyHash } of rows.tickets ?? []) {
      addTicket.run(ticket, stream, label)
      if (keyHash !== null) addTicketKey.run(keyHash, ticket, stream)
    }
    for (const { ticket, stream, label, keyHash } of rows.ticketsMoved ?? []) {
      for (const move of moveTicket) move.run(stream, ticket)
      relabelTicket.run(label, ticket)
      if (keyHash !== null) addTicketKey.run(keyHash, ticket, stream)
    }
    for (const { site, date, ticket, sitting } of rows.visitsUndone ?? []) removeVisit.run(site, date, ticket, sitting)
    for (const { site, date, number } of rows.noShowsUndone ?? []) removeNoShow.run(site, date, number)
    for (const { site, date, number, service, time } of rows.noShows ?? [])
      addNoShow.run(site, date, number, service, time)
    for (const visit of rows.visits ?? []) addVisit.run(...visitValues(visit))
    for (const { ticket, stream, text, deleteAt } of rows.ticketNotes ?? []) putNote.run(ticket, stream, text, deleteAt)
    return { kind: 'appended', printJobs: (rows.printJobs ?? []).map(addPrintJob) }
  }
}

function siteAndDate(stream: string): [string, string] {
  const slash = stream.indexOf('/')
  return [stream.slice(0, slash), stream.slice(slash + 1)]
}

/** `remember` writes the row, or gives the one that is there and still counts; `find` writes nothing. */
function rememberedCommands(database: DatabaseSync) {
  const put = database.prepare(`
    INSERT INTO commands (principal, id, fingerprint, answer, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at
      WHERE commands.at <= excluded.at - ${commandMemoryMs}`)
  const get = database.prepare(
    'SELECT principal, id, fingerprint, answer, at FROM commands WHERE principal = ? AND id = ?',
  )
  const find = ({ principal, id, at }: CommandRow): CommandRow | null => {
    const row = get.get(principal, id) as CommandRow | undefined
    return row && row.at > at - commandMemoryMs ? row : null
  }
  return {
    find,
    remember(row: CommandRow): CommandRow | null {
      const { principal, id, fingerprint, answer, at } = row
      return put.run(principal, id, fingerprint, answer, at).changes === 1 ? null : find(row)
    },
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

/** In the order of the columns. */
export const visitValues = (visit: VisitRow) => [
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
  visit.issuedAt,
  visit.firstCall?.at ?? null,
  visit.firstCall?.dueAt ?? null,
  visit.firstCall?.how ?? null,
  visit.missed ? 1 : 0,
  visit.offline ? 1 : 0,
]
