// How long conversations took and which desks were open: read out of when a queue's numbers were called.
import { median } from '../median.ts'
import type { RecordedTicket } from './recordedDay.ts'
import type { Shift } from './script.ts'

export interface Workload {
  /** For each ticket, in the given order: from its call until its desk can call again, in milliseconds. */
  readonly busyMs: readonly number[]
  /** For each desk of the queue, the first being open the longest: when it is open. */
  readonly desks: readonly (readonly Shift[])[]
}

/** The record is right to about five minutes: who waited less may have met a free desk. */
const resolutionMs = 5 * 60_000
const shortestMs = 30_000
const longestMs = 2 * 3_600_000
const plainMs = 10 * 60_000
const fewMeasured = 5

/**
 * The model: desks take turns, so a conversation lasted until the same desk called again, which with c desks open is c calls
 * later. Where that next visitor had hardly waited, the desk may have been idle in between: then the length is unknown, and
 * the queue's median stands in unless the gap itself was shorter. A queue of which too little is known takes ten minutes.
 */
export const workloadOf = (tickets: readonly RecordedTicket[]): Workload => {
  const calls = [...tickets.entries()].sort(([, a], [, b]) => a.calledAt - b.calledAt || a.number - b.number)
  const gaps = gapsOf(calls.map(([, ticket]) => ticket))
  const measured = gaps.flatMap((gap) => (gap?.waited ? [gap.ms] : []))
  const usual = measured.length >= fewMeasured ? median(measured) : plainMs
  const busyMs = new Array<number>(tickets.length).fill(usual)
  for (const [order, [index]] of calls.entries()) {
    const gap = gaps[order]
    const ms = !gap ? usual : gap.waited ? gap.ms : Math.min(gap.ms, usual)
    busyMs[index] = Math.min(Math.max(ms, shortestMs), longestMs)
  }
  return { busyMs, desks: shiftsOf(calls.map(([, ticket]) => ticket)) }
}

interface Gap {
  readonly ms: number
  /** The visitor who came next to the desk had waited, so the desk went straight on. */
  readonly waited: boolean
}

/** A call proves one open desk, whatever the record says. */
const openAt = ({ openCounters }: RecordedTicket) => Math.max(openCounters, 1)

/** For each call: until the same desk calls again; null for the last one of a desk. */
const gapsOf = (calls: readonly RecordedTicket[]): (Gap | null)[] => {
  const gaps = new Array<Gap | null>(calls.length).fill(null)
  const turn: number[] = []
  for (const [index, call] of calls.entries()) {
    while (turn.length > openAt(call)) turn.shift()
    const before = turn.length === openAt(call) ? turn.shift() : undefined
    const earlier = before === undefined ? undefined : calls[before]
    if (before !== undefined && earlier)
      gaps[before] = { ms: call.calledAt - earlier.calledAt, waited: call.calledAt - call.issuedAt > resolutionMs }
    turn.push(index)
  }
  return gaps
}

/** The number of open desks changes at the calls that show it; what is open at the last call stays until nobody waits. */
const shiftsOf = (calls: readonly RecordedTicket[]): (readonly Shift[])[] => {
  const desks = Array.from(
    { length: Math.max(...calls.map(openAt)) },
    () => [] as { from: number; to: number | null }[],
  )
  for (const call of calls)
    for (const [index, shifts] of desks.entries()) {
      const last = shifts.at(-1)
      const open = last !== undefined && last.to === null
      if (index < openAt(call) && !open) shifts.push({ from: call.calledAt, to: null })
      else if (index >= openAt(call) && open) last.to = call.calledAt
    }
  return desks
}
