import { expect, test } from 'vitest'
import { checkPlan } from '../../server/domain/planCheck.ts'
import { smallPlan } from '../support/smallPlan.ts'

const found = (changes: object) =>
  checkPlan(smallPlan((draft) => Object.assign(draft.kiosks[0] ?? {}, changes))).map(
    ({ code, level, params, path }) => ({ code, level, path, ...params }),
  )

test('A3 the plan check warns where not even the lower half of a screen is within reach', () => {
  // 32 inch standing: 708 mm high, half of it 354 mm.
  expect(found({ diagonalInches: 32, lowerEdgeMillimetres: 866 })).toEqual([])
  const path = 'kiosks.0.lowerEdgeMillimetres'
  expect(found({ diagonalInches: 32, lowerEdgeMillimetres: 867 })).toEqual([
    { code: 'out-of-reach', level: 'warning', path, from: 867, to: 1_221 },
  ])
  expect(found({ diagonalInches: 32, lowerEdgeMillimetres: 379 })).toHaveLength(1)
})

test('A6 one key of a keypad cannot mean two things', () => {
  expect(found({ keypad: { ok: 'F19', back: 'F19' } })).toEqual([
    { code: 'key-repeated', level: 'error', path: 'kiosks.0.keypad.back', key: 'F19' },
  ])
  expect(found({ keypad: { louder: null, quieter: null } })).toEqual([])
})
