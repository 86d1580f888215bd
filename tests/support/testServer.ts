// A whole server on a free port, with a clock that a test sets and clients on real sockets.
import { io, type Socket } from 'socket.io-client'
import { type App, startApp } from '../../server/app.ts'
import { systemClock } from '../../server/clock.ts'
import type { PushSender } from '../../server/devices/push.ts'
import { silentLog } from '../../server/log.ts'
import { makeToken } from '../../server/operations/access.ts'
import { planHash } from '../../server/planHash.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { Timers } from '../../server/timers.ts'
import type { SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Answer, ClientEvents, PayloadOf, ReplyOf, RequestName, ServerEvents } from '../../shared/protocol.ts'
import type { Role } from '../../shared/request.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export interface TestClock {
  now(): number
  monotonic(): number
  readonly speed: number
  readonly trial: boolean
  advance(ms: number): void
}

/** Stands still until a test moves it. */
export const testClock = (instant: string): TestClock => {
  let passed = 0
  const from = Date.parse(instant)
  return {
    now: () => from + passed,
    monotonic: () => passed,
    speed: 1,
    trial: false,
    advance: (ms) => {
      passed += ms
    },
  }
}

export interface Client {
  request<N extends RequestName>(name: N, payload: PayloadOf<N>): Promise<Answer<ReplyOf<N>>>
  /** Anything at all, as a broken or hostile client would send it. */
  raw(name: string, ...payload: unknown[]): Promise<unknown>
  /** The same without waiting for an answer. */
  send(name: string, ...payload: unknown[]): void
  readonly socket: Socket<ServerEvents, ClientEvents>
  close(): void
}

const lines = { kiosk: '/kiosk', display: '/display', counter: '/counter', own: '/t' } as const

export interface TestServer {
  readonly app: App
  readonly url: string
  readonly folder: string
  readonly clock: TestClock
  /** For one site, or several: `kempten,sonthofen`. */
  token(role: Role, sites?: string): Promise<string>
  connect(line: keyof typeof lines, token?: string | null, site?: string): Promise<Client>
  /** Stops the server and starts it again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface TestServerOptions {
  readonly plans: readonly Plan[]
  /** Monday in the middle of the morning unless told. */
  readonly clock?: TestClock
  readonly publicUrl?: string | null
  readonly push?: PushSender
  readonly builtApps?: string
  readonly timers?: Timers
  /** Other data than SQLite in a folder of its own. */
  readonly openStore?: (now: () => number) => Promise<Store>
}

let ids = 0

/** A command id as a screen would make one. */
export const commandId = () => {
  ids += 1
  return `test-command-${ids}`
}

/** Opens a line of its own to a server at `url`. */
export const connectClient = async (
  url: string,
  line: keyof typeof lines,
  token: string | null,
  site?: string,
): Promise<Client> => {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    path: `${lines[line]}/socket.io`,
    transports: ['websocket'],
    forceNew: true,
    ...(token !== null && { auth: { token, site } }),
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  const send = (name: string, ...payload: unknown[]) => {
    ;(socket.emit as (...sent: unknown[]) => void).call(socket, name, ...payload)
  }
  const raw = (name: string, ...payload: unknown[]) =>
    new Promise<unknown>((resolve) => send(name, ...payload, resolve))
  return {
    socket,
    raw,
    send,
    request: (name, payload) => raw(name, payload) as never,
    close: () => socket.disconnect(),
  }
}

/** Starts a server on port 0 with its data in a temporary folder. */
export const startTestServer = async ({
  plans,
  clock = testClock('2026-11-23T09:00:00+01:00'),
  publicUrl = null,
  push,
  builtApps = 'dist',
  timers,
  openStore,
}: TestServerOptions): Promise<TestServer> => {
  const { folder, remove } = await temporaryFolder()
  const clients = new Set<Client>()

  const start = async () => {
    const store = openStore
      ? await openStore(clock.now)
      : await openSqliteStore({ folder, now: clock.now, log: silentLog, watchMs: 20 })
    if ((await store.plans.current()).length === 0)
      for (const plan of plans) await store.plans.put(plan, planHash(plan), clock.now())
    const app = await startApp({
      store,
      clock,
      log: silentLog,
      host: '127.0.0.1',
      port: 0,
      tls: null,
      publicUrl,
      ...(push && { push }),
      builtApps,
      dataFolder: folder,
      version: '0.0.0',
      ...(timers && { timers }),
    })
    return { store, app }
  }

  let running = await start()
  const stop = async () => {
    for (const client of clients) client.close()
    clients.clear()
    await running.app.close()
    await running.store.close()
  }

  return {
    get app() {
      return running.app
    },
    get url() {
      return `http://127.0.0.1:${running.app.port}`
    },
    folder,
    clock,
    async token(role, sites = plans[0]?.site.id ?? '') {
      const token = await makeToken(running.store, systemClock(), sites.split(',') as unknown as [SiteId], role, 'test')
      await running.app.access.refresh()
      return token
    },
    async connect(line, token = null, site) {
      const client = await connectClient(`http://127.0.0.1:${running.app.port}`, line, token, site)
      clients.add(client)
      return client
    },
    async restart() {
      await stop()
      running = await start()
    },
    async close() {
      await stop()
      await remove()
    },
  }
}
