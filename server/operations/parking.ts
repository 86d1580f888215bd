// Away for a while, and back by the slip.
import type { KioskId, ReasonId, TicketId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { ScannedView } from '../../shared/views.ts'
import type { Written } from '../commandRun.ts'
import type { DayCommand } from '../domain/commands.ts'
import type { ViewContext } from '../domain/views/context.ts'
import { ownTicketView } from '../domain/views/own.ts'
import type { LiveSite } from '../liveSites.ts'
import { ownedBy } from './own.ts'
import { ownAddress } from './paperKeys.ts'
import { type Caller, no, type Operations, ok, perform } from './perform.ts'
import { errandSlipOf, printerOf } from './slips.ts'

export interface ParkWish {
  readonly ticket: TicketId
  readonly reason: ReasonId
  /** Epoch milliseconds. */
  readonly remindAt: number | null
  /** Where the errand's slip comes out; null: no paper. */
  readonly printAt: KioskId | null
}

/** Sets a ticket aside; for an errand its slip is printed, durable with the event. */
export const parkTicket = async <T>(
  operations: Operations,
  caller: Caller,
  { ticket, reason, remindAt, printAt }: ParkWish,
  answer: (written: Written) => T,
): Promise<Answer<T>> => {
  const { plan } = caller.site.day().state()
  if (printAt !== null && !plan.kiosks.some(({ id }) => id === printAt)) return no('unknown-kiosk')
  const { clock, publicUrl, slips } = operations
  const url = publicUrl === null ? null : ownAddress(publicUrl)
  return perform(
    operations,
    caller,
    () => ({ type: 'ParkTicket', at: clock.now(), ticket, reason, remindAt }),
    answer,
    ({ state }) => {
      const printer = printerOf(state, printAt)
      const label = state.tickets.get(ticket)?.label
      const slip = printer && errandSlipOf(slips, state, { ticket, url, printer, at: state.at })
      if (!printer || !slip || !label) return {}
      return {
        printJobs: [{ site: state.site, printer, ticket, label, copy: false, slip, createdAt: state.at }],
      }
    },
  )
}

/** Who was away or missed is back by the slip's key, and who comes from another site is there; everybody else is told how things stand. */
export const scanTicket = async (
  operations: Operations,
  caller: Caller,
  key: string,
  contextOf: (site: LiveSite) => ViewContext,
): Promise<Answer<ScannedView>> => {
  const owned = await ownedBy(operations, key)
  if (!owned) return no('unknown-ticket')
  const { site, ticket } = owned
  if (site.id !== caller.site.id) {
    const other = site.plan().plan.site
    return no('ticket-other-site', { site: other.name.de, address: other.address })
  }
  const type = signOf(site, ticket)
  const shown = (did: ScannedView['did']): Answer<ScannedView> => {
    const view = ownTicketView(site.day().state(), ticket, contextOf(site))
    return view ? ok({ did, ticket: view }) : no('unknown-ticket')
  }
  if (type === null) return shown('nothing')
  const at = operations.clock.now()
  const came = await perform(
    operations,
    caller,
    (): DayCommand => ({ type, at, ticket }),
    () => null,
  )
  if (came.ok) return shown(cameBack[type])
  // Another sign was faster, or the grace time is over: then the ticket itself says how it stands.
  return shown('nothing')
}

const cameBack = { ResumeTicket: 'resumed', ReturnTicket: 'returned', ArriveTicket: 'arrived' } as const

const signOf = (site: LiveSite, ticket: TicketId): keyof typeof cameBack | null => {
  switch (site.day().state().tickets.get(ticket)?.phase.kind) {
    case 'parked':
      return 'ResumeTicket'
    case 'missed':
      return 'ReturnTicket'
    case 'expected':
      return 'ArriveTicket'
    default:
      return null
  }
}
