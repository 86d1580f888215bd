// REST: the statistics' rows, without clerk or desk.
import { z } from 'zod'
import type { DayDate } from '../../../shared/ids.ts'
import type { Operations } from '../../operations/perform.ts'
import type { VisitRow } from '../../store/store.ts'
import { type Endpoint, endpoint, json, staffDoor } from '../endpoint.ts'
import { isoAt } from '../ticketJson.ts'

const instant = z.string().nullable()
const VisitJson = z.object({
  site: z.string(),
  date: z.string(),
  label: z.string(),
  sitting: z.number(),
  channel: z.string(),
  service: z.string(),
  services: z.array(z.string()),
  appointment: z.boolean(),
  priority: z.boolean(),
  afterHours: z.boolean(),
  startAt: instant,
  dueAt: instant,
  calledAt: instant,
  servingAt: instant,
  endedAt: instant,
  end: z.string(),
  outcome: z.string().nullable(),
  estimateLowSeconds: z.number().nullable(),
  estimateLikelySeconds: z.number().nullable(),
  estimateHighSeconds: z.number().nullable(),
})
type Visit = z.infer<typeof VisitJson>

const visitJson = (
  { ticket: _, estimateLow, estimateLikely, estimateHigh, ...row }: VisitRow,
  timeZone: string,
): Visit => {
  const iso = (at: number | null) => (at === null ? null : isoAt(at, timeZone))
  return {
    ...row,
    services: [...row.services],
    startAt: iso(row.startAt),
    dueAt: iso(row.dueAt),
    calledAt: iso(row.calledAt),
    servingAt: iso(row.servingAt),
    endedAt: iso(row.endedAt),
    estimateLowSeconds: estimateLow,
    estimateLikelySeconds: estimateLikely,
    estimateHighSeconds: estimateHigh,
  }
}

/** RFC 4180; a leading sign cannot turn a cell into a formula, since every text is an id, a label or an instant. */
const cell = (value: Visit[keyof Visit]): string => {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const columns = Object.keys(VisitJson.shape) as (keyof Visit)[]
const csv = (visits: readonly Visit[]) =>
  [columns.join(','), ...visits.map((visit) => columns.map((column) => cell(visit[column])).join(','))]
    .join('\r\n')
    .concat('\r\n')

export const visitRoutes = ({ store }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/sites/{site}/visits',
    door: staffDoor,
    summary: 'Ended visits of the days from … to …, both included; CSV by `Accept: text/csv` or `format=csv`',
    query: z.object({ from: z.iso.date(), to: z.iso.date(), format: z.enum(['json', 'csv']).optional() }),
    answers: {
      200: { what: 'The visits', schema: z.array(VisitJson) },
      401: { what: 'No valid token' },
      403: { what: 'Another site or role' },
    },
    async handle({ site, query, accept }) {
      const rows = await store.visits.between(site.id, query('from') as DayDate, query('to') as DayDate)
      const visits = rows.map((row) => visitJson(row, site.plan().plan.site.timeZone))
      const wantsCsv = query('format') === 'csv' || (query('format') === undefined && accept.includes('text/csv'))
      return wantsCsv ? { kind: 'text', type: 'text/csv; charset=utf-8', text: csv(visits) } : json(visits)
    },
  }),
]
