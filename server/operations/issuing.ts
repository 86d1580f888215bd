// Numbers: from a tap or a check-in to the ticket, its paper and its key.
import type { DeskId, KioskId, ReasonId, TicketId } from '../../shared/ids.ts'
import type { Texts } from '../../shared/plan.ts'
import type { Answer, ParsedOf } from '../../shared/protocol.ts'
import type { IssuedView } from '../../shared/views.ts'
import type { Written } from '../commandRun.ts'
import type { WantedLeg } from '../domain/commands.ts'
import { roundRange } from '../domain/estimate.ts'
import type { Channel } from '../domain/events.ts'
import { aheadOf } from '../domain/routing.ts'
import type { DayState, Ticket } from '../domain/state.ts'
import type { StreamId } from '../store/store.ts'
import { type DayKeys, newTicketId, sha256 } from './keys.ts'
import { ownAddress } from './paperKeys.ts'
import { type Caller, no, type Operations, ok, perform } from './perform.ts'
import { printerOf, slipOf } from './slips.ts'

/** Where a visitor's paper comes from: a kiosk's printer, its screen, or nowhere. */
export type PaperAt = {
  readonly kiosk: KioskId
  /** The kiosk has not shown what documents are needed. */
  readonly documents?: boolean
} | null

export interface IssueWish {
  readonly legs: readonly [WantedLeg, ...WantedLeg[]]
  readonly channel: Channel
  readonly language: string
  readonly kiosk: KioskId | null
  readonly evenUnstaffed: boolean
  readonly priority: ReasonId | null
  /** Epoch milliseconds. */
  readonly appointmentAt: number | null
  readonly paper: PaperAt
}

/** What a repetition is answered: all of the ticket but its secret. */
export type IssuedAnswer = Omit<IssuedView, 'key' | 'url' | 'paper'> & { readonly stream: StreamId }

export const isVisitor = ({ principal }: Caller) => principal.role === 'kiosk'

interface PaperWish {
  readonly kiosk: KioskId | null
  readonly printAt: KioskId | null
  readonly documentsOnSlip?: boolean | undefined
}

/** Visitors get paper where they stand, staff where they say. */
export const paperFor = (caller: Caller, { kiosk, printAt, documentsOnSlip = false }: PaperWish): PaperAt => {
  const at = isVisitor(caller) ? kiosk : printAt
  return at === null ? null : { kiosk: at, documents: documentsOnSlip }
}

export const ticketIn = (state: DayState, id: TicketId): Ticket => {
  const ticket = state.tickets.get(id)
  if (!ticket) throw new Error(`Ticket ${id} was issued and is not there.`)
  return ticket
}

const areaTexts = (state: DayState, ticket: Ticket): { area: Texts; way: Texts } => {
  const area = state.plan.areas.find(({ id }) => id === ticket.area)
  if (!area) throw new Error(`Area ${ticket.area} is not in the plan.`)
  return { area: area.name, way: area.way }
}

export const issuedAnswer = (state: DayState, id: TicketId, stream: StreamId): IssuedAnswer => {
  const ticket = ticketIn(state, id)
  return {
    ticket: ticket.id,
    label: ticket.label,
    language: ticket.language,
    services: ticket.legs.flatMap(({ service }) => state.index.services.get(service)?.name ?? []),
    ...areaTexts(state, ticket),
    ahead: aheadOf(state, ticket, ticket.issuedAt),
    wait: ticket.estimate && roundRange(ticket.estimate),
    appointmentAt: ticket.appointment?.time ?? null,
    slot: ticket.appointment?.slot ?? false,
    stream,
  }
}

const ownUrl = ({ publicUrl }: Operations, keys: DayKeys, ticket: TicketId) =>
  publicUrl === null ? null : ownAddress(publicUrl) + keys.ticketKey(ticket)

/** As it is kept for a printer: the key is set in when the slip is printed. */
const urlWithoutKey = ({ publicUrl }: Operations) => (publicUrl === null ? null : ownAddress(publicUrl))

const printerAt = (state: DayState, paper: PaperAt) => printerOf(state, paper?.kiosk ?? null)

/** Rows that go with an issued ticket: its index entry, and a print job where the kiosk has a printer. */
export const ticketRows = (operations: Operations, caller: Caller, keys: DayKeys, id: TicketId, paper: PaperAt) => {
  const stream = caller.site.day().stream
  return ({ state }: Written) => {
    const { label, issuedAt } = ticketIn(state, id)
    const printer = printerAt(state, paper)
    const url = urlWithoutKey(operations)
    const documents = paper?.documents ?? false
    return {
      tickets: [{ ticket: id, stream, label, keyHash: sha256(keys.ticketKey(id)) }],
      ...(printer !== null && {
        printJobs: [
          {
            site: state.site,
            printer,
            ticket: id,
            label,
            copy: false,
            slip: slipOf(operations.slips, state, { ticket: id, url, copy: false, documents, printer, at: issuedAt }),
            createdAt: issuedAt,
          },
        ],
      }),
    }
  }
}

/** Adds to a remembered answer what is never stored: the key, and the slip for a kiosk without a printer. */
export const completed = async (
  operations: Operations,
  caller: Caller,
  { stream, ...issued }: IssuedAnswer,
  paper: PaperAt,
): Promise<IssuedView> => {
  const keys = await operations.keysOf(stream)
  const url = ownUrl(operations, keys, issued.ticket)
  const view = { ...issued, key: keys.ticketKey(issued.ticket), url }
  const day = caller.site.day()
  const state = day.state()
  const ticket = day.stream === stream ? state.tickets.get(issued.ticket) : undefined
  if (paper === null || !ticket) return { ...view, paper: { kind: 'none' } }
  const printer = printerAt(state, paper)
  if (printer !== null) return { ...view, paper: { kind: 'printing', printer } }
  const { documents = false } = paper
  const at = ticket.issuedAt
  const slip = slipOf(operations.slips, state, { ticket: ticket.id, url, copy: false, documents, printer, at })
  return { ...view, paper: { kind: 'screen', slip } }
}

/**
 * Issues a number for a visitor at the kiosk or by staff, with its paper. Refuses as the rules N, G and H say.
 * `describe` adds what the sender wants to be told of the new ticket, remembered for repetitions.
 */
export const issueTicket = async <T>(
  operations: Operations,
  caller: Caller,
  wish: IssueWish,
  describe: (state: DayState, ticket: Ticket) => T,
): Promise<Answer<{ readonly issued: IssuedView; readonly described: T }>> => {
  const { site, principal } = caller
  const day = site.day()
  const { plan } = day.state()
  const language = operations.slips.languageOf(plan, wish.language)
  if (wish.language !== '' && language === null) return no('unknown-language', { language: wish.language.slice(0, 20) })
  const unknownKiosk = [wish.kiosk, wish.paper?.kiosk].some((id) => id && !plan.kiosks.some((kiosk) => kiosk.id === id))
  if (unknownKiosk) return no('unknown-kiosk')
  const keys = await operations.keysOf(day.stream)
  const ticket = newTicketId()
  const answer = await perform(
    operations,
    caller,
    () => ({
      type: 'IssueTicket',
      at: operations.clock.now(),
      ticket,
      asker: principal.role === 'kiosk' ? 'visitor' : 'staff',
      channel: wish.channel,
      legs: wish.legs,
      language,
      kiosk: wish.kiosk,
      priority: isVisitor(caller) ? null : wish.priority,
      appointmentAt: isVisitor(caller) ? null : wish.appointmentAt,
      evenUnstaffed: wish.evenUnstaffed,
      ...(isVisitor(caller) && caller.sender && { request: caller.sender.id }),
    }),
    ({ state }) => ({
      issued: issuedAnswer(state, ticket, day.stream),
      described: describe(state, ticketIn(state, ticket)),
    }),
    ticketRows(operations, caller, keys, ticket, wish.paper),
  )
  if (!answer.ok) return answer
  const issued = await completed(operations, caller, answer.value.issued, wish.paper)
  return ok({ issued, described: answer.value.described })
}

/** Serves the person at the desk under a number of its own that no board shows. */
export const serveDirect = async <T>(
  operations: Operations,
  caller: Caller,
  { desk, services }: { readonly desk: DeskId; readonly services: IssueWish['legs'] },
  describe: (state: DayState, ticket: Ticket) => T,
): Promise<Answer<T>> => {
  const day = caller.site.day()
  const keys = await operations.keysOf(day.stream)
  const ticket = newTicketId()
  return perform(
    operations,
    caller,
    () => ({ type: 'ServeDirect', at: operations.clock.now(), desk, ticket, legs: services, language: null }),
    ({ state }) => describe(state, ticketIn(state, ticket)),
    ticketRows(operations, caller, keys, ticket, null),
  )
}

/** Prints the same number again, with the word for "copy". A reprint is no event and never takes a number. */
export const reprint = async (
  operations: Operations,
  { site }: Caller,
  { ticket: id, printAt }: Pick<ParsedOf<'ticket:reprint'>, 'ticket' | 'printAt'>,
): Promise<Answer<Record<never, never>>> => {
  const day = site.day()
  const state = day.state()
  const ticket = state.tickets.get(id)
  if (!ticket) return no('unknown-ticket')
  const printer = printerAt(state, { kiosk: printAt })
  if (printer === null)
    return no(state.plan.kiosks.some((kiosk) => kiosk.id === printAt) ? 'no-printer' : 'unknown-kiosk')
  const at = operations.clock.now()
  const url = urlWithoutKey(operations)
  const slip = slipOf(operations.slips, state, { ticket: id, url, copy: true, documents: false, printer, at })
  const { label } = ticket
  operations.wakePrinter(
    await operations.store.printJobs.add({
      site: state.site,
      printer,
      ticket: id,
      label,
      copy: true,
      slip,
      createdAt: at,
    }),
  )
  return ok({})
}
