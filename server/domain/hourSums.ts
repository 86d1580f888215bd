// What is kept of a day's visits for good: sums by service and hour of issue, in which nobody's visit can be found again.
import type { DayDate, ReasonId, ServiceId, SiteId } from '../../shared/ids.ts'
import { roundRange } from './estimate.ts'
import { hourAt } from './hours.ts'
import type { NoShow, Visit } from './statistics.ts'

/** What waits showed of the estimates told at issue; `biasSeconds` is told minus waited. */
export interface EstimateSums {
  readonly count: number
  readonly errorSeconds: number
  readonly biasSeconds: number
  readonly held: number
  readonly readHeld: number
}

/** `upTo[n]` counts the waits of up to `n + 1` times five minutes that were no shorter; the last holds all longer ones. */
export interface WaitSums {
  readonly count: number
  readonly seconds: number
  readonly inTime: number
  readonly upTo: readonly number[]
}

/** Of the visits of one service whose number was issued in one hour of a business day, 0 to 23 on the clocks of the site. */
export interface HourSum {
  readonly site: SiteId
  readonly date: DayDate
  readonly hour: number
  readonly service: ServiceId
  readonly visitors: number
  readonly missed: number
  readonly left: number
  readonly cancelled: number
  readonly dayClosed: number
  /** Appointments of that hour to which nobody came. */
  readonly noShows: number
  readonly outcomes: Readonly<Record<ReasonId, number>>
  readonly waits: WaitSums
  readonly estimates: EstimateSums
}

/** Waits longer than this many five minutes are counted as one. */
export const waitSteps = 48
const stepSeconds = 5 * 60

export const noWaits: WaitSums = { count: 0, seconds: 0, inTime: 0, upTo: [] }
export const noEstimates: EstimateSums = { count: 0, errorSeconds: 0, biasSeconds: 0, held: 0, readHeld: 0 }

/** The sums of these rows, in the order of dates and hours. */
export function hourSums(
  visits: readonly Visit[],
  timeZone: string,
  noShows: readonly NoShow[] = [],
): readonly HourSum[] {
  const rows = [
    ...visits.map((visit) => ({ ...keyOf(visit, hourAt(visit.issuedAt ?? visit.startAt, timeZone)), visit })),
    ...noShows.map((noShow) => ({ ...keyOf(noShow, hourAt(noShow.time, timeZone)), visit: null })),
  ]
  const groups = Map.groupBy(rows, ({ date, hour, service, site }) =>
    [site, date, String(hour).padStart(2, '0'), service].join(' '),
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group
      if (!first) return []
      const { visit: _, ...key } = first
      return [
        {
          ...key,
          ...sumsOf(group.flatMap(({ visit }) => visit ?? [])),
          noShows: group.filter(({ visit }) => !visit).length,
        },
      ]
    })
}

type Key = Pick<HourSum, 'site' | 'date' | 'hour' | 'service'>
const keyOf = ({ date, service, site }: Visit | NoShow, hour: number): Key => ({ site, date, hour, service })

function sumsOf(visits: readonly Visit[]): Omit<HourSum, keyof Key | 'noShows'> {
  const firsts = visits.filter(({ sitting }) => sitting === 1)
  const count = (is: (visit: Visit) => boolean) => visits.filter(is).length
  const missed = (visit: Visit) => visit.missed
  const endedAs = (end: Visit['end']) => count((visit) => visit.end === end && !missed(visit))
  const outcomes: Record<ReasonId, number> = {}
  for (const { outcome } of visits)
    if (outcome !== null) outcomes[outcome as ReasonId] = (outcomes[outcome as ReasonId] ?? 0) + 1
  return {
    visitors: firsts.length,
    missed: count(missed),
    left: endedAs('left'),
    cancelled: endedAs('cancelled'),
    dayClosed: endedAs('day-closed'),
    outcomes,
    waits: firsts.reduce((sums, visit) => addWaits(sums, waitOf(visit)), noWaits),
    estimates: firsts.reduce((sums, visit) => addEstimates(sums, errorOf(visit)), noEstimates),
  }
}

/** From the issue to the first call, of an appointment not before its time; who is served directly has not waited. */
function waitOf({ appointment, firstCall, issuedAt }: Visit): WaitSums {
  if (firstCall === null || issuedAt === null || firstCall.how === 'direct') return noWaits
  const from = appointment ? Math.max(issuedAt, firstCall.dueAt) : issuedAt
  const seconds = Math.max(0, (firstCall.at - from) / 1000)
  const step = Math.min(Math.max(Math.ceil(seconds / stepSeconds) - 1, 0), waitSteps)
  return {
    count: 1,
    seconds,
    inTime: firstCall.at <= firstCall.dueAt ? 1 : 0,
    upTo: Array.from({ length: step + 1 }, (_, index) => (index === step ? 1 : 0)),
  }
}

/** An estimate is held against the wait when the first call came in its turn, from the place that it spoke of (rule E16). */
function errorOf({ estimateHigh, estimateLikely, estimateLow, firstCall, issuedAt }: Visit): EstimateSums {
  if (estimateHigh === null || estimateLikely === null || estimateLow === null) return noEstimates
  if (issuedAt === null || (firstCall?.how !== 'turn' && firstCall?.how !== 'backup')) return noEstimates
  const waited = (firstCall.at - issuedAt) / 1000
  const bias = estimateLikely - waited
  const read = roundRange({ lowSeconds: estimateLow, likelySeconds: estimateLikely, highSeconds: estimateHigh })
  return {
    count: 1,
    errorSeconds: Math.abs(bias),
    biasSeconds: bias,
    held: waited >= estimateLow && waited <= estimateHigh ? 1 : 0,
    readHeld: waited >= read.low * 60 && waited <= read.high * 60 ? 1 : 0,
  }
}

export const addWaits = (a: WaitSums, b: WaitSums): WaitSums => ({
  count: a.count + b.count,
  seconds: a.seconds + b.seconds,
  inTime: a.inTime + b.inTime,
  upTo: Array.from(
    { length: Math.max(a.upTo.length, b.upTo.length) },
    (_, index) => (a.upTo[index] ?? 0) + (b.upTo[index] ?? 0),
  ),
})

export const addEstimates = (a: EstimateSums, b: EstimateSums): EstimateSums => ({
  count: a.count + b.count,
  errorSeconds: a.errorSeconds + b.errorSeconds,
  biasSeconds: a.biasSeconds + b.biasSeconds,
  held: a.held + b.held,
  readHeld: a.readHeld + b.readHeld,
})
