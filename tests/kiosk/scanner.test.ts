import { expect, test } from 'vitest'
import { type KeySource, typingScanner } from '../../kiosk/src/scanner.ts'

function keyboard() {
  let listener: ((event: KeyboardEvent) => void) | undefined
  let at = 1_000
  const keys: KeySource = {
    addEventListener: (_, given) => {
      listener = given
    },
    removeEventListener: () => {
      listener = undefined
    },
  }
  const press = (key: string, afterMs: number) => {
    at += afterMs
    let stopped = false
    listener?.({
      key,
      timeStamp: at,
      preventDefault: () => {
        stopped = true
      },
      stopPropagation: () => {},
    } as KeyboardEvent)
    return stopped
  }
  const read: string[] = []
  const stop = typingScanner(keys).listen((code) => read.push(code))
  const type = (text: string, gapMs: number) => [...text].map((key) => press(key, gapMs))
  return { press, type, read, stop }
}

test('letters in quick succession ended by Enter are a scan, and its Enter presses no button', () => {
  const { press, type, read } = keyboard()
  press('K', 500)
  type('E12345', 5)
  expect(press('Enter', 5)).toBe(true)
  expect(read).toEqual(['KE12345'])
})

test('what a person types is left alone', () => {
  const { press, type, read } = keyboard()
  type('KE12345', 120)
  expect(press('Enter', 120)).toBe(false)
  expect(read).toEqual([])
})

test('what was typed before does not become part of the scan', () => {
  const { press, type, read } = keyboard()
  type('perso', 120)
  press('K', 300)
  type('E123', 4)
  press('Enter', 4)
  expect(read).toEqual(['KE123'])
})

test('a short burst is no scan, and Shift belongs to none', () => {
  const { press, type, read } = keyboard()
  type('ab', 5)
  press('Enter', 5)
  press('Shift', 300)
  press('K', 5)
  press('Shift', 5)
  type('E12', 5)
  press('Enter', 5)
  expect(read).toEqual(['KE12'])
})

test('stops when it is no longer wanted', () => {
  const { press, type, read, stop } = keyboard()
  stop()
  type('KE12345', 5)
  press('Enter', 5)
  expect(read).toEqual([])
})
