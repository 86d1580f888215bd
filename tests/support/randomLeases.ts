// What kiosks that may lose the server do on a random day: they hold numbers, and hand in what they gave.
import type { DayCommand, OfflineTicket } from '../../server/domain/commands.ts'
import { labelFor } from '../../server/domain/labels.ts'
import { numbersOf } from '../../server/domain/leases.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { AreaId, CommandId, KioskId, Language, LeaseId, TicketId } from '../../shared/ids.ts'
import { from, wanted } from './randomTargets.ts'

interface Drawn {
  readonly pick: number
  readonly other: number
  readonly count: number
  readonly now: number
}

const kiosk = 'entrance' as KioskId
const mostLent = 80
const sessionOf = (pick: number) => `session-${pick % 3}` as LeaseId

/** What a kiosk calls the wish of that step. */
export const wishOf = (count: number): CommandId => `wish-${count}` as CommandId

export function leaseCommand(kind: 'lend' | 'handIn', drawn: Drawn, state: DayState): DayCommand | null {
  const { count, now, pick } = drawn
  const ids = (most: number, kind: string) =>
    Array.from({ length: most }, (_, number) => `${kind}-${count}-${number}` as TicketId)
  if (kind === 'lend')
    return { type: 'LeaseNumbers', at: now, kiosk, lease: sessionOf(pick), tickets: ids(mostLent, 'lent') }
  const tickets = givenBy(drawn, state)
  return tickets.length === 0 ? null : { type: 'HandIn', at: now, tickets, spare: ids(tickets.length, 'spare') }
}

/** Some numbers of a session, now and then one that it never had, and one of a visitor whom the server gave another. */
function givenBy({ pick, other, count, now }: Drawn, state: DayState): readonly OfflineTicket[] {
  const lease = sessionOf(pick)
  const held = numbersOf(state, lease).slice(0, 1 + (other % 3))
  const [range] = state.plan.numbers
  const foreign =
    other % 9 === 0 && range ? [{ label: labelFor(range, range.last), ticket: `old-${count}` as TicketId }] : []
  const unheard = other % 2 === 0 ? from([...state.requests.keys()], pick) : undefined
  return [...held, ...foreign].map(({ label, ticket }, at) => ({
    request: (at === 0 ? unheard : undefined) ?? (`wish-of-${ticket}` as CommandId),
    lease,
    label,
    ticket,
    legs: wanted(pick + at, other),
    language: 'de' as Language,
    kiosk,
    area: 'hall' as AreaId,
    issuedAt: now - (other % 90) * 60_000 + at * 1_000,
  }))
}
