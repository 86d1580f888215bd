// When things happen: moments of the day that is played, as the server's clock shows them.

export interface Pace {
  /** Epoch milliseconds of the day. */
  now(): number
  /** Resolves at that moment, or when `stop` is aborted; at once when it is past. */
  until(moment: number, stop: AbortSignal): Promise<void>
}

/** Timers come late and early, so that each one is asked again whether its moment has come. */
export const paceOf = (now: () => number, speed: number): Pace => ({
  now,
  until: (moment, stop) =>
    new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const done = () => {
        clearTimeout(timer)
        stop.removeEventListener('abort', done)
        resolve()
      }
      const look = () => {
        const left = moment - now()
        if (left <= 0 || stop.aborted) done()
        else timer = setTimeout(look, Math.min(Math.ceil(left / speed), 3_600_000))
      }
      stop.addEventListener('abort', done)
      look()
    }),
})

export interface Bell {
  ring(): void
  /** How often it has rung: ask before looking, so that no ring is missed in between. */
  readonly rings: number
  /** Resolves when it has rung more often than `seen`, or when `stop` is aborted. */
  after(seen: number, stop: AbortSignal): Promise<void>
}

/** Wakes whoever waits for something to happen. */
export const bell = (): Bell => {
  let rings = 0
  const waiting = new Set<() => void>()
  return {
    get rings() {
      return rings
    },
    ring() {
      rings += 1
      for (const wake of [...waiting]) wake()
    },
    after: (seen, stop) =>
      new Promise((resolve) => {
        const done = () => {
          waiting.delete(done)
          stop.removeEventListener('abort', done)
          resolve()
        }
        if (rings > seen || stop.aborted) return resolve()
        waiting.add(done)
        stop.addEventListener('abort', done)
      }),
  }
}
