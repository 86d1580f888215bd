import { expect } from 'vitest'
import type { Timers } from '../../server/timers.ts'

/** Timers that a test lets pass, the one set first first. `onPass` hears how long that took, to move a clock along. */
export const manualTimers = (onPass: (delayMs: number) => void = () => {}) => {
  let waiting: { delayMs: number; run: () => void }[] = []
  const after: Timers['after'] = (delayMs, run) => {
    const timer = { delayMs, run }
    waiting.push(timer)
    return () => {
      waiting = waiting.filter((each) => each !== timer)
    }
  }
  return {
    after,
    delays: () => waiting.map(({ delayMs }) => delayMs),
    /** Waits until somebody waits, then lets that time pass; returns how long it was. */
    pass: async () => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0)
      const [timer, ...others] = waiting
      waiting = others
      onPass(timer?.delayMs ?? 0)
      timer?.run()
      return timer?.delayMs
    },
  }
}
