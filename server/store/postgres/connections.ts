// Connections to one database; what goes wrong with them is told as the operator has to hear it.
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Client, type ClientConfig, Pool, type PoolClient, types } from 'pg'
import type { Log } from '../../log.ts'
import { closed, storeErrorOf } from './errors.ts'

export interface Connections {
  /** Host, port and name of the database, without user and password. */
  readonly place: string
  /** Rejects with a `StoreError`; nothing has been sent then. */
  take(): Promise<PoolClient>
  /** Whether a process of the database server works for one of these connections. */
  isOwn(processId: number): boolean
  /** A connection of its own, not yet made. */
  client(): Client
  /** The same connections as Kysely wants them. */
  readonly forKysely: PostgresPool
  close(): Promise<void>
}

/** One writes, the others read: a town's screens need no more. */
const mostConnections = 5
const connectMs = 5_000
/** A connection that was cut without a sign would be waited for without end. */
const answerMs = 15_000
/** Number of PostgreSQL's type for whole numbers of 64 bits, which times, versions and counts are. */
const int8 = 20

const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url)
  return `The database ${decodeURIComponent(pathname.slice(1))} at ${hostname || 'localhost'}:${port || '5432'}`
}

/** Nothing is connected before it is asked for. */
export function openConnections(url: string, log: Log): Connections {
  const place = placeOf(url)
  const config: ClientConfig = {
    application_name: 'lotse',
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    // Locks and versions are read anew by each statement.
    options: '-c default_transaction_isolation=read\\ committed',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
    connectionString: url,
  }
  const pool = new Pool({ ...config, max: mostConnections, allowExitOnIdle: true })
  const own = new Set<number>()
  const processOf = (client: PoolClient) => (client as PoolClient & { readonly processID: number }).processID
  pool.on('connect', (client) => {
    own.add(processOf(client))
    // Whoever uses it hears of the error by the query; unheard, the event would end the process.
    client.on('error', () => {})
  })
  pool.on('remove', (client) => void own.delete(processOf(client)))
  // One that lies idle breaks when the database is restarted; the next query gets a new one.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database broke'))

  const take = async () => {
    if (pool.ending) throw closed()
    try {
      return await pool.connect()
    } catch (error) {
      throw storeErrorOf(error, place)
    }
  }

  const told = (client: PoolClient) => ({
    query: async (sql: string, parameters: readonly unknown[]) => {
      try {
        return await client.query(sql, [...parameters])
      } catch (error) {
        throw storeErrorOf(error, place)
      }
    },
    release: (destroy?: boolean) => client.release(destroy),
  })

  return {
    place,
    take,
    isOwn: (processId) => own.has(processId),
    client: () => new Client(config),
    forKysely: {
      connect: async () => told(await take()) as unknown as PostgresPoolClient,
      end: async () => {},
      options: {},
    },
    close: () => pool.end(),
  }
}
