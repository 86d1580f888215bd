import { describe, expect, test } from 'vitest'
import { bandOf, courseOf, type ToldWait, toldWith } from '../../display/src/ticket/waitStory.ts'
import type { OwnTicketView } from '../../shared/ownView.ts'

const minute = 60_000
const told = (minutes: number, low: number, high: number): ToldWait => ({ at: minutes * minute, low, high })
const view = (minutes: number, wait: { low: number; high: number } | null) =>
  ({
    clock: { now: minutes * minute, speed: 1 },
    firstWait: { low: 20, high: 30 },
    issuedAt: 0,
    phase: { kind: 'waiting', ahead: 3, wait, moreMinutes: null, awayUntil: null },
  }) as unknown as OwnTicketView

describe('O2 how the wait moves', () => {
  test('begins with what was told first, and grows when something else is told', () => {
    const first = toldWith([], view(1, { low: 20, high: 30 }))
    expect(first).toEqual([told(0, 20, 30)])
    const second = toldWith(first, view(5, { low: 10, high: 20 }))
    expect(second).toEqual([told(0, 20, 30), told(5, 10, 20)])
    expect(toldWith(second, view(6, { low: 10, high: 20 }))).toEqual(second)
    expect(toldWith(second, view(7, null))).toEqual(second)
  })

  test.each([
    [told(5, 15, 25), 'same'],
    [told(5, 5, 10), 'shorter'],
    [told(5, 30, 45), 'longer'],
    [told(40, 5, 10), 'longer'],
    [told(20, 0, 5), 'same'],
  ] as const)('is compared with the moments that were told first: %o', (last, course) => {
    expect(courseOf(told(0, 20, 30), last)).toBe(course)
  })

  test('is drawn from the first moment to now, the highest wait at the top', () => {
    expect(bandOf([told(0, 20, 40), told(5, 10, 20)], 10 * minute)).toBe(
      '0.0,0.0 50.0,0.0 50.0,20.0 100.0,20.0 100.0,30.0 50.0,30.0 50.0,20.0 0.0,20.0',
    )
    expect(bandOf([], minute)).toBe('')
    expect(bandOf([told(1, 0, 5)], minute)).toBe('')
  })
})
