import { z } from 'zod'
import { closedId, reasonOf } from '../domain/closures.ts'
import type { Closure, DayState } from '../domain/state.ts'
import { isoAt } from './ticketJson.ts'

export const ClosureJson = z.object({
  kind: z.enum(['site', 'service', 'desk', 'kiosk']),
  id: z.string().nullable(),
  reason: z.string(),
  from: z.string(),
})

/** What is closed out of the hours, as programs and the public read it. */
export const closureJson = (state: DayState, closure: Closure): z.infer<typeof ClosureJson> => ({
  kind: closure.target.kind,
  id: closedId(closure.target),
  reason: reasonOf(state, closure).de,
  from: isoAt(closure.fromAt, state.plan.site.timeZone),
})
