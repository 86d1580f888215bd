// How long conversations last: lognormal with σ = 0.70, as measured in citizens' offices (median 9.6 min, 10 % over 22.9 min).
import type { Service } from '../../shared/plan.ts'
import type { Leg } from './events.ts'
import type { DayState } from './state.ts'

/** A length of time that is not known exactly: mean in seconds, variance in seconds². */
export interface Length {
  readonly mean: number
  readonly variance: number
}

const sigma = 0.7
/** Squared coefficient of variation of a lognormal: exp(σ²) − 1. */
const spread = Math.exp(sigma ** 2) - 1
/**
 * What is left on average of a conversation seen at a moment that has nothing to do with its begin, as a share of its mean:
 * E[X²] ÷ 2E[X]² (renewal theory).
 */
export const restShare = (1 + spread) / 2
/** Today's conversations that weigh as much as the plan's figure. */
const planWeighs = 10
/** Beyond this many σ over the median a conversation is as good as forgotten; its rest no longer grows. */
const furthest = 3

/**
 * Usual seconds of one unit of the service: the plan's duration until conversations of today have been measured, then
 * shrunk towards their mean (rule E3): (10 × plan + n × mean) ÷ (10 + n).
 */
export function usualSeconds(state: DayState, service: Service): number {
  const today = state.serviceTimes.get(service.id)
  if (!today) return service.durationSeconds
  return (planWeighs * service.durationSeconds + today.sum) / (planWeighs + today.count)
}

/** Length of one sitting that takes these legs. */
export function sitting(state: DayState, legs: readonly Leg[]): Length {
  let mean = 0
  for (const { quantity, service: id } of legs) {
    const service = state.index.services.get(id)
    if (service) mean += usualSeconds(state, service) * quantity
  }
  return { mean, variance: spread * mean * mean }
}

/** What is left of a conversation that has lasted `elapsed` seconds: the moments of X − a given X > a, X lognormal. */
export function rest({ mean }: Length, elapsed: number): Length {
  if (mean <= 0) return { mean: 0, variance: 0 }
  const median = mean * Math.exp(-(sigma ** 2) / 2)
  const gone = Math.max(elapsed, mean / 1_000)
  const z = Math.min(Math.log(gone / median) / sigma, furthest)
  const counted = median * Math.exp(z * sigma)
  const survives = normal(-z)
  const first = (mean * normal(sigma - z)) / survives
  const second = (mean * mean * (1 + spread) * normal(2 * sigma - z)) / survives
  const left = Math.max(first - counted, 0)
  return { mean: left, variance: Math.max(second - first * first, 0) }
}

/** Φ by Zelen and Severo (Abramowitz and Stegun 26.2.17), error below 7.5e-8. */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    (Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return x >= 0 ? 1 - tail : tail
}
