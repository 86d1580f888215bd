// The clock is a port: every rule takes its time from it.

export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds since some moment; never jumps. */
  monotonic(): number
  /** Milliseconds of this clock in one real millisecond. */
  readonly speed: number
  /** Not the real time: set for tests, replays and trials. */
  readonly trial: boolean
}

export const systemClock = (): Clock => ({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  speed: 1,
  trial: false,
})

/** Starts at `from` (epoch milliseconds) and runs `speed` times as fast as the real time. */
export const trialClock = (from: number, speed: number): Clock => {
  const origin = performance.now()
  const monotonic = () => (performance.now() - origin) * speed
  return { now: () => Math.floor(from + monotonic()), monotonic, speed, trial: true }
}

/** Reads `<instant>[*speed]`, such as `2026-11-23T08:00:00+01:00*60`; null when it is neither. Speed is 0.1 to 1000. */
export const readClockSetting = (text: string): { from: number; speed: number } | null => {
  const match =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))(?:\*(\d+(?:\.\d+)?))?$/.exec(text)
  if (!match) return null
  const from = Date.parse(match[1] ?? '')
  const speed = match[2] === undefined ? 1 : Number(match[2])
  return Number.isNaN(from) || speed < 0.1 || speed > 1000 ? null : { from, speed }
}
