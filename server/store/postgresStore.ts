// The store on PostgreSQL (decision 12): several servers on one database, commits shared by the appends that wait at the same moment.
import { randomUUID } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type { QueryResultRow } from 'pg'
import type { DayEvent } from '../domain/events.ts'
import type { Log } from '../log.ts'
import { groupCommit } from './groupCommit.ts'
import { days } from './kysely/days.ts'
import { settings } from './kysely/settings.ts'
import type { Tables } from './kysely/tables.ts'
import { listeners } from './listeners.ts'
import { groupWriter, type Statement, type Writing, writingOf } from './postgres/append.ts'
import { listenForChanges } from './postgres/changes.ts'
import { type Connections, openConnections } from './postgres/connections.ts'
import { closed, storeErrorOf } from './postgres/errors.ts'
import { migrate } from './postgres/migrate.ts'
import { postgresPrintJobs } from './postgres/printJobs.ts'
import type { AppendResult, Store, StreamId } from './store.ts'
import { StoreError } from './storeError.ts'

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly log: Log
  /** How often to look for what a lost notification did not tell. */
  readonly pollMs?: number
  /** A server that was not heard of for so long no longer prints; more than twice `pollMs`. */
  readonly leaseMs?: number
  /** How long one looks for what became of a commit when the database went away in the middle. */
  readonly patienceMs?: number
}

export interface PostgresStore extends Store {
  /** Commits and appends that were written since the store was opened; conflicts and repetitions do not count. */
  statistics(): { readonly commits: number; readonly appends: number }
}

/**
 * Connects to the database and brings its tables up to date. Several servers may do so at once, and all of them may append. Throws
 * a `StoreError` that says what to do when the database cannot be reached or is of no use.
 */
export async function openPostgresStore({
  url,
  now,
  log,
  pollMs = 5_000,
  leaseMs = 20_000,
  patienceMs = 10_000,
}: PostgresStoreOptions): Promise<PostgresStore> {
  const connections = openConnections(url, log)
  const writer = randomUUID()
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: connections.forKysely }),
    plugins: [new CamelCasePlugin()],
  })
  const followers = listeners<[StreamId, number]>(log)
  const watchers = listeners<[]>(log)
  const statistics = { commits: 0, appends: 0 }
  let closing: Promise<void> | null = null

  const changes = await (async () => {
    try {
      await prepare(connections, now(), log)
      return await listenForChanges({
        connections,
        writer,
        log,
        pollMs,
        onDay: followers.call,
        onSettings: watchers.call,
      })
    } catch (error) {
      await connections.close()
      throw error
    }
  })()

  const writeGroup = groupWriter({ connections, writer, patienceMs })
  const commits = groupCommit<Writing, AppendResult>(async (take) => {
    const group = take()
    try {
      const outcomes = await writeGroup(group)
      const written = group.filter((_, index) => {
        const outcome = outcomes[index]
        return outcome !== undefined && 'result' in outcome && outcome.result.kind === 'appended'
      })
      statistics.appends += written.length
      if (written.length > 0) statistics.commits += 1
      // After the writers themselves have gone on, so that a follower never overtakes the one who wrote.
      setImmediate(() => announce(written))
      return outcomes
    } catch (error) {
      log.error({ err: error, appends: group.length }, 'a commit broke')
      throw error
    }
  })

  const announce = (written: readonly Writing[]) => {
    const newest = new Map(written.flatMap(({ versions }) => versions))
    for (const [stream, version] of newest) changes.tell(stream, version)
  }

  const ask = async <Row extends QueryResultRow>(
    { name, text }: Statement,
    values: readonly unknown[],
  ): Promise<readonly Row[]> => {
    const connection = await connections.take()
    let broken = true
    try {
      const { rows } = await connection.query<Row>({ name, text, values: [...values] })
      broken = false
      return rows
    } catch (error) {
      throw storeErrorOf(error, connections.place)
    } finally {
      connection.release(broken)
    }
  }

  /** What was deleted stands in its page until that is swept, and a secret shall not wait for its turn. */
  const sweep = async () => {
    try {
      const connection = await connections.take()
      await connection.query('VACUUM day_secrets, ticket_keys').finally(() => connection.release())
    } catch (error) {
      log.warn({ err: error }, 'deleted secrets could not be swept at once')
    }
  }

  /** What was handed in before is still written. */
  const close = async () => {
    await commits.drained()
    await changes.close()
    await kysely
      .deleteFrom('writers')
      .where('writer', '=', writer)
      .execute()
      .catch((error: unknown) => log.warn({ err: error }, 'the database was not told that this server stops'))
    await connections.close()
  }

  const others = settings(kysely, () => {})
  return {
    ...days(kysely, now, sweep),
    ...others,
    // PostgreSQL's texts take any character but one; JSON writes that differently.
    notes: {
      async get(name) {
        const value = await others.notes.get(name)
        return value === null ? null : (JSON.parse(value) as string)
      },
      put: (name, value) => others.notes.put(name, JSON.stringify(value)),
    },
    printJobs: postgresPrintJobs({ kysely, writer, leaseMs }),
    async read(stream, afterVersion) {
      const rows = await ask<{ version: number; event: string }>(eventsAfter, [stream, afterVersion])
      return rows.map(({ version, event }) => ({ version, event: JSON.parse(event) as DayEvent }))
    },
    async version(stream) {
      const [row] = await ask<{ version: number }>(head, [stream])
      return row?.version ?? 0
    },
    async append(appends, rows) {
      if (closing) throw closed()
      return commits.add(writingOf(appends, rows))
    },
    follow: followers.add,
    watch: watchers.add,
    statistics: () => ({ ...statistics }),
    close() {
      closing ??= close()
      return closing
    },
  }
}

const eventsAfter = {
  name: 'events after',
  text: 'SELECT version, event FROM events WHERE stream = $1 AND version > $2 ORDER BY version',
}
const head = { name: 'head', text: 'SELECT version FROM streams WHERE stream = $1' }

/** Servers that were killed leave their row; print jobs of days ago need it no more. */
const forgetWriters = "DELETE FROM writers WHERE seen_at < clock_timestamp() - interval '2 days'"

async function prepare(connections: Connections, now: number, log: Log): Promise<void> {
  const connection = await connections.take()
  let broken = true
  try {
    const { rows } = await connection.query<{ encoding: string; fsync: string }>(
      "SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync",
    )
    if (rows[0]?.encoding !== 'UTF8')
      throw new StoreError(
        'unwritable',
        `${connections.place} keeps its texts as ${rows[0]?.encoding}. Create it with ENCODING 'UTF8'.`,
      )
    if (rows[0].fsync === 'off')
      log.warn({}, 'the database runs with fsync off: a power cut loses what was acknowledged')
    for (const id of await migrate(connection, { now, place: connections.place }))
      log.info({ migration: id }, 'tables brought up to date')
    await connection.query(forgetWriters)
    broken = false
  } catch (error) {
    throw storeErrorOf(error, connections.place)
  } finally {
    connection.release(broken)
  }
}
