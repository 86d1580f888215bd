import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../tools/replay/figures.ts'
import { figureLines, findingLines, refusalLine, verdictLine } from '../../../tools/replay/report.ts'
import { rules, seenDay } from './seenDay.ts'

const minuteMs = 60_000

describe('figures', () => {
  test('compare waits with the record, and leave out tickets drawn before it began', () => {
    const day = seenDay()
    const ticket = day.issue('A001', 1)
    Object.assign(ticket.visit, { record: { calledAt: 2 * minuteMs, tooShort: false } })
    Object.assign(day.issue('A002', 2).visit, { record: { calledAt: minuteMs, tooShort: true } })
    day.call('A001', 'one')
    day.call('A002', 'one')
    const { waits, recorded } = figuresOf(day.seen, rules.desks)
    expect(waits).toMatchObject({ tickets: 1 })
    expect(recorded).toEqual({ tickets: 1, mean: 2, median: 2 })
  })

  test('tell how far the estimate was off, by people ahead', () => {
    const day = seenDay()
    const first = day.issue('A001', 1)
    const second = day.issue('A002', 2)
    Object.assign(first, { range: { low: 0, high: 5 }, told: { ...first.told, likelyMs: 0 } })
    Object.assign(second, { ahead: 1, range: { low: 5, high: 10 }, told: { ...second.told, likelyMs: 6 * minuteMs } })
    for (const label of ['A001', 'A002']) {
      const call = day.call(label, 'one')
      Object.assign(call, {
        acknowledged: { ...call.acknowledged, at: day.seen.tickets[0]!.acknowledged.at + 3 * minuteMs },
      })
    }
    const { errors } = figuresOf(day.seen, rules.desks)
    expect(errors.map(({ name, tickets, inside }) => [name, tickets, inside])).toEqual([
      ['nobody', 1, 1],
      ['1 or 2', 1, 0],
      ['somebody', 1, 0],
    ])
    expect(errors[0]?.error).toBeCloseTo(3)
  })
})

describe('what is printed', () => {
  const verdict = { issued: 856, called: 850, leftOver: 6, lost: [], doubled: [], violations: [] }

  test('ends with the counts', () => {
    expect(verdictLine(verdict)).toBe('856 issued, 850 called, 6 left over, 0 lost, 0 doubled, 0 order violations')
  })

  test('names what was found, twenty of a kind at most', () => {
    const found = findingLines({ ...verdict, lost: ['A001'], violations: Array.from({ length: 25 }, () => 'late') })
    expect(found[0]).toBe('Lost: A001')
    expect(found).toHaveLength(22)
  })

  test('counts refusals by request and code', () => {
    expect(refusalLine(new Map([['ticket:issue numbers-exhausted', 2]]))).toBe(
      'Refusals: 2 × ticket:issue numbers-exhausted',
    )
  })

  test('holds waits of the record only where there is one', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.call('A001', 'one')
    expect(figureLines(figuresOf(day.seen, rules.desks))).toEqual(['Waits of 1 visitors: mean 0.0 min, median 0.0 min'])
  })
})
