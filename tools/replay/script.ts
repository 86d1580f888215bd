// What is played: who comes when, and which desks work when.
import type { DeskId, ServiceId } from '../../shared/ids.ts'

export interface Visit {
  readonly service: ServiceId
  /** Epoch milliseconds, as all times of a script. */
  readonly issueAt: number
  /** From the call until the desk can call again. */
  readonly busyMs: number
  /** What the record says; null for a visit that was drawn. */
  readonly record: { readonly calledAt: number; readonly tooShort: boolean } | null
}

export interface Shift {
  readonly from: number
  /** null: until nobody is left. */
  readonly to: number | null
}

export interface DeskShifts {
  readonly desk: DeskId
  readonly services: readonly ServiceId[]
  readonly shifts: readonly Shift[]
}

export interface Script {
  readonly title: string
  readonly timeZone: string
  /** The first minute of the day. */
  readonly from: number
  /** The last moment that is planned: an issue, a recorded call or the end of a shift. */
  readonly to: number
  /** In the order of their issues. */
  readonly visits: readonly Visit[]
  readonly desks: readonly DeskShifts[]
}

const minuteMs = 60_000

/** Puts a day in order: its first minute and its last moment follow from who comes and who works when. */
export const scriptOf = (
  title: string,
  timeZone: string,
  visits: readonly Visit[],
  desks: readonly DeskShifts[],
): Script => {
  const moments = visits.flatMap(({ issueAt, record }) => (record ? [issueAt, record.calledAt] : [issueAt]))
  const shifts = desks.flatMap((desk) => desk.shifts.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
  const first = [...moments, ...shifts].reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return {
    title,
    timeZone,
    from: Math.floor(first / minuteMs) * minuteMs,
    to: [...moments, ...shifts].reduce((a, b) => Math.max(a, b), first),
    visits: visits.toSorted((a, b) => a.issueAt - b.issueAt),
    desks: desks.filter((desk) => desk.shifts.length > 0),
  }
}

/** One desk may work for several queues: it is open while any of them has it open. */
export const joinShifts = (shifts: readonly Shift[]): readonly Shift[] => {
  const joined: Shift[] = []
  for (const shift of shifts.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || (last.to !== null && last.to < shift.from)) joined.push(shift)
    else joined[joined.length - 1] = { from: last.from, to: later(last.to, shift.to) }
  }
  return joined
}

const later = (a: number | null, b: number | null) => (a === null || b === null ? null : Math.max(a, b))
