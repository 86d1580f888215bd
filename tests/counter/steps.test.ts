import { expect, test } from 'vitest'
import { canCall, shownBefore, stepOf } from '../../counter/src/steps.ts'
import type { Label } from '../../shared/ids.ts'
import { atDesk, nine, openWith, waiting } from './sampleViews.ts'

const afterWork = { kind: 'after-work', label: 'A042' as Label, since: nine } as const

test('a desk does one thing at a time', () => {
  expect(stepOf({ kind: 'closed' })).toEqual({ kind: 'closed' })
  expect(stepOf(openWith({ kind: 'free' }))).toEqual({ kind: 'free' })
  expect(stepOf(openWith({ kind: 'with', ticket: atDesk('A042') })).kind).toBe('called')
  expect(stepOf(openWith({ kind: 'with', ticket: atDesk('A042', { phase: 'serving' }) })).kind).toBe('serving')
  expect(stepOf(openWith(afterWork))).toEqual(afterWork)
})

test('S a break that was asked for begins when the visitor has left', () => {
  expect(stepOf(openWith({ kind: 'with', ticket: atDesk('A042') }, 'after-this')).kind).toBe('called')
  expect(stepOf(openWith(afterWork, 'now')).kind).toBe('paused')
})

test('numbers are called between two visits only', () => {
  expect(canCall(stepOf(openWith({ kind: 'free' })))).toBe(true)
  expect(canCall(stepOf(openWith(afterWork)))).toBe(true)
  expect(canCall(stepOf(openWith({ kind: 'free' }, 'now')))).toBe(false)
  expect(canCall(stepOf(openWith({ kind: 'with', ticket: atDesk('A042') })))).toBe(false)
})

test('Q a call out of turn passes those before it who could be called', () => {
  const queue = [
    waiting('A001'),
    waiting('T001', { reasons: [{ kind: 'too-early', callableAt: nine }] }),
    waiting('A002', { reasons: [{ kind: 'held', until: nine }] }),
    waiting('A003'),
    waiting('A004'),
  ]
  expect(shownBefore({ queue }, 'ticket-A004')).toBe(2)
  expect(shownBefore({ queue }, 'ticket-A001')).toBe(0)
  expect(shownBefore({ queue }, 'somebody else')).toBe(0)
})
