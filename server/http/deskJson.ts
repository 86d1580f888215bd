// A desk as everybody may see it: free, in conversation or away, without minutes or reason (rule S).
import { z } from 'zod'
import type { DeskId } from '../../shared/ids.ts'
import type { DayState, DeskState } from '../domain/state.ts'

export const DeskJson = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['counter', 'infostand', 'phone']),
  area: z.string(),
  state: z.enum(['closed', 'free', 'busy', 'away']),
  services: z.array(z.string()),
  backup: z.array(z.string()),
})

const stateOf = (desk: DeskState | undefined): z.infer<typeof DeskJson>['state'] => {
  if (desk === undefined || desk.kind === 'closed') return 'closed'
  if (desk.work.kind !== 'free') return 'busy'
  return desk.pause === 'now' ? 'away' : 'free'
}

/** Null for a desk that is not in the plan. */
export const deskJson = (state: DayState, id: DeskId): z.infer<typeof DeskJson> | null => {
  const desk = state.index.desks.get(id)
  if (!desk) return null
  const { name, kind, area, services, backup } = desk
  return { id, name: name.de, kind, area, state: stateOf(state.desks.get(id)), services, backup }
}
