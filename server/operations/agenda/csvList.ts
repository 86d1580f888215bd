// Reads a list of appointments and free slots as offices export it: comma or semicolon, one of them a line.
import { CsvError, parse } from 'csv-parse/sync'
import type { Plan } from '../../../shared/plan.ts'
import {
  capacityNamed,
  codeNamed,
  dateOf,
  gathering,
  type ListReading,
  languageNamed,
  momentOf,
  type RefusedList,
  refusedWhole,
  serviceNamed,
  siteNamed,
} from './entries.ts'
import type { Report } from './listProblem.ts'

const required = ['site', 'code', 'date', 'time', 'service'] as const
const columns = [...required, 'language', 'capacity'] as const
type Column = (typeof columns)[number]
type Values = Record<Column, string>

/**
 * Appointments and free slots from the text of a CSV file whose first line names the columns
 * `site;code;date;time;service;language;capacity`, in any order; `language` and `capacity` may be missing or empty, other columns are
 * passed over. A line with a capacity is a free slot and has no code. Sites and services are named by id or German name; dates are
 * `2026-11-23` or `23.11.2026`, times `9:15` or `09:15` by the clock of the site. All or nothing: one bad line and no row is
 * returned.
 */
export function readCsvList(text: string, plans: readonly Plan[]): ListReading {
  const table = readTable(text)
  if (table.kind === 'refused') return table
  const list = gathering({ addUp: false })
  for (const { line, record } of table.lines) {
    const at = `line ${line}`
    const report = list.reportAt(at)
    const { length } = table.names
    if (record.slice(length).some((value) => value !== '')) {
      report('too-many-values', { count: String(record.length), expected: String(length) })
      continue
    }
    const entry = readEntry(valuesOf(table.names, record), plans, report)
    if (!entry) continue
    const { capacity, code, language, ...agreed } = entry
    if (code) list.appointment(at, { ...agreed, code, language, cancelled: false })
    else if (capacity !== null) list.slot(at, { ...agreed, capacity })
  }
  return list.reading()
}

type Table =
  | { readonly kind: 'table'; readonly names: readonly string[]; readonly lines: readonly Line[] }
  | RefusedList

function readTable(text: string): Table {
  const refused = (line: number, ...why: Parameters<Report>) => refusedWhole(`line ${line}`, ...why)
  const records = readRecords(text)
  if (records instanceof CsvError)
    return refused(Number(records.lines ?? 1), 'unreadable', { format: 'CSV', detail: records.message })
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

/** What the line says: an appointment with its code, or a slot with its capacity; null when something was reported. */
function readEntry(values: Values, plans: readonly Plan[], report: Report) {
  const isSlot = values.capacity !== ''
  const needed = isSlot ? required.filter((column) => column !== 'code') : required
  const missing = needed.filter((column) => values[column] === '')
  for (const column of missing) report('missing-value', { column })
  if (missing.length > 0) return null
  const plan = siteNamed(values.site, plans, report)
  if (!plan) return null
  const code = isSlot ? null : codeNamed(values.code, report)
  const capacity = isSlot ? capacityNamed(values.capacity, report) : null
  if (isSlot && values.code !== '') report('slot-with-code', { code: values.code })
  const service = serviceNamed(values.service, plan, report)
  const language = languageNamed(values.language, plan, report)
  const date = readDate(values.date)
  if (!date) report('invalid-date', { date: values.date })
  const clock = readClock(values.time)
  if (!clock) report('invalid-time', { time: values.time })
  const time = date && clock ? momentOf(date.toPlainDateTime(clock), plan.site.timeZone, report) : null
  if (!service || time === null || language === undefined) return null
  return { site: plan.site.id, date: dateOf(time, plan), service, time, language, code, capacity }
}

function readDate(value: string): Temporal.PlainDate | null {
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

function readClock(value: string): Temporal.PlainTime | null {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(value)
  return parts ? new Temporal.PlainTime(Number(parts[1]), Number(parts[2])) : null
}
