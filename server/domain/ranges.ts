// How far the ends of a range lie from the likely value: learned from how many waits they left outside (rule E13).
import type { WaitEstimate } from './events.ts'
import type { RangeStretch } from './learned.ts'

/** Likely waits up to so many seconds are stretched together; each kind of wait has errors of its own. */
const upToSeconds = [10 * 60, 20 * 60, 40 * 60, Infinity]
/** How much one wait teaches: some fifty of them count. */
const step = 0.05
/** Of the waits, this share shall be below the low end, and as many above the high end. */
const outside = 0.2
const least = 0.3
const most = 8

/** Ranges as wide as the forecast alone makes them. */
export const unstretched: readonly RangeStretch[] = upToSeconds.map(() => ({ low: 1, high: 1 }))

export function stretchFor(stretches: readonly RangeStretch[], likelySeconds: number): RangeStretch {
  return stretches[kindOf(likelySeconds)] ?? { low: 1, high: 1 }
}

/**
 * A wait outside the range draws that end away, one inside lets it come back, in such proportion that one in five stays
 * outside in the long run, whatever the errors are (adaptive conformal inference: Gibbs and Candès, 2021).
 */
export function stretchedAfter(
  stretches: readonly RangeStretch[],
  { highSeconds, likelySeconds, lowSeconds }: WaitEstimate,
  waitedSeconds: number,
): readonly RangeStretch[] {
  if (highSeconds === 0) return stretches
  const kind = kindOf(likelySeconds)
  const learn = (factor: number, missed: boolean) =>
    Math.min(Math.max(factor * Math.exp(step * ((missed ? 1 : 0) - outside)), least), most)
  return stretches.map((stretch, index) =>
    index === kind
      ? { low: learn(stretch.low, waitedSeconds < lowSeconds), high: learn(stretch.high, waitedSeconds > highSeconds) }
      : stretch,
  )
}

const kindOf = (likelySeconds: number) => upToSeconds.findIndex((most) => likelySeconds <= most)
