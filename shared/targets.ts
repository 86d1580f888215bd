// Where requests send, keep and close things.
import { z } from 'zod'
import { ClerkId, DeskId, KioskId, ServiceId } from './ids.ts'

export const Transfer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('service'), service: ServiceId }),
  z.object({ kind: z.literal('desk'), desk: DeskId }),
  z.object({ kind: z.literal('clerk'), clerk: ClerkId }),
  z.object({ kind: z.literal('infostand') }),
])

/** For whom a waiting ticket is kept. */
export const Address = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk'), desk: DeskId }),
  z.object({ kind: z.literal('clerk'), clerk: ClerkId }),
])

/** What can be closed out of the hours. */
export const ClosureTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('site') }),
  z.object({ kind: z.literal('service'), service: ServiceId }),
  z.object({ kind: z.literal('desk'), desk: DeskId }),
  z.object({ kind: z.literal('kiosk'), kiosk: KioskId }),
])
