// The way between a server process and its data: it takes time, loses notifications, and ends where the process is killed.
import type { Append, Rows, Store, StreamId } from '../../server/store/store.ts'
import type { Chance } from '../support/chance.ts'

export interface Wire {
  readonly store: Store
  /** Tells what lost notifications did not tell, as the slow poll does. */
  poll(): void
  /** The process is killed: nothing leaves it any more, and nothing reaches it. What is on its way to the log may still arrive. */
  cut(): void
  /** Resolves when the process was killed. */
  readonly gone: Promise<void>
}

/** The next turn of the event loop: all that could go on has gone on. */
export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

const lostOneIn = 25

/** Gives the store as the process sees it. The same chance gives the same delays. */
export function wireTo(store: Store, chance: Chance): Wire {
  let alive = true
  const { promise: gone, resolve: end } = Promise.withResolvers<void>()
  const never = new Promise<never>(() => {})
  const untold = new Map<StreamId, number>()
  const followers = new Set<(stream: StreamId, version: number) => void>()

  const delay = async () => {
    for (let turns = chance.below(4); turns > 0; turns -= 1) await nextTurn()
  }

  const heard = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer
      return alive ? value : await never
    } catch (error) {
      if (alive) throw error
      return never
    }
  }

  // As on a connection: what is sent first arrives first, and is answered first.
  let sending: Promise<unknown> = Promise.resolve()
  let answering: Promise<unknown> = Promise.resolve()
  const append = (appends: readonly Append[], rows: Rows) => {
    const arrived = sending.then(delay)
    sending = arrived
    const written = arrived.then(() => (alive ? store.append(appends, rows) : never))
    const answered = answering
      .then(() => written)
      .then(
        async (result) => {
          await delay()
          return result
        },
        async (error: unknown) => {
          await delay()
          throw error
        },
      )
    answering = answered.catch(() => {})
    return heard(answered)
  }

  const tell = (stream: StreamId, version: number) => {
    if (alive) for (const follower of followers) follower(stream, version)
  }
  const unfollow = store.follow((stream, version) => {
    if (chance.oneIn(lostOneIn)) untold.set(stream, version)
    else void delay().then(() => tell(stream, version))
  })

  const remote = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value === 'function')
          return (...given: unknown[]) => (alive ? heard(Promise.resolve(value.apply(target, given))) : never)
        return typeof value === 'object' && value !== null ? remote(value) : value
      },
    })

  const seen = remote<Store>(store)
  return {
    store: new Proxy(seen, {
      get(target, name) {
        if (name === 'append') return append
        if (name === 'watch') return () => () => {}
        if (name !== 'follow') return Reflect.get(target, name)
        return (follower: (stream: StreamId, version: number) => void) => {
          followers.add(follower)
          return () => followers.delete(follower)
        }
      },
    }),
    poll() {
      for (const [stream, version] of untold) tell(stream, version)
      untold.clear()
    },
    cut() {
      alive = false
      unfollow()
      end()
    },
    gone,
  }
}
