// The print queue where several servers send: a job that is being sent names its server, and ends with it.
import { type Kysely, sql } from 'kysely'
import { jobOf, jobsOf, printJobs } from '../kysely/printJobs.ts'
import type { Tables } from '../kysely/tables.ts'
import type { Store } from '../store.ts'

interface Deps {
  readonly kysely: Kysely<Tables>
  /** Names this server among the others. */
  readonly writer: string
  /** A server that was not heard of for so long no longer sends, in milliseconds. */
  readonly leaseMs: number
}

export function postgresPrintJobs({ kysely, writer, leaseMs }: Deps): Store['printJobs'] {
  return {
    ...printJobs(kysely),

    async add(job) {
      const { copy, slip, createdAt, ...values } = job
      const { id } = await kysely
        .insertInto('printJobs')
        .values({
          ...values,
          copy: copy ? 1 : 0,
          slip: JSON.stringify(slip),
          createdAt,
          state: 'queued',
          reason: null,
          stateAt: createdAt,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { ...job, id }
    },

    async take(printer, at) {
      const row = await kysely
        .updateTable('printJobs')
        .set({ state: 'sending', stateAt: at, writer })
        // Another server that takes at the same moment gets the next one.
        .where('id', '=', jobsOf(kysely, printer, 'queued').orderBy('id').limit(1).forUpdate().skipLocked())
        .returningAll()
        .executeTakeFirst()
      return row ? jobOf(row) : null
    },

    async interrupt(printer, at) {
      const rows = await kysely
        .updateTable('printJobs')
        .set({ state: 'unknown', reason: 'interrupted', stateAt: at })
        .where('id', 'in', jobsOf(kysely, printer, 'sending'))
        .where('state', '=', 'sending')
        .where(sql<boolean>`
(
          writer IS NOT DISTINCT FROM ${writer} OR NOT EXISTS (
            SELECT FROM writers
            WHERE writers.writer = print_jobs.writer AND seen_at > clock_timestamp() - ${leaseMs} * interval '1 millisecond'
          ))`)
        .returningAll()
        .execute()
      const jobs = rows.map(jobOf).sort((one, other) => one.id - other.id)
      if (jobs.length > 0)
        await kysely
          .updateTable('printJobs')
          .set({ slip: null })
          .where(
            'id',
            'in',
            jobs.map(({ id }) => id),
          )
          .execute()
      return jobs
    },
  }
}
