// The print queue where one server alone sends.
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import { jobOf, jobsOf, printJobs } from '../kysely/printJobs.ts'
import type { Tables } from '../kysely/tables.ts'
import type { Store } from '../store.ts'
import { insertPrintJob } from './append.ts'
import { told } from './errors.ts'
import type { Turns } from './turns.ts'

export function sqlitePrintJobs(database: DatabaseSync, kysely: Kysely<Tables>, turns: Turns): Store['printJobs'] {
  const insert = insertPrintJob(database)

  return {
    ...printJobs(kysely),
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
        .where('id', '=', jobsOf(kysely, printer, 'queued').orderBy('id').limit(1))
        .returningAll()
        .executeTakeFirst()
      return row ? jobOf(row) : null
    },

    async interrupt(printer, at) {
      return kysely.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('printJobs')
          .selectAll()
          .where('id', 'in', jobsOf(kysely, printer, 'sending'))
          .orderBy('id')
          .execute()
        await transaction
          .updateTable('printJobs')
          .set({ state: 'unknown', reason: 'interrupted', stateAt: at, slip: null })
          .where('id', 'in', jobsOf(kysely, printer, 'sending'))
          .execute()
        return rows.map(jobOf)
      })
    },
  }
}
