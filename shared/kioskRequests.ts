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

  /** Refused as `not-allowed` with the tries that are `left`, `too-soon` with the `seconds` of the lock, `not-found` without a PIN. */
  'maintenance:enter': request(kiosk, z.object({ kiosk: KioskId, pin: z.string().max(12) }), nothing),
  'maintenance:leave': request(kiosk, nothing, nothing),
  'maintenance:test': request(
    kiosk,
    nothing,
    give<{ readonly state: 'printed' | 'not-sent' | 'unknown' | 'unconfirmed' }>(),
  ),
  /** Slips that were asked for more than a minute ago will not be printed. */
  'maintenance:dropJobs': request(kiosk, nothing, give<{ readonly dropped: number }>()),
} as const
