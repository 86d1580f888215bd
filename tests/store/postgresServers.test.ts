// Two servers on one database serve the same site at once, and either may die.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState } from '../../server/domain/state.ts'
import { silentLog } from '../../server/log.ts'
import { planHash } from '../../server/planHash.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import type { Store, StreamId } from '../../server/store/store.ts'
import type { Plan } from '../../shared/plan.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../support/postgresServer.ts'
import { type RestAnswer, restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startTestServer, type TestServer, testClock } from '../support/testServer.ts'

let postgres: PostgresServer
beforeAll(async () => {
  if (noPostgres === null) postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres?.close())

/** The day as the log alone tells it. */
async function foldOf(store: Store, stream: StreamId): Promise<DayState> {
  const events = (await store.read(stream, 0)).map(({ event }) => event)
  const hashes = events.flatMap((event) =>
    event.type === 'DayOpened' || event.type === 'PlanChanged' ? [event.plan] : [],
  )
  const plans = new Map<string, Plan>()
  for (const hash of hashes) plans.set(hash, (await store.plans.get(hash)) ?? expect.fail(`no plan ${hash}`))
  const [first = expect.fail('no event')] = hashes
  const planOf = (hash: string) => plans.get(hash) ?? expect.fail(`no plan ${hash}`)
  const empty = emptyDay(stream.slice(0, stream.indexOf('/')) as never, planOf(first), first)
  return events.reduce((state, event) => evolve(state, event, planOf), empty)
}

describe.skipIf(noPostgres !== null)('two servers in one process, with a clock that a test sets', () => {
  const clock = testClock('2026-11-23T09:00:00+01:00')
  let servers: readonly [TestServer, TestServer]
  let store: Store
  let rest: readonly ReturnType<typeof restClient>[]

  beforeAll(async () => {
    const url = await postgres.database()
    const options = {
      plans: [smallPlan()],
      clock,
      openStore: (now: () => number) => openPostgresStore({ url, now, log: silentLog }),
    }
    // At the same moment: both make the tables, both want to open the day.
    servers = await Promise.all([startTestServer(options), startTestServer(options)])
    store = await openPostgresStore({ url, now: clock.now, log: silentLog })
    const token = await servers[0].token('program')
    rest = servers.map((server) => restClient(server, token))
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()))
    await store.close()
  })

  const states = () => servers.map(({ app }) => app.operations.sites.find('kempten')?.day().state())
  const streamNow = () => servers[0].app.operations.sites.find('kempten')?.day().stream ?? expect.fail('no day')
  const allEqualTheLog = async () => {
    const fold = await foldOf(store, streamNow())
    await Promise.all(servers.map(({ app }) => app.operations.sites.present()))
    for (const state of states()) expect(state).toEqual(fold)
    return fold
  }

  test('opened the day once', async () => {
    const opened = (await store.read(streamNow(), 0)).filter(({ event }) => event.type === 'DayOpened')
    expect(opened).toHaveLength(1)
    await allEqualTheLog()
  })

  test('crossing commands give no number twice, call nobody twice, and end in the same day', async () => {
    const desks = ['c1', 'c2', 'c3']
    for (const [index, desk] of desks.entries()) await rest[index % 2]?.post(`/sites/kempten/desks/${desk}/open`)
    const issue = (n: number) => rest[n % 2]?.post('/sites/kempten/tickets', { services: ['passport'] })
    const issued = await Promise.all(Array.from({ length: 60 }, (_, n) => issue(n)))
    expect(new Set(issued.map((answer) => answer?.status))).toEqual(new Set([201]))
    expect(new Set(issued.map((answer) => answer?.json.label)).size).toBe(60)

    const called: string[] = []
    const work = async (desk: string, n: number) => {
      for (let turn = 0; turn < 8; turn += 1) {
        const answer = (await rest[(n + turn) % 2]?.post(`/sites/kempten/desks/${desk}/call-next`)) as RestAnswer
        expect(answer.status).toBe(200)
        called.push(answer.json.label)
        // What one server wrote the other knows when it is asked.
        expect((await rest[(n + turn + 1) % 2]?.get(`/tickets/${answer.json.id}`))?.json.desk).toBe(desk)
        for (const step of ['start', 'finish']) {
          const ended = await rest[(n + turn + 1) % 2]?.post(`/tickets/${answer.json.id}/${step}`)
          expect(ended?.status).toBe(200)
        }
        clock.advance(1_000)
      }
    }
    await Promise.all([...desks.map(work), ...Array.from({ length: 40 }, (_, n) => issue(n))])
    expect(called).toHaveLength(24)
    expect(new Set(called).size).toBe(24)
    expect((await allEqualTheLog()).tickets.size).toBe(100)
    expect(await store.visits.between('kempten' as never, '2026-11-23' as never, '2026-11-23' as never)).toHaveLength(
      24,
    )
  })

  test('the same command sent to both is done once', async () => {
    const send = (n: number) => rest[n % 2]?.post('/sites/kempten/tickets', { services: ['passport'] }, { key: 'once' })
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => send(n)))
    expect(new Set(answers.map((answer) => answer?.json.id)).size).toBe(1)
    await allEqualTheLog()
  })

  test('a plan that was put in force beside them is in force at both, once', async () => {
    const renamed = smallPlan((draft) => {
      draft.site.town = 'Cambodunum'
    })
    await store.plans.put(renamed, planHash(renamed), clock.now())
    await expect.poll(() => states().map((state) => state?.plan.site.town)).toEqual(['Cambodunum', 'Cambodunum'])
    const changes = (await store.read(streamNow(), 0)).filter(({ event }) => event.type === 'PlanChanged')
    expect(changes).toHaveLength(1)
    await allEqualTheLog()
  })

  test('T25 T28 a free slot goes to as many as it is for, and who has not come is recorded once', async () => {
    const time = '2026-11-23T11:00:00+01:00'
    const list = {
      appointments: [{ code: 'ANNA', service: 'passport', time }],
      slots: [{ service: 'residence', time, capacity: 3 }],
    }
    expect((await rest[0]?.post('/sites/kempten/appointments', list))?.json).toMatchObject({ changed: 2 })
    await expect.poll(() => states().map((state) => state?.slots.size)).toEqual([1, 1])
    const take = (n: number) => rest[n % 2]?.post('/sites/kempten/slots/take', { service: 'residence', time })
    const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => take(n)))
    expect(taken.map((answer) => answer?.status).toSorted()).toEqual([201, 201, 201, 409, 409, 409, 409, 409])
    expect((await rest[1]?.get('/sites/kempten/slots', { authorization: null }))?.json).toMatchObject([
      { taken: 3, free: 0 },
    ])
    clock.advance(Date.parse(time) + 16 * 60_000 - clock.now())
    const allPass = () => Promise.all(servers.map(({ app }) => app.operations.sites.passTime()))
    await allPass()
    clock.advance(61_000)
    await allPass()
    await allPass()
    const lapsed = (await store.read(streamNow(), 0)).filter(({ event }) => event.type === 'AppointmentLapsed')
    expect(lapsed).toHaveLength(1)
    expect((await rest[1]?.get('/sites/kempten/no-shows?from=2026-11-23&to=2026-11-23'))?.json).toEqual([
      { site: 'kempten', date: '2026-11-23', number: 1, service: 'passport', time },
    ])
    await allEqualTheLog()
  })

  test('the day is closed and the next one opened once, whoever comes first', async () => {
    const monday = streamNow()
    clock.advance(15 * 3_600_000)
    clock.advance(5 * 3_600_000)
    await expect
      .poll(() => servers.map(({ app }) => app.operations.sites.find('kempten')?.day().stream), { timeout: 8_000 })
      .toEqual(['kempten/2026-11-24', 'kempten/2026-11-24'])
    const count = async (stream: StreamId, type: string) =>
      (await store.read(stream, 0)).filter(({ event }) => event.type === type).length
    expect(await count(monday, 'DayClosed')).toBe(1)
    expect(await count('kempten/2026-11-24', 'DayOpened')).toBe(1)
    await allEqualTheLog()
  })
})

describe.skipIf(noPostgres !== null)('two processes', () => {
  let url: string
  let servers: ServerProcess[]
  let token: string
  let folder: string
  let remove: () => Promise<void>
  let sent = 0

  beforeAll(async () => {
    url = await postgres.database()
    ;({ folder, remove } = await temporaryFolder())
    const env = { DATABASE_URL: url, HOST: '127.0.0.1', LOTSE_LOG: 'warn' }
    servers = await Promise.all([1, 2].map(() => startServerProcess({ folder: join(folder, 'unused'), env })))
    const said = await lotse(join(folder, 'unused'), ['token', '--role', 'staff', '--site', 'kempten'], env)
    token = said.stdout.trim()
  }, 60_000)
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop('SIGKILL')))
    await remove()
  })

  /** Sends until it is answered, in turn to each of the servers, as a program does that was told of both. */
  const surely = async (path: string, body: unknown): Promise<{ id: string; label: string }> => {
    sent += 1
    const key = `command-${sent}`
    const deadline = performance.now() + 20_000
    let said = ''
    for (let attempt = sent; ; attempt += 1) {
      const server = servers[attempt % servers.length]
      try {
        const response = await fetch(`${server?.url}/api${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(5_000),
        })
        if (response.status === 201) return await response.json()
        said = `${response.status} ${await response.text()}`
      } catch (error) {
        said = String(error)
      }
      if (performance.now() > deadline) throw new Error(`${said}: ${server?.stderr().slice(-3_000)}`)
      // No sign tells when a server can be reached again.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** So many people at once, one after the other each; `meanwhile` happens when half of it is done. */
  const rush = async (people: number, tickets: number, meanwhile: () => Promise<unknown>) => {
    const issued: { id: string; label: string }[] = []
    let happening: Promise<unknown> | null = null
    await Promise.all(
      Array.from({ length: people }, async () => {
        for (let n = 0; n < tickets; n += 1) {
          issued.push(await surely('/sites/kempten/tickets', { services: ['personalausweis'] }))
          if (issued.length >= (people * tickets) / 2) happening ??= meanwhile()
        }
      }),
    )
    await happening
    return issued
  }

  const allInTheLog = async (issued: readonly { id: string; label: string }[]) => {
    const store = await openPostgresStore({ url, now: Date.now, log: silentLog })
    try {
      const [stream = expect.fail('no day')] = await store.streams('kempten' as never, 1)
      const { tickets } = await foldOf(store, stream)
      expect(tickets.size).toBe(all.length)
      expect(new Set([...tickets.values()].map(({ label }) => label)).size).toBe(all.length)
      for (const { id, label } of issued) expect(tickets.get(id as never)?.label).toBe(label)
      for (const server of servers)
        for (const { id, label } of issued.slice(-5)) {
          const response = await fetch(`${server.url}/api/tickets/${id}`, {
            headers: { authorization: `Bearer ${token}` },
          })
          expect(await response.json(), server.stderr().slice(-6000)).toMatchObject({ label, phase: 'waiting' })
        }
    } finally {
      await store.close()
    }
  }
  /** What any test of this group got; no other ticket may be there. */
  const all: { id: string; label: string }[] = []

  test('need no data folder', () => {
    expect(existsSync(join(folder, 'unused'))).toBe(false)
  })

  test('the database may be restarted in the middle: nothing is lost, nothing is done twice', {
    timeout: 60_000,
  }, async () => {
    all.push(...(await rush(8, 12, () => postgres.restart())))
    await allInTheLog(all)
  })

  test('either may be killed: the other goes on with all that was acknowledged', { timeout: 60_000 }, async () => {
    all.push(
      ...(await rush(8, 12, async () => {
        const [killed] = servers.splice(0, 1)
        await killed?.stop('SIGKILL')
      })),
    )
    expect(servers).toHaveLength(1)
    await allInTheLog(all)
  })
})
