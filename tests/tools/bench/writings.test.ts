import { expect, test } from 'vitest'
import { silentLog } from '../../../server/log.ts'
import { migrate } from '../../../server/store/sqlite/migrate.ts'
import { openDatabase } from '../../../server/store/sqlite/openDatabase.ts'
import { openSqliteStore } from '../../../server/store/sqliteStore.ts'
import type { SiteId } from '../../../shared/ids.ts'
import { openBusyDay } from '../../../tools/bench/days.ts'
import { noting, plainWriter, rowsOf } from '../../../tools/bench/writings.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const tables = ['streams', 'events', 'tickets', 'ticket_keys', 'visits', 'commands'] as const

test('the bare baseline writes the very rows that the busy days wrote', async () => {
  const [live, bare] = await Promise.all([temporaryFolder(), temporaryFolder()])
  const opened = await openSqliteStore({ folder: live.folder, now: Date.now, log: silentLog })
  const { store, groups } = noting(opened)
  let rounds = 0
  const day = await openBusyDay(store, 'kempten' as SiteId)
  const commands = await day.work(8, () => ++rounds > 20)
  await opened.close()

  const again = await openDatabase(bare.folder, 1_000)
  migrate(again, Date.now())
  const write = plainWriter(again)
  for (const group of groups()) write(group.flatMap(rowsOf))
  const first = await openDatabase(live.folder, 1_000)
  for (const table of tables) {
    const rows = `SELECT * FROM ${table} ORDER BY 1, 2`
    expect(again.prepare(rows).all()).toEqual(first.prepare(rows).all())
    expect(first.prepare(rows).all()).not.toEqual([])
  }
  expect(commands).toBeGreaterThanOrEqual(20)
  expect(groups().length).toBe(opened.statistics().commits)
  first.close()
  again.close()
  await Promise.all([live.remove(), bare.remove()])
})
