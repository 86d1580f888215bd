// Secrets of a business day: they sign the visitors' keys and the clerks' keys, and are deleted with the day.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ClerkKey, TicketId, TicketKey } from '../../shared/ids.ts'
import type { Store, StreamId } from '../store/store.ts'

export interface DayKeys {
  /** The first 128 bits of HMAC-SHA-256(day secret, ticket id), so that retries and copies can name a key again (design §3). */
  ticketKey(ticket: TicketId): TicketKey
  /** What events call a clerk today; tomorrow it is another one (rule S). */
  clerkKey(clerk: string): ClerkKey
}

export const newTicketId = (): TicketId => randomBytes(16).toString('base64url') as TicketId

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const sign = (secret: string, text: string) =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest().subarray(0, 16).toString('base64url')

const signedWith = (secret: string): DayKeys => ({
  ticketKey: (ticket) => sign(secret, ticket) as TicketKey,
  clerkKey: (clerk) => sign(secret, `clerk ${clerk}`) as ClerkKey,
})

const freshSecret = () => randomBytes(32).toString('hex')

/**
 * Keeps the secret of each site's newest day alone; one is made when that day has none yet. What an earlier day signed cannot
 * be signed again: its secret is gone, and the keys that it gets here open nothing.
 */
export const dayKeysFrom = (store: Pick<Store, 'secrets'>) => {
  const newest = new Map<string, { readonly stream: StreamId; readonly keys: Promise<DayKeys> }>()
  return (stream: StreamId): Promise<DayKeys> => {
    const site = stream.slice(0, stream.indexOf('/'))
    const known = newest.get(site)
    if (known?.stream === stream) return known.keys
    // Dates are written so that later ones are greater.
    if (known && known.stream > stream) return Promise.resolve(signedWith(freshSecret()))
    const keys = store.secrets.forDay(stream, freshSecret()).then(signedWith)
    newest.set(site, { stream, keys })
    keys.catch(() => {
      if (newest.get(site)?.keys === keys) newest.delete(site)
    })
    return keys
  }
}
