// The same durable commands on PostgreSQL, beside how many small commits a second that database makes for one connection.
import { Client } from 'pg'
import { silentLog } from '../../server/log.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import type { SiteId } from '../../shared/ids.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../../tests/support/postgresServer.ts'
import { median } from '../median.ts'
import type { Load } from './commands.ts'
import { openBusyDay } from './days.ts'

export interface PostgresRates {
  readonly load: Load
  /** Commands a second. */
  readonly perSecond: number
  /** Commits a second of one small row each, by one connection. */
  readonly raw: number
}

const measureMs = 800

/** Medians of the rounds for each load; null where no PostgreSQL is to be had. */
export const measurePostgres = async (
  loads: readonly Load[],
  rounds: number,
): Promise<readonly PostgresRates[] | null> => {
  if (noPostgres !== null) return null
  const server = await startPostgres({ durable: true })
  try {
    const found = loads.map((): Omit<PostgresRates, 'load'>[] => [])
    for (const load of loads) await oneRound(server, load)
    for (let round = 0; round < rounds; round++)
      for (const [index, load] of loads.entries()) found[index]?.push(await oneRound(server, load))
    return loads.map((load, index) => ({
      load,
      perSecond: median((found[index] ?? []).map(({ perSecond }) => perSecond)),
      raw: median((found[index] ?? []).map(({ raw }) => raw)),
    }))
  } finally {
    await server.close()
  }
}

const oneRound = async (server: PostgresServer, load: Load) => ({
  perSecond: await liveRun(await server.database(), load),
  raw: await plainRun(await server.database()),
})

const liveRun = async (url: string, { sites, counters }: Load): Promise<number> => {
  const store = await openPostgresStore({ url, now: Date.now, log: silentLog })
  try {
    const days = await Promise.all(
      Array.from({ length: sites }, (_, index) => openBusyDay(store, `site-${index + 1}` as SiteId)),
    )
    const started = performance.now()
    const counts = await Promise.all(
      days.map((day) => day.work(counters, () => performance.now() - started >= measureMs)),
    )
    const seconds = (performance.now() - started) / 1000
    return counts.reduce((sum, count) => sum + count, 0) / seconds
  } finally {
    await store.close()
  }
}

/** About as long as an event with its command. */
const row = 'x'.repeat(600)

const plainRun = async (url: string): Promise<number> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('CREATE TABLE plain (id serial PRIMARY KEY, body text NOT NULL)')
    const insert = { name: 'insert', text: 'INSERT INTO plain (body) VALUES ($1)', values: [row] }
    let commits = 0
    const started = performance.now()
    for (; performance.now() - started < measureMs; commits++) await client.query(insert)
    return commits / ((performance.now() - started) / 1000)
  } finally {
    await client.end()
  }
}
