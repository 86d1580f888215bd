// Reads appointments and free slots from an iCalendar file (RFC 5545): one of them an event.
import ICAL from 'ical.js'
import type { Plan } from '../../../shared/plan.ts'
import {
  capacityNamed,
  codeNamed,
  dateOf,
  gathering,
  knownSites,
  type ListReading,
  languageNamed,
  momentOf,
  refusedWhole,
  serviceNamed,
  siteNamed,
} from './entries.ts'
import type { Report } from './listProblem.ts'

export const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)

/**
 * Appointments and free slots from the events of an iCalendar text; what else the calendar holds is passed over, and of an event
 * only this is looked at:
 *
 * - kind: `STATUS:TENTATIVE` is a free slot, everything else an appointment; `STATUS:CANCELLED` or the calendar's `METHOD:CANCEL` cancels it;
 * - number: `X-LOTSE-NUMBER`, else what stands in `UID` before an `@`;
 * - service, by id or German name: `X-LOTSE-SERVICE`, else the only `CATEGORIES` that names one;
 * - site, by id, German name or address: `X-LOTSE-SITE`, else `LOCATION`; where there is one site it may be missing;
 * - time: `DTSTART`, in UTC, in a zone of the file or of the IANA database, or by the clock of the site;
 * - `X-LOTSE-LANGUAGE`, and of slots `X-LOTSE-CAPACITY` (1 without it; slots of one service and time add up).
 *
 * All or nothing: one bad event, or one that is repeated, and no row is returned.
 */
export function readIcalList(text: string, plans: readonly Plan[]): ListReading {
  const calendars = parsed(text)
  if (typeof calendars === 'string')
    return refusedWhole('calendar', 'unreadable', { format: 'iCalendar', detail: calendars })
  const list = gathering({ addUp: true })
  let count = 0
  for (const calendar of calendars) {
    const cancelsAll = textOf(calendar, 'method').toUpperCase() === 'CANCEL'
    for (const event of calendar.getAllSubcomponents('vevent')) {
      count += 1
      const uid = textOf(event, 'uid')
      const at = `event ${count}${uid === '' ? '' : ` (${uid})`}`
      const entry = readEvent(event, plans, list.reportAt(at))
      if (!entry) continue
      const { capacity, code, language, status, ...agreed } = entry
      if (code) list.appointment(at, { ...agreed, code, language, cancelled: cancelsAll || status === 'CANCELLED' })
      else if (capacity !== null) list.slot(at, { ...agreed, capacity: cancelsAll ? 0 : capacity })
    }
  }
  return count === 0 ? refusedWhole('calendar', 'empty') : list.reading()
}

/** What makes the library stumble, in its words, or the calendars of the file. */
function parsed(text: string): readonly ICAL.Component[] | string {
  try {
    const read: unknown[] = ICAL.parse(text.replace(/^\uFEFF/, ''))
    // One calendar is given as it is, several as a list of them.
    const calendars = typeof read[0] === 'string' ? [read] : read
    return calendars.map((calendar) => new ICAL.Component(calendar as unknown[]))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value).trim()
}

const repeating = ['rrule', 'rdate', 'exrule', 'recurrence-id']

/** What the event says: an appointment with its code, or a slot with its capacity; null when something was reported. */
function readEvent(event: ICAL.Component, plans: readonly Plan[], report: Report) {
  if (repeating.some((name) => event.hasProperty(name))) {
    report('recurring')
    return null
  }
  const plan = planOf(event, plans, report)
  if (!plan) return null
  const status = textOf(event, 'status').toUpperCase()
  const isSlot = status === 'TENTATIVE'
  const [name = ''] = textOf(event, 'uid').split('@')
  const code = isSlot ? null : codeNamed(textOf(event, 'x-lotse-number') || name, report)
  const capacity = isSlot ? capacityNamed(textOf(event, 'x-lotse-capacity') || '1', report) : null
  const service = serviceOf(event, plan, report)
  const language = languageNamed(textOf(event, 'x-lotse-language'), plan, report)
  const time = momentOfStart(event, plan.site.timeZone, report)
  if (!service || time === null || language === undefined) return null
  return { site: plan.site.id, date: dateOf(time, plan), service, time, language, code, capacity, status }
}

function planOf(event: ICAL.Component, plans: readonly Plan[], report: Report): Plan | null {
  const named = textOf(event, 'x-lotse-site') || textOf(event, 'location')
  const [only] = plans
  if (named === '' && only && plans.length === 1) return only
  if (named !== '') return siteNamed(named, plans, report)
  report('no-site', { known: knownSites(plans) })
  return null
}

function serviceOf(event: ICAL.Component, plan: Plan, report: Report) {
  const own = textOf(event, 'x-lotse-service')
  if (own !== '') return serviceNamed(own, plan, report)
  const categories = event.getAllProperties('categories').flatMap((property) => property.getValues().map(String))
  // Calendars mark events in other ways as well: the category that is a service counts, or the only one there is.
  const known = categories.filter((category) => serviceNamed(category, plan, () => {}) !== null)
  const [first] = known.length > 0 ? known : categories
  if (first !== undefined && (known.length === 1 || categories.length === 1)) return serviceNamed(first, plan, report)
  report('no-service')
  return null
}

/** Epoch milliseconds at which the event begins; null when something about that was reported. */
function momentOfStart(event: ICAL.Component, timeZone: string, report: Report): number | null {
  const start = event.getFirstProperty('dtstart')
  // The library would make 3 o'clock of 25: the text itself is checked.
  const written = String(start?.toJSON()[3] ?? '')
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z)?)?$/.exec(written)
  const local = parts && plainOf(`${parts[1]}T${parts[2] ?? '00:00:00'}`)
  if (!start || !local) {
    report('invalid-time', { time: written })
    return null
  }
  if (parts[2] === undefined) {
    report('no-time-of-day')
    return null
  }
  if (parts[3]) return local.toZonedDateTime('UTC').epochMilliseconds
  const zone = start.getFirstParameter('tzid')
  if (!zone) return momentOf(local, timeZone, report)
  if (isKnownZone(zone)) return momentOf(local, zone, report)
  const value = start.getFirstValue()
  if (value instanceof ICAL.Time && value.zone?.tzid === zone) return value.toUnixTime() * 1000
  report('unknown-zone', { zone })
  return null
}

function plainOf(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
