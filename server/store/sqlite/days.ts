// Reading the log and what lives and dies with it.
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { ServiceId } from '../../../shared/ids.ts'
import type { DayEvent } from '../../domain/events.ts'
import { type CommandRow, commandMemoryMs, type Store } from '../store.ts'
import { told } from './errors.ts'
import type { Tables } from './tables.ts'

type Days = Pick<Store, 'read' | 'streams' | 'commands' | 'tickets' | 'ticketNotes' | 'visits' | 'secrets'>

/** Events and commands are read by prepared statements, since every command and every catching up passes here; the rest by Kysely. `emptyLog` wipes the write-ahead log. */
export function days(
  database: DatabaseSync,
  kysely: Kysely<Tables>,
  now: () => number,
  emptyLog: () => Promise<void>,
): Days {
  const eventsAfter = database.prepare(
    'SELECT version, event FROM events WHERE stream = ? AND version > ? ORDER BY version',
  )
  const command = database.prepare(
    'SELECT principal, id, fingerprint, answer, at FROM commands WHERE principal = ? AND id = ?',
  )

  return {
    async read(stream, afterVersion) {
      const rows = told(database, () => eventsAfter.all(stream, afterVersion))
      return rows.map((row) => ({ version: Number(row.version), event: JSON.parse(String(row.event)) as DayEvent }))
    },

    async streams(site, limit) {
      const rows = await kysely
        .selectFrom('streams')
        .select('stream')
        .where('site', '=', site)
        .orderBy('date', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ stream }) => stream)
    },

    commands: {
      async find(principal, id) {
        const row = told(database, () => command.get(principal, id)) as CommandRow | undefined
        return row && row.at > now() - commandMemoryMs ? { ...row } : null
      },
      async forget(before) {
        const { numDeletedRows } = await kysely.deleteFrom('commands').where('at', '<', before).executeTakeFirst()
        return Number(numDeletedRows)
      },
    },

    tickets: {
      async find(ticket) {
        const row = await ticketRows(kysely).where('tickets.ticket', '=', ticket).executeTakeFirst()
        return row ?? null
      },
      async findByKeyHash(keyHash) {
        const row = await ticketRows(kysely).where('ticketKeys.keyHash', '=', keyHash).executeTakeFirst()
        return row ?? null
      },
    },

    ticketNotes: {
      async of(stream) {
        return kysely.selectFrom('ticketNotes').selectAll().where('stream', '=', stream).execute()
      },
      async forget(now) {
        const { numDeletedRows } = await kysely.deleteFrom('ticketNotes').where('deleteAt', '<', now).executeTakeFirst()
        return Number(numDeletedRows)
      },
    },

    visits: {
      async between(site, from, to) {
        const rows = await kysely
          .selectFrom('visits')
          .selectAll()
          .where('site', '=', site)
          .where('date', '>=', from)
          .where('date', '<=', to)
          .orderBy('date')
          .orderBy('endedAt')
          .orderBy('ticket')
          .orderBy('sitting')
          .execute()
        return rows.map((row) => ({
          ...row,
          services: JSON.parse(row.services) as readonly ServiceId[],
          appointment: row.appointment === 1,
          priority: row.priority === 1,
          afterHours: row.afterHours === 1,
        }))
      },
    },

    secrets: {
      async forDay(stream, fresh) {
        const { secret } = await kysely
          .insertInto('daySecrets')
          .values({ stream, secret: fresh })
          // A change that changes nothing, so that the row that holds is given back.
          .onConflict((conflict) =>
            conflict.column('stream').doUpdateSet((row) => ({ secret: row.ref('daySecrets.secret') })),
          )
          .returning('secret')
          .executeTakeFirstOrThrow()
        return secret
      },
      async forget(stream) {
        await kysely.transaction().execute(async (transaction) => {
          await transaction.deleteFrom('daySecrets').where('stream', '=', stream).execute()
          await transaction.deleteFrom('ticketKeys').where('stream', '=', stream).execute()
        })
        await emptyLog()
      },
    },
  }
}

const ticketRows = (kysely: Kysely<Tables>) =>
  kysely
    .selectFrom('tickets')
    .leftJoin('ticketKeys', 'ticketKeys.ticket', 'tickets.ticket')
    .select(['tickets.ticket', 'tickets.stream', 'tickets.label', 'ticketKeys.keyHash'])
