// What a site sets for its kiosks: which part of the house each one does, and what is left out in a rush.
import { z } from 'zod'
import { Keypad, LowerEdgeMillimetres } from './accessSettings.ts'
import { KioskId, PrinterId, ServiceId } from './ids.ts'
import { Texts } from './texts.ts'

/** The kiosk to which visitors are sent when this one gives no paper, or none at all. */
const Neighbour = z.object({
  kiosk: KioskId,
  /** How to get there from this one. */
  way: Texts,
})

export const Kiosk = z.object({
  id: KioskId,
  name: Texts,
  /** null: the slip is shown on the screen. */
  printer: PrinterId.nullable().default(null),
  /** Port at which the print agent of the kiosk's own PC listens (rule K35); null: it has none. */
  agentPort: z.int().min(1_024).max(65_535).nullable().default(null),
  diagonalInches: z.number().min(10).max(100).default(32),
  idleSeconds: z
    .int()
    .min(0)
    .max(7 * 86_400)
    .default(60),
  /** `check-in`: appointments only; `first-issue`: numbers at the door, with nothing asked that can be asked later. */
  profile: z.enum(['everything', 'check-in', 'first-issue']).default('everything'),
  /** What visitors choose from here; null: everything. */
  services: z.array(ServiceId).min(1).nullable().default(null),
  neighbour: Neighbour.nullable().default(null),
  keypad: Keypad.prefault({}),
  lowerEdgeMillimetres: LowerEdgeMillimetres,
})
export type Kiosk = z.infer<typeof Kiosk>

/** More numbers than that within that time are a rush (rule K17). */
export const Rush = z.object({
  numbers: z.int().min(2).max(500).default(20),
  withinSeconds: z.int().min(60).max(3_600).default(600),
})
export type Rush = z.infer<typeof Rush>
