// The print queue as rows. A slip goes as soon as it can no longer be printed.
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely, Selectable } from 'kysely'
import type { Slip } from '../../../shared/slip.ts'
import type { PrinterRef, PrintJob, PrintJobState } from '../../devices/printJobs.ts'
import type { Store } from '../store.ts'
import { insertPrintJob } from './append.ts'
import { told } from './errors.ts'
import type { Tables } from './tables.ts'
import type { Turns } from './turns.ts'

export function printJobs(database: DatabaseSync, kysely: Kysely<Tables>, turns: Turns): Store['printJobs'] {
  const insert = insertPrintJob(database)

  const of = ({ site, printer }: PrinterRef, state: PrintJobState) =>
    kysely
      .selectFrom('printJobs')
      .select('id')
      .where('site', '=', site)
      .where('printer', '=', printer)
      .where('state', '=', state)

  return {
    async add(job) {
      const endTurn = await turns.take()
      try {
        return told(database, () => insert(job))
      } finally {
        endTurn()
      }
    },

    async take(printer, at) {
      const row = await kysely
        .updateTable('printJobs')
        .set({ state: 'sending', stateAt: at })
        .where('id', '=', of(printer, 'queued').orderBy('id').limit(1))
        .returningAll()
        .executeTakeFirst()
      return row ? jobOf(row) : null
    },

    async mark(id, end, at) {
      await kysely
        .updateTable('printJobs')
        .set({
          state: end.state,
          reason: end.state === 'printed' ? null : end.reason,
          stateAt: at,
          ...(end.state !== 'not-sent' && { slip: null }),
        })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute()
    },

    async requeue(printer, createdSince, at) {
      const { numUpdatedRows } = await kysely
        .updateTable('printJobs')
        .set({ state: 'queued', reason: null, stateAt: at })
        .where('id', 'in', of(printer, 'not-sent').where('createdAt', '>=', createdSince))
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async interrupt(printer, at) {
      return kysely.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('printJobs')
          .selectAll()
          .where('id', 'in', of(printer, 'sending'))
          .orderBy('id')
          .execute()
        await transaction
          .updateTable('printJobs')
          .set({ state: 'unknown', reason: 'interrupted', stateAt: at, slip: null })
          .where('id', 'in', of(printer, 'sending'))
          .execute()
        return rows.map(jobOf)
      })
    },

    async forget(before) {
      const { numDeletedRows } = await kysely.deleteFrom('printJobs').where('createdAt', '<', before).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function jobOf({ id, site, printer, ticket, label, copy, slip, createdAt }: Selectable<Tables['printJobs']>): PrintJob {
  return { id, site, printer, ticket, label, copy: copy === 1, slip: JSON.parse(slip ?? '[]') as Slip, createdAt }
}
