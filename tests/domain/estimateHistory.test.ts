import { describe, expect, test } from 'vitest'
import { estimateFor } from '../../server/domain/estimate.ts'
import type { WaitEstimate } from '../../server/domain/events.ts'
import { historyAfter } from '../../server/domain/history.ts'
import type { DayHistory, RangeStretch } from '../../server/domain/learned.ts'
import { stretchedAfter, stretchFor, unstretched } from '../../server/domain/ranges.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { ServiceId } from '../../shared/ids.ts'
import { at, callsNext, endsAfterWork, finishes, gives, opens, opensDay, starts } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const passport = 'passport' as ServiceId
const residence = 'residence' as ServiceId
const earlier = (count: number, minutes: number): DayHistory => ({
  times: [{ service: passport, count, sum: count * minutes * 60, slowed: count }],
  stretches: unstretched,
})
const dayAfter = (history: DayHistory | null, ...steps: Step[]): DayState => {
  const plan = smallPlan()
  return givenUnder(plan, { ...opensDay([], plan), ...(history && { history }) }, ...steps).state
}
const four: Step[] = [
  opens('c1', '09:00'),
  ...Array.from({ length: 4 }, (_, i) => gives(`waits-${i}`, 'passport', '13:00')),
]
const told = (state: DayState, service = passport, time = '13:00'): WaitEstimate => {
  const estimate = estimateFor(state, service, at(time))
  if (!estimate) throw new Error('No estimate')
  return estimate
}
const conversation = (name: string, from: string, to: string): Step[] => [
  gives(name, 'passport', from),
  callsNext('c1', from),
  starts(name, from),
  finishes(name, to),
  endsAfterWork('c1', to),
]

describe('earlier days', () => {
  const asPlanned = told(dayAfter(null, ...four)).likelySeconds

  test("E3 many of their conversations take the place of the plan's figure", () => {
    expect(told(dayAfter(earlier(300, 20), ...four)).likelySeconds / asPlanned).toBeCloseTo(2, 1)
    expect(told(dayAfter(earlier(300, 5), ...four)).likelySeconds / asPlanned).toBeCloseTo(0.5, 1)
  })

  test('E3 few of them share with the plan, three of them half and half', () => {
    expect(told(dayAfter(earlier(3, 20), ...four)).likelySeconds / asPlanned).toBeCloseTo(1.5, 1)
  })

  test("E3 today's conversations go on from theirs, which weigh as forty at most", () => {
    const today = Array.from({ length: 5 }, (_, i) =>
      conversation(
        `done-${i}`,
        `${9 + Math.floor(i / 2)}:${i % 2 ? 30 : '00'}`,
        `${9 + Math.floor(i / 2)}:${i % 2 ? 40 : 10}`,
      ),
    ).flat()
    const [first = opens('c1', '09:00'), ...waiting] = four
    const after = told(dayAfter(earlier(3_000, 20), first, ...today, ...waiting)).likelySeconds
    // (43 × 20 + 5 × 10) ÷ 48 minutes in place of 10; three of the 43 are the plan's.
    expect(after / asPlanned).toBeCloseTo(1.896, 2)
  })

  test('E3 a service without a history goes by the plan', () => {
    const queue = [opens('c1', '09:00'), gives('waits', 'residence', '13:00')]
    const plan = told(dayAfter(null, ...queue), residence)
    expect(told(dayAfter(earlier(300, 20), ...queue), residence)).toEqual(plan)
  })

  test('E3 what was measured at one desk is slower at two: desks hold each other up', () => {
    const [one = opens('c1', '09:00'), ...waiting] = four
    const slowed = (...steps: Step[]) =>
      told(dayAfter(earlier(3_000, 10), ...steps)).likelySeconds / told(dayAfter(null, ...steps)).likelySeconds
    expect(slowed(...four)).toBeCloseTo(1, 2)
    expect(slowed(one, opens('c2', '09:00'), ...waiting)).toBeCloseTo(2 ** 0.85, 1)
  })

  test('E3 E10 a conversation that nobody finished counts as two and a half usual ones', () => {
    const state = dayAfter(null, opens('c1', '09:00'), ...conversation('forgotten', '09:00', '12:00'))
    expect(state.serviceTimes.get(passport)).toEqual({ count: 1, sum: 2.5 * 600, slowed: 1 })
  })

  test('E10 a desk that forgets to finish holds nobody up without end', () => {
    const behind = (from: string) =>
      told(
        dayAfter(
          null,
          opens('c1', '08:00'),
          gives('forgotten', 'passport', from),
          callsNext('c1', from),
          starts('forgotten', from),
        ),
      ).likelySeconds
    expect(behind('11:00')).toBeGreaterThan(behind('12:50'))
    expect(behind('08:00')).toBe(behind('11:00'))
    expect(behind('08:00')).toBeLessThan(30 * 60)
  })

  test('E14 hand on their service times, which fade by a fifth a day, and what their ranges have learned', () => {
    const history = historyAfter(
      dayAfter(earlier(10, 20), opens('c1', '09:00'), ...conversation('done', '09:00', '09:10')),
    )
    expect(history.times).toHaveLength(1)
    expect(history.times[0]).toMatchObject({ service: passport, count: expect.closeTo(0.8 * 11) })
    expect(history.times[0]?.sum).toBeCloseTo(0.8 * (12_000 + 600))
    const stretches: RangeStretch[] = unstretched.map(() => ({ low: 2, high: 3 }))
    expect(dayAfter({ times: [], stretches }).stretches).toEqual(stretches)
    const wide = told(dayAfter({ times: [], stretches }, ...four))
    const plain = told(dayAfter(null, ...four))
    expect(wide.likelySeconds).toBe(plain.likelySeconds)
    expect(wide.lowSeconds).toBeLessThan(plain.lowSeconds)
    expect(wide.highSeconds).toBeGreaterThan(plain.highSeconds)
  })
})

describe('the range', () => {
  const range: WaitEstimate = { lowSeconds: 700, likelySeconds: 900, highSeconds: 1_100 }

  test('E13 is drawn wider at the end that a wait passed, and comes back when waits stay inside', () => {
    const once = (waited: number) => stretchFor(stretchedAfter(unstretched, range, waited), 900)
    expect(once(600).low).toBeGreaterThan(1)
    expect(once(600).high).toBeLessThan(1)
    expect(once(1_200).high).toBeGreaterThan(1)
    expect(once(1_000)).toEqual({ low: once(1_200).low, high: once(600).high })
    expect(stretchFor(stretchedAfter(unstretched, range, 600), 100)).toEqual({ low: 1, high: 1 })
  })

  test('E13 leaves one wait in five outside at either end, however far off the forecast is', () => {
    let stretches = unstretched
    let [below, above] = [0, 0]
    const waits = 4_000
    for (let i = 0; i < waits; i++) {
      const { high, low } = stretchFor(stretches, 900)
      const told = { lowSeconds: 900 - 100 * low, likelySeconds: 900, highSeconds: 900 + 100 * high }
      // Spread evenly over 300 to 1700 seconds by the golden ratio.
      const waited = 300 + 1_400 * ((i * 0.618_033_988_75) % 1)
      if (waited < told.lowSeconds) below++
      if (waited > told.highSeconds) above++
      stretches = stretchedAfter(stretches, told, waited)
    }
    expect(below / waits).toBeCloseTo(0.2, 1)
    expect(above / waits).toBeCloseTo(0.2, 1)
  })

  test('E13 learns from the first call of walk-ins in their turn', () => {
    const queue: Step[] = [
      opens('c1', '09:00'),
      gives('first', 'passport', '10:00'),
      gives('second', 'passport', '10:00'),
    ]
    const first = dayAfter(null, ...queue, callsNext('c1', '10:00'))
    expect(first.stretches).toEqual(unstretched)
    const second = dayAfter(
      null,
      ...queue,
      callsNext('c1', '10:00'),
      starts('first', '10:00'),
      finishes('first', '11:30'),
      callsNext('c1', '11:30'),
    )
    const { likelySeconds } = second.tickets.values().find(({ id }) => id === 'second')?.estimate ?? {
      likelySeconds: 0,
    }
    expect(stretchFor(second.stretches, likelySeconds).high).toBeGreaterThan(1)
  })
})
