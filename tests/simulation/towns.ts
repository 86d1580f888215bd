// Random settings of a site, its appointments, and the days that are played.
import fc from 'fast-check'
import type { AppointmentRow, SlotRow } from '../../server/store/store.ts'
import type { AppointmentCode, DayDate, SiteId } from '../../shared/ids.ts'
import { type DayHours, Plan } from '../../shared/plan.ts'
import type { Chance } from '../support/chance.ts'
import { randomPlan, serviceIds } from '../support/randomPlan.ts'

export const siteIds = ['kempten', 'sonthofen'] as SiteId[]
export const timeZone = 'Europe/Berlin'

/** Ordinary weeks, both switches of the clocks, holidays, the turn of the year and a leap day. */
export const firstDates = [
  '2026-11-20',
  '2026-03-27',
  '2026-10-23',
  '2026-12-23',
  '2026-12-30',
  '2028-02-27',
] as DayDate[]

/** Every day of the week has the same hours; numbers and contingents are few, so that they run out. */
export function randomTown(site: SiteId, chance: Chance): Plan {
  const [drawn] = fc.sample(randomPlan, { numRuns: 1, seed: chance.below(2 ** 31) })
  if (!drawn) throw new Error('no plan was drawn')
  const open = chance.pick(['06:30', '08:00'])
  const close = chance.pick(['13:00', '16:00', '18:00', '24:00'])
  const hours = daily({ open, close, breaks: chance.oneIn(2) ? [{ from: '10:00', to: '10:20' }] : [] })
  const own = daily({ open: '07:30', close: '15:00', breaks: [{ from: '11:00', to: '11:30' }] })
  return Plan.parse({
    ...drawn,
    site: { ...drawn.site, id: site, transferLetter: site.slice(0, 1).toUpperCase() },
    hours: { ...drawn.hours, periods: [{ weekly: hours }] },
    services: drawn.services.map((service) => ({
      ...service,
      hours: service.id === 'residence' && chance.oneIn(2) ? [{ weekly: own }] : null,
      contingent: chance.oneIn(3) ? chance.between(2, 6) : null,
    })),
    numbers: drawn.numbers.map((range) => {
      const offlineFrom = chance.between(5, 13)
      return { ...range, last: offlineFrom + 7, offlineFrom }
    }),
  })
}

const daily = (hours: Pick<DayHours, 'open' | 'close' | 'breaks'>) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
})

/** Epoch milliseconds of a local time (`06:15`) on a date. */
export const momentOn = (date: DayDate, time: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds

export const dateOf = (at: number): DayDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString() as DayDate

export const dayAfter = (date: DayDate): DayDate => Temporal.PlainDate.from(date).add({ days: 1 }).toString() as DayDate

const rowsOfDate = 24

/** From 07:00 to 17:00; codes are of one site and date. */
export const randomAppointments = (site: SiteId, date: DayDate, chance: Chance): AppointmentRow[] =>
  Array.from({ length: rowsOfDate }, (_, index) => ({
    site,
    date,
    code: codeOf(site, date, index),
    service: chance.pick(serviceIds),
    time: momentOn(date, '07:00') + chance.below(600) * 60_000,
    language: null,
    cancelled: false,
  }))

const codeOf = (site: SiteId, date: DayDate, index: number) =>
  `${site.slice(0, 1)}${date.slice(5).replace('-', '')}${String(index).padStart(2, '0')}`.toUpperCase() as AppointmentCode

/** Every 25 minutes from 07:00 on. */
export const randomSlots = (site: SiteId, date: DayDate, chance: Chance): SlotRow[] =>
  Array.from({ length: rowsOfDate }, (_, index) => ({
    site,
    date,
    service: chance.pick(serviceIds),
    time: momentOn(date, '07:00') + index * 25 * 60_000,
    capacity: chance.below(3),
  }))
