import { describe, expect, test } from 'vitest'
import { laterToday } from '../../counter/src/today/laterToday.ts'

const now = Date.parse('2026-11-23T09:30:20+01:00')
const time = (at: number) => new Intl.DateTimeFormat('de', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(at)
const at = (text: string) => laterToday(text, now, time)

describe('a time of today', () => {
  test('is the next moment at which clocks show it', () => {
    expect(at('14:05')).toBe(Date.parse('2026-11-23T14:05:00+01:00'))
    expect(at('09:31')).toBe(Date.parse('2026-11-23T09:31:00+01:00'))
  })

  test('that has passed is tomorrow, and nothing written is none', () => {
    expect(at('09:00')).toBe(Date.parse('2026-11-24T09:00:00+01:00'))
    expect(at('')).toBeNull()
  })
})
