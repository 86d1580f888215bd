// What people and files set: plans, clerks, appointments, tokens, links and notes. Whoever watches hears of each change.
import type { Kysely } from 'kysely'
import type { ServiceId } from '../../../shared/ids.ts'
import { Plan } from '../../../shared/plan.ts'
import type { ClerkRow, Store, TokenRow } from '../store.ts'
import { agenda } from './agenda.ts'
import { boardNotices } from './boardNotices.ts'
import type { Tables } from './tables.ts'

type Settings = Pick<
  Store,
  'plans' | 'tokens' | 'links' | 'clerks' | 'appointments' | 'slots' | 'boardNotices' | 'notes'
>

export function settings(kysely: Kysely<Tables>, changed: () => void): Settings {
  return {
    plans: {
      async put(plan, hash, at) {
        const site = plan.site.id
        await kysely.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('plans')
            .values({ hash, body: JSON.stringify(plan), at })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
          await transaction
            .insertInto('currentPlans')
            .values({ site, hash, at })
            .onConflict((conflict) => conflict.column('site').doUpdateSet({ hash, at }))
            .execute()
        })
        changed()
      },
      async get(hash) {
        const row = await kysely.selectFrom('plans').select('body').where('hash', '=', hash).executeTakeFirst()
        return row ? planIn(row.body) : null
      },
      async current() {
        const rows = await kysely
          .selectFrom('currentPlans')
          .innerJoin('plans', 'plans.hash', 'currentPlans.hash')
          .select(['plans.hash', 'plans.body'])
          .orderBy('currentPlans.site')
          .execute()
        return rows.map(({ hash, body }) => ({ hash, plan: planIn(body) }))
      },
    },

    tokens: {
      async put(row) {
        const values = { ...row, sites: JSON.stringify(row.sites) }
        await kysely
          .insertInto('tokens')
          .values(values)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute()
        changed()
      },
      async all() {
        const rows = await kysely.selectFrom('tokens').selectAll().orderBy('createdAt').orderBy('id').execute()
        return rows.map(withSites)
      },
      async revoke(id) {
        const { numDeletedRows } = await kysely.deleteFrom('tokens').where('id', '=', id).executeTakeFirst()
        if (numDeletedRows > 0n) changed()
        return numDeletedRows > 0n
      },
    },

    links: {
      async put(row) {
        const values = { ...row, sites: JSON.stringify(row.sites) }
        await kysely
          .insertInto('links')
          .values(values)
          .onConflict((conflict) => conflict.column('hash').doUpdateSet(values))
          .execute()
      },
      async take(hash, at) {
        const row = await kysely
          .deleteFrom('links')
          .where('hash', '=', hash)
          .where('expiresAt', '>', at)
          .returningAll()
          .executeTakeFirst()
        return row ? withSites(row) : null
      },
      async forget(before) {
        const { numDeletedRows } = await kysely.deleteFrom('links').where('expiresAt', '<', before).executeTakeFirst()
        return Number(numDeletedRows)
      },
    },

    clerks: {
      async put({ id, site, name, skills, active }) {
        const values = { name, skills: skills && JSON.stringify(skills), active: active ? 1 : 0 } as const
        await kysely
          .insertInto('clerks')
          .values({ site, id, ...values })
          .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(values))
          .execute()
        changed()
      },
      async all() {
        const rows = await kysely.selectFrom('clerks').selectAll().orderBy('site').orderBy('id').execute()
        return rows.map(clerkOf)
      },
      async remove(site, id) {
        const { numDeletedRows } = await kysely
          .deleteFrom('clerks')
          .where('site', '=', site)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows > 0n) changed()
        return numDeletedRows > 0n
      },
    },

    ...agenda(kysely, changed),
    ...boardNotices(kysely, changed),

    notes: {
      async get(name) {
        const row = await kysely.selectFrom('notes').select('value').where('name', '=', name).executeTakeFirst()
        return row?.value ?? null
      },
      async put(name, value) {
        await kysely
          .insertInto('notes')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute()
      },
    },
  }
}

/** A plan that was put in force by an older version says nothing of what has come since: the defaults hold. */
const planIn = (body: string): Plan => Plan.parse(JSON.parse(body))

const clerkOf = ({ id, site, name, skills, active }: Tables['clerks']): ClerkRow => ({
  id,
  site,
  name,
  skills: skills === null ? null : (JSON.parse(skills) as readonly ServiceId[]),
  active: active === 1,
})

const withSites = <Row extends { readonly sites: string }>(row: Row) => ({
  ...row,
  sites: JSON.parse(row.sites) as TokenRow['sites'],
})
