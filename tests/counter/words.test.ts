import { beforeEach, expect, test } from 'vitest'
import { type StaffKey, type StaffTexts, staffCatalogues } from '../../counter/src/texts.ts'
import {
  callWords,
  deskName,
  elapsed,
  languageName,
  minutesBetween,
  orderWords,
  refusalWords,
  waitWords,
} from '../../counter/src/words.ts'
import type { ReasonId } from '../../shared/ids.ts'
import { loadTexts } from '../../ui/language.ts'
import { atDesk, catalogue, minute, nine, waiting } from './sampleViews.ts'

let texts: StaffTexts
beforeEach(async () => {
  texts = await loadTexts<StaffKey>('de', { catalogues: staffCatalogues, root: null })
})

test('time that has passed', () => {
  expect(elapsed(nine, nine + 12_300)).toBe('0:12')
  expect(elapsed(nine, nine + 75 * minute + 3_000)).toBe('75:03')
  expect(elapsed(nine, nine - 1)).toBe('0:00')
  expect(minutesBetween(nine, nine + 119_000)).toBe(1)
})

test('Q why somebody stands where they stand', () => {
  const entry = waiting('A042', {
    reasons: [
      { kind: 'overdue', seconds: 200 },
      { kind: 'appointment', at: nine },
      { kind: 'priority', priority: 'schwangerschaft' as ReasonId },
      { kind: 'addressed', clerk: null },
      { kind: 'backup' },
      { kind: 'held', until: nine + 5 * minute },
      { kind: 'too-early', callableAt: nine - 2 * minute },
    ],
  })
  expect(orderWords(entry, catalogue, texts)).toEqual([
    'überfällig seit 3 Min.',
    'Termin 9:00',
    'Vorrang: Schwangerschaft',
    'für Sie reserviert',
    'Aushilfe',
    'gehalten bis 9:05',
    'Termin erst ab 8:58',
  ])
  expect(orderWords(waiting('A043', { reasons: [{ kind: 'due' }] }), catalogue, texts)).toEqual(['fällig um 9:15'])
  const just = waiting('A044', { reasons: [{ kind: 'overdue', seconds: 59 }] })
  expect(orderWords(just, catalogue, texts)).toEqual(['gerade überfällig'])
})

test('a walk-in waits so far of so long; an appointment was promised a time', () => {
  const now = nine + 8 * minute
  expect(waitWords(waiting('A042'), now, texts)).toBe('wartet 8 von 15 Min.')
  const agreed = waiting('T001', { reasons: [{ kind: 'appointment', at: nine }] })
  expect(waitWords(agreed, now, texts)).toBe('wartet 8 Min.')
})

test('why this one was called', () => {
  expect(callWords(atDesk('A042'), catalogue, texts)).toBe('war an der Reihe')
  const backup = atDesk('A042', { reason: { kind: 'backup', because: 'none-of-own' } })
  expect(callWords(backup, catalogue, texts)).toBe('Aushilfe, von Ihren Anliegen wartete niemand')
  const passing = atDesk('A042', { reason: { kind: 'out-of-turn', reason: 'gesundheit' as ReasonId } })
  expect(callWords(passing, catalogue, texts)).toBe('außer der Reihe – Es geht der Person nicht gut')
})

test('desks and languages by their names', () => {
  expect(catalogue.desks.map((desk) => deskName(desk, texts))).toEqual(['Schalter 7', 'Infostand'])
  expect(['de', 'en', 'uk'].map(languageName)).toEqual(['Deutsch', 'English', 'Українська'])
})

test('a refusal says what happened and what to do, to staff in their own words where visitors read others', () => {
  const early = { code: 'appointment-too-early', params: { time: '10:00', from: '9:30' } } as const
  expect(refusalWords(early, texts)).toBe('Dieser Termin ist um 10:00. Einchecken geht ab 9:30.')
  expect(refusalWords({ code: 'queue-empty' }, texts)).toBe(texts.t('refusals.queue-empty'))
})
