import { z } from 'zod'

/** A text in the languages of the site; German is always there and stands in for a missing one. */
export const Texts = z.object({ de: z.string().min(1).max(400) }).catchall(z.string().min(1).max(400))
export type Texts = z.infer<typeof Texts>
