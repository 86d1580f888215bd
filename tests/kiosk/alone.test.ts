import { describe, expect, it } from 'vitest'
import { openAlone, serviceAlone, timeAfterStart } from '../../kiosk/src/alone/houseAlone.ts'
import type { KeptHouse } from '../../kiosk/src/alone/keeper.ts'
import { emptyMemory, give, isGood, lend, type Memory, offerOf } from '../../kiosk/src/alone/memory.ts'
import type { CommandId, KioskId, ServiceId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import type { NumberLease } from '../../shared/offlineViews.ts'

const nine = Date.parse('2026-11-23T09:00:00+01:00')
const minute = 60_000
const kiosk = 'entrance' as KioskId
const text = (de: string) => ({ de })

const leaseOf = (labels: readonly string[], more: object = {}): NumberLease =>
  ({
    lease: 'session-of-the-entrance',
    site: 'kempten',
    kiosk,
    day: '2026-11-23',
    until: nine + 120 * minute,
    numbers: labels.map((label) => ({ prefix: label.slice(0, 1), label, ticket: `ticket-${label}`, key: 'k' })),
    services: [
      { id: 'passport', prefix: 'A', left: null },
      { id: 'pension', prefix: 'B', left: 1 },
    ].map((one) => ({
      ...one,
      area: { id: 'hall', name: text('Halle'), way: text('geradeaus') },
      firstIssueAt: nine - 60 * minute,
      lastIssueAt: nine + 60 * minute,
    })),
    ownAddress: null,
    ...more,
  }) as unknown as NumberLease

const holding = (...labels: string[]): Memory => lend(emptyMemory, leaseOf(labels))
const wish = (service: string, request = `wish-${Math.random()}`) => ({
  request: request as CommandId,
  services: [{ service: service as ServiceId, quantity: 1 }],
  language: 'de',
  kiosk,
})
const given = (memory: Memory, service: string, now = nine, request?: string) => {
  const one = give(memory, wish(service, request), now)
  if (!one) throw new Error('no number was given')
  return one
}

describe('the memory of a kiosk without a server', () => {
  it('K12 gives the numbers of a prefix in their order, each once, and none for a wish that has one', () => {
    const first = given(holding('A901', 'A902', 'B901'), 'passport', nine, 'the-wish')
    expect(first.number).toMatchObject({ label: 'A901', ticket: 'ticket-A901', area: 'hall', issuedAt: nine })
    expect(give(first.memory, wish('passport', 'the-wish'), nine)).toBeNull()
    const second = given(first.memory, 'passport')
    expect(second.number.label).toBe('A902')
    expect(second.memory.outbox.map(({ label }) => label)).toEqual(['A901', 'A902'])
    expect(give(second.memory, wish('passport'), nine)).toBeNull()
    expect(given(second.memory, 'pension').number.label).toBe('B901')
  })

  it('K12 an answer of the server that was under way meanwhile brings no number back', () => {
    const { memory } = given(holding('A901', 'A902'), 'passport')
    const again = lend({ ...memory, outbox: [] }, leaseOf(['A901', 'A902', 'A903']))
    expect(again.lease?.numbers.map(({ label }) => label)).toEqual(['A902', 'A903'])
  })

  it('K12 times do not run backwards, and a minute before the end of the lease it stops', () => {
    const { memory } = given(holding('A901', 'A902'), 'passport', nine + minute)
    expect(given(memory, 'passport', nine).number.issuedAt).toBe(nine + minute)
    const end = nine + 119 * minute
    expect(isGood(memory, kiosk, end)).toBe(true)
    expect(isGood(memory, kiosk, end + 1)).toBe(false)
    expect(isGood(memory, 'lift' as KioskId, nine)).toBe(false)
    expect(isGood(emptyMemory, kiosk, nine)).toBe(false)
  })

  it('K11 K14 it knows the hours, the contingents as they were, and when its numbers are used up', () => {
    const memory = holding('A901', 'B901', 'B902')
    const pension = 'pension' as ServiceId
    expect(offerOf(memory, pension, nine)).toBe('number')
    expect(offerOf(memory, pension, nine + 60 * minute)).toBe('closed')
    expect(offerOf(memory, 'unknown' as ServiceId, nine)).toBeNull()
    expect(offerOf(given(memory, 'pension').memory, pension, nine)).toBe('contingent-used')
    expect(offerOf(given(memory, 'passport').memory, 'passport' as ServiceId, nine)).toBe('used-up')
  })
})

describe('the house as a kiosk without a server shows it', () => {
  const now = (kind: KioskServiceNow['now'], more: object = {}) =>
    ({
      id: 'passport',
      now: kind,
      unstaffed: true,
      waiting: 7,
      closure: null,
      slots: [1],
      longWait: true,
      ...more,
    }) as never
  const memory = holding('A901')

  it('K11 a service that gives numbers goes on, and claims neither a wait nor who serves', () => {
    expect(serviceAlone(now('number'), memory, nine)).toMatchObject({
      ...{ now: 'number', unstaffed: false, waiting: 0, wait: null, there: null, slots: [], longWait: false },
    })
    expect(serviceAlone(now('closed'), memory, nine).now).toBe('number')
    expect(serviceAlone(now('number'), memory, nine + 60 * minute).now).toBe('closed')
    expect(serviceAlone(now('number'), holding(), nine).now).toBe('used-up')
  })

  it('K11 what is done elsewhere, by appointment, at the stand or not any more today stays so, and closures hold', () => {
    for (const kind of ['elsewhere', 'appointment', 'infostand', 'contingent-used', 'full'] as const)
      expect(serviceAlone(now(kind), memory, nine).now).toBe(kind)
    const closure = { reason: text('Störung'), fromAt: nine }
    expect(serviceAlone(now('number', { closure }), memory, nine).now).toBe('closed')
    expect(serviceAlone(now('number', { closure }), memory, nine - 1).now).toBe('number')
  })

  it('K11 the doors open and close by the hours that it knew', () => {
    const at = (open: object, moment: number, siteClosure: object | null = null) =>
      openAlone({ open, siteClosure } as never, memory, moment).kind
    const hours = { kind: 'open', lastIssueAt: nine, closeAt: nine + minute }
    expect([nine - 1, nine, nine + minute].map((moment) => at(hours, moment))).toEqual([
      'open',
      'issue-ended',
      'closed',
    ])
    const before = { kind: 'before', firstIssueAt: nine, openAt: nine + minute }
    expect([nine - 1, nine, nine + 60 * minute].map((moment) => at(before, moment))).toEqual([
      'before',
      'open',
      'closed',
    ])
    expect(at(hours, nine - 1, { reason: text('Störung'), fromAt: nine - 1 })).toBe('closed')
  })

  it('K12 after a start the time goes on by the wall clock, at its speed, and is unknown when that has gone back', () => {
    const kept = { view: { clock: { now: nine, speed: 2 } }, wallAt: 1_000 } as unknown as KeptHouse
    expect(timeAfterStart(kept, 1_500)).toBe(nine + 1_000)
    expect(timeAfterStart(kept, 999)).toBeNull()
  })
})
