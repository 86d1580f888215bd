// What lives and dies with the log, beside the path of every command.
import type { Kysely } from 'kysely'
import type { ServiceId } from '../../../shared/ids.ts'
import type { HourSum } from '../../domain/hourSums.ts'
import { commandMemoryMs, type Store } from '../store.ts'
import { phoneAlerts } from './phoneAlerts.ts'
import type { Tables } from './tables.ts'

type Days = Pick<
  Store,
  'streams' | 'commands' | 'tickets' | 'ticketNotes' | 'phoneAlerts' | 'visits' | 'noShows' | 'hourSums' | 'secrets'
>

/** `wipe` sees to it that a day's secret does not outlive its row elsewhere in the files of the database. */
export function days(kysely: Kysely<Tables>, now: () => number, wipe: () => Promise<void>): Days {
  return {
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
        const row = await kysely
          .selectFrom('commands')
          .selectAll()
          .where('principal', '=', principal)
          .where('id', '=', id)
          .where('at', '>', now() - commandMemoryMs)
          .executeTakeFirst()
        return row ?? null
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

    phoneAlerts: phoneAlerts(kysely),

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
        return rows.map(({ firstCall, firstCalledAt, firstDueAt, ...row }) => ({
          ...row,
          firstCall:
            firstCall === null || firstCalledAt === null || firstDueAt === null
              ? null
              : { at: firstCalledAt, dueAt: firstDueAt, how: firstCall },
          services: JSON.parse(row.services) as readonly ServiceId[],
          appointment: row.appointment === 1,
          priority: row.priority === 1,
          afterHours: row.afterHours === 1,
          missed: row.missed === 1,
          offline: row.offline === 1,
        }))
      },
    },

    noShows: {
      async between(site, from, to) {
        return kysely
          .selectFrom('noShows')
          .selectAll()
          .where('site', '=', site)
          .where('date', '>=', from)
          .where('date', '<=', to)
          .orderBy('date')
          .orderBy('number')
          .execute()
      },
    },

    hourSums: {
      async between(site, from, to) {
        const rows = await kysely
          .selectFrom('hourSums')
          .selectAll()
          .where('site', '=', site)
          .where('date', '>=', from)
          .where('date', '<=', to)
          .orderBy('date')
          .orderBy('hour')
          .orderBy('service')
          .execute()
        return rows.map(({ sums, ...row }) => ({ ...row, ...(JSON.parse(sums) as Omit<HourSum, keyof typeof row>) }))
      },
      async replaceDay(stream, sums) {
        await kysely.transaction().execute(async (transaction) => {
          const day = await transaction
            .deleteFrom('streams')
            .where('stream', '=', stream)
            .returningAll()
            .executeTakeFirst()
          if (!day) return
          const rows = sums.map(({ site, date, hour, service, ...rest }) => ({
            site,
            date,
            hour,
            service,
            sums: JSON.stringify(rest),
          }))
          if (rows.length > 0) await transaction.insertInto('hourSums').values(rows).execute()
          for (const table of ['visits', 'noShows'] as const)
            await transaction.deleteFrom(table).where('site', '=', day.site).where('date', '=', day.date).execute()
          for (const table of ['events', 'tickets', 'ticketKeys', 'ticketNotes', 'phoneAlerts', 'daySecrets'] as const)
            await transaction.deleteFrom(table).where('stream', '=', stream).execute()
        })
        await wipe()
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
          await transaction.deleteFrom('phoneAlerts').where('stream', '=', stream).execute()
        })
        await wipe()
      },
    },
  }
}

const ticketRows = (kysely: Kysely<Tables>) =>
  kysely
    .selectFrom('tickets')
    .leftJoin('ticketKeys', 'ticketKeys.ticket', 'tickets.ticket')
    .select(['tickets.ticket', 'tickets.stream', 'tickets.label', 'ticketKeys.keyHash'])
