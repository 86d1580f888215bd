import { expect, test } from 'vitest'
import { openShortcuts } from '../../counter/src/composables/useShortcuts.ts'

interface Pressed {
  readonly key: string
  readonly repeat?: boolean
  readonly on?: 'button' | 'input'
  readonly altKey?: boolean
}

/** A page without a browser: says what a key press did. */
function page() {
  const target = new EventTarget()
  const shortcuts = openShortcuts(target)
  const done: string[] = []
  const press = ({ key, repeat = false, on, altKey = true }: Pressed) => {
    const event = new Event('keydown', { cancelable: true })
    const focused = { matches: (selector: string) => on !== undefined && selector.includes(on) }
    const fields = { key, code: '', altKey, ctrlKey: false, metaKey: false, shiftKey: false, repeat }
    for (const [name, value] of Object.entries({ ...fields, target: focused }))
      Object.defineProperty(event, name, { value })
    target.dispatchEvent(event)
    return event.defaultPrevented
  }
  return { shortcuts, done, press }
}

test('a key does what stands on it and nothing of the browser', () => {
  const { shortcuts, done, press } = page()
  shortcuts.base.handlers.set('finish', () => done.push('finish'))
  expect(press({ key: 'f' })).toBe(true)
  expect(done).toEqual(['finish'])
})

test('a key that is not shown is left to the browser', () => {
  const { press } = page()
  expect(press({ key: 'f' })).toBe(false)
})

test('a key that is held acts once', () => {
  const { shortcuts, done, press } = page()
  shortcuts.base.handlers.set('callNext', () => done.push('call'))
  press({ key: 'a' })
  press({ key: 'a', repeat: true })
  expect(done).toEqual(['call'])
})

test('Enter that is held presses a button once', () => {
  const { press } = page()
  expect(press({ key: 'Enter', altKey: false, on: 'button' })).toBe(false)
  expect(press({ key: 'Enter', altKey: false, on: 'button', repeat: true })).toBe(true)
})

test('in a text field no key acts', () => {
  const { shortcuts, done, press } = page()
  shortcuts.base.handlers.set('finish', () => done.push('finish'))
  expect(press({ key: 'f', on: 'input' })).toBe(false)
  expect(done).toEqual([])
})

test('while a dialog is open its keys alone act', () => {
  const { shortcuts, done, press } = page()
  shortcuts.base.handlers.set('finish', () => done.push('page'))
  const dialog = shortcuts.push()
  dialog.handlers.set('park', () => done.push('dialog'))
  press({ key: 'f' })
  press({ key: 'z' })
  shortcuts.drop(dialog)
  press({ key: 'f' })
  expect(done).toEqual(['dialog', 'page'])
})

test('nothing acts any more once it has stopped', () => {
  const { shortcuts, done, press } = page()
  shortcuts.base.handlers.set('finish', () => done.push('finish'))
  shortcuts.stop()
  press({ key: 'f' })
  expect(done).toEqual([])
})
