// Reading the log.
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { DayEvent } from '../../domain/events.ts'
import { days } from '../kysely/days.ts'
import type { Tables } from '../kysely/tables.ts'
import { type CommandRow, commandMemoryMs, type Store } from '../store.ts'
import { told } from './errors.ts'

type Days = ReturnType<typeof days> & Pick<Store, 'read' | 'version'>

/** Events and commands are read by prepared statements, since every command and every catching up passes here; the rest by Kysely. `emptyLog` wipes the write-ahead log. */
export function sqliteDays(
  database: DatabaseSync,
  kysely: Kysely<Tables>,
  now: () => number,
  emptyLog: () => Promise<void>,
): Days {
  const eventsAfter = database.prepare(
    'SELECT version, event FROM events WHERE stream = ? AND version > ? ORDER BY version',
  )
  const head = database.prepare('SELECT version FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1')
  const command = database.prepare(
    'SELECT principal, id, fingerprint, answer, at FROM commands WHERE principal = ? AND id = ?',
  )
  const others = days(kysely, now, emptyLog)

  return {
    ...others,
    async read(stream, afterVersion) {
      const rows = told(database, () => eventsAfter.all(stream, afterVersion))
      return rows.map((row) => ({ version: Number(row.version), event: JSON.parse(String(row.event)) as DayEvent }))
    },
    async version(stream) {
      return Number(told(database, () => head.get(stream))?.version ?? 0)
    },
    commands: {
      ...others.commands,
      async find(principal, id) {
        const row = told(database, () => command.get(principal, id)) as CommandRow | undefined
        return row && row.at > now() - commandMemoryMs ? { ...row } : null
      },
    },
  }
}
