// Spans of calendar days, written as `2026-11-23`; both ends belong to them.

export interface Period {
  readonly from: string
  readonly to: string
}

/** The calendar day that it is somewhere at a moment (epoch milliseconds). */
export const dayAt = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)

const dayMs = 24 * 3_600_000
const longestDays = 366

/** Two days in their order, and no more than the server tells of at once: a year. */
export const isPeriod = ({ from, to }: Period): boolean =>
  from !== '' && from <= to && (Date.parse(to) - Date.parse(from)) / dayMs <= longestDays

/** So many days, of which the last is `to`. */
export const lastDays = (to: string, count: number): Period => ({
  from: new Date(Date.parse(to) - (count - 1) * dayMs).toISOString().slice(0, 10),
  to,
})
