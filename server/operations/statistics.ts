// The figures of a site over some days, and the same as rows for programs and spreadsheets.
import type { DayDate, ServiceId } from '../../shared/ids.ts'
import type { EstimateFigures, StatisticsView } from '../../shared/statisticsView.ts'
import { statisticsOf } from '../domain/figures.ts'
import { type HourSum, hourSums } from '../domain/hourSums.ts'
import type { LiveSite } from '../liveSites.ts'
import type { Store } from '../store/store.ts'
import { csvOf } from './csv.ts'

function* datesBetween(from: DayDate, to: DayDate): Generator<DayDate> {
  const last = Temporal.PlainDate.from(to)
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    yield date.toString() as DayDate
}

/** The sums of one day whose details are still there. */
export const sumsOn = async (
  { noShows, visits }: Pick<Store, 'noShows' | 'visits'>,
  { id, plan }: LiveSite,
  date: DayDate,
): Promise<readonly HourSum[]> => {
  const rows = await visits.between(id, date, date)
  return hourSums(rows, plan().plan.site.timeZone, await noShows.between(id, date, date))
}

/** The figures of all days from … to …, both included. One day is read after the other, so that no command waits for them. */
export const readStatistics = async (
  store: Pick<Store, 'hourSums' | 'noShows' | 'visits'>,
  site: LiveSite,
  from: DayDate,
  to: DayDate,
): Promise<StatisticsView> => {
  const sums = [...(await store.hourSums.between(site.id, from, to))]
  for (const date of datesBetween(from, to)) sums.push(...(await sumsOn(store, site, date)))
  return statisticsOf(sums, from, to)
}

/** One of the groups of rule E17, each visit in one of them: without an hour the other hours, without a service the other services. */
export interface EstimateRow {
  readonly service: ServiceId | null
  readonly hour: number | null
  readonly count: number
  readonly meanErrorSeconds: number
  readonly biasSeconds: number
  readonly heldShare: number
  readonly readHeldShare: number
}

export const estimateRows = ({ estimates }: StatisticsView): readonly EstimateRow[] => [
  ...estimates.groups.flatMap(({ hours, of: service, otherHours }) => [
    ...hours.map((figures) => estimateRow(service, figures.of, figures)),
    ...(otherHours ? [estimateRow(service, null, otherHours)] : []),
  ]),
  ...(estimates.rest ? [estimateRow(null, null, estimates.rest)] : []),
]

const estimateRow = (service: ServiceId | null, hour: number | null, figures: EstimateFigures): EstimateRow => ({
  service,
  hour,
  count: figures.count,
  meanErrorSeconds: Math.round(figures.meanErrorSeconds),
  biasSeconds: Math.round(figures.biasSeconds),
  heldShare: thousandths(figures.heldShare),
  readHeldShare: thousandths(figures.readHeldShare),
})

const thousandths = (share: number) => Math.round(share * 1000) / 1000

const estimateColumns = [
  'service',
  'hour',
  'count',
  'meanErrorSeconds',
  'biasSeconds',
  'heldShare',
  'readHeldShare',
] as const satisfies readonly (keyof EstimateRow)[]

export const estimatesCsv = (view: StatisticsView): string => csvOf(estimateColumns, estimateRows(view))

/** Visitors by day and hour of issue. */
export const visitorsCsv = ({ days }: StatisticsView): string =>
  csvOf(
    ['date', 'hour', 'visitors'],
    days.flatMap(({ date, hours }) => hours.map((hour) => ({ date, ...hour }))),
  )
