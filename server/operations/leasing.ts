// Numbers for a kiosk that may lose the server, and those that it gave meanwhile (rules N12 to N15).
import type { KioskId, LeaseId, TicketId } from '../../shared/ids.ts'
import type { GivenNumber, NumberLease } from '../../shared/offlineViews.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { MoreRows, Written } from '../commandRun.ts'
import type { OfflineTicket } from '../domain/commands.ts'
import { numberOf } from '../domain/labels.ts'
import { lentRanges, numbersOf } from '../domain/leases.ts'
import { offlineServices } from '../domain/views/offline.ts'
import type { LiveDay } from '../liveDay.ts'
import type { LiveSite } from '../liveSites.ts'
import { type DayKeys, newTicketId, sha256 } from './keys.ts'
import { ownAddress } from './paperKeys.ts'
import { answerOf, type Caller, no, type Operations, ok, perform } from './perform.ts'

/** Lends numbers, or keeps those that this session of a kiosk has. Refuses when visitors get no numbers any more today. */
export const leaseNumbers = async (
  operations: Operations,
  caller: Caller,
  { kiosk, lease }: { readonly kiosk: KioskId; readonly lease: LeaseId },
): Promise<Answer<NumberLease>> => {
  const { clock, keysOf, publicUrl } = operations
  const day = caller.site.day()
  const { ticketKey } = await keysOf(day.stream)
  const most = lentRanges(day.state()).length * day.state().plan.offline.blockNumbers
  return perform(
    operations,
    caller,
    () => ({ type: 'LeaseNumbers', at: clock.now(), kiosk, lease, tickets: ids(most) }),
    ({ state }) => ({
      lease,
      site: state.site,
      kiosk,
      day: state.date,
      until: state.leases.get(lease)?.until ?? state.at,
      numbers: numbersOf(state, lease).map(({ label, ticket }) => ({
        label,
        ticket,
        prefix: numberOf(label).prefix,
        key: ticketKey(ticket),
      })),
      services: offlineServices(state),
      ownAddress: publicUrl === null ? null : ownAddress(publicUrl),
    }),
  )
}

const ids = (count: number): readonly TicketId[] => Array.from({ length: count }, newTicketId)

/** Takes in what a kiosk gave without a server, each on the day that it was lent for. Safe to repeat. */
export const handIn = async (
  operations: Operations,
  site: LiveSite,
  given: readonly GivenNumber[],
): Promise<Answer<Record<never, never>>> => {
  if (given.some((one) => one.site !== site.id)) return no('unknown-site')
  for (const [date, tickets] of Map.groupBy(given, ({ day }) => day)) {
    const today = site.day()
    const day = today.state().date === date ? today : await operations.sites.pastDay(site.id, date)
    const answer = await handInOn(operations, day ?? today, tickets, day === null)
    if (!answer.ok) return answer
  }
  return ok({})
}

/** `isLost`: no log knows the day for which they were lent. */
const handInOn = async (
  operations: Operations,
  day: LiveDay,
  given: readonly GivenNumber[],
  isLost: boolean,
): Promise<Answer<Record<never, never>>> => {
  const { clock, keysOf, store } = operations
  const keys = await keysOf(day.stream)
  const known = new Set<TicketId>()
  for (const { ticket } of given)
    if (await store.tickets.findByKeyHash(sha256(keys.ticketKey(ticket)))) known.add(ticket)
  const ran = await day.run({
    command: () => ({
      type: 'HandIn',
      at: clock.now(),
      tickets: given.map((one) => offlineTicket(one, isLost)),
      spare: ids(given.length),
    }),
    sender: null,
    answer: () => ({}),
    rows: (written) => rowsOf(day, keys, given, known, written),
  })
  return answerOf(operations, ran)
}

const offlineTicket = (
  { day: _, site: __, services, language, ...given }: GivenNumber,
  isLost: boolean,
): OfflineTicket => {
  const [first, ...others] = services
  if (!first) throw new Error(`${given.label} was given for nothing`)
  return {
    ...given,
    language: language as OfflineTicket['language'],
    legs: [first, ...others],
    ...(isLost && { past: true }),
  }
}

/** The key that the visitor has on paper was lent with the number, whatever ticket bears that now. */
const rowsOf = (
  { stream }: LiveDay,
  keys: DayKeys,
  given: readonly GivenNumber[],
  known: ReadonlySet<TicketId>,
  { events }: Written,
): MoreRows => {
  const lentAs = new Map(given.map(({ label, ticket }) => [label, ticket]))
  const hashOf = (lent: TicketId | undefined) =>
    lent === undefined || known.has(lent) ? null : sha256(keys.ticketKey(lent))
  return {
    tickets: events.flatMap((event) =>
      event.type === 'TicketIssued'
        ? [
            {
              ticket: event.ticket,
              stream,
              label: event.label,
              keyHash: hashOf(event.handedIn?.late ? undefined : event.ticket),
            },
          ]
        : [],
    ),
    ticketsMoved: events.flatMap((event) =>
      event.type === 'NumberChanged'
        ? [{ ticket: event.ticket, stream, label: event.label, keyHash: hashOf(lentAs.get(event.label)) }]
        : [],
    ),
  }
}
