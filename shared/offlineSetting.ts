// Numbers that kiosks are lent for the time without a server (rules N12 to N15).
import { z } from 'zod'

export const OfflineNumbers = z.object({
  /** How many numbers of each prefix a kiosk holds. */
  blockNumbers: z.int().min(1).max(200).default(20),
  /** How long a kiosk may give them after it was last heard of; before the first issue of the day this does not count. */
  leaseMinutes: z.int().min(15).max(1_440).default(240),
})
