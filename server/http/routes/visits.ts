// REST: the statistics' rows, without clerk or desk.
import { z } from 'zod'
import type { DayDate } from '../../../shared/ids.ts'
import { csvOf } from '../../operations/csv.ts'
import type { Operations } from '../../operations/perform.ts'
import type { VisitRow } from '../../store/store.ts'
import { type Endpoint, endpoint, staffDoor } from '../endpoint.ts'
import { format, jsonOrCsv } from '../format.ts'
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
  /** A kiosk gave the number without the server. */
  offline: z.boolean(),
  /** null in rows of versions that did not keep it; `first…` as well. */
  issuedAt: instant,
  startAt: instant,
  dueAt: instant,
  calledAt: instant,
  servingAt: instant,
  endedAt: instant,
  end: z.string(),
  outcome: z.string().nullable(),
  missed: z.boolean(),
  estimateLowSeconds: z.number().nullable(),
  estimateLikelySeconds: z.number().nullable(),
  estimateHighSeconds: z.number().nullable(),
  firstCalledAt: instant,
  firstDueAt: instant,
  firstCall: z.enum(['turn', 'backup', 'moved', 'addressed', 'out-of-turn', 'direct']).nullable(),
})
type Visit = z.infer<typeof VisitJson>

const visitJson = (
  { ticket: _, firstCall, estimateLow, estimateLikely, estimateHigh, ...row }: VisitRow,
  timeZone: string,
): Visit => {
  const iso = (at: number | null) => (at === null ? null : isoAt(at, timeZone))
  return {
    ...row,
    services: [...row.services],
    issuedAt: iso(row.issuedAt),
    startAt: iso(row.startAt),
    dueAt: iso(row.dueAt),
    calledAt: iso(row.calledAt),
    servingAt: iso(row.servingAt),
    endedAt: iso(row.endedAt),
    estimateLowSeconds: estimateLow,
    estimateLikelySeconds: estimateLikely,
    estimateHighSeconds: estimateHigh,
    firstCalledAt: iso(firstCall?.at ?? null),
    firstDueAt: iso(firstCall?.dueAt ?? null),
    firstCall: firstCall?.how ?? null,
  }
}

const columns = Object.keys(VisitJson.shape) as (keyof Visit)[]

export const visitRoutes = ({ store }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/sites/{site}/visits',
    door: staffDoor,
    summary: 'Ended visits of the days from … to …, both included; CSV by `Accept: text/csv` or `format=csv`',
    query: z.object({ from: z.iso.date(), to: z.iso.date(), ...format }),
    answers: {
      200: { what: 'The visits', schema: z.array(VisitJson) },
      401: { what: 'No valid token' },
      403: { what: 'Another site or role' },
    },
    async handle(incoming) {
      const { query, site } = incoming
      const rows = await store.visits.between(site.id, query('from') as DayDate, query('to') as DayDate)
      const visits = rows.map((row) => visitJson(row, site.plan().plan.site.timeZone))
      return jsonOrCsv(incoming, visits, () => csvOf(columns, visits))
    },
  }),
]
