import { expect, test } from 'vitest'
import { bavarianHoliday, easterSunday } from '../../server/domain/holidays.ts'
import type { DayDate } from '../../shared/ids.ts'

const on = (date: string, assumption = true) => bavarianHoliday(date as DayDate, assumption)

test.each([
  ['1818-03-22', 'the earliest possible date'],
  ['1943-04-25', 'the latest possible date'],
  ['2000-04-23', 'a leap century'],
  ['2024-03-31', 'the day of a switch to summer time'],
  ['2026-04-05', ''],
  ['2049-04-18', 'an exception of the simpler formula of Gauss'],
  ['2076-04-19', 'an exception of the simpler formula of Gauss'],
])('H5 Easter Sunday is %s %s', (date) => {
  expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date)
})

test('H5 the holidays of Bavaria in 2026 are those of the law, and no other day', () => {
  const first = Temporal.PlainDate.from('2026-01-01')
  const days = Array.from({ length: 365 }, (_, days) => first.add({ days }).toString())
  expect(days.filter((day) => on(day) !== null)).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-06-04',
    '2026-08-15',
    '2026-10-03',
    '2026-11-01',
    '2026-12-25',
    '2026-12-26',
  ])
})

test('H5 Mariä Himmelfahrt is a holiday only where the plan says so', () => {
  expect(on('2026-08-15', true)).toBe('assumption')
  expect(on('2026-08-15', false)).toBeNull()
})
