// The figures of a site from its sums: means and shares of groups, never of fewer than five people.
import type { DayDate, ReasonId, ServiceId } from '../../shared/ids.ts'
import type {
  EstimateFigures,
  Grouped,
  ServiceEstimates,
  StatisticsView,
  WaitFigures,
} from '../../shared/statisticsView.ts'
import {
  addEstimates,
  addWaits,
  type EstimateSums,
  type HourSum,
  noEstimates,
  noWaits,
  type WaitSums,
  waitSteps,
} from './hourSums.ts'

/** Groups of fewer people are not shown by themselves. */
const leastPeople = 5

interface Counted {
  readonly count: number
}

/** The figures of all days from … to …, both included, whose sums these are. */
export function statisticsOf(sums: readonly HourSum[], from: DayDate, to: DayDate): StatisticsView {
  const visitors = totalOf(sums, (sum) => sum.visitors)
  const all = (end: 'missed' | 'left' | 'cancelled' | 'dayClosed' | 'noShows') => totalOf(sums, (sum) => sum[end])
  const [missed, left, cancelled, dayClosed] = [all('missed'), all('left'), all('cancelled'), all('dayClosed')]
  return {
    from,
    to,
    visitors,
    days: daysOf(sums),
    ends: {
      served: visitors - missed - left - cancelled - dayClosed,
      missed,
      left,
      cancelled,
      dayClosed,
      noShows: all('noShows'),
    },
    outcomes: outcomesOf(sums),
    waits: grouped(
      byKey(
        sums,
        ({ service }) => service,
        ({ waits }) => waits,
        addWaits,
        noWaits,
      ),
      addWaits,
      waitFigures,
    ),
    estimates: estimatesOf(sums),
  }
}

function estimatesOf(sums: readonly HourSum[]): StatisticsView['estimates'] {
  const sumsBy = <Key>(some: readonly HourSum[], keyOf: (sum: HourSum) => Key) =>
    byKey(some, keyOf, ({ estimates }) => estimates, addEstimates, noEstimates)
  const services = grouped(
    sumsBy(sums, ({ service }) => service),
    addEstimates,
    estimateFigures,
  )
  const withHours = (group: EstimateFigures & { readonly of: ServiceId }): ServiceEstimates => {
    const own = sums.filter(({ service }) => service === group.of)
    const hours = grouped(
      sumsBy(own, ({ hour }) => hour),
      addEstimates,
      estimateFigures,
    )
    return { ...group, hours: hours.groups.toSorted((a, b) => a.of - b.of), otherHours: hours.rest }
  }
  return { ...services, groups: services.groups.map(withHours) }
}

function outcomesOf(sums: readonly HourSum[]): StatisticsView['outcomes'] {
  const counts = new Map<ReasonId, Counted>()
  for (const { outcomes } of sums)
    for (const [outcome, count] of Object.entries(outcomes) as [ReasonId, number][])
      counts.set(outcome, { count: count + (counts.get(outcome)?.count ?? 0) })
  return grouped(
    counts,
    (a, b) => ({ count: a.count + b.count }),
    (count) => count,
  )
}

function daysOf(sums: readonly HourSum[]): StatisticsView['days'] {
  return [...Map.groupBy(sums, ({ date }) => date)].map(([date, day]) => ({
    date,
    visitors: totalOf(day, ({ visitors }) => visitors),
    hours: [...Map.groupBy(day, ({ hour }) => hour)].map(([hour, some]) => ({
      hour,
      visitors: totalOf(some, ({ visitors }) => visitors),
    })),
  }))
}

function byKey<Key, Sums extends Counted>(
  sums: readonly HourSum[],
  keyOf: (sum: HourSum) => Key,
  of: (sum: HourSum) => Sums,
  add: (a: Sums, b: Sums) => Sums,
  none: Sums,
): ReadonlyMap<Key, Sums> {
  const found = new Map<Key, Sums>()
  for (const sum of sums) {
    const key = keyOf(sum)
    if (of(sum).count > 0) found.set(key, add(found.get(key) ?? none, of(sum)))
  }
  return found
}

/**
 * Largest first. Groups of fewer than five are put together, and while those are fewer than five, the smallest of the others
 * goes with them: otherwise what is left of the total would tell them.
 */
function grouped<Key, Sums extends Counted, Figures>(
  found: ReadonlyMap<Key, Sums>,
  add: (a: Sums, b: Sums) => Sums,
  figuresOf: (sums: Sums) => Figures,
): Grouped<Key, Figures> {
  const groups = [...found].sort(([, a], [, b]) => b.count - a.count)
  const together = (some: readonly (readonly [Key, Sums])[]) =>
    some.map(([, sums]) => sums).reduce<Sums | null>((all, sums) => (all ? add(all, sums) : sums), null)
  const isEnough = (sums: Sums | null) => sums !== null && sums.count >= leastPeople
  const total = together(groups)
  if (!isEnough(total)) return { total: null, groups: [], rest: null }
  let shown = groups.filter(([, sums]) => isEnough(sums)).length
  while (shown > 0 && shown < groups.length && !isEnough(together(groups.slice(shown)))) shown -= 1
  const rest = together(groups.slice(shown))
  return {
    total: total && figuresOf(total),
    groups: groups.slice(0, shown).map(([of, sums]) => ({ ...figuresOf(sums), of })),
    rest: rest && figuresOf(rest),
  }
}

const estimateFigures = ({ biasSeconds, count, errorSeconds, held, readHeld }: EstimateSums): EstimateFigures => ({
  count,
  meanErrorSeconds: errorSeconds / count,
  biasSeconds: biasSeconds / count,
  heldShare: held / count,
  readHeldShare: readHeld / count,
})

const waitFigures = ({ count, inTime, seconds, upTo }: WaitSums): WaitFigures => ({
  count,
  meanSeconds: seconds / count,
  p90Minutes: p90Of(upTo, count),
  inTimeShare: inTime / count,
})

/** The end of the five minutes in which the wait lies that nine in ten do not exceed. */
function p90Of(upTo: readonly number[], count: number): number | null {
  let seen = 0
  for (const [step, waits] of upTo.entries()) {
    seen += waits
    if (seen >= 0.9 * count) return step < waitSteps ? (step + 1) * 5 : null
  }
  return null
}

const totalOf = (sums: readonly HourSum[], of: (sum: HourSum) => number) =>
  sums.reduce((total, sum) => total + of(sum), 0)
