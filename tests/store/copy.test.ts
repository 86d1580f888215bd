import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hourSums } from '../../server/domain/hourSums.ts'
import { silentLog } from '../../server/log.ts'
import { copiedTables, tableNames } from '../../server/store/copy/dump.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import { lotse } from '../support/lotseProcess.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../support/postgresServer.ts'
import { smallPlan } from '../support/smallPlan.ts'
import {
  append,
  appointmentRow,
  boardNotice,
  clerkRow,
  commandRow,
  date,
  issued,
  kempten,
  linkRow,
  morning,
  noShow,
  printer,
  printJob,
  site,
  slotRow,
  sonthofen,
  ticketRow,
  tokenRow,
  visitRow,
} from '../support/storeRows.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const now = () => morning
const hash = '1'.repeat(64) as never
const oldDay = 'kempten/2026-08-01'

/** Something in every table. */
async function fill(store: Store) {
  const strange = issued('t-0', '\u0000 „ünïcode“ 👩🏽‍💼 \ud800')
  await store.append([{ stream: kempten, expectedVersion: 0, events: [strange] }, append(sonthofen, 0, 'a', 'b')], {
    tickets: [ticketRow('t-1'), ticketRow('t-2', { keyHash: null })],
    visits: [visitRow('t-1', { servingAt: morning, appointment: true })],
    ticketNotes: [{ ticket: ticketRow('t-1').ticket, stream: kempten, text: 'Bitte\nlangsam', deleteAt: morning }],
    noShows: [noShow(1), noShow(2)],
    command: commandRow('command-1'),
    printJobs: [printJob('t-1'), printJob('t-2'), printJob('t-3')],
  })
  for (let n = 1; n < 1_200; n += 1) await Promise.all([store.append([append(kempten, n, `desk-${n}`)], {})])
  const job = await store.printJobs.take(printer, morning)
  await store.printJobs.mark(job?.id ?? 0, { state: 'printed' }, morning)
  await store.append([append(oldDay, 0, 'a')], {})
  await store.hourSums.replaceDay(
    oldDay,
    hourSums([visitRow('t-9', { date: '2026-08-01' as typeof date })], 'Europe/Berlin'),
  )
  await store.plans.put(smallPlan(), hash, morning)
  await store.secrets.forDay(kempten, 'ab12')
  await store.tokens.put(tokenRow('a'))
  await store.links.put(linkRow('h-1'))
  await store.clerks.put(clerkRow('noa1', { skills: ['passport' as never], active: false }))
  await store.boardNotices.put(site, boardNotice('wifi'))
  await store.clerks.put(clerkRow('kim1', { name: 'Kim „ünïcode“' }))
  await store.appointments.put([appointmentRow('AAAA', { cancelled: true }), appointmentRow('BBBB')])
  await store.slots.put([slotRow('passport'), slotRow('marriage', { capacity: 0 })])
  await store.phoneAlerts.put({
    endpoint: 'https://push.example.org/a',
    ticket: ticketRow('t-1').ticket,
    stream: kempten,
    p256dh: 'BPublic',
    auth: 'secret',
    soonTold: true,
    callTold: 3,
    deleteAt: morning,
  })
  await store.notes.put('trial', 'ä\u0000\n👩🏽‍💼')
}

/** All that the port shows. */
const seen = async (store: Store) => ({
  kempten: await store.read(kempten, 0),
  sonthofen: await store.read(sonthofen, 0),
  versions: [await store.version(kempten), await store.version(sonthofen)],
  streams: await store.streams(site, 9),
  tickets: [await store.tickets.find(ticketRow('t-1').ticket), await store.tickets.find(ticketRow('t-2').ticket)],
  visits: await store.visits.between(site, date, date),
  sums: await store.hourSums.between(site, '2026-08-01' as typeof date, date),
  notes: await store.ticketNotes.of(kempten),
  command: await store.commands.find('kiosk-1', commandRow('command-1').id),
  plans: await store.plans.current(),
  secret: await store.secrets.forDay(kempten, 'another'),
  tokens: await store.tokens.all(),
  clerks: await store.clerks.all(),
  boardNotices: await store.boardNotices.all(),
  phoneAlerts: await store.phoneAlerts.of(kempten),
  appointments: await store.appointments.of(site, date),
  slots: await store.slots.of(site, date),
  noShows: await store.noShows.between(site, date, date),
  trial: await store.notes.get('trial'),
})

test('every table and column of SQLite is copied', async () => {
  const { folder, remove } = await temporaryFolder()
  await (await openSqliteStore({ folder, now, log: silentLog })).close()
  const database = new DatabaseSync(join(folder, 'lotse.db'))
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('migrations', 'sqlite_sequence')")
    .all()
    .map(({ name }) => String(name))
  expect(names.toSorted()).toEqual([...tableNames].sort())
  for (const table of tableNames)
    expect(
      database
        .prepare(`PRAGMA table_info(${table})`)
        .all()
        .map(({ name }) => name),
    ).toEqual([...copiedTables[table]])
  database.close()
  await remove()
})

describe.skipIf(noPostgres !== null)('lotse copy', () => {
  let postgres: PostgresServer
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres.close())

  test('takes everything from SQLite to PostgreSQL and back', { timeout: 60_000 }, async () => {
    const [from, back] = [await temporaryFolder(), await temporaryFolder()]
    const url = await postgres.database()
    const sqlite = await openSqliteStore({ folder: from.folder, now, log: silentLog })
    await fill(sqlite)
    const original = await seen(sqlite)
    await sqlite.close()

    const there = await lotse(from.folder, ['copy', '--to', url])
    expect(there).toMatchObject({ code: 0, stderr: '' })
    expect(there.stdout).toMatch(/^\d+ rows are now in The database/)
    const again = await lotse(from.folder, ['copy', '--to', url])
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain('not empty')

    const home = await lotse('unused', ['copy', '--to', back.folder], { DATABASE_URL: url })
    expect(home).toMatchObject({ code: 0, stderr: '' })

    const stores = [
      await openPostgresStore({ url, now, log: silentLog }),
      await openSqliteStore({ folder: back.folder, now, log: silentLog }),
    ]
    for (const store of stores) {
      expect(await seen(store)).toEqual(original)
      expect(await store.printJobs.take(printer, morning)).toMatchObject({ ticket: 't-2' })
      expect((await store.printJobs.add(printJob('t-4'))).id).toBe(4)
      expect(await store.append([append(kempten, 1_200, 'next')], {})).toMatchObject({ kind: 'appended' })
      expect(await store.links.take('h-1', morning)).toEqual(linkRow('h-1'))
    }

    const running = await lotse(from.folder, ['copy', '--to', await postgres.database()], { DATABASE_URL: url })
    expect(running.code).toBe(2)
    expect(running.stderr).toContain('A Lotse server is running')
    for (const store of stores) await store.close()
    for (const { remove } of [from, back]) await remove()
  })

  test('says where to, if it is not told', async () => {
    const { folder, remove } = await temporaryFolder()
    for (const words of [['copy'], ['copy', '--to', 'mysql://db/lotse']]) {
      const said = await lotse(folder, words)
      expect(said.code).toBe(2)
      expect(said.stderr).toContain('--to')
    }
    await remove()
  })
})
