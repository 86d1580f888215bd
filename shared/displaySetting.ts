// A display on a wall of the waiting rooms, as the plan sets it.
import { z } from 'zod'
import { AreaId, DeskId, ReasonId } from './ids.ts'
import { Texts } from './texts.ts'

/** Which way to go from a display to a desk. */
export const Arrow = z.enum(['left', 'right', 'ahead', 'back', 'up', 'down'])
export type Arrow = z.infer<typeof Arrow>

export const Display = z.object({
  id: ReasonId,
  name: Texts,
  areas: z.array(AreaId).min(1).max(4),
  diagonalInches: z.number().min(20).max(120).default(55),
  farthestSeatMetres: z.number().min(1).max(20).default(5),
  /** Where desks lie as seen from here; for desks that are not named the arrow of the desk holds. */
  arrows: z.record(DeskId, Arrow).default({}),
  /** `light` for halls flooded with daylight, where a dark board mirrors. */
  theme: z.enum(['dark', 'light']).default('dark'),
  /** Displays with one name here are heard in one room: they speak in turns. null: this one is heard alone. */
  soundGroup: ReasonId.nullable().default(null),
})
export type DisplaySetting = z.infer<typeof Display>
