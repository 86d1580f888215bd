// What a replay tells about waits and estimates. All figures are minutes.
import type { DeskId } from '../../shared/ids.ts'
import { median } from '../median.ts'
import type { DeskReach, Seen, SeenCall, SeenTicket } from './seen.ts'

export interface Waits {
  readonly tickets: number
  readonly mean: number
  readonly median: number
}

export interface EstimateError {
  readonly name: string
  readonly tickets: number
  /** Mean absolute error of the likely wait told at issue. */
  readonly error: number
  /** Share of those who were called within the range on their slip, 0 to 1. */
  readonly inside: number
}

export interface Figures {
  readonly waits: Waits
  /** The same tickets in the record; null without one. */
  readonly recorded: Waits | null
  /** By people ahead, the last one being all with somebody ahead. */
  readonly errors: readonly EstimateError[]
  /** What simple estimates would have missed by, of the same tickets with somebody ahead. */
  readonly simple: { readonly gaps: number; readonly lastWait: number } | null
}

type Desks = ReadonlyMap<DeskId, DeskReach>

const minuteMs = 60_000
const gapsCounted = 10

const classes = [
  { name: 'nobody', least: 0, most: 0 },
  { name: '1 or 2', least: 1, most: 2 },
  { name: '3 to 5', least: 3, most: 5 },
  { name: '6 to 10', least: 6, most: 10 },
  { name: '11 or more', least: 11, most: Number.POSITIVE_INFINITY },
  { name: 'somebody', least: 1, most: Number.POSITIVE_INFINITY },
] as const

interface Outcome {
  readonly ticket: SeenTicket
  readonly call: SeenCall
  /** Minutes from the issue to the call. */
  readonly wait: number
}

/** Of the tickets that were called. Those drawn before the record began are left out of the waits. */
export const figuresOf = ({ tickets, calls }: Seen, desks: Desks): Figures => {
  const callOf = new Map(calls.map((call) => [call.ticket, call]))
  const outcomes = tickets.flatMap((ticket): readonly Outcome[] => {
    const call = callOf.get(ticket.ticket)
    return call ? [{ ticket, call, wait: minutes(call.acknowledged.at - ticket.acknowledged.at) }] : []
  })
  const compared = outcomes.filter(({ ticket }) => !ticket.visit.record?.tooShort)
  const recorded = compared.flatMap(({ ticket: { visit } }) =>
    visit.record ? [minutes(visit.record.calledAt - visit.issueAt)] : [],
  )
  return {
    waits: waitsOf(compared.map(({ wait }) => wait)),
    recorded: recorded.length > 0 ? waitsOf(recorded) : null,
    errors: classes.flatMap((one) => errorIn(outcomes, one)),
    simple: simpleErrors(outcomes, desks),
  }
}

const minutes = (ms: number) => ms / minuteMs
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const waitsOf = (waits: readonly number[]): Waits => ({
  tickets: waits.length,
  mean: waits.length > 0 ? mean(waits) : 0,
  median: median(waits),
})

/** The likely wait; of somebody called before it could be asked for, the middle of the range on the slip. */
const toldMinutes = ({ told, range }: SeenTicket): number | null => {
  if (told?.likelyMs != null) return minutes(told.likelyMs)
  return range && (range.low + range.high) / 2
}

const errorIn = (outcomes: readonly Outcome[], { name, least, most }: (typeof classes)[number]): EstimateError[] => {
  const told = outcomes.flatMap(({ ticket, wait }) => {
    const likely = toldMinutes(ticket)
    const { ahead, range } = ticket
    if (likely === null || range === null || ahead < least || ahead > most) return []
    return [{ miss: Math.abs(likely - wait), inside: range.low <= wait && wait <= range.high }]
  })
  if (told.length === 0) return []
  const inside = told.filter((one) => one.inside).length / told.length
  return [{ name, tickets: told.length, error: mean(told.map(({ miss }) => miss)), inside }]
}

/** People ahead × mean gap of the last ten calls at desks that serve the same, and the wait of the person called there last. */
const simpleErrors = (outcomes: readonly Outcome[], desks: Desks): Figures['simple'] => {
  const byGaps: number[] = []
  const byLast: number[] = []
  for (const [service, of] of Map.groupBy(outcomes, ({ ticket }) => ticket.visit.service)) {
    const calls = outcomes
      .filter(({ call }) => desks.get(call.desk)?.services.includes(service))
      .sort((a, b) => a.call.acknowledged.order - b.call.acknowledged.order)
    for (const { ticket, wait } of of) {
      const before = calls
        .filter(({ call }) => call.acknowledged.order < ticket.acknowledged.order)
        .slice(-gapsCounted - 1)
      const [first] = before
      const last = before.at(-1)
      if (ticket.ahead === 0 || toldMinutes(ticket) === null || !first || !last || first === last) continue
      const gap = minutes(last.call.acknowledged.at - first.call.acknowledged.at) / (before.length - 1)
      byGaps.push(Math.abs(ticket.ahead * gap - wait))
      byLast.push(Math.abs(last.wait - wait))
    }
  }
  return byGaps.length > 0 ? { gaps: mean(byGaps), lastWait: mean(byLast) } : null
}
