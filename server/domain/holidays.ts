// Public holidays of Bavaria (BayFTG Art. 1), computed for any year of the Gregorian calendar.
import type { DayDate } from '../../shared/ids.ts'
import type { HolidayCode } from '../../shared/views.ts'

/** `MM-DD` → holiday. */
const fixed: Readonly<Record<string, HolidayCode>> = {
  '01-01': 'new-year',
  '01-06': 'epiphany',
  '05-01': 'labour-day',
  '08-15': 'assumption',
  '10-03': 'german-unity',
  '11-01': 'all-saints',
  '12-25': 'christmas-day',
  '12-26': 'second-christmas-day',
}

/** Days after Easter Sunday → holiday. */
const movable: Readonly<Record<number, HolidayCode>> = {
  [-2]: 'good-friday',
  1: 'easter-monday',
  39: 'ascension',
  50: 'whit-monday',
  60: 'corpus-christi',
}

/** Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876; J. Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}

/** The holiday on this date, or null. `assumption`: whether Mariä Himmelfahrt is one there (BayFTG Art. 1 (1) no. 2). */
export function bavarianHoliday(date: DayDate, assumption: boolean): HolidayCode | null {
  const day = Temporal.PlainDate.from(date)
  const code = fixed[date.slice(5)] ?? movable[easterSunday(day.year).until(day, { largestUnit: 'days' }).days] ?? null
  return code === 'assumption' && !assumption ? null : code
}
