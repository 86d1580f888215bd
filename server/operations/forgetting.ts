// What is deleted after its time (rule E19).
import type { DayDate } from '../../shared/ids.ts'
import { systemClock } from '../clock.ts'
import { dateAt } from '../domain/hours.ts'
import type { LiveSite } from '../liveSites.ts'
import type { Log } from '../log.ts'
import { commandMemoryMs, type Store } from '../store/store.ts'
import { sumsOn } from './statistics.ts'

/** More than are ever kept. */
const allDays = 10_000

const before = (date: DayDate, days: number): DayDate =>
  Temporal.PlainDate.from(date).subtract({ days }).toString() as DayDate

/**
 * Deletes what a site no longer needs at that moment (epoch milliseconds): days longer ago than its plan keeps them, of
 * which the sums stay, and appointments longer ago than those are kept. The newest day stays in any case: the next one learns from it. Gives how many
 * days and appointments were deleted.
 */
export const forgetOldDays = async (
  store: Pick<Store, 'appointments' | 'hourSums' | 'noShows' | 'streams' | 'visits'>,
  site: LiveSite,
  now: number,
): Promise<{ readonly days: number; readonly appointments: number }> => {
  const { keeping, site: place } = site.plan().plan
  const today = dateAt(now, place.timeZone)
  const oldest = `${site.id}/${before(today, keeping.detailDays)}` as const
  const [, ...earlier] = await store.streams(site.id, allDays)
  const old = earlier.filter((stream) => stream < oldest)
  for (const stream of old) {
    await store.hourSums.replaceDay(stream, await sumsOn(store, site, stream.slice(site.id.length + 1) as DayDate))
  }
  const oldestAppointment = before(today, keeping.appointmentDays)
  return { days: old.length, appointments: await store.appointments.forget(site.id, oldestAppointment) }
}

/** Deletes whatever has been kept for long enough: answers, papers, notes, links, notices on boards, old days and appointments. */
export const forgetWhatIsOver = async (
  store: Store,
  sites: readonly LiveSite[],
  now: number,
  log: Log,
): Promise<void> => {
  await store.commands.forget(now - commandMemoryMs)
  await store.printJobs.forget(now - commandMemoryMs)
  await store.ticketNotes.forget(now)
  await store.phoneAlerts.forget(now)
  await store.boardNotices.forget(now)
  await store.links.forget(systemClock().now())
  for (const site of sites) {
    const { appointments, days } = await forgetOldDays(store, site, now)
    if (days + appointments > 0) log.info({ site: site.id, days, appointments }, 'old days and appointments deleted')
  }
}
