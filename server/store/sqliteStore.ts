// The store on one SQLite file (decision 10): one connection, commits shared by the appends that wait at the same moment.
import { join } from 'node:path'
import { CamelCasePlugin, Kysely } from 'kysely'
import type { Log } from '../log.ts'
import { groupCommit } from './groupCommit.ts'
import { groupWriter, type Writing, writingOf } from './sqlite/append.ts'
import { days } from './sqlite/days.ts'
import { nodeSqliteDialect } from './sqlite/dialect.ts'
import { storeErrorOf } from './sqlite/errors.ts'
import { migrate } from './sqlite/migrate.ts'
import { openDatabase } from './sqlite/openDatabase.ts'
import { printJobs } from './sqlite/printJobs.ts'
import { settings } from './sqlite/settings.ts'
import type { Tables } from './sqlite/tables.ts'
import { turns } from './sqlite/turns.ts'
import type { AppendResult, Store, StreamId } from './store.ts'
import { StoreError } from './storeError.ts'

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
  let closed = false

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
    const versions = new Map<StreamId, number>()
    for (const { appends } of written)
      for (const { stream, expectedVersion, events } of appends) versions.set(stream, expectedVersion + events.length)
    for (const [stream, version] of versions) followers.call(stream, version)
  }

  const dataVersion = database.prepare('PRAGMA data_version')
  const readDataVersion = () => Number(dataVersion.get()?.data_version)
  let seen = readDataVersion()
  const watching = setInterval(() => {
    const version = readDataVersion()
    if (version !== seen) watchers.call()
    seen = version
  }, watchMs)
  watching.unref()

  return {
    ...days(database, kysely, now),
    ...settings(kysely, () => setImmediate(watchers.call)),
    printJobs: printJobs(database, kysely, connectionTurns),
    async append(appends, rows) {
      if (closed) throw new StoreError('closed', 'The store is closed.')
      return commits.add(writingOf(appends, rows))
    },
    follow: followers.add,
    watch: watchers.add,
    statistics: () => ({ ...statistics }),
    async close() {
      if (closed) return
      closed = true
      clearInterval(watching)
      await commits.drained()
      await connectionTurns.take()
      database.exec('PRAGMA optimize')
      database.close()
    },
  }
}

const isAppended = (outcome: { result: AppendResult } | { error: unknown } | undefined) =>
  outcome !== undefined && 'result' in outcome && outcome.result.kind === 'appended'

/** Those who want to hear of something; one that throws keeps nobody else from hearing it. */
function listeners<Told extends readonly unknown[]>(log: Log) {
  const all = new Set<(...told: Told) => void>()
  return {
    add(listener: (...told: Told) => void) {
      const own = (...told: Told) => listener(...told)
      all.add(own)
      return () => void all.delete(own)
    },
    call(...told: Told) {
      for (const listener of all) {
        try {
          listener(...told)
        } catch (error) {
          log.error({ err: error }, 'a listener of the store failed')
        }
      }
    },
  }
}
