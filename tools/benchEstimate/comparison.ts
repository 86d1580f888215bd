// Plays the days in their order and sets every method beside what happened.

import type { DayHistory, WaitEstimate } from '../../server/domain/events.ts'
import { historyAfter } from '../../server/domain/history.ts'
import type { Figures, Told } from './figures.ts'
import { figuresOf } from './figures.ts'
import { baselines } from './methods.ts'
import { playDay } from './officeDay.ts'
import { oracle } from './oracle.ts'
import type { OfficeDay } from './recording.ts'

export interface Compared {
  readonly days: readonly string[]
  /** Tickets with somebody ahead for which Lotse named no figure: they are in none of the rows. */
  readonly untold: number
  readonly lotse: Figures
  readonly baselines: ReadonlyMap<string, Figures>
  readonly oracle: Figures
}

/** All days are played, so that later ones have a history; those that `isShown` says are counted. */
export const compare = (days: readonly OfficeDay[], isShown: (date: string) => boolean): Compared => {
  const told = new Map<string, Told[]>()
  const note = (method: string, one: Told) => told.getOrInsertComputed(method, () => []).push(one)
  const histories = new Map<string, DayHistory>()
  let untold = 0
  for (const day of days) {
    const end = playDay(day, histories.get(day.office), (ticket, now, estimate) => {
      const ahead = now.waiting.length
      if (ahead === 0 || ticket.tooShort || !isShown(day.date)) return
      if (estimate === null) {
        untold++
        return
      }
      const base = { ahead, waited: (ticket.calledAt - ticket.issuedAt) / 1000 }
      note('lotse', { ...base, ...asTold(estimate) })
      for (const [name, method] of Object.entries(baselines))
        note(name, { ...base, likely: method(ticket, now), range: null })
      const known = oracle(day, now, ticket)
      if (known) note('oracle', { ...base, ...asTold(known) })
    })
    histories.set(day.office, historyAfter(end))
  }
  const figures = (method: string) => figuresOf(told.get(method) ?? [])
  return {
    days: [...new Set(days.map(({ date }) => date).filter(isShown))],
    untold,
    lotse: figures('lotse'),
    baselines: new Map(Object.keys(baselines).map((name) => [name, figures(name)])),
    oracle: figures('oracle'),
  }
}

const asTold = ({ highSeconds, likelySeconds, lowSeconds }: WaitEstimate) => ({
  likely: likelySeconds,
  range: { low: lowSeconds, high: highSeconds },
})
