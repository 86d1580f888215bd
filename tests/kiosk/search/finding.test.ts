import { expect, test } from 'vitest'
import { firstList } from './firstList.ts'
import { editsBetween, finding, listedIds, missed } from './searchedHouse.ts'
import { secondList } from './secondList.ts'

test('K26 the first list has a hundred different queries, each with one typing error and a service that visitors choose', () => {
  expect(new Set(firstList.map(([, typed]) => typed)).size).toBe(100)
  for (const [meant, typed, service] of firstList) {
    expect(editsBetween(meant, typed), typed).toBe(1)
    expect(listedIds, typed).toContain(service)
  }
})

test('K26 of the first list, the right service is among the first three for at least 95', () => {
  const misses = missed(firstList, finding('de'))
  expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(5)
})

test('K26 the second list has a hundred queries that are not in the first, each with a service that visitors choose', () => {
  const first = new Set(firstList.flat())
  expect(new Set(secondList.map(([, typed]) => typed)).size).toBe(100)
  for (const [, typed, service] of secondList) {
    expect(first, typed).not.toContain(typed)
    expect(listedIds, typed).toContain(service)
  }
})

test('K26 of the second list, tried once, no fewer are found than it had come out: 89', () => {
  const misses = missed(secondList, finding('de'))
  expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(11)
})
