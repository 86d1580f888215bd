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

/** Keeps the secrets of the days that are asked for; one is made when a day has none yet. */
export const dayKeysFrom = (store: Store) => {
  const known = new Map<StreamId, Promise<DayKeys>>()
  const load = async (stream: StreamId): Promise<DayKeys> => {
    const secret = await store.secrets.forDay(stream, randomBytes(32).toString('hex'))
    return {
      ticketKey: (ticket) => sign(secret, ticket) as TicketKey,
      clerkKey: (clerk) => sign(secret, `clerk ${clerk}`) as ClerkKey,
    }
  }
  return (stream: StreamId): Promise<DayKeys> => {
    const keys = known.get(stream) ?? load(stream)
    known.set(stream, keys)
    keys.catch(() => known.delete(stream))
    return keys
  }
}
