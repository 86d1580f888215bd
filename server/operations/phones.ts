// Phones that want to be told of their ticket (rules O4, O5).
import type { TicketKey } from '../../shared/ids.ts'
import type { PhoneAddress } from '../../shared/ownRequests.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { PushSender } from '../devices/push.ts'
import { alertFor } from '../domain/alerting.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { Store } from '../store/store.ts'
import { ownedBy } from './own.ts'
import { no, type Operations, ok } from './perform.ts'

/** At the latest: a day closes before that, and takes them along. */
const longestMs = 24 * 3_600_000
const mostPhones = 5

/** From now on the phone is told; the same address again changes nothing. What it can see on its screen now is not told. */
export const tellPhone = async (
  operations: Operations,
  key: TicketKey,
  { endpoint, keys }: PhoneAddress,
): Promise<Answer<Record<never, never>>> => {
  const owned = await ownedBy(operations, key)
  if (!owned) return no('unknown-ticket')
  const { clock, push, store } = operations
  if (!push?.accepts(endpoint)) return no('no-push')
  const { site, ticket } = owned
  const { state, stream } = { state: site.day().state(), stream: site.day().stream }
  const now = clock.now()
  const alert = alertFor(state, ticket, now)
  if (alert.kind === 'over' || alert.kind === 'sent')
    return no('wrong-phase', { phase: state.tickets.get(ticket)?.phase.kind ?? 'gone' })
  const others = (await store.phoneAlerts.of(stream)).filter(
    (row) => row.ticket === ticket && row.endpoint !== endpoint,
  )
  if (others.length >= mostPhones) return no('no-push')
  await store.phoneAlerts.put({
    ticket,
    stream,
    endpoint,
    ...keys,
    soonTold: alert.kind !== 'none',
    callTold: alert.kind === 'call' ? alert.sequence : 0,
    deleteAt: now + longestMs,
  })
  return ok({})
}

/** The phone is told nothing more. Who holds the key may take away any phone of the ticket. */
export const leavePhone = async (operations: Operations, key: TicketKey, endpoint: string) => {
  const owned = await ownedBy(operations, key)
  if (!owned) return no('unknown-ticket')
  const rows = await operations.store.phoneAlerts.of(owned.site.day().stream)
  if (rows.some((row) => row.endpoint === endpoint && row.ticket === owned.ticket))
    await operations.store.phoneAlerts.remove(endpoint)
  return ok({})
}

/**
 * Tells the phones of a site what they should know at that moment (epoch milliseconds), each thing once whatever the number of servers,
 * forgets those of tickets that are over, and hands on those of tickets that were sent to another site.
 */
export const tellPhones = async (
  { phoneAlerts }: Pick<Store, 'phoneAlerts'>,
  push: PushSender,
  site: LiveSite,
  sites: Pick<LiveSites, 'find'>,
  now: number,
): Promise<void> => {
  const rows = await phoneAlerts.of(site.day().stream)
  const state = site.day().state()
  await Promise.all(
    rows.map(async (row) => {
      const alert = alertFor(state, row.ticket, now)
      if (alert.kind === 'none') return
      const there = alert.kind === 'sent' ? sites.find(alert.to)?.day().stream : undefined
      // Calls are counted by each site.
      if (there) return phoneAlerts.put({ ...row, stream: there, soonTold: false, callTold: 0 })
      if (alert.kind === 'over' || alert.kind === 'sent') return phoneAlerts.remove(row.endpoint)
      if (alert.kind === 'soon' ? row.soonTold : row.callTold >= alert.sequence) return
      const told = alert.kind === 'soon' ? ({ soon: true } as const) : { call: alert.sequence }
      if (!(await phoneAlerts.claim(row.endpoint, told))) return
      if ((await push.send(row)) === 'gone') await phoneAlerts.remove(row.endpoint)
    }),
  )
}
