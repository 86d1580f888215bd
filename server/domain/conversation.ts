// How long conversations last: lognormal with σ = 0.70, as measured in citizens' offices (median 9.6 min, 10 % over 22.9 min).
import type { ServiceId } from '../../shared/ids.ts'
import type { Service } from '../../shared/plan.ts'
import type { Leg } from './events.ts'
import type { ServiceTimes } from './learned.ts'
import { missingDesks, openDesksFor } from './staffing.ts'
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
/** So many conversations weigh as much as the plan's figure, of earlier days as of today. */
const planWeighs = 3
/** Earlier days weigh at most as much as this many conversations of today. */
const earlierWeigh = 40
/** A conversation counts at most this many times the usual: whoever forgot to finish it is no measure. */
const longestCounted = 2.5
/** Twice the desks do not call twice as often, but 2^0.15 times: desks that count as open have other work, and hold each other up. */
const drag = 0.85
/** Beyond this many σ over the median a conversation is as good as forgotten; its rest no longer grows. */
const furthest = 3

/**
 * Usual seconds of one unit of the service while so many desks serve it (rule E3): the plan's duration, shrunk towards the
 * conversations of earlier days, and both towards those of today.
 */
export function usualSeconds(state: DayState, { durationSeconds, id }: Service, desks: number): number {
  const earlier = state.earlierTimes.get(id)
  const today = state.serviceTimes.get(id)
  const slowed = desks ** drag
  const expected = shrunk(durationSeconds, planWeighs, earlier, slowed)
  return shrunk(expected, planWeighs + Math.min(earlier?.count ?? 0, earlierWeigh), today, slowed)
}

/** Towards what was measured while other numbers of desks were open, slowed down as with this number. */
const shrunk = (mean: number, weighs: number, times: ServiceTimes | undefined, slowed: number): number =>
  times ? (weighs * mean + (times.count * slowed * times.sum) / times.slowed) / (weighs + times.count) : mean

/** What one more conversation adds to the times of its service; so many desks serve it. */
export function measured(state: DayState, service: Service, seconds: number): ServiceTimes {
  const desks = Math.max(openDesksFor(state, service.id), 1)
  const before = state.serviceTimes.get(service.id)
  return {
    count: (before?.count ?? 0) + 1,
    sum: (before?.sum ?? 0) + Math.min(seconds, longestCounted * usualSeconds(state, service, desks)),
    slowed: (before?.slowed ?? 0) + desks ** drag,
  }
}

/** The lengths that one forecast goes by. */
export interface Lengths {
  /** One sitting that takes these legs. */
  of(legs: readonly Leg[]): Length
}

export function lengthsAt(state: DayState, at: number): Lengths {
  const missing = missingDesks(state, at)
  const known = new Map<ServiceId, number>()
  const usual = (id: ServiceId) => {
    const service = state.index.services.get(id)
    return service ? usualSeconds(state, service, Math.max(openDesksFor(state, id) + missing, 1)) : 0
  }
  return {
    of(legs) {
      let mean = 0
      for (const { quantity, service } of legs) mean += known.getOrInsertComputed(service, usual) * quantity
      return { mean, variance: spread * mean * mean }
    },
  }
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
