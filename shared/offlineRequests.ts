// What a kiosk sends for the time without a server: it asks for numbers while it is connected, and hands in what it gave.
import { z } from 'zod'
import { KioskId, LeaseId } from './ids.ts'
import { GivenNumber, type NumberLease } from './offlineViews.ts'
import { give, kiosk, nothing, request } from './request.ts'

export const offlineRequests = {
  /** Numbers for the time without a server; `lease` names this session of the kiosk's browser. */
  'kiosk:lease': request(kiosk, z.object({ kiosk: KioskId, lease: LeaseId }), give<NumberLease>()),
  /** What was given without one, in order; repeated, it changes nothing. */
  'kiosk:handIn': request(kiosk, z.object({ tickets: z.array(GivenNumber).min(1).max(50) }), nothing),
}
