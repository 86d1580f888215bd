// What each site has learned of its visitors' concerns, read once a business day.
import type { DayDate, SiteId } from '../../shared/ids.ts'
import { type Demand, demandOn, noDemand } from '../domain/demand.ts'
import type { HourSum } from '../domain/hourSums.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { sumsOn } from './statistics.ts'

export interface DemandOfSites {
  /** Of the site's present business day; nothing until it has been read. */
  of(site: SiteId): Demand
  close(): void
}

const weeks = 8
/** Of the other weekdays only the last few: they say what is asked at all. */
const nearDays = 6

const before = (date: DayDate, days: number): DayDate =>
  Temporal.PlainDate.from(date).subtract({ days }).toString() as DayDate

const datesBefore = (date: DayDate): readonly DayDate[] => [
  ...Array.from({ length: weeks }, (_, week) => before(date, 7 * (week + 1))),
  ...Array.from({ length: nearDays }, (_, day) => before(date, day + 1)),
]

/** The same weekdays of eight weeks and the last six days, one after the other, so that no command waits for them. */
async function readDemand(
  store: Pick<Store, 'hourSums' | 'noShows' | 'visits'>,
  site: LiveSite,
  date: DayDate,
): Promise<Demand> {
  const dates = datesBefore(date)
  const sums: HourSum[] = []
  for (const day of dates)
    sums.push(...(await store.hourSums.between(site.id, day, day)), ...(await sumsOn(store, site, day)))
  return demandOn(site.plan().plan, date, sums)
}

/** Reads the demand of every site, and again when one moves to a new day or plan; `onRead` is told of each. */
export function openDemand({
  store,
  sites,
  log,
  onRead,
}: {
  readonly store: Pick<Store, 'hourSums' | 'noShows' | 'visits'>
  readonly sites: LiveSites
  readonly log: Log
  readonly onRead: (site: SiteId) => void
}): DemandOfSites {
  const known = new Map<SiteId, Demand>()
  let closed = false

  const read = async (site: LiveSite): Promise<void> => {
    const { date } = site.day().state()
    const demand = await readDemand(store, site, date)
    if (closed || site.day().state().date !== date) return
    known.set(site.id, demand)
    onRead(site.id)
  }
  const start = (site: LiveSite) => {
    known.delete(site.id)
    read(site).catch((error: unknown) => {
      if (!closed) log.error({ site: site.id, error: String(error) }, 'what is asked most could not be read')
    })
  }

  for (const site of sites.all()) start(site)
  const stop = sites.onChanged((id, _state, events) => {
    const site = sites.find(id)
    if (site && (events.length === 0 || events.some(({ type }) => type === 'PlanChanged'))) start(site)
  })
  return {
    of: (site) => known.get(site) ?? noDemand,
    close() {
      closed = true
      stop()
    },
  }
}
