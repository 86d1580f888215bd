import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayEvent } from '../../server/domain/events.ts'
import { isLent } from '../../server/domain/leases.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { CommandId, TicketId } from '../../shared/ids.ts'
import type { GivenNumber } from '../../shared/offlineViews.ts'
import { numbersOnce } from '../support/dayRules.ts'
import { at, callsNext, finishes, misses, opens, opensDay } from '../support/daySteps.ts'
import { givenUnder } from '../support/given.ts'
import { type KioskWorld, kioskWorld, newProfile, newSession, type Profile } from '../support/offlineKiosks.ts'
import { smallPlan } from '../support/smallPlan.ts'

const kiosks = ['entrance', 'lift']

/** Few numbers, so that blocks run out, come back and are lent again. */
const scarce = smallPlan((draft) => {
  draft.numbers = ['A', 'B', 'F', 'T'].map((prefix) => ({ prefix, first: 1, last: 30, width: 3, offlineFrom: 15 }))
  draft.kiosks = kiosks.map((id) => ({ id, name: { de: id, en: id } }))
  draft.offline = { blockNumbers: 4, leaseMinutes: 60 }
})

const weights = {
  lease: 8,
  leaseLost: 2,
  tap: 6,
  tapLost: 5,
  alone: 24,
  handIn: 8,
  handInLost: 3,
  repeat: 3,
  die: 0.5,
  restart: 1,
  copy: 0.5,
  call: 8,
  finish: 7,
  miss: 2,
  closeDay: 0.05,
}
type Kind = keyof typeof weights
interface Step {
  readonly kind: Kind
  readonly pick: number
  readonly other: number
  readonly gapMs: number
}
const steps = fc.array(
  fc.record({
    kind: fc.oneof(
      ...Object.entries(weights).map(([kind, weight]) => ({
        weight: Math.ceil(weight * 20),
        arbitrary: fc.constant(kind as Kind),
      })),
    ),
    pick: fc.nat(1_000),
    other: fc.nat(1_000),
    gapMs: fc.oneof(
      { weight: 20, arbitrary: fc.nat(120_000) },
      { weight: 1, arbitrary: fc.nat(70 * 60_000) },
      { weight: 2, arbitrary: fc.constant(0) },
    ),
  }),
  { minLength: 60, maxLength: 250, size: 'max' },
)

/** No number is lent while another kiosk may give it. */
const lentOnce = (state: DayState, event: DayEvent) => {
  if (event.type !== 'NumbersLeased') return
  for (const { label } of event.numbers) {
    const before = state.leased.get(label)?.lease
    expect(before !== undefined && before !== event.lease && isLent(state, label, event.at), `N13 ${label}`).toBe(false)
  }
}

interface House {
  readonly world: KioskWorld
  profiles: Profile[]
  readonly sent: (readonly GivenNumber[])[]
  readonly counts: Record<string, number>
  now: number
}

function openHouse(): House {
  const { state } = givenUnder(scarce, opensDay([], scarce), opens('c1', '08:00'), opens('c3', '08:00'))
  const watcher = numbersOnce()
  const world = kioskWorld(state, (before, event) => {
    watcher.before?.(before, event)
    lentOnce(before, event)
  })
  return { world, profiles: kiosks.map(newProfile), sent: [], counts: {}, now: at('08:00') }
}

function step(house: House, { kind, pick, other, gapMs }: Step): void {
  const { world, counts } = house
  house.now += gapMs
  const { now } = house
  const profile = house.profiles[pick % house.profiles.length] as Profile
  const service = other % 2 === 0 ? 'passport' : 'residence'
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  const some = (phase: string): TicketId | undefined =>
    [...world.state.tickets.values()].find((ticket) => ticket.phase.kind === phase)?.id
  switch (kind) {
    case 'lease':
    case 'leaseLost':
      world.lease(profile, now, kind === 'leaseLost')
      return
    case 'tap':
    case 'tapLost': {
      const request = world.nextId('wish') as CommandId
      const isIssued = world.tap(profile.kiosk, service, now, request)
      if (kind === 'tapLost' && world.tapAlone(profile, service, now, request) && isIssued) count('two answers')
      return
    }
    case 'alone':
      if (world.tapAlone(profile, service, now)) count('alone')
      return
    case 'handIn':
    case 'handInLost': {
      const sent = world.handIn(profile, now, 1 + (other % 6), kind === 'handInLost')
      house.sent.push(sent)
      return
    }
    case 'repeat': {
      const again = house.sent[other % Math.max(1, house.sent.length)]
      if (again) world.repeat(again, now)
      return
    }
    case 'die':
      house.profiles = house.profiles.map((one) => (one === profile ? newProfile(profile.kiosk) : one))
      return
    case 'restart':
      profile.session = newSession()
      return
    case 'copy':
      if (house.profiles.length < 4) house.profiles.push({ ...profile, session: newSession(), mayGive: false })
      return
    case 'call':
      world.run({ ...callsNext(pick % 2 === 0 ? 'c1' : 'c3', '08:00'), at: now })
      return
    case 'finish':
    case 'miss': {
      const ticket = some('called')
      if (ticket) world.run({ ...(kind === 'miss' ? misses : finishes)(ticket, '08:00'), at: now })
      return
    }
    case 'closeDay':
      world.run({ type: 'CloseDay', at: now })
  }
}

const holdOneEach = ({ world, now }: House) => {
  for (const [label, who] of world.holders(now)) expect([...who], `N13 ${label}`).toHaveLength(1)
}

const play = (check: (house: House) => void, numRuns = 120) => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(steps, (all) => {
      const house = openHouse()
      for (const one of all) {
        step(house, one)
        holdOneEach(house)
      }
      check(house)
      for (const [what, count] of Object.entries(house.counts)) counts[what] = (counts[what] ?? 0) + count
    }),
    { numRuns, interruptAfterTimeLimit: 5_000 },
  )
  return counts
}

describe('kiosks without a server, at random', () => {
  it('N13 N14 N15 no number is open twice, and each that a visitor has is handed in once, in order, under its label', () => {
    const seen = { inTime: 0, late: 0 }
    const counts = play((house) => {
      const { world } = house
      for (const profile of house.profiles) while (world.handIn(profile, house.now).length > 0);
      holdOneEach(house)
      const { state } = world
      const kept = new Set(house.profiles.flatMap(({ memory }) => memory.outbox.map(({ request }) => request)))
      expect(kept.size).toBe(0)
      for (const { issuedAt, label, request } of world.shown) {
        const id = state.requests.get(request)
        const ticket = id && state.tickets.get(id)
        if (!ticket?.offline) continue
        expect(ticket.label).toBe(label)
        expect(ticket.issuedAt).toBeLessThanOrEqual(issuedAt)
        if (ticket.phase.kind === 'gone') seen.late++
        else seen.inTime++
      }
      const requests = [...state.requests.values()]
      expect(new Set(requests).size, 'N14 one ticket a wish').toBe(requests.length)
      inOrder(state)
    })
    expect(
      Math.min(counts.alone ?? 0, counts['two answers'] ?? 0, seen.inTime),
      JSON.stringify({ counts, seen }),
    ).toBeGreaterThan(20)
    expect(seen.late, JSON.stringify(seen)).toBeGreaterThan(0)
  })

  it('N14 nothing that a living kiosk gave is missing, and what it gave in time waits', () => {
    play((house) => {
      const { world } = house
      const mine = house.profiles.flatMap(({ memory }) => memory.outbox)
      const isClosed = world.state.phase === 'closed'
      for (const profile of house.profiles) while (world.handIn(profile, house.now).length > 0);
      for (const { request } of mine) {
        const shown = world.shown.find((one) => one.request === request)
        const id = world.state.requests.get(request)
        const ticket = id && world.state.tickets.get(id)
        expect(ticket, `N14 ${request} is lost`).toBeTruthy()
        if (!ticket || !shown || isClosed || house.now >= shown.safeUntil) continue
        expect(ticket.phase.kind, `N14 ${ticket.label}`).not.toBe('gone')
      }
    })
  })
})

/** Whoever came first has the earlier turn, whichever kiosk handed in first. */
function inOrder(state: DayState): void {
  for (const service of ['passport', 'residence']) {
    const offline = [...state.tickets.values()].filter(
      ({ legs, offline: alone, phase }) => alone && phase.kind === 'waiting' && legs[0]?.service === service,
    )
    const starts = offline.toSorted((a, b) => a.turnAt - b.turnAt).map(({ startAt }) => startAt)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  }
}
