// REST: what waits showed of the estimates that were told at issue (rule E17).
import { z } from 'zod'
import type { DayDate } from '../../../shared/ids.ts'
import { days, isPeriod, period } from '../../../shared/protocol.ts'
import type { Operations } from '../../operations/perform.ts'
import { estimateRows, estimatesCsv, readStatistics } from '../../operations/statistics.ts'
import { type Endpoint, endpoint, staffDoor } from '../endpoint.ts'
import { format, jsonOrCsv } from '../format.ts'

const EstimateJson = z.object({
  service: z.string().nullable().describe('null: services with too few estimates of their own, together'),
  hour: z
    .number()
    .nullable()
    .describe('Of the issue, 0 to 23, on the clocks of the site; null: the other hours, together'),
  count: z.number(),
  meanErrorSeconds: z.number(),
  biasSeconds: z.number().describe('Told minus waited'),
  heldShare: z.number().describe('Waits within the range as it was computed'),
  readHeldShare: z.number().describe('Waits within the range as it was read, with its ends rounded'),
})

export const estimateRoutes = ({ store }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/sites/{site}/estimates',
    door: staffDoor,
    summary:
      'How estimates turned out on the days from … to …, both included; CSV by `Accept: text/csv` or `format=csv`',
    query: z.object({ ...days, ...format }).refine(isPeriod, period),
    answers: {
      200: { what: 'Groups of at least five estimates, each estimate in one of them', schema: z.array(EstimateJson) },
      401: { what: 'No valid token' },
      403: { what: 'Another site or role' },
    },
    async handle(incoming) {
      const { query, site } = incoming
      const view = await readStatistics(store, site, query('from') as DayDate, query('to') as DayDate)
      return jsonOrCsv(incoming, estimateRows(view), () => estimatesCsv(view))
    },
  }),
]
