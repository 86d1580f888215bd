// Brings a database to the present tables, also when several servers open a fresh one at the same moment.
import type { ClientBase } from 'pg'
import { StoreError } from '../storeError.ts'
import { firstTables } from './migrations/0001FirstTables.ts'
import { appending } from './migrations/0002Appending.ts'
import { tellingChanges } from './migrations/0003TellingChanges.ts'
import { visitsUndone } from './migrations/0004VisitsUndone.ts'
import { firstCalls } from './migrations/0005FirstCalls.ts'
import { clerks } from './migrations/0006Clerks.ts'
import { freeSlots } from './migrations/0007FreeSlots.ts'
import { hourSums } from './migrations/0008HourSums.ts'
import { twoSites } from './migrations/0009TwoSites.ts'
import { phoneAlerts } from './migrations/0010PhoneAlerts.ts'
import { boardNotices } from './migrations/0011BoardNotices.ts'
import { offlineVisits } from './migrations/0012OfflineVisits.ts'

export interface Migration {
  /** 1, 2, 3 …; never changed once it was released. */
  readonly id: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  firstTables,
  appending,
  tellingChanges,
  visitsUndone,
  firstCalls,
  clerks,
  freeSlots,
  hourSums,
  twoSites,
  phoneAlerts,
  boardNotices,
  offlineVisits,
]

/** `CREATE TABLE IF NOT EXISTS` alone fails for one of two that run it at the same moment. */
const lock = "SELECT pg_advisory_xact_lock(hashtextextended('lotse migrations', 0))"
const table = 'CREATE TABLE IF NOT EXISTS migrations (id integer PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)'

/**
 * Runs what is missing, each migration in a transaction that first writes down its number: who comes second sees the number and
 * leaves it. Returns the numbers that this call ran. Refuses (`newer`) a database that has a migration this version does not know.
 */
export async function migrate(
  client: ClientBase,
  { now, place, known = migrations }: { now: number; place: string; known?: readonly Migration[] },
): Promise<readonly number[]> {
  await inTransaction(client, async () => {
    await client.query(lock)
    await client.query(table)
  })
  const newestKnown = known.at(-1)?.id ?? 0
  const ran: number[] = []
  for (const migration of known) {
    const { rows } = await client.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM migrations')
    const newest = rows[0]?.id ?? 0
    if (newest > newestKnown)
      throw new StoreError(
        'newer',
        `${place} was written by a newer Lotse (tables ${newest}, this one knows ${newestKnown}). Start the newer version, or restore the backup from before the update.`,
      )
    if (migration.id > newest && (await runOnce(client, migration, now))) ran.push(migration.id)
  }
  return ran
}

const runOnce = (client: ClientBase, { id, name, sql }: Migration, now: number): Promise<boolean> =>
  inTransaction(client, async () => {
    // One that is just being run by another server is waited for here.
    const { rowCount } = await client.query('INSERT INTO migrations VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      id,
      name,
      now,
    ])
    if (rowCount === 1) await client.query(sql)
    return rowCount === 1
  })

async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
