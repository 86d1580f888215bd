import { expect, test } from 'vitest'
import { createKeyGate } from '../../kiosk/src/keypad/keyGate.ts'
import { Keypad } from '../../shared/accessSettings.ts'

const gateOf = (keypad: Partial<Keypad> = {}) => {
  const gate = createKeyGate(() => Keypad.parse(keypad))
  return (key: string, timeStamp: number, repeat = false) => gate({ key, code: key, repeat, timeStamp })
}

test('A6 the same key again within half a second is the same press, another key is not', () => {
  const press = gateOf()
  expect(press('Enter', 0)).toEqual({ key: 'ok', counts: true })
  expect(press('Enter', 499)).toEqual({ key: 'ok', counts: false })
  expect(press('Enter', 500)).toEqual({ key: 'ok', counts: true })
  expect(press('ArrowRight', 600)).toEqual({ key: 'right', counts: true })
  expect(press('Enter', 700)).toEqual({ key: 'ok', counts: true })
})

test('A6 a held arrow goes on after two seconds, a held OK never presses again', () => {
  const press = gateOf()
  press('ArrowRight', 0)
  expect(press('ArrowRight', 1_999, true)).toEqual({ key: 'right', counts: false })
  expect(press('ArrowRight', 2_000, true)).toEqual({ key: 'right', counts: true })
  press('Enter', 10_000)
  expect(press('Enter', 20_000, true)).toEqual({ key: 'ok', counts: false })
})

test('A6 the plan says which key of a keypad does what, by code or by name', () => {
  const press = gateOf({ ok: 'F19', speech: 'F13', up: null })
  expect(press('F19', 0)?.key).toBe('ok')
  expect(press('F13', 1_000)?.key).toBe('speech')
  expect(press('Enter', 2_000)).toBeNull()
  expect(press('ArrowUp', 3_000)).toBeNull()
})

test('A6 what is typed between two presses of a key tells them apart', () => {
  const press = gateOf()
  press('Enter', 0)
  expect(press('x', 100)).toBeNull()
  expect(press('Enter', 200)?.counts).toBe(true)
})
