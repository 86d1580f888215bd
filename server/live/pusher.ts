// When an audience is told of a change: the first at once, later ones not more often than its pace allows.

export interface PusherTimers {
  now(): number
  after(delayMs: number, run: () => void): () => void
}

export interface Pusher {
  /** Something changed for this audience; `atOnce` lets the push pass before its time. */
  changed(audience: string, push: () => void, paceMs: number, atOnce?: boolean): void
  /** Nobody is left in the audience. */
  forget(audience: string): void
  close(): void
}

interface Pace {
  lastAt: number
  cancel: (() => void) | null
}

/** Coalesces pushes by audience; real milliseconds. */
export const startPusher = (timers: PusherTimers): Pusher => {
  const paces = new Map<string, Pace>()
  return {
    changed(audience, push, paceMs, atOnce = false) {
      const now = timers.now()
      const pace = paces.get(audience) ?? { lastAt: Number.NEGATIVE_INFINITY, cancel: null }
      paces.set(audience, pace)
      const wait = atOnce ? 0 : pace.lastAt + paceMs - now
      if (wait <= 0) {
        pace.cancel?.()
        pace.cancel = null
        pace.lastAt = now
        push()
        return
      }
      pace.cancel ??= timers.after(wait, () => {
        pace.cancel = null
        pace.lastAt = timers.now()
        push()
      })
    },
    forget(audience) {
      paces.get(audience)?.cancel?.()
      paces.delete(audience)
    },
    close() {
      for (const pace of paces.values()) pace.cancel?.()
      paces.clear()
    },
  }
}
