// On to another site: both days, the key, the note and the slip in one append.
import type { KioskId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { SendTarget } from '../../shared/siteViews.ts'
import { runOn, type Written } from '../commandRun.ts'
import { sendTicket, travelMinutes } from '../domain/decide/acrossSites.ts'
import { roundRange } from '../domain/estimate.ts'
import type { DayState } from '../domain/state.ts'
import type { LiveSite } from '../liveSites.ts'
import { sha256 } from './keys.ts'
import { neighbourAt } from './neighbours.ts'
import { ownAddress } from './paperKeys.ts'
import { answerOf, type Caller, no, type Operations } from './perform.ts'
import { printerOf, travelSlipOf } from './slips.ts'
import { noteDeletedAt } from './transferring.ts'

export interface SendWish {
  readonly ticket: TicketId
  readonly site: SiteId
  /** Of that site. */
  readonly service: ServiceId
  /** For the colleague there; null: a note from before goes along. */
  readonly note: string | null
  /** Where the slip comes out that says where to go; null: no paper. */
  readonly printAt: KioskId | null
}

/** Sends a ticket to another site of the installation, where its key opens it from then on. `answer` sees the day that it has left. */
export const sendToSite = async <T>(
  operations: Operations,
  caller: Caller,
  { ticket, site, service, note, printAt }: SendWish,
  answer: (written: Written) => T,
): Promise<Answer<T>> => {
  const { clock, keysOf, sites, store } = operations
  const other = sites.find(site)
  if (!other) return no('unknown-site', { site })
  const [day, target] = [caller.site.day(), other.day()]
  if (printAt !== null && !day.state().plan.kiosks.some(({ id }) => id === printAt)) return no('unknown-kiosk')
  const at = clock.now()
  const { stream } = target
  const keyHash = sha256((await keysOf(stream)).ticketKey(ticket))
  const ran = await runOn<T>(store, day === target ? [day.line] : [day.line, target.line], {
    decide([here = day.state(), there = here]) {
      const decided = sendTicket({ type: 'SendTicket', at, ticket, service }, here, there)
      return decided.kind === 'refused' ? decided : { kind: 'events', events: [decided.here, decided.there] }
    },
    sender: caller.sender,
    answer: ([here]) => answer(here ?? { events: [], state: day.state() }),
    rows([here]) {
      const phase = here?.state.tickets.get(ticket)?.phase
      if (!here || phase?.kind !== 'sent') return {}
      const { label } = phase
      const slip = slipFor(operations, here.state, other, { ticket, service, printAt })
      return {
        ticketsMoved: [{ ticket, stream, label, keyHash }],
        ...(note !== null && { ticketNotes: [{ ticket, stream, text: note, deleteAt: noteDeletedAt(other, at) }] }),
        ...(slip && { printJobs: [{ ...slip, label }] }),
      }
    },
  })
  return answerOf(operations, ran)
}

const slipFor = (
  { publicUrl, slips }: Operations,
  state: DayState,
  other: LiveSite,
  { ticket, service, printAt }: Pick<SendWish, 'ticket' | 'service' | 'printAt'>,
) => {
  const printer = printerOf(state, printAt)
  if (!printer) return null
  const url = publicUrl === null ? null : ownAddress(publicUrl)
  const { plan } = other.day().state()
  const minutes = travelMinutes(state.plan, plan)
  const slip = travelSlipOf(slips, state, plan, { ticket, service, url, printer, at: state.at, minutes })
  return { site: state.site, printer, ticket, copy: false, slip, createdAt: state.at }
}

/** Where a visitor of the site can be sent: what the plan names, as it is there now. */
export const destinations = ({ clock, sites }: Operations, site: LiveSite): readonly SendTarget[] =>
  site
    .day()
    .state()
    .plan.otherSites.flatMap(({ site: id, travelMinutes: minutes, way }) => {
      const other = sites.find(id)
      if (!other) return []
      const { card, open, services } = neighbourAt(other, clock.now())
      const known = other.day().state().index.services
      return [
        {
          site: card,
          travel: { minutes, way },
          open,
          services: [...services.values()].map(({ id: service, name, wait }) => ({
            id: service,
            name,
            words: known.get(service)?.words ?? {},
            wait: wait && roundRange(wait),
          })),
        },
      ]
    })
