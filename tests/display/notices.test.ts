import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticesNow, pagesOf, rowsBesideNotice } from '../../display/src/board/notices.ts'
import type { BoardNoticeView } from '../../shared/boardViews.ts'
import { aCall } from './boardCalls.ts'

const aNotice = (id: string, more: Partial<BoardNoticeView> = {}): BoardNoticeView => ({
  id: id as BoardNoticeView['id'],
  kind: 'notice',
  text: { de: id },
  media: null,
  spoken: false,
  from: 0,
  until: null,
  ...more,
})
const shown = (sequence: number, state: { now?: boolean; served?: boolean } = {}) => ({
  call: aCall(sequence, { served: state.served ?? false }),
  now: state.now ?? false,
})

describe('B12 a notice', () => {
  test('has the large place only while no call is highlighted or waits', () => {
    expect(rowsBesideNotice({ large: null, rows: [] }, 4)).toEqual([])
    expect(rowsBesideNotice({ large: shown(2), rows: [shown(1)] }, 4)?.map(({ call }) => call.sequence)).toEqual([2, 1])
    expect(rowsBesideNotice({ large: shown(2, { now: true }), rows: [shown(1)] }, 4)).toBeNull()
    expect(rowsBesideNotice({ large: shown(2), rows: [shown(1, { now: true })] }, 4)).toBeNull()
  })

  test('never takes the place of a call whose visitor has not come', () => {
    expect(rowsBesideNotice({ large: shown(3), rows: [shown(2), shown(1)] }, 2)).toBeNull()
    const rows = rowsBesideNotice({ large: shown(3, { served: true }), rows: [shown(2), shown(1)] }, 2)
    expect(rows?.map(({ call }) => call.sequence)).toEqual([2, 1])
    // A screen that has room for the large call alone shows no notice before it is answered.
    expect(rowsBesideNotice({ large: shown(1), rows: [] }, 0)).toBeNull()
  })

  test('whatever is called: beside a notice stand all open calls, and no more than have room', () => {
    const call = fc.record({ served: fc.boolean(), now: fc.boolean() })
    fc.assert(
      fc.property(fc.array(call, { maxLength: 12 }), fc.integer({ min: 0, max: 8 }), (calls, most) => {
        const [large = null, ...rows] = calls.map((state, at) => shown(20 - at, state))
        const beside = rowsBesideNotice({ large, rows }, most)
        if (calls.some(({ now }) => now)) {
          expect(beside).toBeNull()
          return
        }
        const open = calls.flatMap(({ served }, at) => (served ? [] : [20 - at]))
        if (beside === null) {
          expect(open.length).toBeGreaterThan(most)
          return
        }
        expect(beside.length).toBeLessThanOrEqual(most)
        const there = beside.map(({ call: { sequence } }) => sequence)
        expect(there.filter((sequence) => open.includes(sequence))).toEqual(open)
        expect(there).toEqual(there.toSorted((a, b) => b - a))
      }),
    )
  })

  test('B11 of the town gives way to announcements of staff, and each to its end', () => {
    const all = [
      aNotice('wifi'),
      aNotice('over', { until: 5 }),
      aNotice('later', { from: 20 }),
      aNotice('staff', { kind: 'announcement', until: 50 }),
    ]
    expect(noticesNow(all, 10).map(({ id }) => id)).toEqual(['staff'])
    expect(noticesNow(all, 60).map(({ id }) => id)).toEqual(['wifi', 'later'])
  })

  test('that is long is shown in pages, in the size of a call, with every word in its order', () => {
    const widthOf = (text: string) => text.length
    expect(pagesOf('Heute schließt das Bürgerbüro um zwölf', { room: 15, lines: 2, widthOf })).toEqual([
      'Heute schließt das Bürgerbüro',
      'um zwölf',
    ])
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zäöü]{1,12}$/), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: 0, max: 5 }),
        (words, room, lines) => {
          expect(pagesOf(words.join(' '), { room, lines, widthOf }).join(' ')).toBe(words.join(' '))
        },
      ),
    )
  })
})
