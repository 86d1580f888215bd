// What kiosks send besides numbers, and what staff answer to them.
import { z } from 'zod'
import { DeskId, KioskId } from './ids.ts'
import type { KioskCatalogue, KioskView } from './kioskViews.ts'
import { command, give, hello, kiosk, nothing, request, staff } from './request.ts'

const ofKiosk = { ...command, kiosk: KioskId }

export const kioskRequests = {
  'kiosk:join': request(
    kiosk,
    z.object({ ...hello, kiosk: KioskId.nullable() }),
    give<{ catalogue: KioskCatalogue; view: KioskView }>(),
  ),
  /** What the kiosk is doing at this moment; said when it changes, and after each join. */
  'kiosk:report': request(
    kiosk,
    z.object({ kiosk: KioskId, use: z.enum(['idle', 'visitor', 'maintenance', 'cleaning']) }),
    nothing,
  ),

  /** A visitor wants somebody to come, in the language that the kiosk speaks to them. */
  'help:ask': request(kiosk, z.object({ ...ofKiosk, language: z.string().max(20) }), nothing),
  'help:takeBack': request(kiosk, z.object(ofKiosk), nothing),
  /** `desk` null: somebody without one. */
  'help:take': request(staff, z.object({ ...ofKiosk, desk: DeskId.nullable() }), nothing),
  'help:end': request(staff, z.object(ofKiosk), nothing),
} as const
