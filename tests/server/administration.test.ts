import { afterEach, beforeEach, expect, test } from 'vitest'
import { importPlan, link, token, tokens } from '../../server/administration.ts'
import { trialNote } from '../../server/exampleDay.ts'
import { silentLog } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let store: Store
let remove: () => Promise<void>

beforeEach(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  store = await openSqliteStore({ folder: temporary.folder, now: Date.now, log: silentLog })
})
afterEach(async () => {
  await store.close()
  await remove()
})

const planFile = (example: boolean) =>
  JSON.stringify(
    smallPlan((draft) => {
      draft.example = example
    }),
  )

test("a folder that was made under LOTSE_CLOCK takes no town's own plan: with it, it would never start again", async () => {
  await store.notes.put(trialNote, '2026-11-23T08:00:00.000Z')
  expect(await importPlan(store, planFile(false))).toMatchObject({ kind: 'refused' })
  expect(await store.plans.current()).toEqual([])
  expect(await importPlan(store, planFile(true))).toMatchObject({ kind: 'done' })
})

test("any other folder takes a town's own plan", async () => {
  expect(await importPlan(store, planFile(false))).toMatchObject({ kind: 'done' })
})

test('S15 a token and a link are made for several sites, each of them known', async () => {
  for (const id of ['kempten', 'sonthofen'])
    await importPlan(
      store,
      JSON.stringify(
        smallPlan((draft) => {
          Object.assign(draft.site, { id, transferLetter: id.slice(0, 1).toUpperCase() })
        }),
      ),
    )
  expect(await token(store, 'staff', 'kempten, sonthofen,kempten')).toMatchObject({ kind: 'done' })
  expect((await store.tokens.all()).map(({ sites }) => sites)).toEqual([['kempten', 'sonthofen']])
  expect(await tokens(store)).toMatchObject({ text: expect.stringContaining('kempten,sonthofen  program') })
  expect(await link(store, 'counter', 'sonthofen,kempten', 'http://here')).toMatchObject({ kind: 'done' })
  const problems = ['--site is "lindau"; give one of kempten, sonthofen.']
  expect(await token(store, 'staff', 'kempten,lindau')).toEqual({ kind: 'refused', problems })
})
