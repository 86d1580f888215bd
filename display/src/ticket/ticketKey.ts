import type { TicketKey } from '../../../shared/ids.ts'

/**
 * The key of a ticket from the fragment of the page's address, `#` and 22 characters of base64url; null when there is none.
 * The fragment never leaves the phone in a request or a log.
 */
export function ticketKeyIn(fragment: string): TicketKey | null {
  return /^#[A-Za-z0-9_-]{22}$/.test(fragment) ? (fragment.slice(1) as TicketKey) : null
}
