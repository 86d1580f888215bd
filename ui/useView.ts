import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import type { Answer, Pushes } from '../shared/protocol.ts'
import type { Refusal } from '../shared/refusals.ts'
import type { ViewVersion } from '../shared/views.ts'
import { type Connection, ConnectionLost } from './connection.ts'

/** The pushes that are views. */
export type ViewPush = { [N in keyof Pushes]: Pushes[N] extends { version: ViewVersion } ? N : never }[keyof Pushes]

/** Orders two versions by day, log and time: negative when `a` is the older one. */
export function compareVersions(a: ViewVersion, b: ViewVersion): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.log - b.log || a.at - b.at
}

export interface ViewOptions<N extends ViewPush, J> {
  readonly push: N
  /** Asks for the present; called after each connect and whenever the server wishes so. */
  readonly join: () => Promise<Answer<J>>
  /** How long to wait before joining again when the server could not answer. */
  readonly againMs?: number
}

export interface LiveView<V, J> {
  /** The newest view; null before the first. It stays while the line is down. */
  readonly view: Readonly<ShallowRef<V | null>>
  /** What joining gave, with the catalogue. */
  readonly joined: Readonly<ShallowRef<J | null>>
  /** Why joining was refused; null when it was not. */
  readonly refusal: Readonly<ShallowRef<Refusal | null>>
  /** Joins again, as after a change of what is asked for. */
  rejoin(): void
}

/**
 * Keeps the newest version of a view. Within one connection the highest version holds, whatever order messages come in;
 * joining again starts anew, so that a screen also follows a server that was set up afresh.
 */
export function useView<N extends ViewPush, J extends { readonly view: Pushes[N] }>(
  connection: Connection,
  { push, join, againMs = 3_000 }: ViewOptions<N, J>,
): LiveView<Pushes[N], J> {
  // `shallowRef` asks whether its type is itself a ref, which stays open for a type parameter.
  const view = shallowRef(null) as ShallowRef<Pushes[N] | null>
  const joined = shallowRef(null) as ShallowRef<J | null>
  const refusal = shallowRef<Refusal | null>(null)
  let fresh = false
  let round = 0
  let again: ReturnType<typeof setTimeout> | undefined

  function take(next: Pushes[N]): void {
    if (fresh && view.value && compareVersions(next.version, view.value.version) < 0) return
    fresh = true
    view.value = next
  }

  async function enter(): Promise<void> {
    clearTimeout(again)
    const mine = ++round
    fresh = false
    try {
      const answer = await join()
      if (mine !== round) return
      if (answer.ok) {
        refusal.value = null
        joined.value = answer.value
        take(answer.value.view)
      } else {
        refusal.value = answer.refusal
        if (answer.refusal.code === 'internal' || answer.refusal.code === 'stopping') again = setTimeout(enter, againMs)
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      if (mine === round && connection.state.value === 'online') again = setTimeout(enter, againMs)
    }
  }

  const stops = [
    watch(
      connection.state,
      (state) => {
        if (state === 'online') enter()
        else round++
      },
      { immediate: true, flush: 'sync' },
    ),
    connection.on(push, take),
    connection.on('screen:rejoin', () => {
      if (connection.state.value === 'online') enter()
    }),
    () => clearTimeout(again),
  ]
  onScopeDispose(() => {
    round++
    for (const stop of stops) stop()
  })

  return {
    view,
    joined,
    refusal,
    rejoin() {
      if (connection.state.value === 'online') enter()
    },
  }
}
