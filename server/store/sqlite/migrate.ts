// Brings a database to the present tables, also when several processes open a fresh folder at the same moment.
import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../storeError.ts'
import { firstTables } from './migrations/0001FirstTables.ts'
import { ticketNotes } from './migrations/0002TicketNotes.ts'
import { firstCalls } from './migrations/0003FirstCalls.ts'
import { clerks } from './migrations/0004Clerks.ts'
import { freeSlots } from './migrations/0005FreeSlots.ts'
import { hourSums } from './migrations/0006HourSums.ts'
import { twoSites } from './migrations/0007TwoSites.ts'
import { phoneAlerts } from './migrations/0008PhoneAlerts.ts'
import { boardNotices } from './migrations/0009BoardNotices.ts'
import { offlineVisits } from './migrations/0010OfflineVisits.ts'

export interface Migration {
  /** 1, 2, 3 …; never changed once it was released. */
  readonly id: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  firstTables,
  ticketNotes,
  firstCalls,
  clerks,
  freeSlots,
  hourSums,
  twoSites,
  phoneAlerts,
  boardNotices,
  offlineVisits,
]

/**
 * Runs what is missing, each migration in a transaction that first writes down its number: who comes second sees the number and
 * leaves it. Returns the numbers that this call ran. Refuses (`newer`) a database that has a migration this version does not know.
 */
export function migrate(
  database: DatabaseSync,
  now: number,
  known: readonly Migration[] = migrations,
): readonly number[] {
  const newestKnown = known.at(-1)?.id ?? 0
  const ran: number[] = []
  for (const migration of known) {
    const newest = newestMigration(database)
    if (newest > newestKnown)
      throw new StoreError(
        'newer',
        `${database.location()} was written by a newer Lotse (tables ${newest}, this one knows ${newestKnown}). Start the newer version, or restore the backup from before the update.`,
      )
    if (migration.id > newest && runOnce(database, migration, now)) ran.push(migration.id)
  }
  return ran
}

function newestMigration(database: DatabaseSync): number {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get()
  return table === undefined
    ? 0
    : Number(database.prepare('SELECT coalesce(max(id), 0) AS id FROM migrations').get()?.id)
}

function runOnce(database: DatabaseSync, { id, name, sql }: Migration, now: number): boolean {
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(
      'CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
    )
    const first =
      database.prepare('INSERT INTO migrations VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(id, name, now).changes ===
      1
    if (first) database.exec(sql)
    database.exec('COMMIT')
    return first
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
