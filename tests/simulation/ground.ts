// What a simulated installation stands on: real stores, and a record of what reached the log.
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/log.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { CommandRow, Store, StreamId } from '../../server/store/store.ts'
import type { PostgresServer } from '../support/postgresServer.ts'

/** One append of one stream: where it begins after, and how many events it has. */
export interface Written {
  readonly stream: StreamId
  readonly after: number
  readonly count: number
}

export interface Ground {
  /** The data as nobody's process sees them. */
  readonly store: Store
  /** The data for one more process. */
  connect(): Promise<Store>
  /** That process is no more; what it had handed in is still written. */
  disconnect(store: Store): Promise<void>
  /** Nobody is connected any more: the data are closed and opened again from where they lie. */
  reopen(): Promise<void>
  /** What has been written since it was asked last, in the order of each stream. */
  written(): readonly Written[]
  /** How often a command reached the log. */
  times(command: Pick<CommandRow, 'principal' | 'id'>): number
  close(): Promise<void>
}

const nameOf = ({ principal, id }: Pick<CommandRow, 'principal' | 'id'>) => `${principal} ${id}`

function recorder() {
  let written: Written[] = []
  const commands = new Map<string, number>()
  return {
    watched: (store: Store): Store => ({
      ...store,
      async append(appends, rows) {
        const result = await store.append(appends, rows)
        if (result.kind !== 'appended') return result
        for (const { events, expectedVersion, stream } of appends)
          written.push({ stream, after: expectedVersion, count: events.length })
        if (rows.command) commands.set(nameOf(rows.command), (commands.get(nameOf(rows.command)) ?? 0) + 1)
        return result
      },
    }),
    written() {
      const news = written.toSorted((a, b) => a.after - b.after)
      written = []
      return news
    },
    times: (command: Pick<CommandRow, 'principal' | 'id'>) => commands.get(nameOf(command)) ?? 0,
  }
}

/** In memory where the system has a place for that: processes are killed here, not machines, so nothing has to reach a disk. */
async function quickFolder(): Promise<string> {
  const inMemory = '/dev/shm'
  const usable = await access(inMemory, constants.W_OK).then(
    () => true,
    () => false,
  )
  return mkdtemp(join(usable ? inMemory : tmpdir(), 'lotse-simulation-'))
}

/** One SQLite file that both processes share through one store: the product has one server a folder, and here it has two heads. */
export async function sqliteGround(now: () => number): Promise<Ground> {
  const folder = await quickFolder()
  const { times, watched, written } = recorder()
  const open = async () => watched(await openSqliteStore({ folder, now, log: silentLog }))
  let store = await open()
  return {
    get store() {
      return store
    },
    connect: async () => store,
    async disconnect() {},
    async reopen() {
      await store.close()
      store = await open()
    },
    written,
    times,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A PostgreSQL database, with connections for each process of its own. */
export async function postgresGround(now: () => number, server: PostgresServer): Promise<Ground> {
  const url = await server.database()
  const { times, watched, written } = recorder()
  const open = async () => watched(await openPostgresStore({ url, now, log: silentLog }))
  const store = await open()
  return {
    store,
    connect: open,
    disconnect: (gone) => gone.close(),
    async reopen() {},
    written,
    times,
    close: () => store.close(),
  }
}
