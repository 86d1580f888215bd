// Reads a list of appointments as offices export it: comma or semicolon, one appointment a line.
import { CsvError, parse } from 'csv-parse/sync'
import { AppointmentCode, DayDate, Language, type SiteId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import type { AppointmentProblem, AppointmentProblemCode } from './appointmentProblem.ts'
import type { AppointmentRow } from './store/store.ts'

const columns = ['site', 'code', 'date', 'time', 'service', 'language'] as const
type Column = (typeof columns)[number]
type Values = Record<Column, string>
const required = columns.filter((column) => column !== 'language')

export type AppointmentFile =
  | { readonly kind: 'read'; readonly rows: readonly AppointmentRow[] }
  /** Nothing of the file may be taken over: every problem of every line is here. */
  | { readonly kind: 'refused'; readonly problems: readonly AppointmentProblem[] }

/**
 * Appointments from the text of a CSV file whose first line names the columns `site;code;date;time;service;language`, in
 * any order; `language` may be missing or empty, other columns are passed over. Dates are `2026-11-23` or `23.11.2026`,
 * times `9:15` or `09:15` by the clock of the site. All or nothing: one bad line and no row is returned.
 */
export function readAppointments(text: string, plans: readonly Plan[]): AppointmentFile {
  const table = readTable(text)
  if (table.kind === 'refused') return table
  const problems: AppointmentProblem[] = []
  const rows: AppointmentRow[] = []
  const seen = new Map<string, number>()
  for (const { line, record } of table.lines) {
    const report: Report = (code, params) => problems.push(problem(line, code, params))
    const { length } = table.names
    if (record.slice(length).some((value) => value !== '')) {
      report('too-many-values', { count: String(record.length), expected: String(length) })
      continue
    }
    const row = readRow(valuesOf(table.names, record), plans, report)
    if (!row) continue
    const key = `${row.site} ${row.code}`
    const first = seen.get(key)
    if (first !== undefined) report('repeated-code', { code: row.code, first: String(first) })
    else seen.set(key, line)
    rows.push(row)
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', rows }
}

type Report = (code: AppointmentProblemCode, params: AppointmentProblem['params']) => void

/** What the file says is repeated in messages, so it is cut to a readable length. */
function problem(line: number, code: AppointmentProblemCode, params: AppointmentProblem['params']): AppointmentProblem {
  const short = Object.entries(params).map(([name, value]) => [
    name,
    value.length > 80 ? `${value.slice(0, 80)}…` : value,
  ])
  return { line, code, params: Object.fromEntries(short) }
}

type Table =
  | { readonly kind: 'table'; readonly names: readonly string[]; readonly lines: readonly Line[] }
  | { readonly kind: 'refused'; readonly problems: readonly AppointmentProblem[] }

function readTable(text: string): Table {
  const refused = (line: number, code: AppointmentProblemCode, params: AppointmentProblem['params'] = {}): Table => ({
    kind: 'refused',
    problems: [problem(line, code, params)],
  })
  const records = readRecords(text)
  if (records instanceof CsvError) return refused(Number(records.lines ?? 1), 'unreadable', { detail: records.message })
  const [header, ...lines] = records
  if (!header) return refused(1, 'empty')
  const names = header.record.map((name) => name.toLowerCase())
  const missing = required.filter((column) => !names.includes(column))
  if (missing.length > 0) return refused(header.line, 'missing-columns', { columns: missing.join(', ') })
  if (lines.length === 0) return refused(header.line, 'empty')
  return { kind: 'table', names, lines }
}

interface Line {
  readonly line: number
  readonly record: readonly string[]
}

function readRecords(text: string): readonly Line[] | CsvError {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const lines: Line[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: header.includes(';') ? ';' : ',',
      on_record: (record: string[], { lines: line }) => {
        lines.push({ line, record })
        return null
      },
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
    return lines
  } catch (error) {
    if (error instanceof CsvError) return error
    throw error
  }
}

function valuesOf(names: readonly string[], record: readonly string[]): Values {
  const value = (column: Column) => record[names.indexOf(column)] ?? ''
  return Object.fromEntries(columns.map((column) => [column, value(column)])) as Values
}

/** The row, or null when something about the line was reported. */
function readRow(values: Values, plans: readonly Plan[], report: Report): AppointmentRow | null {
  const missing = required.filter((column) => values[column] === '')
  for (const column of missing) report('missing-value', { column })
  if (missing.length > 0) return null
  const plan = plans.find(({ site }) => site.id === values.site.toLowerCase())
  if (!plan) {
    report('unknown-site', { site: values.site, known: plans.map(({ site }) => site.id).join(', ') })
    return null
  }
  const code = AppointmentCode.safeParse(values.code.toUpperCase())
  if (!code.success) report('invalid-code', { code: values.code })
  const service = serviceOf(values.service, plan, report)
  const language = languageOf(values.language, plan, report)
  const date = dateOf(values.date)
  if (!date) report('invalid-date', { date: values.date })
  const clock = clockOf(values.time)
  if (!clock) report('invalid-time', { time: values.time })
  const time = date && clock ? momentOf(date, clock, plan) : null
  if (date && clock && time === null) report('no-such-time', { date: values.date, time: values.time })
  if (!code.success || !service || language === undefined || !date || time === null) return null
  const site: SiteId = plan.site.id
  return { site, date: DayDate.parse(date.toString()), code: code.data, service, time, language, cancelled: false }
}

function serviceOf(id: string, plan: Plan, report: Report) {
  const service = plan.services.find((each) => each.id === id.toLowerCase())
  if (!service) {
    report('unknown-service', { service: id, site: plan.site.id })
    return null
  }
  if (service.handling.kind === 'counter' || service.handling.kind === 'appointment') return service.id
  report('no-appointments', { service: id, site: plan.site.id, handling: service.handling.kind })
  return null
}

/** undefined when the site does not speak it. */
function languageOf(value: string, plan: Plan, report: Report): Language | null | undefined {
  if (value === '') return null
  const known = plan.languages.find((language) => language.toLowerCase() === value.toLowerCase())
  if (known) return Language.parse(known)
  report('unknown-language', { language: value, known: plan.languages.join(', ') })
  return undefined
}

function dateOf(value: string): Temporal.PlainDate | null {
  const parts =
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(value)?.groups ??
    /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/.exec(value)?.groups
  if (!parts) return null
  const { year, month, day } = parts
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}

function clockOf(value: string): Temporal.PlainTime | null {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(value)
  return parts ? new Temporal.PlainTime(Number(parts[1]), Number(parts[2])) : null
}

/** Epoch milliseconds; null for a time that the switch of summer time leaves out or brings twice. */
function momentOf(date: Temporal.PlainDate, clock: Temporal.PlainTime, plan: Plan): number | null {
  try {
    return date.toPlainDateTime(clock).toZonedDateTime(plan.site.timeZone, { disambiguation: 'reject' })
      .epochMilliseconds
  } catch {
    return null
  }
}
