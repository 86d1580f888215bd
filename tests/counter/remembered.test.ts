import { expect, test } from 'vitest'
import { openRemembered } from '../../counter/src/remembered.ts'
import type { DeskId } from '../../shared/ids.ts'

function shelf() {
  const things = new Map<string, string>()
  return {
    getItem: (name: string) => things.get(name) ?? null,
    setItem: (name: string, value: string) => void things.set(name, value),
    removeItem: (name: string) => void things.delete(name),
  }
}

test('a browser remembers desk, language and size', () => {
  const store = shelf()
  const first = openRemembered(() => store)
  expect([first.desk, first.language, first.large]).toEqual([null, null, false])
  first.desk = '7' as DeskId
  first.language = 'en'
  first.large = true
  const second = openRemembered(() => store)
  expect([second.desk, second.language, second.large]).toEqual(['7', 'en', true])
  second.desk = null
  expect(openRemembered(() => store).desk).toBeNull()
})

test('where storage is switched off, the choice holds until the page is closed', () => {
  const remembered = openRemembered(() => {
    throw new Error('storage is switched off')
  })
  remembered.desk = '7' as DeskId
  expect(remembered.desk).toBe('7')
})
