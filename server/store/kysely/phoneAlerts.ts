import type { Kysely } from 'kysely'
import type { Store } from '../store.ts'
import type { Tables } from './tables.ts'

export const phoneAlerts = (kysely: Kysely<Tables>): Store['phoneAlerts'] => ({
  async put({ soonTold, ...row }) {
    const values = { ...row, soonTold: soonTold ? (1 as const) : (0 as const) }
    await kysely
      .insertInto('phoneAlerts')
      .values(values)
      .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(values))
      .execute()
  },
  async of(stream) {
    const rows = await kysely.selectFrom('phoneAlerts').selectAll().where('stream', '=', stream).execute()
    return rows.map((row) => ({ ...row, soonTold: row.soonTold === 1 }))
  },
  async claim(endpoint, told) {
    const alert = kysely.updateTable('phoneAlerts').where('endpoint', '=', endpoint)
    const { numUpdatedRows } = await ('call' in told
      ? alert.set({ callTold: told.call }).where('callTold', '<', told.call)
      : alert.set({ soonTold: 1 }).where('soonTold', '=', 0)
    ).executeTakeFirst()
    return numUpdatedRows > 0n
  },
  async remove(endpoint) {
    await kysely.deleteFrom('phoneAlerts').where('endpoint', '=', endpoint).execute()
  },
  async removeOf(tickets) {
    if (tickets.length > 0) await kysely.deleteFrom('phoneAlerts').where('ticket', 'in', tickets).execute()
  },
  async forget(now) {
    const { numDeletedRows } = await kysely.deleteFrom('phoneAlerts').where('deleteAt', '<', now).executeTakeFirst()
    return Number(numDeletedRows)
  },
})
