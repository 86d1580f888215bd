// What people come for at a weekday and hour, learned from the sums of earlier days (rule K27).
import type { DayDate, ServiceId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import type { Plan } from '../../shared/plan.ts'
import type { HourSum } from './hourSums.ts'

/** By hour on the clocks of the site, 0 to 23: services that visitors choose from, the most asked first. */
export type Demand = ReadonlyMap<number, readonly ServiceId[]>

export const noDemand: Demand = new Map()

/** A week ago counts this much more than the week before. */
const fading = 0.8
/** Another day of the week, and the hour before or after. */
const otherWeekday = 0.2
const nearHour = 0.4
/** With fewer visitors in an hour, the hours beside it included, nothing has been learned of it. */
const leastVisitors = 10

export const mostShown = 4

const ageOf = (from: DayDate, to: DayDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).total('days')

/** What no list shows was asked for by the service whose answer leads there. */
function listedAs({ services }: Plan): (service: ServiceId) => ServiceId | null {
  const listed = services.filter((service) => service.listed)
  const leading = (id: ServiceId) =>
    listed.find(({ questions }) => questions.some(({ options }) => options.some(({ leadsTo }) => leadsTo === id)))
  const known = new Map(
    services.map(({ id, listed: own }): [ServiceId, ServiceId | null] => [id, own ? id : (leading(id)?.id ?? null)]),
  )
  return (service) => known.get(service) ?? null
}

/** The demand of a date, from sums of days before it. */
export function demandOn(plan: Plan, date: DayDate, sums: readonly HourSum[]): Demand {
  const listed = listedAs(plan)
  const weightOf = (earlier: DayDate) => {
    const days = ageOf(earlier, date)
    return fading ** Math.floor(days / 7) * (days % 7 === 0 ? 1 : otherWeekday)
  }
  const hours = Map.groupBy(
    sums.filter((sum) => sum.date < date),
    ({ hour }) => hour,
  )
  const asked = new Map<number, readonly ServiceId[]>()
  for (let hour = 0; hour < 24; hour++) {
    const scores = new Map<ServiceId, number>()
    let visitors = 0
    for (const [near, share] of [
      [hour, 1],
      [hour - 1, nearHour],
      [hour + 1, nearHour],
    ] as const)
      for (const sum of hours.get(near) ?? []) {
        const service = listed(sum.service)
        if (service === null) continue
        visitors += sum.visitors
        scores.set(service, (scores.get(service) ?? 0) + sum.visitors * share * weightOf(sum.date))
      }
    if (visitors >= leastVisitors)
      asked.set(
        hour,
        [...scores].sort(([, a], [, b]) => b - a).map(([service]) => service),
      )
  }
  return asked
}

/** Whether whoever taps it now gets a number that somebody calls, or is sent to a stand where somebody is. */
const isServed = ({ now, unstaffed }: KioskServiceNow): boolean =>
  !unstaffed && (now === 'number' || now === 'infostand')

/** Of the services that a kiosk lists, those most asked in an hour that are served now; in the plan's order where nothing was learned. */
export function mostAsked(
  listed: readonly ServiceId[],
  demand: Demand,
  hour: number,
  present: readonly KioskServiceNow[],
): readonly ServiceId[] {
  const choices = new Set(listed)
  const served = new Set(present.filter(isServed).map(({ id }) => id))
  const ranked = new Set([...(demand.get(hour) ?? []).filter((id) => choices.has(id)), ...listed])
  return [...ranked].filter((id) => served.has(id)).slice(0, mostShown)
}
