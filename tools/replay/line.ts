// A client's line to the server: what it asks is asked again under the same id until it is answered.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { CommandId } from '../../shared/ids.ts'
import type {
  Answer,
  ClientEvents,
  PayloadOf,
  Pushes,
  ReplyOf,
  RequestName,
  ServerEvents,
} from '../../shared/protocol.ts'

export interface Line {
  /** Rejects when there is no answer for a minute. */
  ask<N extends RequestName>(name: N, payload: PayloadOf<N>): Promise<Answer<ReplyOf<N>>>
  on<P extends keyof Pushes>(push: P, listener: (view: Pushes[P]) => void): void
  /** Calls back when the line is there again after it was lost. */
  onBack(listener: () => void): void
  close(): void
}

const answerMs = 5_000
const patienceMs = 60_000

export const newCommandId = () => CommandId.parse(randomUUID())

/** Connects as `app` does; rejects when the server does not want this token. */
export const connect = async (url: string, app: 'kiosk' | 'counter', token: string): Promise<Line> => {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    path: `/${app}/socket.io`,
    transports: ['websocket'],
    forceNew: true,
    auth: { token },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.disconnect()
      reject(new Error(`${url} does not let this client in: ${error.message}`))
    })
  })
  return {
    async ask(name, payload) {
      const deadline = performance.now() + patienceMs
      for (;;) {
        try {
          const ask = socket.timeout(answerMs).emitWithAck as (name: string, payload: unknown) => Promise<never>
          return await ask.call(socket.timeout(answerMs), name, payload)
        } catch (error) {
          if (performance.now() > deadline) throw new Error(`No answer to ${name} for a minute.`, { cause: error })
          await pause(100)
        }
      }
    },
    on: (push, listener) => void socket.on(push, listener as never),
    onBack: (listener) => void socket.io.on('reconnect', listener),
    close: () => void socket.disconnect(),
  }
}
