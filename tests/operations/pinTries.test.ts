import { expect, test } from 'vitest'
import { isPin, newPin } from '../../server/operations/pin.ts'
import { countPinTries } from '../../server/operations/pinTries.ts'

const minute = 60_000

test('K21 after five wrong PINs nobody guesses on for five minutes, then for ten, for an hour at most', () => {
  let now = 0
  const tries = countPinTries(() => now)
  const five = () => Array.from({ length: 5 }, () => tries.take('kiosk'))
  expect(five()).toEqual([4, 3, 2, 1, 0].map((left) => ({ left })))
  expect(tries.take('kiosk')).toEqual({ lockedSeconds: 300 })
  expect(tries.take('another')).toEqual({ left: 4 })
  now += 5 * minute
  five()
  expect(tries.take('kiosk')).toEqual({ lockedSeconds: 600 })
  for (let lock = 0; lock < 6; lock++) {
    now += 60 * minute
    five()
  }
  expect(tries.take('kiosk')).toEqual({ lockedSeconds: 3_600 })
})

test('K21 the right one gives back all tries', () => {
  const tries = countPinTries(() => 0)
  tries.take('kiosk')
  tries.forgive('kiosk')
  expect(tries.take('kiosk')).toEqual({ left: 4 })
})

test('K21 a PIN is six to twelve digits', () => {
  expect(['12345', '1234567890123', '12345a', ''].filter(isPin)).toEqual([])
  expect(isPin('004711')).toBe(true)
  expect(isPin(newPin())).toBe(true)
})
