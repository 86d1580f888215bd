import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { type Migration, migrate, migrations } from '../../server/store/sqlite/migrate.ts'
import { openDatabase } from '../../server/store/sqlite/openDatabase.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import { append, kempten, morning, printer, printJob, ticketRow } from '../support/storeRows.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let folder: string
let remove: () => Promise<void>
let stores: SqliteStore[]
const file = () => join(folder, 'lotse.db')

beforeEach(async () => {
  stores = []
  ;({ folder, remove } = await temporaryFolder())
})
afterEach(async () => {
  for (const store of stores) await store.close()
  await remove()
})

async function openStore(busyMs = 5_000) {
  const store = await openSqliteStore({ folder, now: () => morning, log: silentLog, busyMs })
  stores.push(store)
  return store
}
const refusedAs = (code: string) => expect.objectContaining({ name: 'StoreError', code })

/** The file as another program sees it. */
function lookInside<T>(look: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file())
  try {
    return look(database)
  } finally {
    database.close()
  }
}

describe('migrations', () => {
  test('run once when several processes open a fresh folder at the same moment', { timeout: 60_000 }, async () => {
    const program = join(import.meta.dirname, '..', 'support', 'sqliteOpener.ts')
    const folders = Array.from({ length: 15 }, (_, index) => join(folder, `fresh-${index}`))
    const start = String(Date.now() + 1_000)
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, [program, start, ...folders])),
    )
    const ran = opened.flatMap(({ stdout }) => JSON.parse(stdout) as number[])
    expect(ran.toSorted((a, b) => a - b)).toEqual(migrations.flatMap(({ id }) => folders.map(() => id)))
    for (const fresh of folders) {
      const store = await openSqliteStore({ folder: fresh, now: () => morning, log: silentLog })
      stores.push(store)
      expect(await store.append([append(kempten, 0, 'a')], {})).toMatchObject({ kind: 'appended' })
    }
  })

  test('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1))
  })

  const next = migrations.length + 1
  const second: Migration = { id: next, name: 'second', sql: 'CREATE TABLE second (x) STRICT' }
  const broken: Migration = { id: next, name: 'second', sql: 'CREATE TABLE second (x ANY) STRICT; nonsense' }
  const good: Migration = { id: next, name: 'second', sql: 'CREATE TABLE second (x ANY) STRICT' }

  test('that fail leave nothing, not even their number', async () => {
    await openStore()
    lookInside((database) => {
      for (const failing of [second, broken]) expect(() => migrate(database, 0, [...migrations, failing])).toThrow()
      expect(migrate(database, 0, [...migrations, good])).toEqual([next])
      expect(migrate(database, 0, [...migrations, good])).toEqual([])
    })
  })

  test('that another process runs between looking and writing are left to it', async () => {
    await openStore()
    lookInside((database) => {
      const raced: Migration = {
        ...good,
        get sql() {
          expect(lookInside((other) => migrate(other, 0, [...migrations, good]))).toEqual([next])
          return good.sql
        },
      }
      expect(migrate(database, 0, [...migrations, raced])).toEqual([])
    })
  })

  test('of a newer Lotse are refused, and the file stays as it was', async () => {
    await (await openStore()).close()
    lookInside((database) => migrate(database, 0, [...migrations, good]))
    await expect(openStore()).rejects.toThrow(refusedAs('newer'))
    await expect(openStore()).rejects.toThrow(/newer Lotse.*Start the newer version, or restore/)
    expect(lookInside((database) => database.prepare('SELECT max(id) AS id FROM migrations').get()?.id)).toBe(next)
  })
})

describe('a folder or file of no use', () => {
  test('is told apart: a file instead of the folder, a damaged file, a file of something else', async () => {
    const path = join(folder, 'file')
    await writeFile(path, '')
    await expect(openSqliteStore({ folder: path, now: () => 0, log: silentLog })).rejects.toThrow(
      refusedAs('unwritable'),
    )
    await writeFile(file(), 'This is no database. '.repeat(500))
    await expect(openStore()).rejects.toThrow(refusedAs('damaged'))
    await expect(openStore()).rejects.toThrow(/lotse\.db is damaged.*latest backup/)
  })

  test.skipIf(process.getuid?.() === 0)('is told when it may not be written', async () => {
    const readOnly = join(folder, 'read-only')
    await mkdir(readOnly, { mode: 0o500 })
    await expect(openSqliteStore({ folder: readOnly, now: () => 0, log: silentLog })).rejects.toThrow(
      refusedAs('unwritable'),
    )
  })

  test('is told when reading meets a page that is broken', async () => {
    const store = await openStore()
    await store.append([append(kempten, 0, 'x'.repeat(60_000))], {})
    await store.close()
    const { size } = await stat(file())
    const handle = await open(file(), 'r+')
    // The end of the long event, behind the tables.
    const from = size - 5 * 4096
    await handle.write(Buffer.alloc(size - from, 0xa5), 0, size - from, from)
    await handle.close()
    const again = await openStore()
    await expect(again.read(kempten, 0)).rejects.toThrow(refusedAs('damaged'))
  })
})

describe('the file', () => {
  test('is opened so that a commit is on disk when it returns', async () => {
    const database = await openDatabase(folder, 50)
    const setting = (name: string) => database.prepare(`PRAGMA ${name}`).get()
    expect(setting('journal_mode')).toEqual({ journal_mode: 'wal' })
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(setting('synchronous')).toEqual({ synchronous: 2 })
    expect(setting('foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(setting('busy_timeout')).toEqual({ timeout: 50 })
    database.close()
  })

  test('is made for its owner alone', async () => {
    await openStore()
    for (const name of ['lotse.db', 'lotse.db-wal']) expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
  })

  /** All that a thief would get. */
  const bytes = async () => {
    const names = ['lotse.db', 'lotse.db-wal'].map((name) => join(folder, name))
    return Buffer.concat(await Promise.all(names.filter((name) => existsSync(name)).map((name) => readFile(name))))
  }

  test("holds neither a day's secret nor its tickets' keys after the day, not even in what is deleted", async () => {
    const store = await openStore()
    const secret = 'ab12'.repeat(16)
    await store.secrets.forDay(kempten, secret)
    await store.append([], { tickets: [ticketRow('t-1')] })
    expect((await bytes()).includes(secret)).toBe(true)
    await store.secrets.forget(kempten)
    expect((await bytes()).includes(secret)).toBe(false)
    expect((await bytes()).includes(ticketRow('t-1').keyHash ?? '')).toBe(false)
  })

  test('K22 keeps no slip that will not be printed any more', async () => {
    const store = await openStore()
    for (const name of ['t-1', 't-2', 't-3']) await store.printJobs.add(printJob(name))
    for (const reason of ['expired', 'paper-end'] as const) {
      const job = await store.printJobs.take(printer, morning)
      await store.printJobs.mark(job?.id ?? 0, { state: 'not-sent', reason }, morning)
    }
    const slips = () =>
      lookInside((database) => database.prepare('SELECT slip IS NULL AS gone FROM print_jobs ORDER BY id').all()).map(
        ({ gone }) => gone,
      )
    expect(slips()).toEqual([1, 0, 0])
    await store.printJobs.expire(printer, morning + 1, morning)
    expect(slips()).toEqual([1, 1, 1])
  })

  test('keeps no slip that has been printed', async () => {
    const store = await openStore()
    await store.printJobs.add(printJob('t-1', { slip: [{ kind: 'qr', data: 'https://lotse.example/t/#key' }] }))
    const job = await store.printJobs.take(printer, morning)
    await store.printJobs.mark(job?.id ?? 0, { state: 'printed' }, morning)
    const [row] = lookInside((database) => database.prepare('SELECT state, slip FROM print_jobs').all())
    expect(row).toMatchObject({ state: 'printed', slip: null })
  })
})
