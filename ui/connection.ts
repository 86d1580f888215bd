// The line to the server: typed requests and pushes, back by itself after every break.
import { io } from 'socket.io-client'
import { type Ref, readonly, ref } from 'vue'
import type { Answer, PayloadOf, Pushes, ReplyOf, RequestName } from '../shared/protocol.ts'
import { protocolVersion } from '../shared/version.ts'

export type AppName = 'kiosk' | 'display' | 'counter' | 'own'

/** `offline`: it was tried or was there; `outdated`: the page must be loaded anew; `unpaired`: this screen is not known. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'outdated' | 'unpaired'

/** Cookies hold for an app's path, so each app's line lies under its own path. */
const pathOf: { readonly [A in AppName]: string } = {
  kiosk: '/kiosk/socket.io',
  display: '/display/socket.io',
  counter: '/counter/socket.io',
  own: '/t/socket.io',
}

/** What is used of a Socket.IO client. */
export interface Wire {
  on(event: string, handler: (...args: never[]) => void): unknown
  emit(event: string, ...args: unknown[]): unknown
  connect(): unknown
  disconnect(): unknown
}

export interface WireOptions {
  readonly path: string
  readonly transports: string[]
  readonly auth: { readonly app: AppName; readonly protocol: number; readonly site: string | null }
  readonly timeout: number
  readonly reconnectionDelay: number
  readonly reconnectionDelayMax: number
}

export interface ConnectionOptions {
  readonly app: AppName
  /** Where several sites may be chosen: the one that this screen acts at. */
  readonly site?: string | null
  /** This screen has no right there. */
  readonly onDenied?: () => void
  /** Opens the socket; tests give one of their own. */
  readonly openWire?: (options: WireOptions) => Wire
  /** How long an answer may take before the request is sent again (commands) or given up (the others). */
  readonly answerMs?: number
  /** How long to wait before trying again after the server itself said no. */
  readonly refusedMs?: number
}

export interface Connection {
  readonly state: Readonly<Ref<ConnectionState>>
  /**
   * Sends a request. One that carries a command id is repeated under this id, also after a reconnect, until it is
   * answered; others are rejected with `ConnectionLost` when no answer came. `signal` withdraws the request: it is not
   * sent again and its promise is rejected.
   */
  request<N extends RequestName>(
    name: N,
    payload: PayloadOf<N>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Answer<ReplyOf<N>>>
  /** Hands over each push of this name; returns what stops it. */
  on<N extends keyof Pushes>(name: N, handler: (push: Pushes[N]) => void): () => void
  close(): void
}

/** No answer: the line broke, was too slow or was closed. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

interface Pending {
  readonly name: RequestName
  readonly payload: object
  readonly settle: (answer: Answer<unknown>) => void
  readonly fail: (reason: unknown) => void
  timer: ReturnType<typeof setTimeout> | undefined
}

/** All of them: a push that is left out here does not compile. */
const pushes: Readonly<Record<keyof Pushes, true>> = {
  'kiosk:changed': true,
  'board:changed': true,
  'desk:changed': true,
  'today:changed': true,
  'team:changed': true,
  'own:changed': true,
  'printing:changed': true,
  'screen:rejoin': true,
}
const pushNames = Object.keys(pushes) as (keyof Pushes)[]

const isCommand = ({ payload }: Pending) => 'id' in payload

/** Opens the line and keeps it until `close()`. */
export function connect({
  app,
  site = null,
  onDenied,
  openWire = (options) => io(options),
  answerMs = 8_000,
  refusedMs = 5_000,
}: ConnectionOptions): Connection {
  const state = ref<ConnectionState>('connecting')
  const pending = new Set<Pending>()
  const handlers = new Map<string, Set<(push: never) => void>>(pushNames.map((name) => [name, new Set()]))
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const wire = openWire({
    path: pathOf[app],
    transports: ['websocket'],
    auth: { app, protocol: protocolVersion, site },
    timeout: 5_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  })

  function enter(next: ConnectionState): void {
    if (state.value !== 'outdated') state.value = next
  }

  function end(one: Pending): boolean {
    clearTimeout(one.timer)
    return pending.delete(one)
  }

  function send(one: Pending): void {
    clearTimeout(one.timer)
    one.timer = setTimeout(() => {
      if (isCommand(one)) {
        if (state.value === 'online') send(one)
      } else if (end(one)) one.fail(new ConnectionLost(`${one.name}: no answer within ${answerMs} ms`))
    }, answerMs)
    wire.emit(one.name, one.payload, (answer: Answer<unknown>) => {
      // A server that is stopping has not done it: its successor will be asked when the timer runs out or the line is back.
      if (!answer.ok && answer.refusal.code === 'stopping' && isCommand(one)) return
      if (!end(one)) return
      if (!answer.ok && answer.refusal.code === 'outdated') becomeOutdated()
      if (!answer.ok && answer.refusal.code === 'not-signed-in') becomeUnpaired()
      one.settle(answer)
    })
  }

  function tryAgainLater(): void {
    clearTimeout(retry)
    retry = setTimeout(() => wire.connect(), refusedMs)
  }

  function becomeOutdated(): void {
    enter('outdated')
    wire.disconnect()
  }

  function becomeUnpaired(): void {
    enter('unpaired')
    wire.disconnect()
    tryAgainLater()
  }

  wire.on('connect', () => {
    const waiting = [...pending]
    // Whoever sees that the line is back may ask at once, and is then not among those who waited.
    enter('online')
    for (const one of waiting) send(one)
  })
  wire.on('disconnect', (reason: string) => {
    if (closed) return
    if (state.value !== 'unpaired') enter('offline')
    for (const one of [...pending]) {
      clearTimeout(one.timer)
      if (!isCommand(one) && end(one)) one.fail(new ConnectionLost(`${one.name}: the line broke`))
    }
    // The client comes back by itself after every other kind of break.
    if (reason === 'io server disconnect') tryAgainLater()
  })
  wire.on('connect_error', (error: Error & { data?: { code?: unknown } }) => {
    if (error.data?.code === 'outdated') becomeOutdated()
    else if (error.data?.code === 'not-signed-in') becomeUnpaired()
    else {
      if (error.data?.code === 'not-allowed') onDenied?.()
      enter('offline')
      // An error with data is the server's own no, after which the client does not try again by itself.
      if (error.data) tryAgainLater()
    }
  })
  for (const [name, listeners] of handlers) {
    wire.on(name, (push: never) => {
      for (const listener of [...listeners]) listener(push)
    })
  }

  return {
    state: readonly(state),
    request(name, payload, { signal } = {}) {
      return new Promise((resolve, reject) => {
        const one: Pending = {
          name,
          payload,
          // The server's replies are typed by the same registry.
          settle: resolve as (answer: Answer<unknown>) => void,
          fail: reject,
          timer: undefined,
        }
        signal?.throwIfAborted()
        signal?.addEventListener('abort', () => {
          if (end(one)) reject(signal.reason)
        })
        if (closed || (state.value !== 'online' && !isCommand(one))) {
          reject(new ConnectionLost(`${name}: not connected`))
          return
        }
        pending.add(one)
        if (state.value === 'online') send(one)
      })
    },
    on(name, handler) {
      const listeners = handlers.get(name)
      listeners?.add(handler as (push: never) => void)
      return () => listeners?.delete(handler as (push: never) => void)
    },
    close() {
      closed = true
      clearTimeout(retry)
      wire.disconnect()
      for (const one of [...pending]) if (end(one)) one.fail(new ConnectionLost(`${one.name}: closed`))
    },
  }
}
