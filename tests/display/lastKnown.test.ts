import { beforeEach, describe, expect, test } from 'vitest'
import { type LastKnown, openLastKnown } from '../../display/src/ticket/lastKnown.ts'
import type { TicketKey } from '../../shared/ids.ts'

const key = (letter: string) => letter.repeat(22) as TicketKey
const known = { key: key('a'), view: { label: 'A042' }, told: [{ at: 1, low: 5, high: 10 }] } as unknown as LastKnown
const hour = 3_600_000

let kept: Map<string, string>
let now: number
const place = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
}
const refusing = {
  getItem: () => {
    throw new Error('refused')
  },
  setItem: () => {
    throw new Error('refused')
  },
  removeItem: () => {
    throw new Error('refused')
  },
}

beforeEach(() => {
  kept = new Map()
  now = 1_000
})

describe('O6 what the phone knew last', () => {
  test('is found again by its key, or as the last one without a key', () => {
    openLastKnown(place, () => now).write(known)
    const again = openLastKnown(place, () => now)
    expect(again.read(key('a'))).toMatchObject(known)
    expect(again.read(null)).toMatchObject(known)
    expect(again.read(key('b'))).toBeNull()
  })

  test('is gone after a day, and when it is forgotten', () => {
    const last = openLastKnown(place, () => now)
    last.write(known)
    now += 24 * hour + 1
    expect(last.read(null)).toBeNull()
    expect(kept.size).toBe(0)
    last.write(known)
    last.forget()
    expect(last.read(null)).toBeNull()
  })

  test('a phone that keeps nothing, or something else, does no harm', () => {
    for (const keep of [null, refusing]) {
      const last = openLastKnown(keep, () => now)
      last.write(known)
      expect(last.read(null)).toBeNull()
      last.forget()
    }
    kept.set('lotse-ticket', '{"half":')
    expect(openLastKnown(place, () => now).read(null)).toBeNull()
  })
})
