// The print queue as rows. A slip goes as soon as it can no longer be printed.
import type { Kysely, Selectable } from 'kysely'
import type { Slip } from '../../../shared/slip.ts'
import type { PrinterRef, PrintJob, PrintJobState } from '../../devices/printJobs.ts'
import type { Store } from '../store.ts'
import type { Tables } from './tables.ts'

/** The ids of a printer's jobs in a state. */
export const jobsOf = (kysely: Kysely<Tables>, { site, printer }: PrinterRef, state: PrintJobState) =>
  kysely
    .selectFrom('printJobs')
    .select('id')
    .where('site', '=', site)
    .where('printer', '=', printer)
    .where('state', '=', state)

/** Who sends a job is a matter of each database: one that serves several servers must tell them apart. */
type Shared = Omit<Store['printJobs'], 'add' | 'take' | 'interrupt'>

export function printJobs(kysely: Kysely<Tables>): Shared {
  return {
    async mark(id, end, at) {
      const mayComeYet = end.state === 'not-sent' && end.reason !== 'expired'
      await kysely
        .updateTable('printJobs')
        .set({
          state: end.state,
          reason: end.state === 'printed' ? null : end.reason,
          stateAt: at,
          ...(!mayComeYet && { slip: null }),
        })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute()
    },

    async expire({ site, printer }, createdBefore, at) {
      // The state stands in the condition itself: a job that another server takes at this moment is that one's.
      const { numUpdatedRows } = await kysely
        .updateTable('printJobs')
        .set({ state: 'not-sent', reason: 'expired', stateAt: at, slip: null })
        .where('site', '=', site)
        .where('printer', '=', printer)
        .where('createdAt', '<', createdBefore)
        .where((eb) =>
          eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'not-sent'), eb('reason', '!=', 'expired')])]),
        )
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async requeue(printer, createdSince, at) {
      const { numUpdatedRows } = await kysely
        .updateTable('printJobs')
        .set({ state: 'queued', reason: null, stateAt: at })
        .where(
          'id',
          'in',
          jobsOf(kysely, printer, 'not-sent').where('createdAt', '>=', createdSince).where('reason', '!=', 'expired'),
        )
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async forget(before) {
      const { numDeletedRows } = await kysely.deleteFrom('printJobs').where('createdAt', '<', before).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

export function jobOf({
  id,
  site,
  printer,
  ticket,
  label,
  copy,
  slip,
  createdAt,
}: Selectable<Tables['printJobs']>): PrintJob {
  return { id, site, printer, ticket, label, copy: copy === 1, slip: JSON.parse(slip ?? '[]') as Slip, createdAt }
}
