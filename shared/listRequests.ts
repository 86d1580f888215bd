// What is sent for somebody who goes home for a document.
import { z } from 'zod'
import { KioskId, ServiceId } from './ids.ts'
import { command, give, kiosk, request, staff } from './request.ts'

export interface ListPaper {
  /** On its way to the kiosk's printer, or to be read off the screen, where there is none. */
  readonly kind: 'printing' | 'screen'
  /** The next days on which it is open, each with its hours, in the visitor's language. */
  readonly days: readonly string[]
}

/** A document of the plan by its German text, and whether the visitor has it along. */
const Document = z.object({ de: z.string().min(1).max(400), atHand: z.boolean() })

export const listRequests = {
  /** The documents of a concern to take along, without a number. What the plan does not name is left out. */
  'list:print': request(
    [...kiosk, ...staff],
    z.object({
      ...command,
      kiosk: KioskId.nullable(),
      language: z.string().max(20),
      service: ServiceId,
      documents: z.array(Document).min(1).max(40),
    }),
    give<ListPaper>(),
  ),
} as const
