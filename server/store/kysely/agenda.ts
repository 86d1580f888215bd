// Appointments and free slots as the town lists them. Whoever watches hears of each change.
import type { Kysely } from 'kysely'
import type { AppointmentRow, Store } from '../store.ts'
import type { Tables } from './tables.ts'

export function agenda(kysely: Kysely<Tables>, changed: () => void): Pick<Store, 'appointments' | 'slots'> {
  return {
    appointments: {
      async put(rows) {
        // Of two rows with one code the later one holds.
        const wanted = new Map(rows.map((row) => [`${row.site}/${row.code}`, row]))
        // In one order, so that two who put at the same moment never wait for each other for ever.
        const inOrder = [...wanted.entries()].sort(([one], [other]) => (one < other ? -1 : 1))
        const written = await kysely.transaction().execute(async (transaction) => {
          const written = new Set<string>()
          for (const [key, row] of inOrder) {
            const { site, code, date, service, time, language, cancelled } = row
            const values = { date, service, time, language, cancelled: cancelled ? 1 : 0 } as const
            const changedRow = await transaction
              .insertInto('appointments')
              .values({ site, code, ...values })
              .onConflict((conflict) =>
                conflict
                  .columns(['site', 'code'])
                  .doUpdateSet(values)
                  .where((is) =>
                    is.or([
                      is('appointments.date', 'is distinct from', date),
                      is('appointments.service', 'is distinct from', service),
                      is('appointments.time', 'is distinct from', time),
                      is('appointments.language', 'is distinct from', language),
                      is('appointments.cancelled', 'is distinct from', values.cancelled),
                    ]),
                  ),
              )
              .returning('code')
              .executeTakeFirst()
            if (changedRow) written.add(key)
          }
          return written
        })
        if (written.size > 0) changed()
        return [...wanted].flatMap(([key, row]) => (written.has(key) ? [row] : []))
      },
      async forget(site, date) {
        await kysely.deleteFrom('slots').where('site', '=', site).where('date', '<', date).execute()
        const { numDeletedRows } = await kysely
          .deleteFrom('appointments')
          .where('site', '=', site)
          .where('date', '<', date)
          .executeTakeFirst()
        return Number(numDeletedRows)
      },
      async of(site, date) {
        const rows = await appointmentRows(kysely).where('site', '=', site).where('date', '=', date).execute()
        return rows.map(appointmentOf)
      },
      async find(code) {
        const rows = await appointmentRows(kysely).where('code', '=', code).execute()
        return rows.map(appointmentOf)
      },
    },

    slots: {
      async put(rows) {
        const wanted = new Map(rows.map((row) => [`${row.site}/${row.service}/${row.time}`, row]))
        const inOrder = [...wanted.entries()].sort(([one], [other]) => (one < other ? -1 : 1))
        const written = await kysely.transaction().execute(async (transaction) => {
          const written = new Set<string>()
          for (const [key, { site, service, time, date, capacity }] of inOrder) {
            const changedRow = await transaction
              .insertInto('slots')
              .values({ site, service, time, date, capacity })
              .onConflict((conflict) =>
                conflict
                  .columns(['site', 'service', 'time'])
                  .doUpdateSet({ date, capacity })
                  .where('slots.capacity', '<>', capacity),
              )
              .returning('time')
              .executeTakeFirst()
            if (changedRow) written.add(key)
          }
          return written
        })
        if (written.size > 0) changed()
        return [...wanted].flatMap(([key, row]) => (written.has(key) ? [row] : []))
      },
      async of(site, date) {
        return kysely
          .selectFrom('slots')
          .selectAll()
          .where('site', '=', site)
          .where('date', '=', date)
          .orderBy('time')
          .orderBy('service')
          .execute()
      },
    },
  }
}

const appointmentRows = (kysely: Kysely<Tables>) =>
  kysely.selectFrom('appointments').selectAll().orderBy('time').orderBy('site').orderBy('code')

const appointmentOf = (row: Tables['appointments']): AppointmentRow => ({ ...row, cancelled: row.cancelled === 1 })
