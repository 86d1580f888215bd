// Opening hours of a site and of its services on one date (rule H).
import type { DayDate, ServiceId } from '../../shared/ids.ts'
import type { DayHours, Plan, Texts, WeeklyHours } from '../../shared/plan.ts'
import type { HolidayCode, OpenState } from '../../shared/views.ts'
import { bavarianHoliday } from './holidays.ts'

interface Break {
  readonly from: number
  readonly to: number
}

/** Epoch milliseconds; `closed` when the site does not open on that date. */
export type HoursToday =
  | {
      readonly kind: 'closed'
      readonly reason: Texts | null
      /** Set when a public holiday is the reason. */
      readonly holiday: HolidayCode | null
    }
  | {
      readonly kind: 'open'
      readonly firstIssueAt: number
      readonly openAt: number
      readonly lastIssueAt: number
      readonly closeAt: number
      readonly hardLimitAt: number
      /** In their order, none meeting another. */
      readonly breaks: readonly Break[]
      /** Why today differs, where an exception says so. */
      readonly reason: Texts | null
    }

type Dated = Plan['hours']['periods'][number]

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof WeeklyHours)[]
const searchDays = 60
const dayStartsAtHour = 4

/** The calendar day at a place at that moment (epoch milliseconds). */
export function dateAt(ms: number, timeZone: string): DayDate {
  return zoned(ms, timeZone).toPlainDate().toString() as DayDate
}

/** The hour that clocks at a place show at that moment, 0 to 23. */
export function hourAt(ms: number, timeZone: string): number {
  return zoned(ms, timeZone).hour
}

/** The business day that a moment belongs to while yesterday's is still open: before 04:00 local time the day before. */
export function businessDateAt(ms: number, timeZone: string): DayDate {
  const local = zoned(ms, timeZone)
  const date = local.toPlainDate()
  return (local.hour < dayStartsAtHour ? date.subtract({ days: 1 }) : date).toString() as DayDate
}

/** By plan, date and service; no key is put together, since nearly every decision and view asks. */
const known = new WeakMap<Plan, Map<DayDate, Map<ServiceId | 'site', HoursToday>>>()

/**
 * Hours of the site, or of one of its services, on a date. Exceptions of the site win over holidays, holidays over the
 * weekly hours, of which the last period that fits the date holds. A service is open at most while its site is. Computed
 * once per plan, date and service: a plan never changes.
 */
export function hoursOn(plan: Plan, date: DayDate, service?: ServiceId): HoursToday {
  const kept = known
    .getOrInsertComputed(plan, () => new Map())
    .getOrInsertComputed(date, () => new Map<ServiceId | 'site', HoursToday>())
  return kept.getOrInsertComputed(service ?? 'site', () =>
    service ? serviceHours(plan, date, service) : siteHours(plan, date),
  )
}

function siteHours(plan: Plan, date: DayDate): HoursToday {
  const { exceptions, holidays, periods } = plan.hours
  const exception = exceptions.findLast((one) => one.date === date)
  if (exception) return onDate(plan, date, exception.hours, exception.reason)
  const holiday = bavarianHoliday(date, holidays.assumption)
  if (holiday) return { kind: 'closed', reason: null, holiday }
  return onDate(plan, date, weekly(periods, date), null)
}

function serviceHours(plan: Plan, date: DayDate, id: ServiceId): HoursToday {
  const site = hoursOn(plan, date)
  const own = plan.services.find((service) => service.id === id)?.hours
  if (site.kind === 'closed' || !own) return site
  const hours = onDate(plan, date, weekly(own, date), site.reason)
  if (hours.kind === 'closed') return hours
  const openAt = Math.max(site.openAt, hours.openAt)
  const closeAt = Math.min(site.closeAt, hours.closeAt)
  if (openAt >= closeAt) return { kind: 'closed', reason: null, holiday: null }
  return {
    kind: 'open',
    firstIssueAt: Math.max(site.firstIssueAt, hours.firstIssueAt),
    openAt,
    lastIssueAt: Math.max(openAt, Math.min(site.lastIssueAt, hours.lastIssueAt)),
    closeAt,
    hardLimitAt: site.hardLimitAt,
    breaks: joined([...site.breaks, ...hours.breaks]),
    reason: site.reason,
  }
}

/** Breaks that meet become one. */
function joined(breaks: readonly Break[]): readonly Break[] {
  const result: Break[] = []
  for (const one of breaks.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && one.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
    else result.push(one)
  }
  return result
}

function weekly(periods: readonly Dated[], date: DayDate): DayHours | null {
  const fits = (one: Dated) => (!one.from || one.from <= date) && (!one.until || date <= one.until)
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]
  return (weekday && periods.findLast(fits)?.weekly[weekday]) ?? null
}

function onDate(plan: Plan, date: DayDate, hours: DayHours | null, reason: Texts | null): HoursToday {
  if (!hours) return { kind: 'closed', reason, holiday: null }
  const { firstIssueBeforeSeconds, hardLimitSeconds, lastIssueBeforeSeconds } = plan.hours
  const openAt = momentOf(date, hours.open, plan.site.timeZone)
  const closeAt = momentOf(date, hours.close, plan.site.timeZone)
  const lastIssueAt = hours.lastIssue
    ? momentOf(date, hours.lastIssue, plan.site.timeZone)
    : closeAt - lastIssueBeforeSeconds * 1000
  return {
    kind: 'open',
    firstIssueAt: openAt - firstIssueBeforeSeconds * 1000,
    openAt,
    lastIssueAt: Math.max(openAt, lastIssueAt),
    closeAt,
    hardLimitAt: closeAt + hardLimitSeconds * 1000,
    breaks: joined(
      hours.breaks.map(({ from, to }) => ({
        from: momentOf(date, from, plan.site.timeZone),
        to: momentOf(date, to, plan.site.timeZone),
      })),
    ),
    reason,
  }
}

const found = new WeakMap<Plan, { readonly after: number; readonly openAt: number }>()

/** The next opening of the site after a moment (epoch milliseconds), or null when there is none within 60 days. */
export function nextOpening(plan: Plan, afterMs: number): number | null {
  const before = found.get(plan)
  if (before && before.after <= afterMs && afterMs < before.openAt) return before.openAt
  const first = zoned(afterMs, plan.site.timeZone).toPlainDate()
  for (let days = 0; days <= searchDays; days++) {
    const hours = hoursOn(plan, first.add({ days }).toString() as DayDate)
    if (hours.kind === 'closed' || hours.openAt <= afterMs) continue
    found.set(plan, { after: afterMs, openAt: hours.openAt })
    return hours.openAt
  }
  return null
}

/** What a screen says about being open at a moment; `nextOpenAt` is told where it says closed. */
export function openState(hours: HoursToday, at: number, nextOpenAt: number | null): OpenState {
  if (hours.kind === 'closed') return { kind: 'closed', reason: hours.reason, holiday: hours.holiday, nextOpenAt }
  const { closeAt, firstIssueAt, lastIssueAt, openAt } = hours
  if (at < firstIssueAt) return { kind: 'before', firstIssueAt, openAt }
  if (at < lastIssueAt) return { kind: 'open', lastIssueAt, closeAt }
  if (at < closeAt) return { kind: 'issue-ended', closeAt }
  return { kind: 'closed', reason: hours.reason, holiday: null, nextOpenAt }
}

/** Whether nobody is to be called at that moment because of a break; numbers are issued all the same. */
export function inBreak(hours: HoursToday, at: number): boolean {
  return hours.kind === 'open' && hours.breaks.some(({ from, to }) => from <= at && at < to)
}

const zoned = (ms: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone)

/** A local time that the switch to summer time skips becomes the one an hour later; one that comes twice is the first. */
function momentOf(date: DayDate, time: string, timeZone: string): number {
  const day = Temporal.PlainDate.from(date)
  const local =
    time === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}
