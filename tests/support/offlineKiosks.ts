// Kiosks that lose the server and find it again: what each keeps, what visitors were shown, and what the day makes of it.
import assert from 'node:assert/strict'
import { emptyMemory, type GivenWish, give, handedIn, isGood, lend, type Memory } from '../../kiosk/src/alone/memory.ts'
import type { DayCommand, OfflineTicket } from '../../server/domain/commands.ts'
import { decide } from '../../server/domain/decide.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import { numberOf } from '../../server/domain/labels.ts'
import { numbersOf } from '../../server/domain/leases.ts'
import type { DayState, Ticket } from '../../server/domain/state.ts'
import type { CommandId, KioskId, Label, Language, LeaseId, ServiceId, TicketId, TicketKey } from '../../shared/ids.ts'
import type { GivenNumber, NumberLease } from '../../shared/offlineViews.ts'
import { planOf } from './given.ts'
import { sealed } from './sealed.ts'

export const restMs = 30 * 60_000

/** A browser profile; `mayGive` is false for a copy that has not yet asked the server. */
export interface Profile {
  readonly kiosk: KioskId
  memory: Memory
  /** Of the browser: a restart or a copy has another one. */
  session: LeaseId
  mayGive: boolean
}

/** A visitor who reads a number on a kiosk that is alone. */
interface Shown {
  readonly request: CommandId
  readonly label: Label
  readonly issuedAt: number
  /** Nobody else gets the number before. */
  readonly safeUntil: number
}

/** The server as kiosks see it: `state` may be replaced, nothing else. */
export function kioskWorld(start: DayState, onEvent: (state: DayState, event: DayEvent) => void = () => {}) {
  let state = start
  let ids = 0
  const shown: Shown[] = []
  const nextId = (kind: string) => `${kind}-${String(++ids).padStart(20, '0')}`
  const tickets = () => Array.from({ length: 80 }, () => nextId('t') as TicketId)

  const run = (command: DayCommand): boolean => {
    const decision = decide(command, sealed(copyDay(state)))
    if (decision.kind === 'refused') return false
    for (const event of decision.events) {
      onEvent(state, event)
      state = evolve(state, event, planOf)
    }
    return true
  }

  const leaseView = (lease: LeaseId, profile: Profile): NumberLease => {
    const { until } = state.leases.get(lease) ?? assert.fail('the lease is there')
    const numbers = numbersOf(state, lease).map(({ label, ticket }) => ({
      label,
      ticket,
      prefix: numberOf(label).prefix,
      key: 'k' as TicketKey,
    }))
    const service = (id: string, prefix: string) => ({
      id: id as ServiceId,
      prefix,
      area: { id: 'hall' as never, name: { de: 'Halle' }, way: { de: 'geradeaus' } },
      firstIssueAt: 0,
      lastIssueAt: Number.MAX_SAFE_INTEGER,
      left: null,
    })
    const services = [service('passport', 'A'), service('residence', 'B')]
    return {
      lease,
      site: state.site,
      kiosk: profile.kiosk,
      day: state.date,
      until,
      numbers,
      services,
      ownAddress: null,
    }
  }

  const offline = ({ day: _day, site: _site, services, language, ...given }: GivenNumber): OfflineTicket => {
    const [first, ...others] = services
    return { ...given, language: language as Language, legs: [first ?? assert.fail('a concern'), ...others] }
  }

  return {
    get state() {
      return state
    },
    shown,
    nextId,
    run,
    /** Asks for numbers; where the answer is lost the kiosk stays as it was. */
    lease(profile: Profile, at: number, isLost = false): boolean {
      const { kiosk, session } = profile
      if (!run({ type: 'LeaseNumbers', at, kiosk, lease: session, tickets: tickets() })) return false
      if (isLost) return true
      profile.memory = lend(profile.memory, leaseView(session, profile))
      profile.mayGive = true
      return true
    },
    /** A number without the server; `request` where the server was asked first. */
    tapAlone(profile: Profile, service: string, at: number, request = nextId('wish') as CommandId): Shown | null {
      const { kiosk, memory } = profile
      const until = memory.lease?.until ?? 0
      const services: GivenWish['services'] = [{ service: service as ServiceId, quantity: 1 }]
      const given = profile.mayGive ? give(memory, { request, services, language: 'de', kiosk }, at) : null
      if (!given) return null
      assert(isGood(memory, kiosk, at))
      profile.memory = given.memory
      const one = { request, label: given.number.label, issuedAt: given.number.issuedAt, safeUntil: until + restMs }
      shown.push(one)
      return one
    },
    /** Asks the server for a number; the answer may be lost. */
    tap(kiosk: KioskId, service: string, at: number, request: CommandId): boolean {
      return run({
        type: 'IssueTicket',
        at,
        ticket: nextId('t') as TicketId,
        asker: 'visitor',
        channel: 'visit',
        legs: [{ service: service as ServiceId }],
        language: null,
        kiosk,
        priority: null,
        appointmentAt: null,
        evenUnstaffed: true,
        request,
      })
    },
    /** Hands in what is kept, up to `most`; returns what was sent, to be repeated later. */
    handIn(profile: Profile, at: number, most = 50, isLost = false): readonly GivenNumber[] {
      const sent = profile.memory.outbox.slice(0, most)
      this.repeat(sent, at)
      if (!isLost) profile.memory = handedIn(profile.memory, sent)
      return sent
    },
    repeat(sent: readonly GivenNumber[], at: number): void {
      if (sent.length === 0) return
      const spare = sent.map(() => nextId('t') as TicketId)
      assert(run({ type: 'HandIn', at, tickets: sent.map(offline), spare }), 'handing in is never refused')
    },
    /** Who holds which number now: open tickets, and what visitors read on kiosks that have not handed in. */
    holders(now: number): ReadonlyMap<Label, ReadonlySet<string>> {
      const holders = new Map<Label, Set<string>>()
      const hold = (label: Label, who: string) => holders.getOrInsertComputed(label, () => new Set()).add(who)
      const wishes = new Map([...state.requests].map(([request, ticket]) => [ticket, request]))
      for (const ticket of state.tickets.values())
        if (isOpen(state, ticket, now)) hold(ticket.label, wishes.get(ticket.id) ?? ticket.id)
      for (const one of shown) {
        const id = state.requests.get(one.request)
        const isHandedIn = id !== undefined && state.tickets.get(id)?.offline === true
        if (!isHandedIn && now < one.safeUntil) hold(one.label, one.request)
      }
      return holders
    },
  }
}

export type KioskWorld = ReturnType<typeof kioskWorld>

let sessions = 0
export const newSession = () => `session-${String(++sessions).padStart(10, '0')}` as LeaseId

export const newProfile = (kiosk: string): Profile => ({
  kiosk: kiosk as KioskId,
  session: newSession(),
  memory: emptyMemory,
  mayGive: true,
})

function isOpen(state: DayState, { phase }: Ticket, now: number): boolean {
  if (phase.kind === 'missed') return now < phase.at + state.plan.queue.missedGraceSeconds * 1000
  return phase.kind !== 'done' && phase.kind !== 'gone' && phase.kind !== 'sent'
}
