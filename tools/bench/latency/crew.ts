// Processes beside the server: a question each, answered by a message back.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { BoardView } from '../../../shared/boardViews.ts'
import type { DisplaySetting } from '../../../shared/displaySetting.ts'

/** What the process of the boards is asked. */
export interface ToBoards {
  readonly kind: 'connect'
  readonly group: string
  readonly count: number
  readonly url: string
  readonly path: string
  readonly token: string | null
  readonly display: DisplaySetting['id'] | null
}

export type FromBoards =
  | { readonly kind: 'ready' }
  | { readonly kind: 'connected'; readonly group: string }
  /** The last board of the group has received the call of that sequence number; told unasked. */
  | {
      readonly kind: 'shown'
      readonly group: string
      readonly sequence: number
      readonly at: number
      /** What the last board received. */
      readonly view: BoardView
    }

/** What the process of kiosk and printer is asked. */
export type ToEntrance =
  | {
      readonly kind: 'connect'
      readonly group: string
      readonly url: string
      readonly token: string
      readonly kiosk: string
    }
  | { readonly kind: 'tap'; readonly group: string; readonly service: string }

export type FromEntrance =
  | { readonly kind: 'ready'; readonly printers: Readonly<Record<string, number>> }
  | { readonly kind: 'connected'; readonly group: string }
  | { readonly kind: 'printed'; readonly group: string; readonly ms: number }

export interface Crew<To extends object, From extends { readonly kind: string }> {
  tell(message: To): void
  /** The next message of that kind, said from now on. */
  next<K extends From['kind']>(kind: K): Promise<Extract<From, { kind: K }>>
  /** Asks and waits for what comes back. */
  ask<K extends From['kind']>(message: To, kind: K): Promise<Extract<From, { kind: K }>>
  close(): Promise<void>
}

const patienceMs = 30_000

/** Starts the file in a process of its own. What it does not answer within half a minute is an error. */
export const startCrew = <To extends object, From extends { readonly kind: string }>(
  file: URL,
  args: readonly string[] = [],
): Crew<To, From> => {
  const child: ChildProcess = fork(file, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = <K extends From['kind']>(kind: K) =>
    new Promise<Extract<From, { kind: K }>>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        child.off('message', onMessage)
        child.off('exit', onExit)
        end()
      }
      const onMessage = (message: From) => {
        if (message.kind === kind) settle(() => resolve(message as Extract<From, { kind: K }>))
      }
      const onExit = () => settle(() => reject(new Error(`${file} has ended before it said ${kind}.`)))
      const timer = setTimeout(() => settle(() => reject(new Error(`${file} does not say ${kind}.`))), patienceMs)
      child.on('message', onMessage)
      child.once('exit', onExit)
    })
  return {
    tell: (message) => void child.send(message),
    next,
    ask(message, kind) {
      const answer = next(kind)
      child.send(message)
      return answer
    },
    async close() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
