// How far a replay is: a bar that is written over on a terminal, a line now and then anywhere else.
import type { Script } from './script.ts'
import type { Seen } from './seen.ts'

export interface Output {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

export interface Progress {
  show(seen: Seen, at: number): void
  /** Leaves the terminal's line to others. */
  end(): void
}

const cells = 24
const plainSteps = 10
const redrawMs = 100

const clockTime = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

export const progressOn = (
  output: Output,
  { from, to, timeZone, visits }: Script,
  now: () => number = () => performance.now(),
): Progress => {
  let drawnAt = Number.NEGATIVE_INFINITY
  let step = 0
  const counts = (seen: Seen, at: number) =>
    `${clockTime(at, timeZone)}  ${seen.tickets.length} of ${visits.length} issued, ${seen.calls.length} called`
  return {
    show(seen, at) {
      const share = Math.min(Math.max((at - from) / Math.max(to - from, 1), 0), 1)
      if (output.isTTY) {
        if (now() - drawnAt < redrawMs) return
        drawnAt = now()
        const full = Math.round(share * cells)
        const bar = `${'█'.repeat(full)}${'░'.repeat(cells - full)}`
        output.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${counts(seen, at)}\u001b[K`)
        return
      }
      if (share * plainSteps < step) return
      step = Math.floor(share * plainSteps) + 1
      output.write(`${String(Math.floor(share * 100)).padStart(3)} %  ${counts(seen, at)}\n`)
    },
    end() {
      if (output.isTTY) output.write('\r\u001b[K')
    },
  }
}
