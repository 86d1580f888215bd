// How much the figures mean: how far they would differ on other days of the same kind, and what could be gained at all.
import { percentile } from '../bench/summary.ts'
import type { Compared } from './comparison.ts'
import type { Told } from './figures.ts'

export type Counted = (one: Told) => boolean

/** Seconds. */
const errorOf = ({ likely, waited }: Told) => Math.abs(likely - waited)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** Mean absolute errors in minutes, and the first divided by the second. */
export interface Ratio {
  readonly lotse: number
  readonly baseline: number
  readonly ratio: number
}

/** Lotse and the best baseline on those who count. */
export const ratioOf = ({ baselines, lotse }: Compared, isCounted: Counted): Ratio => {
  const minutes = (told: readonly Told[]) => mean(told.filter(isCounted).map(errorOf)) / 60
  const [own, baseline] = [minutes(lotse), Math.min(...[...baselines.values()].map(minutes))]
  return { lotse: own, baseline, ratio: own / baseline }
}

export interface Spread {
  readonly queueDays: number
  /** P5 and P95 of the ratio to the best baseline. */
  readonly low: number
  readonly high: number
  /** Share of the draws in which the ratio is at most the aim. */
  readonly met: number
}

const draws = 2_000

/**
 * The bootstrap (Efron 1979) over queue-days: people of one queue and day wait for the same clerks, so that whole queue-days
 * are drawn with replacement, as many as there are, and the best baseline is found anew in every draw.
 */
export const spreadOf = (compared: Compared, isCounted: Counted, aim: number, draw: () => number): Spread => {
  const methods = [compared.lotse, ...compared.baselines.values()]
  const sums = new Map<string, number[]>()
  for (const [method, told] of methods.entries())
    for (const one of told.filter(isCounted)) {
      const errors = sums.getOrInsertComputed(`${one.date} ${one.office} ${one.queue}`, () => methods.map(() => 0))
      errors[method] = (errors[method] ?? 0) + errorOf(one)
    }
  const queueDays = [...sums.values()]
  const ratios = Array.from({ length: draws }, () => {
    const total = methods.map(() => 0)
    for (let i = 0; i < queueDays.length; i++)
      for (const [method, sum] of (queueDays[Math.floor(draw() * queueDays.length)] ?? []).entries())
        total[method] = (total[method] ?? 0) + sum
    const [own = 0, ...others] = total
    return own / Math.min(...others)
  })
  return {
    queueDays: queueDays.length,
    low: percentile(ratios, 0.05),
    high: percentile(ratios, 0.95),
    met: mean(ratios.map((ratio) => (ratio <= aim ? 1 : 0))),
  }
}

export interface Blend {
  readonly baseline: string
  readonly share: number
  /** Minutes. */
  readonly error: number
}

const shares = Array.from({ length: 21 }, (_, step) => step / 20)

/**
 * The mixture of Lotse and one baseline that errs least, found with the waits known. It is a bound and no choice: if even
 * this gains little, the tempo of the last calls and the last waits hold nothing that is still to be used.
 */
export const bestBlend = ({ baselines, lotse }: Compared): Blend =>
  [...baselines]
    .flatMap(([baseline, told]) =>
      shares.map((share): Blend => {
        const mixed = lotse.map((one, i) => ({
          ...one,
          likely: (1 - share) * one.likely + share * (told[i]?.likely ?? 0),
        }))
        return { baseline, share, error: mean(mixed.map(errorOf)) / 60 }
      }),
    )
    .reduce((best, one) => (one.error < best.error ? one : best))

/** Minutes. */
export interface RecordErrors {
  /** What whoever knew every true wait would be charged. */
  readonly floor: number
  /** Lotse's error after as much inaccuracy has been added once more. */
  readonly doubled: number
}

const snapshotSeconds = 5 * 60

/** The record knows of issue and call only in which five minutes they fell: a wait is off by the difference of two such errors. */
export const recordErrors = ({ lotse }: Compared, draw: () => number): RecordErrors => {
  const off = lotse.map(() => snapshotSeconds * (draw() - draw()))
  return {
    floor: mean(off.map(Math.abs)) / 60,
    doubled: mean(lotse.map((one, i) => errorOf({ ...one, waited: one.waited + (off[i] ?? 0) }))) / 60,
  }
}
