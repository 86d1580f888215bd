import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Announcements,
  beginNext,
  endCurrent,
  highlightMs,
  largeHighlightMs,
  noAnnouncements,
  shownAt,
  stillCurrentMs,
  takeView,
} from '../../display/src/board/announcements.ts'
import type { Label } from '../../shared/ids.ts'
import { aCall, aView, start } from './boardCalls.ts'

const joined = (...sequences: number[]) =>
  takeView(
    noAnnouncements,
    aView(
      sequences.map((n) => aCall(n)),
      { now: start + 3_600_000 },
    ),
    0,
  )
const waiting = (state: Announcements) => state.waiting.map(({ sequence }) => sequence)
const labels = (state: Announcements, now: number) => {
  const { large, rows } = shownAt(state, now)
  const mark = (shown: typeof large) => shown && `${shown.call.label}${shown.now ? '!' : ''}`
  return [mark(large), ...rows.map(mark)]
}

describe('which calls are announced', () => {
  test('B1 a board that has just started announces none of the old calls', () => {
    expect(waiting(joined(1, 2, 3))).toEqual([])
  })

  test('B1 calls that come together wait in the order of their sequence numbers', () => {
    const state = takeView(joined(1), aView([4, 2, 3, 1].map((n) => aCall(n))), 0)
    expect(waiting(state)).toEqual([2, 3, 4])
  })

  test('B1 a view that comes again announces nothing again', () => {
    const view = aView([aCall(2), aCall(1)])
    expect(waiting(takeView(takeView(joined(1), view, 0), view, 10))).toEqual([2])
  })

  test('T6 a recall is announced again, once, in place of the call that was not yet announced', () => {
    const once = takeView(joined(1), aView([aCall(2), aCall(3)]), 0)
    const again = takeView(once, aView([aCall(4, { label: 'A002' as Label, recall: true }), aCall(3)]), 10)
    expect(waiting(again)).toEqual([3, 4])
  })

  test('B1 a board that was away announces what it missed, unless the call is old by now', () => {
    const now = start + 3_600_000
    const missed = [aCall(2, { at: now - stillCurrentMs }), aCall(3, { at: now - stillCurrentMs + 1 })]
    const state = takeView(joined(1), aView(missed, { now }), 0)
    expect(waiting(state)).toEqual([3])
    expect(state.heard).toBe(3)
  })

  test('B1 the age of a call counts in real time when the clock of a trial runs faster', () => {
    const now = start + 30 * stillCurrentMs
    expect(waiting(takeView(joined(1), aView([aCall(2)], { now, speed: 60 }), 0))).toEqual([2])
  })

  test('B1 a call that was withdrawn while it waited is not announced', () => {
    const state = takeView(joined(1), aView([aCall(2), aCall(3), aCall(1)]), 0)
    expect(waiting(takeView(state, aView([aCall(3), aCall(1)]), 10))).toEqual([3])
    expect(waiting(takeView(state, aView([]), 10))).toEqual([])
  })

  test('B1 a call that newer ones pushed out of the list is still announced', () => {
    const state = takeView(joined(1), aView([aCall(2), aCall(1)]), 0)
    expect(waiting(takeView(state, aView([aCall(3), aCall(4)]), 10))).toEqual([2, 3, 4])
  })

  test('B1 the sequence numbers of another day begin anew', () => {
    const state = takeView(joined(7), aView([aCall(1)], { day: 'kempten/2026-11-24' }), 0)
    expect(waiting(state)).toEqual([1])
  })

  test('B1 none is lost and none announced twice, however calls are spread over views', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }), (batches) => {
        let state = joined()
        let sequence = 0
        const announced: number[] = []
        for (const size of batches) {
          const calls = Array.from({ length: size }, () => aCall(++sequence))
          state = takeView(state, aView(calls), sequence)
          state = beginNext(state, sequence)
          if (state.current) announced.push(state.current.sequence)
          state = endCurrent(state)
        }
        while (state.waiting.length > 0) {
          state = beginNext(state, sequence)
          if (state.current) announced.push(state.current.sequence)
        }
        expect(announced).toEqual(Array.from({ length: sequence }, (_, index) => index + 1))
      }),
    )
  })
})

describe('what the board shows', () => {
  const two = takeView(joined(1), aView([aCall(3), aCall(2), aCall(1)]), 0)

  test('B1 the call that is announced is large, those that wait for it are highlighted below', () => {
    expect(labels(beginNext(two, 0), 0)).toEqual(['A002!', 'A003!', 'A001'])
  })

  test('B1 a call stays highlighted for ten seconds when the next one takes its place', () => {
    const state = beginNext(endCurrent(beginNext(two, 0)), 5_000)
    expect(labels(state, highlightMs - 1)).toEqual(['A003!', 'A002!', 'A001'])
    expect(labels(state, highlightMs)).toEqual(['A003!', 'A002', 'A001'])
  })

  test('B1 the last call stays large, and highlighted while people walk to it', () => {
    const state = endCurrent(beginNext(endCurrent(beginNext(two, 0)), 5_000))
    expect(labels(state, 5_000 + largeHighlightMs - 1)[0]).toBe('A003!')
    expect(labels(state, 5_000 + largeHighlightMs)).toEqual(['A003', 'A002', 'A001'])
  })

  test('B1 a call that was withdrawn keeps its ten seconds and then goes', () => {
    const state = takeView(beginNext(two, 0), aView([aCall(1)]), 1_000)
    expect(labels(endCurrent(state), highlightMs - 1)).toEqual(['A002!', 'A001'])
    expect(labels(endCurrent(state), highlightMs)).toEqual(['A001'])
  })

  test('B1 a board that has just started highlights a call of this moment', () => {
    const state = takeView(
      noAnnouncements,
      aView([aCall(1), aCall(2, { at: start + 50_000 })], { now: start + 60_000 }),
      0,
    )
    expect(labels(state, 0)).toEqual(['A002!', 'A001'])
    expect(labels(state, largeHighlightMs)).toEqual(['A002', 'A001'])
  })

  test('B1 nothing is shown where nobody was called', () => {
    expect(shownAt(joined(), 0)).toEqual({ large: null, rows: [] })
  })
})
