// The store on one SQLite file (decision 9): one connection, commits shared by the appends that wait at the same moment.
import { join } from 'node:path'
import { CamelCasePlugin, Kysely } from 'kysely'
import type { Log } from '../log.ts'
import { groupCommit } from './groupCommit.ts'
import { settings } from './kysely/settings.ts'
import type { Tables } from './kysely/tables.ts'
import { listeners } from './listeners.ts'
import { groupWriter, type Writing, writingOf } from './sqlite/append.ts'
import { sqliteDays } from './sqlite/days.ts'
import { nodeSqliteDialect } from './sqlite/dialect.ts'
import { closed, storeErrorOf } from './sqlite/errors.ts'
import { migrate } from './sqlite/migrate.ts'
import { openDatabase } from './sqlite/openDatabase.ts'
import { sqlitePrintJobs } from './sqlite/printJobs.ts'
import { turns } from './sqlite/turns.ts'
import type { AppendResult, Store, StreamId } from './store.ts'

export interface SqliteStoreOptions {
  /** Made if it is not there; the file in it is `lotse.db`. */
  readonly folder: string
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly log: Log
  /** How often to look whether another process (the command line) has changed something. */
  readonly watchMs?: number
  /** How long to wait for another process that writes. */
  readonly busyMs?: number
}

export interface SqliteStore extends Store {
  /** Commits and appends that were written since the store was opened; conflicts and repetitions do not count. */
  statistics(): { readonly commits: number; readonly appends: number }
}

/**
 * Opens the database in the folder and brings its tables up to date. Several processes may do so at once; who appends to days
 * holds the folder's lock (`lockFolder`). Throws a `StoreError` that says what to do when the folder or the file is of no use.
 */
export async function openSqliteStore({
  folder,
  now,
  log,
  watchMs = 1_000,
  busyMs = 5_000,
}: SqliteStoreOptions): Promise<SqliteStore> {
  const path = join(folder, 'lotse.db')
  const database = await openDatabase(folder, busyMs)
  try {
    for (const id of migrate(database, now())) log.info({ path, migration: id }, 'tables brought up to date')
  } catch (error) {
    database.close()
    throw storeErrorOf(error, path)
  }

  const connectionTurns = turns()
  const kysely = new Kysely<Tables>({
    dialect: nodeSqliteDialect(database, connectionTurns),
    plugins: [new CamelCasePlugin()],
  })
  const followers = listeners<[StreamId, number]>(log)
  const watchers = listeners<[]>(log)
  const statistics = { commits: 0, appends: 0 }
  let closing: Promise<void> | null = null

  const writeGroup = groupWriter(database)
  const commits = groupCommit<Writing, AppendResult>(async (take) => {
    const endTurn = await connectionTurns.take()
    const group = take()
    try {
      const outcomes = writeGroup(group)
      const written = group.filter((_, index) => isAppended(outcomes[index]))
      statistics.appends += written.length
      if (written.length > 0) statistics.commits += 1
      // After the writers themselves have gone on, so that a follower never overtakes the one who wrote.
      setImmediate(() => announce(written))
      return outcomes
    } catch (error) {
      log.error({ err: error, path, appends: group.length }, 'a commit broke; nothing of it was written')
      throw storeErrorOf(error, path)
    } finally {
      endTurn()
    }
  })

  const announce = (written: readonly Writing[]) => {
    if (closing) return
    const versions = new Map<StreamId, number>()
    for (const { appends } of written)
      for (const { stream, expectedVersion, events } of appends) versions.set(stream, expectedVersion + events.length)
    for (const [stream, version] of versions) followers.call(stream, version)
  }

  /** What was deleted stands in the write-ahead log until that is written over; a secret shall be gone at once. */
  const emptyLog = async () => {
    const endTurn = await connectionTurns.take()
    try {
      // Whoever reads just now is not waited for: the next time will do.
      database.exec(`PRAGMA busy_timeout = 50; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${busyMs}`)
    } catch (error) {
      log.warn({ err: error, path }, 'the write-ahead log could not be emptied')
    } finally {
      endTurn()
    }
  }

  const dataVersion = database.prepare('PRAGMA data_version')
  const readDataVersion = () => Number(dataVersion.get()?.data_version)
  let seen = readDataVersion()
  const watching = setInterval(() => {
    try {
      const version = readDataVersion()
      if (version !== seen) watchers.call()
      seen = version
    } catch (error) {
      log.error({ err: error, path }, 'cannot see whether the data has changed')
    }
  }, watchMs)
  watching.unref()

  /** What was handed in before is still written. */
  const close = async () => {
    clearInterval(watching)
    await commits.drained()
    const endTurn = await connectionTurns.take()
    database.close()
    endTurn()
  }

  return {
    ...sqliteDays(database, kysely, now, emptyLog),
    ...settings(kysely, () => setImmediate(watchers.call)),
    printJobs: sqlitePrintJobs(database, kysely, connectionTurns),
    append(appends, rows) {
      return closing ? Promise.reject(closed()) : commits.add(writingOf(appends, rows))
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

const isAppended = (outcome: { result: AppendResult } | { error: unknown } | undefined) =>
  outcome !== undefined && 'result' in outcome && outcome.result.kind === 'appended'
