// What the holder of a ticket sends from the phone, known by the key alone.
import { z } from 'zod'
import { TicketKey } from './ids.ts'
import type { OwnTicketView } from './ownView.ts'
import { command, give, hello, nothing, request } from './request.ts'

const base64url = z.string().regex(/^[A-Za-z0-9_-]{16,200}={0,2}$/)

/** A browser's push subscription, as `PushSubscription.toJSON()` gives it. */
const PhoneAddress = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  keys: z.object({ p256dh: base64url, auth: base64url }),
})
export type PhoneAddress = z.infer<typeof PhoneAddress>

const holder = { key: TicketKey }

export const ownRequests = {
  'own:join': request(
    ['public'],
    z.object({ ...hello, ...holder }),
    /** `pushKey`: the installation's public key for Web Push; null: this installation wakes no phones. */
    give<{ view: OwnTicketView; pushKey: string | null }>(),
  ),
  'own:cancel': request(['public'], z.object({ ...command, ...holder }), nothing),
  'own:wish': request(
    ['public'],
    z.object({ ...command, ...holder, wish: z.enum(['more-time', 'on-my-way']) }),
    nothing,
  ),
  /** Safe to repeat without an id: what is asked for is so already. */
  'own:tellMe': request(['public'], z.object({ ...holder, phone: PhoneAddress }), nothing),
  'own:tellMeNot': request(['public'], z.object({ ...holder, endpoint: PhoneAddress.shape.endpoint }), nothing),
} as const
