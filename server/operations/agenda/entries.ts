// From what a list says of one appointment or free slot to its row, whatever the list is written in.
import { AppointmentCode, DayDate, Language, type ServiceId } from '../../../shared/ids.ts'
import type { Plan } from '../../../shared/plan.ts'
import { takesAppointments } from '../../domain/planIndex.ts'
import type { AppointmentRow, SlotRow } from '../../store/store.ts'
import { type ListProblem, type Report, reporter } from './listProblem.ts'

export interface Entries {
  readonly appointments: readonly AppointmentRow[]
  readonly slots: readonly SlotRow[]
}

export type ListReading =
  | { readonly kind: 'read'; readonly entries: Entries }
  /** Nothing of the list may be taken over: every problem of every entry is here. */
  | { readonly kind: 'refused'; readonly problems: readonly ListProblem[] }

export type RefusedList = Extract<ListReading, { readonly kind: 'refused' }>

/** For a list that cannot be read as one. */
export const refusedWhole = (at: string, ...[code, params]: Parameters<Report>): RefusedList => {
  const problems: ListProblem[] = []
  reporter(problems, at)(code, params)
  return { kind: 'refused', problems }
}

/** Gathers the rows of a list, all or nothing; slots of one service and time add up where `addUp` says so, else they are refused. */
export function gathering({ addUp }: { readonly addUp: boolean }) {
  const problems: ListProblem[] = []
  const appointments: AppointmentRow[] = []
  const slots = new Map<string, SlotRow>()
  const seen = new Map<string, string>()
  const isFirst = (key: string, at: string): string | null => {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, at)
    return first ?? null
  }
  return {
    reportAt: (at: string): Report => reporter(problems, at),
    appointment(at: string, row: AppointmentRow): void {
      const first = isFirst(`${row.site} ${row.code}`, at)
      if (first !== null) reporter(problems, at)('repeated-code', { code: row.code, first })
      appointments.push(row)
    },
    slot(at: string, row: SlotRow): void {
      const key = `${row.site} ${row.service} ${row.time}`
      const first = isFirst(key, at)
      if (first !== null && !addUp) reporter(problems, at)('repeated-slot', { first })
      slots.set(key, { ...row, capacity: row.capacity + (slots.get(key)?.capacity ?? 0) })
    },
    reading: (): ListReading =>
      problems.length > 0
        ? { kind: 'refused', problems }
        : { kind: 'read', entries: { appointments, slots: [...slots.values()] } },
  }
}

const same = (one: string, other: string) => one.toLowerCase() === other.trim().toLowerCase()

/** A site by its id, its German name or its address; null when it is reported. */
export function siteNamed(text: string, plans: readonly Plan[], report: Report): Plan | null {
  const found = plans.find(({ site }) => [site.id, site.name.de, site.address].some((name) => same(name, text)))
  if (!found) report('unknown-site', { site: text, known: knownSites(plans) })
  return found ?? null
}

export const knownSites = (plans: readonly Plan[]) => plans.map(({ site }) => site.id).join(', ')

/** A service that takes appointments, by its id or its German name; null when it is reported. */
export function serviceNamed(text: string, plan: Plan, report: Report): ServiceId | null {
  const service =
    plan.services.find(({ id }) => same(id, text)) ?? plan.services.find(({ name }) => same(name.de, text))
  const params = { service: text, site: plan.site.id }
  if (!service) {
    report('unknown-service', params)
    return null
  }
  if (takesAppointments(service)) return service.id
  report('no-appointments', { ...params, handling: service.handling.kind })
  return null
}

/** null: none is named; undefined: the site does not speak it, and it is reported. */
export function languageNamed(text: string, plan: Plan, report: Report): Language | null | undefined {
  if (text === '') return null
  const known = plan.languages.find((language) => same(language, text))
  if (known) return Language.parse(known)
  report('unknown-language', { language: text, known: plan.languages.join(', ') })
  return undefined
}

export function codeNamed(text: string, report: Report): AppointmentCode | null {
  const code = AppointmentCode.safeParse(text.toUpperCase())
  if (!code.success) report('invalid-code', { code: text })
  return code.success ? code.data : null
}

/** Above that it is a mistake: nobody keeps so many free for one moment. */
export const mostPlaces = 500

export function capacityNamed(text: string, report: Report): number | null {
  const capacity = /^\d{1,3}$/.test(text) ? Number(text) : mostPlaces + 1
  if (capacity > mostPlaces) report('invalid-capacity', { capacity: text })
  return capacity > mostPlaces ? null : capacity
}

/** A local time as epoch milliseconds; null and reported for one that the switch of summer time leaves out or brings twice. */
export function momentOf(local: Temporal.PlainDateTime, timeZone: string, report: Report): number | null {
  try {
    return local.toZonedDateTime(timeZone, { disambiguation: 'reject' }).epochMilliseconds
  } catch {
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    report('no-such-time', { date: local.toPlainDate().toString(), time })
    return null
  }
}

/** The date at the site on which a moment falls. */
export const dateOf = (time: number, { site }: Plan): DayDate =>
  DayDate.parse(Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(site.timeZone).toPlainDate().toString())
