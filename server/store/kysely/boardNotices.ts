// What staff and the town show on boards. Whoever watches hears of each change.
import type { Kysely } from 'kysely'
import { BoardNotice } from '../../../shared/boardNotice.ts'
import type { Store } from '../store.ts'
import type { Tables } from './tables.ts'

export function boardNotices(kysely: Kysely<Tables>, changed: () => void): Pick<Store, 'boardNotices'> {
  return {
    boardNotices: {
      async put(site, notice) {
        const values = { body: JSON.stringify(notice), until: notice.until }
        await kysely
          .insertInto('boardNotices')
          .values({ site, id: notice.id, ...values })
          .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(values))
          .execute()
        changed()
      },
      async all() {
        const rows = await kysely.selectFrom('boardNotices').selectAll().orderBy('site').orderBy('id').execute()
        return rows.map(({ site, body }) => ({ site, notice: BoardNotice.parse(JSON.parse(body)) }))
      },
      async remove(site, id) {
        const { numDeletedRows } = await kysely
          .deleteFrom('boardNotices')
          .where('site', '=', site)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows > 0n) changed()
        return numDeletedRows > 0n
      },
      async forget(now) {
        const { numDeletedRows } = await kysely.deleteFrom('boardNotices').where('until', '<', now).executeTakeFirst()
        if (numDeletedRows > 0n) changed()
        return Number(numDeletedRows)
      },
    },
  }
}
