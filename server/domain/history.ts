// What one day hands on to the next, so that estimates begin with what is known (rule E3).
import type { DayHistory, ServiceTimes } from './learned.ts'
import type { DayState } from './state.ts'

/** What a day was worth, the day after it is worth this much. */
const fading = 0.8

/** The service times of this day and, fading, of those before it; how wide its ranges had to be at the end. */
export function historyAfter(state: DayState): DayHistory {
  const services = new Set([...state.earlierTimes.keys(), ...state.serviceTimes.keys()])
  const none: ServiceTimes = { count: 0, sum: 0, slowed: 0 }
  const times = [...services].map((service) => {
    const earlier = state.earlierTimes.get(service) ?? none
    const today = state.serviceTimes.get(service) ?? none
    return {
      service,
      count: fading * (earlier.count + today.count),
      sum: fading * (earlier.sum + today.sum),
      slowed: fading * (earlier.slowed + today.slowed),
    }
  })
  return { times, stretches: state.stretches }
}
