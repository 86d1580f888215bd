// How a town's screens tell that they are this town's: its colours and its coat of arms.
import { z } from 'zod'

const Colour = z.string().regex(/^#[\da-f]{6}$/i)
/** A coat of arms is small: some 48 kB of picture. */
const longestArms = 65_536

export const SiteLook = z.object({
  /** Stands in for the blue on bright screens … */
  accent: Colour.nullable().default(null),
  /** … and on dark ones. */
  accentOnDark: Colour.nullable().default(null),
  /** A picture as a data address: SVG without scripts and without anything from elsewhere, or PNG. null: the town's first letter. */
  arms: z
    .string()
    .max(longestArms)
    .regex(/^data:image\/(?:svg\+xml|png);base64,[A-Za-z\d+/]+={0,2}$/)
    .nullable()
    .default(null),
})
export type SiteLook = z.infer<typeof SiteLook>

/** What screens get of it; `arms` is an address on this server. */
export interface LookView {
  readonly accent: string | null
  readonly accentOnDark: string | null
  readonly arms: string | null
}
