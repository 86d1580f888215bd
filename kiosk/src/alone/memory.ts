// What a kiosk keeps for the time without a server, as pure steps: numbers that it holds, and those that it gave.
import type { CommandId, KioskId, ServiceId, TicketId } from '../../../shared/ids.ts'
import type { GivenNumber, HeldNumber, NumberLease, OfflineService } from '../../../shared/offlineViews.ts'

export interface Memory {
  readonly lease: NumberLease | null
  /** Given and not yet handed in, in order. */
  readonly outbox: readonly GivenNumber[]
  /** All that was given on the day of the lease: an answer that was under way meanwhile brings none of it back. */
  readonly given: readonly TicketId[]
  /** How many numbers of a service were given since the lease was answered, for its contingent. */
  readonly counts: Readonly<Record<string, number>>
  /** Time of the last number that was given (epoch milliseconds): times do not run backwards. */
  readonly lastAt: number
}

export const emptyMemory: Memory = { lease: null, outbox: [], given: [], counts: {}, lastAt: 0 }

export interface GivenWish {
  /** The command that asked for it, also when the server was asked first. */
  readonly request: CommandId
  readonly services: readonly { readonly service: ServiceId; readonly quantity: number }[]
  readonly language: string
  readonly kiosk: KioskId
}

/** A number may be drawn until then: clocks of kiosk and server differ by how long an answer was under way. */
const marginMs = 60_000

/** The server's newest answer takes the place of the one before. */
export function lend(memory: Memory, lease: NumberLease): Memory {
  const given = memory.lease?.day === lease.day ? memory.given : []
  const gone = new Set([...given, ...memory.outbox.map(({ ticket }) => ticket)])
  const numbers = lease.numbers.filter(({ ticket }) => !gone.has(ticket))
  return { ...memory, given, counts: {}, lease: { ...lease, numbers } }
}

/** Whether the numbers may be given at that moment, by that kiosk. */
export const isGood = ({ lease, lastAt }: Memory, kiosk: KioskId, now: number): boolean =>
  lease !== null && lease.kiosk === kiosk && Math.max(now, lastAt) <= lease.until - marginMs

/** What a tap on the service leads to without a server; null: no number is given for it by a kiosk alone. */
export function offerOf(
  { counts, lease }: Memory,
  service: ServiceId,
  now: number,
): 'number' | 'closed' | 'contingent-used' | 'used-up' | null {
  const offered = lease?.services.find(({ id }) => id === service)
  if (!lease || !offered) return null
  if (now < offered.firstIssueAt || now >= offered.lastIssueAt) return 'closed'
  if (offered.left !== null && (counts[service] ?? 0) >= offered.left) return 'contingent-used'
  return nextOf(lease, offered) ? 'number' : 'used-up'
}

const nextOf = ({ numbers }: NumberLease, { prefix }: OfflineService): HeldNumber | undefined =>
  numbers.find((number) => number.prefix === prefix)

export interface Given {
  readonly memory: Memory
  readonly number: GivenNumber
  readonly held: HeldNumber
  readonly route: OfflineService
}

/**
 * The next number for the wish, to be kept before it is shown; null when none may be given, or the wish has one already.
 */
export function give(memory: Memory, wish: GivenWish, now: number): Given | null {
  const { lease } = memory
  const [first] = wish.services
  const route = lease?.services.find(({ id }) => id === first?.service)
  if (!lease || !first || !route || !isGood(memory, wish.kiosk, now)) return null
  if (memory.outbox.some(({ request }) => request === wish.request)) return null
  if (offerOf(memory, first.service, now) !== 'number') return null
  const held = nextOf(lease, route)
  if (!held) return null
  const issuedAt = Math.max(Math.trunc(now), memory.lastAt)
  const { day, lease: id, site } = lease
  const { label, ticket } = held
  const number = {
    ...wish,
    services: [...wish.services],
    site,
    day,
    lease: id,
    label,
    ticket,
    area: route.area.id,
    issuedAt,
  }
  const counts = { ...memory.counts }
  for (const one of wish.services) counts[one.service] = (counts[one.service] ?? 0) + 1
  return {
    number,
    held,
    route,
    memory: {
      lease: { ...lease, numbers: lease.numbers.filter((one) => one !== held) },
      outbox: [...memory.outbox, number],
      given: [...memory.given, ticket],
      counts,
      lastAt: issuedAt,
    },
  }
}

/** What this machine gave as another kiosk, before its page was opened at another address, is handed in with what it gives as this one. */
export const takeOver = (memory: Memory, others: readonly Memory[]): Memory => ({
  ...memory,
  outbox: [...memory.outbox, ...others.flatMap(({ outbox }) => outbox)],
})

/** What the server has confirmed is no longer kept. */
export function handedIn(memory: Memory, confirmed: readonly GivenNumber[]): Memory {
  const requests = new Set(confirmed.map(({ request }) => request))
  return { ...memory, outbox: memory.outbox.filter(({ request }) => !requests.has(request)) }
}
