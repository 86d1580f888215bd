import { describe, expect, test } from 'vitest'
import { createCornerTaps } from '../../kiosk/src/maintenance/cornerTaps.ts'
import { paperStep } from '../../kiosk/src/maintenance/paperStep.ts'
import type { PrinterSign } from '../../shared/views.ts'

describe('K21 the way in', () => {
  const left = { x: 20, y: 20 }
  const right = { x: 1060, y: 20 }
  const opens = (...taps: readonly { x: number; y: number; at: number }[]) => {
    const tapped = createCornerTaps(() => ({ width: 1080, height: 1920 }))
    return taps.map(tapped)
  }

  test('K21 is left, right, left, right in the upper corners', () => {
    const taps = [left, right, left, right].map((corner, at) => ({ ...corner, at: at * 500 }))
    expect(opens(...taps)).toEqual([false, false, false, true])
  })

  test('K21 is not found by taps elsewhere, in another order, or slowly', () => {
    const at = (corners: readonly { x: number; y: number }[], stepMs: number) =>
      opens(...corners.map((corner, one) => ({ ...corner, at: one * stepMs }))).includes(true)
    expect(at([left, right, { x: 500, y: 900 }, left, right], 500)).toBe(false)
    expect(at([left, left, right, right], 500)).toBe(false)
    expect(at([right, left, right, left], 500)).toBe(false)
    expect(at([left, right, left, right], 2_500)).toBe(false)
    expect(at([left, left, right, left, right], 500)).toBe(true)
  })
})

test.each<[PrinterSign, boolean, string]>([
  [{ kind: 'fault', why: 'paper-end' }, false, 'open'],
  [{ kind: 'fault', why: 'cover-open' }, true, 'close'],
  [{ kind: 'fault', why: 'paper-end' }, true, 'close'],
  [{ kind: 'fault', why: 'unreachable' }, true, 'close'],
  [{ kind: 'ready', paper: 'ok' }, true, 'done'],
  [{ kind: 'ready', paper: 'near-end' }, false, 'open'],
])('K22 a printer that says %o, opened %s, leads to %s', (sign, opened, step) => {
  expect(paperStep(sign, opened)).toBe(step)
})
