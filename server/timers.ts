// Waiting as a port, so that a test decides when time is up.

export interface Timers {
  /** Calls `run` once after `delayMs` real milliseconds; returns what calls it off. */
  after(delayMs: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Does `work` again and again, `pauseMs` after it was done the last time; returns what stops it. */
export const startTicking = (
  timers: Timers,
  pauseMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
) => {
  let stopped = false
  let cancel = () => {}
  const next = () => {
    if (stopped) return
    cancel = timers.after(pauseMs, () => {
      work().catch(onError).finally(next)
    })
  }
  next()
  return () => {
    stopped = true
    cancel()
  }
}
