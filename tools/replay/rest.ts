// What replay reads by the REST interface, as any program would.
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { DeskId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const Ticket = z.object({
  id: TicketId,
  label: z.string(),
  phase: z.enum(['waiting', 'called', 'serving', 'parked', 'missed', 'done', 'gone']),
  estimate: z.object({ likely: z.number() }).optional(),
  issuedAt: moment,
  dueAt: moment,
  turnAt: moment,
})
export type TicketRead = z.output<typeof Ticket>

const Site = z.object({
  services: z.array(z.object({ id: ServiceId, handling: z.string() })),
  desks: z.array(z.object({ id: DeskId, services: z.array(z.string()) })),
})
export type SiteRead = z.output<typeof Site>

const Sites = z.array(z.object({ id: SiteId }))

export interface Rest {
  sites(): Promise<readonly SiteId[]>
  site(site: SiteId): Promise<SiteRead>
  /** null: the server does not know it. */
  ticket(id: TicketId): Promise<TicketRead | null>
}

const patienceMs = 60_000

/** Asks again for a minute while the server cannot be reached; rejects on what it should not answer. */
export const restOf = (url: string, token: string): Rest => {
  const get = async (path: string): Promise<unknown> => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      try {
        const response = await fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${token}` } })
        if (response.ok) return await response.json()
        if (response.status === 404) return null
        if (response.status < 500) throw new TypeError(`${path} answers ${response.status} ${await response.text()}`)
      } catch (error) {
        if (isFinal(error) || performance.now() > deadline) throw error
      }
      await pause(200)
    }
  }
  return {
    sites: async () => Sites.parse(await get('/sites')).map(({ id }) => id),
    site: async (site) => Site.parse(await get(`/sites/${encodeURIComponent(site)}`)),
    ticket: async (id) => Ticket.nullable().parse(await get(`/tickets/${encodeURIComponent(id)}`)),
  }
}

/** An answer that asking again would not change; a connection that failed has a cause. */
const isFinal = (error: unknown) => error instanceof TypeError && error.cause === undefined
