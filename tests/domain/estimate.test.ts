import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateAll, estimateFor, estimateTicket, longConversation, roundRange } from '../../server/domain/estimate.ts'
import type { WaitEstimate } from '../../server/domain/events.ts'
import { copyDay } from '../../server/domain/evolve.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import {
  appointment,
  at,
  callsNext,
  checksIn,
  endsAfterWork,
  finishes,
  gives,
  opens,
  opensDay,
  pauses,
  starts,
} from '../support/daySteps.ts'
import { drawnWaits } from '../support/drawnDays.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const passport = 'passport' as ServiceId
const residence = 'residence' as ServiceId
const day = (plan: Plan, ...steps: Step[]) => givenUnder(plan, opensDay([], plan), ...steps).state
const waits = (count: number, service: string | ((at: number) => string), time = '10:00') =>
  Array.from({ length: count }, (_, i) => gives(`waits-${i}`, typeof service === 'string' ? service : service(i), time))
const told = (state: DayState, service: ServiceId, time: string): WaitEstimate => {
  const estimate = estimateFor(state, service, at(time))
  if (!estimate) throw new Error('No estimate')
  return estimate
}
/** So many desks that all serve the same services. */
const equalDesks = (count: number, services: string[]) =>
  smallPlan((draft) => {
    const [desk] = draft.desks
    if (desk) draft.desks = Array.from({ length: count }, (_, i) => ({ ...desk, id: `d${i}`, services }))
  })
/** Opens the desks one minute apart and gives each a visitor. */
const busy = (count: number, services: string[]): Step[] =>
  Array.from({ length: count }, (_, i) => [
    opens(`d${i}`, '09:00'),
    gives(`served-${i}`, services[i % services.length] ?? '', `09:4${i}`),
    callsNext(`d${i}`, `09:4${i}`),
    starts(`served-${i}`, `09:4${i}:30`),
  ]).flat()

describe('a newcomer', () => {
  test('E1 whom a free desk can call at once is told no wait', () => {
    expect(told(day(smallPlan(), opens('c1', '09:00')), passport, '09:00')).toEqual({
      lowSeconds: 0,
      likelySeconds: 0,
      highSeconds: 0,
    })
  })

  test('E1 behind the queue of the only desk waits for the work before', () => {
    const state = day(smallPlan(), opens('c1', '09:00'), ...waits(6, 'passport'))
    expect(told(state, passport, '10:00').likelySeconds).toBeGreaterThan(0.9 * 3_600)
    expect(told(state, passport, '10:00').likelySeconds).toBeLessThan(1.05 * 3_600)
  })

  test('E1 counts only who is called before: an earlier promise overtakes a later one', () => {
    const state = day(smallPlan(), opens('c1', '09:00'), ...waits(6, (i) => (i < 3 ? 'passport' : 'residence')))
    expect(told(state, passport, '10:00').likelySeconds).toBeLessThan(
      told(state, residence, '10:00').likelySeconds / 1.5,
    )
  })

  test('E1 with an appointment is not called much before its time', () => {
    const state = day(smallPlan(), opens('c1', '09:00'))
    const place = { turnAt: at('09:20'), appointmentAt: at('10:20') }
    expect(estimateFor(state, 'marriage' as ServiceId, at('10:00'), place)).toMatchObject({ lowSeconds: 18 * 60 })
  })

  test('E1 is told nothing for a service without a queue', () => {
    expect(estimateFor(day(smallPlan(), opens('c1', '09:00')), 'tax' as ServiceId, at('10:00'))).toBeNull()
    expect(estimateFor(day(smallPlan()), 'nothing' as ServiceId, at('10:00'))).toBeNull()
  })

  test('E4 with no desk open counts on the usual staffing, from the opening on', () => {
    const state = day(smallPlan(), ...waits(9, 'passport', '07:50'))
    const first = told(day(smallPlan()), passport, '07:50')
    expect(Math.round(first.likelySeconds / 60)).toBe(10)
    expect(told(state, passport, '07:50').likelySeconds).toBeGreaterThan(600 + 2 * 600)
    expect(told(state, passport, '07:50').likelySeconds).toBeLessThan(600 + 4 * 600)
  })

  test('E4 is told nothing where desks are open and none serves it', () => {
    const state = day(smallPlan(), opens('c2', '09:00', { skills: ['passport'] }))
    expect(estimateFor(state, residence, at('10:00'))).toBeNull()
    expect(estimateFor(state, passport, at('10:00'))).not.toBeNull()
  })

  test('E4 a desk on a break counts from a quarter of an hour on', () => {
    const state = day(smallPlan(), opens('c1', '09:00'), pauses('c1', '09:30'))
    expect(told(state, passport, '10:00').likelySeconds).toBeGreaterThan(8 * 60)
    expect(told(state, passport, '10:00').highSeconds).toBeLessThan(30 * 60)
  })

  test('E5 a break of the house stops the calls, not the clock', () => {
    const plan = smallPlan((draft) => {
      const hours = { open: '08:00', close: '16:00', breaks: [{ from: '12:00', to: '13:00' }] }
      draft.hours.periods = [{ weekly: { ...draft.hours.periods[0]?.weekly, mon: hours } as never }]
    })
    const state = day(plan, opens('c1', '09:00'), ...waits(3, 'passport', '11:50'))
    expect(told(state, passport, '11:50').likelySeconds).toBeGreaterThan(75 * 60)
    expect(told(day(plan, opens('c1', '09:00')), passport, '12:10').likelySeconds).toBe(50 * 60)
  })

  test('E6 appointments still to come take their share of the time', () => {
    const plan = smallPlan()
    const coming = Array.from({ length: 6 }, (_, i) => appointment(`AB0${i}XY`, 'marriage', '10:10'))
    const queue = [opens('c1', '09:00'), ...waits(6, 'passport')]
    const with6 = told(givenUnder(plan, opensDay(coming, plan), ...queue).state, passport, '10:00')
    expect(with6.likelySeconds).toBeGreaterThan(told(day(plan, ...queue), passport, '10:00').likelySeconds + 40 * 60)
  })
})

describe('a ticket', () => {
  test('E2 is told what a newcomer in its place was told, by the kiosk as by the slip', () => {
    const plan = equalDesks(3, ['passport', 'residence'])
    const before = day(plan, ...busy(3, ['passport']), ...waits(9, (i) => (i % 2 ? 'residence' : 'passport')))
    const shown = estimateAll(before, at('10:00')).services.get(passport)
    const state = day(
      plan,
      ...busy(3, ['passport']),
      ...waits(9, (i) => (i % 2 ? 'residence' : 'passport')),
      gives('newcomer', 'passport', '10:00'),
    )
    expect(state.tickets.get('newcomer' as TicketId)?.estimate).toEqual(shown)
    expect(estimateTicket(state, 'newcomer' as TicketId, at('10:00'))).toEqual(shown)
  })

  test('E1 that is not waiting has no estimate', () => {
    const state = day(smallPlan(), opens('c1', '09:00'), ...waits(1, 'passport'), callsNext('c1', '10:00'))
    expect(estimateTicket(state, 'waits-0' as TicketId, at('10:00'))).toBeNull()
  })

  test('E1 with an appointment waits for its time while others are called', () => {
    const plan = smallPlan()
    const state = givenUnder(
      plan,
      opensDay([appointment('AB12CD', 'marriage', '10:30')], plan),
      opens('c1', '09:00'),
      ...waits(2, 'passport'),
      checksIn('wedding', 'AB12CD', '10:00'),
    ).state
    expect(estimateTicket(state, 'wedding' as TicketId, at('10:00'))?.lowSeconds).toBe(28 * 60)
    expect(estimateTicket(state, 'waits-1' as TicketId, at('10:00'))?.likelySeconds).toBeLessThan(11 * 60)
  })
})

describe('the measured lengths of today', () => {
  const finished = (count: number, minutes: number): Step[] =>
    Array.from({ length: count }, (_, i) => {
      const [from, to] = [i * 15, i * 15 + minutes].map((all) => `${9 + Math.floor(all / 60)}:${all % 60}`) as [
        string,
        string,
      ]
      return [
        gives(`done-${i}`, 'passport', from),
        callsNext('c1', from),
        starts(`done-${i}`, from),
        finishes(`done-${i}`, to),
        endsAfterWork('c1', to),
      ]
    }).flat()
  const afterConversations = (minutes: number) =>
    told(
      day(smallPlan(), opens('c1', '09:00'), ...finished(3, minutes), ...waits(4, 'passport', '13:00')),
      passport,
      '13:00',
    )

  test("E3 three of them weigh as much as the plan's figure", () => {
    const [asPlanned, half] = [afterConversations(10), afterConversations(5)]
    expect(half.likelySeconds / asPlanned.likelySeconds).toBeCloseTo(0.75, 2)
  })

  test('E8 a conversation of three times the planned length is asked about', () => {
    const state = day(
      smallPlan(),
      opens('c1', '09:00'),
      gives('long', ['passport', 'residence'], '09:00'),
      callsNext('c1', '09:00'),
      starts('long', '09:00'),
    )
    const ticket = state.tickets.get('long' as TicketId)
    if (!ticket) throw new Error('No ticket')
    expect(longConversation(state, ticket, at('09:59:59'))).toBe(false)
    expect(longConversation(state, ticket, at('10:00'))).toBe(true)
  })
})

describe('held against thousands of drawn afternoons', () => {
  const both = ['passport', 'residence']
  const shapes: [string, Plan, Step[], ServiceId][] = [
    ['one desk with its visitor', equalDesks(1, both), busy(1, both), passport],
    ['one desk, five wait', equalDesks(1, both), [...busy(1, both), ...waits(5, 'passport')], passport],
    ['four desks, nobody waits', equalDesks(4, both), busy(4, both), passport],
    ['four desks, three wait', equalDesks(4, both), [...busy(4, both), ...waits(3, 'passport')], passport],
    ['eight desks, thirty wait', equalDesks(8, both), [...busy(8, both), ...waits(30, 'passport')], passport],
    [
      'two promises at four desks',
      equalDesks(4, both),
      [...busy(4, both), ...waits(20, (i) => both[i % 2] ?? '')],
      residence,
    ],
    [
      'lengths that differ four times',
      smallPlan((draft) => {
        for (const service of draft.services) service.durationSeconds = service.id === 'passport' ? 300 : 1_200
        const [desk] = draft.desks
        if (desk) draft.desks = Array.from({ length: 6 }, (_, i) => ({ ...desk, id: `d${i}` }))
      }),
      [...busy(6, both), ...waits(16, (i) => both[i % 2] ?? '')],
      residence,
    ],
    [
      'a specialist among generalists, and backups',
      smallPlan(),
      [
        opens('c1', '09:00'),
        opens('c2', '09:00'),
        opens('c3', '09:00'),
        ...waits(12, (i) => (i % 3 ? 'passport' : 'residence')),
      ],
      passport,
    ],
  ]
  test.each(shapes)(
    'E7 half of the visitors wait less than told, three in five within the range: %s',
    (_, plan, steps, service) => {
      const state = day(plan, ...steps, gives('probe', service, '10:00'))
      const estimate = estimateTicket(state, 'probe' as TicketId, at('10:00'))
      if (!estimate) throw new Error('No estimate')
      const drawn = drawnWaits(state, 'probe' as TicketId, at('10:00'), 1_000, 7)
      const share = (seconds: number) => drawn.filter((wait) => wait <= seconds).length / drawn.length
      expect(share(estimate.likelySeconds)).toBeGreaterThan(0.35)
      expect(share(estimate.likelySeconds)).toBeLessThan(0.65)
      expect(share(estimate.highSeconds) - share(estimate.lowSeconds)).toBeGreaterThan(0.5)
      expect(share(estimate.highSeconds) - share(estimate.lowSeconds)).toBeLessThan(0.85)
    },
  )
})

describe('whatever the queue', () => {
  const queues = fc.record({
    desks: fc.integer({ min: 1, max: 6 }),
    waiting: fc.array(fc.constantFrom('passport', 'residence'), { maxLength: 25 }),
  })
  const dayOf = ({ desks, waiting }: { desks: number; waiting: readonly string[] }) =>
    day(
      equalDesks(desks, ['passport', 'residence']),
      ...busy(desks, ['passport', 'residence']),
      ...waits(waiting.length, (i) => waiting[i] ?? ''),
    )

  test('E1 the range holds the likely value, and the same state gives the same answer', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const state = dayOf(queue)
        const { lowSeconds, likelySeconds, highSeconds } = told(state, passport, '10:00')
        expect(lowSeconds).toBeLessThanOrEqual(likelySeconds)
        expect(likelySeconds).toBeLessThanOrEqual(highSeconds)
        expect(estimateAll(copyDay(state), at('10:00'))).toEqual(estimateAll(state, at('10:00')))
        expect(estimateAll(state, at('10:00')).services.get(passport)).toEqual(told(state, passport, '10:00'))
      }),
    )
  })

  test('E1 one more ahead never shortens the wait', () => {
    fc.assert(
      fc.property(queues, ({ desks, waiting }) => {
        const shorter = told(dayOf({ desks, waiting }), residence, '10:00')
        const longer = told(dayOf({ desks, waiting: [...waiting, 'passport'] }), residence, '10:00')
        expect(longer.likelySeconds).toBeGreaterThanOrEqual(shorter.likelySeconds)
      }),
    )
  })
})

test.each([
  [0, 0, '0-5'],
  [60, 280, '0-5'],
  [320, 580, '5-10'],
  [700, 1_150, '10-20'],
  [700, 1_250, '10-30'],
  [1_200, 1_200, '20-30'],
  [3_000, 4_000, '45-90'],
  [14_000, 15_000, '180-300'],
])('E9 what visitors read is rounded outwards: %d to %d seconds is %s minutes', (lowSeconds, highSeconds, range) => {
  const { high, low } = roundRange({ lowSeconds, likelySeconds: lowSeconds, highSeconds })
  expect(`${low}-${high}`).toBe(range)
})
