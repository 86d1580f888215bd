// The holder of a ticket: found by the key alone.
import type { TicketId } from '../../shared/ids.ts'
import type { LiveSite } from '../liveSites.ts'
import type { Store } from '../store/store.ts'
import { sha256 } from './keys.ts'
import type { Operations } from './perform.ts'

export interface Owned {
  readonly site: LiveSite
  readonly ticket: TicketId
}

/** The ticket that a key opens; null when there is none, or its day has ended. */
export const ownedBy = async (
  { store, sites }: { store: Store; sites: Operations['sites'] },
  key: string,
): Promise<Owned | null> => {
  const row = await store.tickets.findByKeyHash(sha256(key))
  const site = row && sites.find(row.stream.slice(0, row.stream.indexOf('/')))
  return site && site.day().stream === row.stream && site.day().state().tickets.has(row.ticket)
    ? { site, ticket: row.ticket }
    : null
}
