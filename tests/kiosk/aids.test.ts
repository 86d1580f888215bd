import { expect, test } from 'vitest'
import { rateStep, usualAids, volumeStep, withRate, withVolume } from '../../kiosk/src/aids.ts'

const times = <T>(count: number, from: T, step: (one: T) => T): T =>
  Array.from({ length: count }).reduce<T>((one) => step(one), from)

test('A4 the voice is made louder and faster in steps, ends at the last one, and never falls silent', () => {
  expect(volumeStep(usualAids)).toEqual({ step: 4, steps: 6 })
  expect(rateStep(usualAids)).toEqual({ step: 3, steps: 6 })
  expect(times(9, usualAids, (aids) => withVolume(aids, 1)).volume).toBe(1)
  expect(times(9, usualAids, (aids) => withVolume(aids, -1)).volume).toBeGreaterThan(0)
  expect(rateStep(times(9, usualAids, (aids) => withRate(aids, 1)))).toEqual({ step: 6, steps: 6 })
  expect(rateStep(times(9, usualAids, (aids) => withRate(aids, -1)))).toEqual({ step: 1, steps: 6 })
})
