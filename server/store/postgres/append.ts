// The hot path of every command: a group of appends is one call of a function in the database.
import { setTimeout } from 'node:timers/promises'
import type { NewPrintJob } from '../../devices/printJobs.ts'
import type { Outcome } from '../groupCommit.ts'
import {
  type Append,
  type AppendResult,
  type CommandRow,
  commandMemoryMs,
  type Rows,
  type StreamId,
  type TicketNoteRow,
  type TicketRow,
  type VisitRow,
} from '../store.ts'
import { StoreError } from '../storeError.ts'
import type { Connections } from './connections.ts'
import { isAnswer, isRetryable, isRowFault, storeErrorOf } from './errors.ts'

/** One command's writing, with everything as it was when it was handed in. */
export interface Writing {
  /** The newest version of each stream once it is written. */
  readonly versions: readonly (readonly [StreamId, number])[]
  readonly jobs: readonly NewPrintJob[]
  /** What others may build on, and what this builds on (see `Append`). */
  readonly own: readonly symbol[]
  readonly after: readonly symbol[]
  /** What must take turns with other servers: streams and command ids. */
  readonly locks: readonly string[]
  /** For `lotse_append`. */
  readonly json: string
}

export const writingOf = (appends: readonly Append[], rows: Rows): Writing => ({
  versions: appends.map(({ stream, expectedVersion, events }) => [stream, expectedVersion + events.length]),
  jobs: rows.printJobs ?? [],
  own: appends.flatMap(({ own }) => own ?? []),
  after: appends.flatMap(({ after }) => after ?? []),
  locks: [
    ...appends.map(({ stream }) => `stream ${stream}`),
    ...(rows.command ? [`command ${rows.command.principal} ${rows.command.id}`] : []),
  ],
  json: JSON.stringify({
    appends: appends.map(({ stream, expectedVersion, events }) => ({
      stream,
      site: stream.slice(0, stream.indexOf('/')),
      date: stream.slice(stream.indexOf('/') + 1),
      expected: expectedVersion,
      // Text within the text: the events keep characters that PostgreSQL's JSON would refuse.
      events: events.map((event) => JSON.stringify(event)),
    })),
    command: rows.command && { ...rows.command, memory: commandMemoryMs },
    tickets: rows.tickets?.map(ticketColumns),
    moved: rows.ticketsMoved?.map(ticketColumns),
    visits: rows.visits?.map(visitColumns),
    visits_undone: rows.visitsUndone,
    no_shows: rows.noShows,
    no_shows_undone: rows.noShowsUndone,
    notes: rows.ticketNotes?.map(noteColumns),
    jobs: rows.printJobs?.map(jobColumns),
  }),
})

const ticketColumns = ({ ticket, stream, label, keyHash }: TicketRow) => ({ ticket, stream, label, key_hash: keyHash })

const visitColumns = ({
  services,
  appointment,
  priority,
  afterHours,
  startAt,
  dueAt,
  calledAt,
  servingAt,
  endedAt,
  estimateLow,
  estimateLikely,
  estimateHigh,
  issuedAt,
  firstCall,
  missed,
  offline,
  ...visit
}: VisitRow) => ({
  ...visit,
  services: JSON.stringify(services),
  appointment: appointment ? 1 : 0,
  priority: priority ? 1 : 0,
  after_hours: afterHours ? 1 : 0,
  start_at: startAt,
  due_at: dueAt,
  called_at: calledAt,
  serving_at: servingAt,
  ended_at: endedAt,
  estimate_low: estimateLow,
  estimate_likely: estimateLikely,
  estimate_high: estimateHigh,
  issued_at: issuedAt,
  first_called_at: firstCall?.at,
  first_due_at: firstCall?.dueAt,
  first_call: firstCall?.how,
  offline: offline ? 1 : 0,
  missed: missed ? 1 : 0,
})

const noteColumns = ({ ticket, stream, text, deleteAt }: TicketNoteRow) => ({
  ticket,
  stream,
  text,
  delete_at: deleteAt,
})

const jobColumns = ({ site, printer, ticket, label, copy, slip, createdAt }: NewPrintJob) => ({
  site,
  printer,
  ticket,
  label,
  copy: copy ? 1 : 0,
  slip: JSON.stringify(slip),
  created_at: createdAt,
})

/** What the function in the database says of one writing. */
type Said =
  | { readonly kind: 'appended'; readonly jobs: readonly number[] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'repeated'; readonly row: CommandRow }
  | { readonly kind: 'impossible'; readonly message: string }

interface Deps {
  readonly connections: Connections
  /** Names this server among the others. */
  readonly writer: string
  /** How long one may look for what became of a commit, in milliseconds. */
  readonly patienceMs: number
}

/** How often a group that was undone by a deadlock is tried. */
const attempts = 5
const againMs = 200

/** Prepared once a connection, under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

const append: Statement = { name: 'append', text: 'SELECT lotse_append($1, $2, $3, $4, $5, $6) AS outcomes' }

/** Waits for a transaction that still runs, and keeps one that has not begun from ever being written. */
const giveUp: Statement = {
  name: 'give up',
  text: `
  INSERT INTO writers AS w (writer, group_number, seen_at) VALUES ($1, $2, clock_timestamp())
  ON CONFLICT (writer) DO UPDATE
    SET outcomes = CASE WHEN w.group_number < excluded.group_number THEN NULL ELSE w.outcomes END,
      group_number = excluded.group_number
  RETURNING outcomes`,
}

/**
 * Returns a function that writes a group in one transaction and gives one outcome each. When it throws, nothing of the whole group
 * was written, unless the error is `unsettled`. One group at a time.
 */
export function groupWriter({ connections, writer, patienceMs }: Deps) {
  let number = 0
  /** Appends that were not written, for those that build on them in a later group. */
  const failed = new WeakSet<symbol>()
  const fail = ({ own }: Writing) => {
    for (const one of own) failed.add(one)
  }

  const query = async ({ name, text }: Statement, values: readonly unknown[]): Promise<readonly Said[] | null> => {
    const connection = await connections.take()
    let broken = true
    try {
      const { rows } = await connection.query<{ outcomes: string | null }>({ name, text, values: [...values] })
      broken = false
      const outcomes = rows[0]?.outcomes ?? null
      return outcomes === null ? null : (JSON.parse(outcomes) as readonly Said[])
    } catch (error) {
      broken = !isAnswer(error)
      throw error
    } finally {
      connection.release(broken)
    }
  }

  /** What became of a group whose answer was not heard; null: nothing was written, and nothing will be. */
  const settle = async (cause: unknown): Promise<readonly Said[] | null> => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      try {
        return await query(giveUp, [writer, number])
      } catch (error) {
        if (performance.now() > deadline)
          throw new StoreError(
            'unsettled',
            `${connections.place} went away during a commit. Whether it was written shows when it is back.`,
            { cause: new AggregateError([cause, error]) },
          )
        await setTimeout(againMs)
      }
    }
  }

  const send = async (group: readonly Writing[], apart: boolean): Promise<readonly Said[]> => {
    const locks = group.flatMap((writing) => writing.locks)
    const json = `[${group.map((writing) => writing.json).join(',')}]`
    const basis = JSON.stringify(basisOf(group))
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await query(append, [writer, number, locks, json, basis, apart])) ?? []
      } catch (error) {
        // Not even connected, or undone: both are certain.
        if (error instanceof StoreError) throw error
        if (isAnswer(error)) {
          if (isRetryable(error) && attempt < attempts) continue
          throw error
        }
        const said = await settle(error)
        if (said === null) throw storeErrorOf(error, connections.place)
        return said
      }
    }
  }

  const sendOrPart = async (group: readonly Writing[]): Promise<readonly Said[]> => {
    try {
      return await send(group, false)
    } catch (error) {
      // A row that cannot be is the fault of its writing alone; anything else breaks the commit.
      if (!isRowFault(error)) throw error
      return send(group, true)
    }
  }

  const write = async (group: readonly Writing[]): Promise<readonly Said[]> => {
    number += 1
    const sound = group.filter((writing) => {
      const lost = writing.after.some((one) => failed.has(one))
      if (lost) fail(writing)
      return !lost
    })
    const said = new Map((sound.length > 0 ? await sendOrPart(sound) : []).map((one, index) => [sound[index], one]))
    return group.map((writing) => said.get(writing) ?? { kind: 'conflict' })
  }

  return async (group: readonly Writing[]): Promise<readonly Outcome<AppendResult>[]> => {
    try {
      const said = await write(group)
      for (const [index, writing] of group.entries()) if (said[index]?.kind !== 'appended') fail(writing)
      return outcomesOf(said, group)
    } catch (error) {
      group.forEach(fail)
      throw storeErrorOf(error, connections.place)
    }
  }
}

/** For each writing the places, counted from 1, of those in the group that it builds on. */
const basisOf = (group: readonly Writing[]): readonly (readonly number[])[] => {
  const places = new Map(group.flatMap(({ own }, index) => own.map((one) => [one, index + 1] as const)))
  return group.map(({ after }) => after.flatMap((one) => places.get(one) ?? []))
}

const outcomesOf = (said: readonly Said[], group: readonly Writing[]): readonly Outcome<AppendResult>[] =>
  said.map((one, index) => {
    if (one.kind === 'impossible') return { error: new Error(`A row cannot be: ${one.message}`) }
    if (one.kind !== 'appended') return { result: one }
    const jobs = group[index]?.jobs ?? []
    return { result: { kind: 'appended', printJobs: jobs.map((job, place) => ({ ...job, id: one.jobs[place] ?? 0 })) } }
  })
