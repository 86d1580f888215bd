// What only a database of its own process can do to a store: go away, come back, and lose what it wanted to say.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { type Migration, migrate, migrations } from '../../server/store/postgres/migrate.ts'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgresStore.ts'
import { type CuttingWire, startCuttingWire } from '../support/cuttingWire.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../support/postgresServer.ts'
import { append, commandRow, kempten, morning, printer, printJob, sonthofen, tokenRow } from '../support/storeRows.ts'

describe.skipIf(noPostgres !== null)('the PostgreSQL store', () => {
  let server: PostgresServer
  let url: string
  let stores: PostgresStore[]
  let wire: CuttingWire | null

  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.close())
  beforeEach(async () => {
    url = await server.database()
    stores = []
    wire = null
  })
  afterEach(async () => {
    for (const store of stores) await store.close()
    await wire?.close()
  })

  const open = async (options: Partial<Parameters<typeof openPostgresStore>[0]> = {}) => {
    const store = await openPostgresStore({ url, now: () => morning, log: silentLog, ...options })
    stores.push(store)
    return store
  }
  const sql = async <T>(text: string): Promise<T[]> => {
    const client = new Client(url)
    await client.connect()
    const { rows } = await client.query(text)
    await client.end()
    return rows
  }

  test('commits the appends of one moment together, those of one stream and of many', async () => {
    const store = await open()
    const one = Array.from({ length: 50 }, (_, index) => store.append([append(kempten, index, 'a')], {}))
    const many = Array.from({ length: 50 }, (_, index) =>
      store.append([append(`site-${index}/2026-11-23`, 0, 'a')], {}),
    )
    await Promise.all([...one, ...many, store.append([append(kempten, 0, 'late')], {})])
    expect(store.statistics()).toEqual({ commits: 1, appends: 100 })
  })

  test('goes on when two servers write groups across the same streams and ids in opposite orders', async () => {
    const [one, other] = [await open(), await open()]
    const streams = Array.from({ length: 8 }, (_, index) => `site-${index}/2026-11-23` as const)
    for (let round = 0; round < 10; round += 1) {
      const group = (store: PostgresStore, order: typeof streams) =>
        order.map((stream) =>
          store.append([append(stream, round, 'a')], { command: commandRow(`command-${stream}-${round}`) }),
        )
      const results = await Promise.all([...group(one, streams), ...group(other, streams.toReversed())])
      expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(streams.length)
      expect(results.filter(({ kind }) => kind === 'repeated')).toHaveLength(streams.length)
    }
  })

  describe('when the connection breaks in a commit', () => {
    const jobs = { printJobs: [printJob('t-1')], command: commandRow('command-1') }
    const throughWire = async () => {
      wire = await startCuttingWire(url)
      const store = await open({ url: wire.url })
      await store.append([append(kempten, 0, 'before')], {})
      return { store, wire }
    }

    test('gives the true result of one that was written, with the numbers of its print jobs', async () => {
      const { store, wire } = await throughWire()
      wire.cut('answer')
      const results = await Promise.all([
        store.append([append(kempten, 1, 'a')], jobs),
        store.append([append(kempten, 1, 'too late')], {}),
        store.append([append(sonthofen, 0, 'b')], {}),
      ])
      expect(results.map(({ kind }) => kind)).toEqual(['appended', 'conflict', 'appended'])
      expect(await store.read(kempten, 0)).toHaveLength(2)
      const [result] = results
      if (result?.kind !== 'appended') throw new Error('It was not.')
      expect(await store.printJobs.take(printer, morning)).toEqual(result.printJobs[0])
    })

    test('rejects one that was not written, and goes on', async () => {
      const { store, wire } = await throughWire()
      wire.cut('question')
      await expect(store.append([append(kempten, 1, 'a')], jobs)).rejects.toMatchObject({ code: 'unreachable' })
      expect(await store.read(kempten, 0)).toHaveLength(1)
      expect(await store.append([append(kempten, 1, 'a')], jobs)).toMatchObject({ kind: 'appended' })
    })

    test('never writes one later that it has rejected', async () => {
      const { store, wire } = await throughWire()
      wire.cut('late')
      await expect(store.append([append(kempten, 1, 'a')], jobs)).rejects.toMatchObject({ code: 'unreachable' })
      await wire.deliver()
      expect(await store.read(kempten, 0)).toHaveLength(1)
      expect(await store.commands.find('kiosk-1', commandRow('command-1').id)).toBeNull()
    })
  })

  test('rejects while the database is away, says why, and works when it is back', { timeout: 60_000 }, async () => {
    const store = await open({ patienceMs: 200 })
    const told: [string, number][] = []
    store.follow((stream, version) => told.push([stream, version]))
    await store.append([append(kempten, 0, 'a')], {})
    await server.stop()
    await expect(store.append([append(kempten, 1, 'b')], {})).rejects.toMatchObject({ name: 'StoreError' })
    await expect(store.read(kempten, 0)).rejects.toMatchObject({ code: 'unreachable' })
    await expect(store.tokens.all()).rejects.toMatchObject({ code: 'unreachable' })
    await expect(open()).rejects.toThrow(/The database test_\d+ at 127\.0\.0\.1:\d+ does not answer/)
    await server.start()
    await expect
      .poll(() => store.append([append(kempten, 1, 'b')], {}).catch(() => null))
      .toMatchObject({ kind: 'appended' })
    const other = await open()
    await other.append([append(kempten, 2, 'c')], {})
    await expect.poll(() => told.at(-1), { timeout: 10_000 }).toEqual([kempten, 3])
    expect(await store.read(kempten, 0)).toHaveLength(3)
  })

  test('hears of what a lost notification did not tell, of days and of settings', async () => {
    const [store, other] = [await open({ pollMs: 30 }), await open()]
    const told: [string, number][] = []
    const changed = vi.fn()
    store.follow((stream, version) => told.push([stream, version]))
    await sql('ALTER TABLE streams ALTER COLUMN version SET DEFAULT 1')
    await sql(`INSERT INTO streams VALUES ('${kempten}', 'kempten', '2026-11-23', 4)`)
    await expect.poll(() => told).toEqual([[kempten, 4]])
    store.watch(changed)
    await sql('UPDATE settings_version SET version = version + 1')
    await expect.poll(() => changed).toHaveBeenCalledTimes(1)
    await other.tokens.put(tokenRow('a'))
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(1)
  })

  test('listens again when its listening connection was ended', async () => {
    const [store, other] = [await open({ pollMs: 600_000 }), await open()]
    const told: [string, number][] = []
    store.follow((stream, version) => told.push([stream, version]))
    await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%settings_version' AND pid <> pg_backend_pid()",
    )
    await other.append([append(kempten, 0, 'while nobody listens')], {})
    await expect.poll(() => told, { timeout: 5_000 }).toEqual([[kempten, 1]])
    await other.append([append(kempten, 1, 'b')], {})
    await expect.poll(() => told.at(-1)).toEqual([kempten, 2])
  })

  test('leaves print jobs to a server that is alive, and finds those of one that died', async () => {
    const [one, other] = [await open({ pollMs: 20, leaseMs: 300 }), await open({ pollMs: 20, leaseMs: 300 })]
    for (const ticket of ['t-1', 't-2']) await one.printJobs.add(printJob(ticket))
    const [mine, its] = [await one.printJobs.take(printer, morning), await other.printJobs.take(printer, morning)]
    expect(await other.printJobs.interrupt(printer, morning)).toEqual([its])
    expect(await other.printJobs.interrupt(printer, morning)).toEqual([])
    // Killed: it says no more that it is there, and does not say goodbye either.
    await sql("UPDATE print_jobs SET writer = 'a server that died' WHERE state = 'sending'")
    await sql("INSERT INTO writers VALUES ('a server that died', 1, NULL, clock_timestamp())")
    expect(await other.printJobs.interrupt(printer, morning)).toEqual([])
    await expect.poll(() => other.printJobs.interrupt(printer, morning)).toEqual([mine])
    expect(await other.printJobs.requeue(printer, 0, morning)).toBe(0)
  })

  describe('migrations', () => {
    test('run once when several servers open a fresh database at the same moment', { timeout: 60_000 }, async () => {
      const program = join(import.meta.dirname, '..', 'support', 'postgresOpener.ts')
      const urls = [url, await server.database(), await server.database(), await server.database()]
      const start = String(Date.now() + 1_500)
      const opened = await Promise.all(
        Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, [program, start, ...urls])),
      )
      const ran = opened.flatMap(({ stdout }) => JSON.parse(stdout) as number[])
      expect(ran.toSorted((a, b) => a - b)).toEqual(migrations.flatMap(({ id }) => urls.map(() => id)))
    })

    test('are numbered from 1 without a gap; one that fails leaves nothing; newer ones are refused', async () => {
      expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1))
      await (await open()).close()
      const id = migrations.length + 1
      const known = (text: string): readonly Migration[] => [...migrations, { id, name: 'next', sql: text }]
      const client = new Client(url)
      await client.connect()
      const run = (text: string) => migrate(client, { now: morning, place: 'The database', known: known(text) })
      await expect(run('CREATE TABLE next (x int); nonsense')).rejects.toThrow('syntax error')
      expect(await run('CREATE TABLE next (x int)')).toEqual([id])
      expect(await run('CREATE TABLE next (x int)')).toEqual([])
      await client.end()
      await expect(open()).rejects.toThrow(/newer Lotse.*Start the newer version/)
    })
  })
})
