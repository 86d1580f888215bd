// Waiting as a port, so that a test decides when time is up.

export type Timers = {
  /** Calls `run` once after `delayMs` real milliseconds; returns what calls it off. */
  after(delayMs: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
