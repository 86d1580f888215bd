// The time of a simulated town: it passes, and the clocks on the walls of its servers jump.
import type { Clock } from '../../server/clock.ts'

export interface TownTime {
  /** Epoch milliseconds by the clocks on the wall. */
  now(): number
  /** Milliseconds that have really passed. */
  steady(): number
  pass(ms: number): void
  /** All clocks are set, forwards or backwards; no time passes. */
  jump(ms: number): void
  /** When the clocks were set for the last time, in `steady` milliseconds. */
  jumpedAt(): number
}

export function townTime(start: number): TownTime {
  let wall = start
  let passed = 0
  let jumped = -Infinity
  return {
    now: () => wall,
    steady: () => passed,
    pass(ms) {
      wall += ms
      passed += ms
    },
    jump(ms) {
      wall += ms
      jumped = passed
    },
    jumpedAt: () => jumped,
  }
}

export interface ServerClock extends Clock {
  /** Goes ahead of the others, or behind them, by so much. */
  skew(ms: number): void
}

export function serverClock(time: TownTime): ServerClock {
  let ahead = 0
  return {
    now: () => time.now() + ahead,
    monotonic: time.steady,
    speed: 1,
    trial: false,
    skew(ms) {
      ahead = ms
    },
  }
}
