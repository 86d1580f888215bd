import { beforeEach, describe, expect, test } from 'vitest'
import {
  biasWords,
  closenessOf,
  minutesWords,
  p90Words,
  percentWords,
} from '../../counter/src/statistics/figureWords.ts'
import { dayAt, isPeriod, lastDays } from '../../counter/src/statistics/period.ts'
import { type StaffKey, type StaffTexts, staffCatalogues } from '../../counter/src/texts.ts'
import type { EstimateFigures, WaitFigures } from '../../shared/statisticsView.ts'
import { loadTexts } from '../../ui/language.ts'

let texts: StaffTexts
beforeEach(async () => {
  texts = await loadTexts<StaffKey>('de', { catalogues: staffCatalogues, root: null })
})

const off = (seconds: number, biasSeconds = 0): EstimateFigures => ({
  count: 5,
  meanErrorSeconds: seconds,
  biasSeconds,
  heldShare: 0.6,
  readHeldShare: 0.8,
})

describe('E17 in words', () => {
  test.each([
    [-180, 'Im Mittel 3 Minuten zu kurz angesagt.'],
    [60, 'Im Mittel 1 Minute zu lang angesagt.'],
    [-29, 'Im Mittel weder zu kurz noch zu lang angesagt.'],
  ])('told minus waited is %i s', (bias, words) => {
    expect(biasWords(off(300, bias), texts)).toBe(words)
  })

  test.each([
    [300, 'close'],
    [301, 'fair'],
    [600, 'fair'],
    [601, 'far'],
  ])('off by %i s is %s', (seconds, closeness) => {
    expect(closenessOf(off(seconds))).toBe(closeness)
  })

  test('figures are whole and say their unit', () => {
    expect(minutesWords(0, texts)).toBe('0\u00a0Min.')
    expect(minutesWords(20, texts)).toBe('unter 1\u00a0Min.')
    expect(minutesWords(90, texts)).toBe('2\u00a0Min.')
    expect(percentWords(0.586, texts)).toBe('59\u00a0%')
    const waits = (p90Minutes: number | null): WaitFigures => ({
      count: 5,
      meanSeconds: 60,
      p90Minutes,
      inTimeShare: 1,
    })
    expect(p90Words(waits(25), texts)).toBe('25\u00a0Min.')
    expect(p90Words(waits(null), texts)).toBe('über 240\u00a0Min.')
  })
})

describe('days to choose', () => {
  test('the day is that of the site, whatever the clock of the screen says', () => {
    const late = Date.parse('2026-11-22T23:30:00Z')
    expect(dayAt(late, 'Europe/Berlin')).toBe('2026-11-23')
    expect(dayAt(late, 'UTC')).toBe('2026-11-22')
  })

  test('the last days end with the given one, over the end of a month and the switch to winter time', () => {
    expect(lastDays('2026-11-23', 1)).toEqual({ from: '2026-11-23', to: '2026-11-23' })
    expect(lastDays('2026-11-03', 30)).toEqual({ from: '2026-10-05', to: '2026-11-03' })
  })

  test('a period has two days in their order, a year at most', () => {
    expect(isPeriod({ from: '2026-11-23', to: '2026-11-23' })).toBe(true)
    expect(isPeriod({ from: '2025-11-22', to: '2026-11-23' })).toBe(true)
    expect(isPeriod({ from: '2025-11-21', to: '2026-11-23' })).toBe(false)
    expect(isPeriod({ from: '2026-11-24', to: '2026-11-23' })).toBe(false)
    expect(isPeriod({ from: '', to: '2026-11-23' })).toBe(false)
    expect(isPeriod({ from: '2026-11-23', to: '' })).toBe(false)
  })
})
