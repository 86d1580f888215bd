// Plays the days in their order and sets every method beside what happened.
import type { WaitEstimate } from '../../server/domain/events.ts'
import { historyAfter } from '../../server/domain/history.ts'
import type { DayHistory } from '../../server/domain/learned.ts'
import type { Told } from './figures.ts'
import { baselines } from './methods.ts'
import { playDay } from './officeDay.ts'
import { oracle, oracles } from './oracle.ts'
import type { OfficeDay } from './recording.ts'

/** Nothing is tuned on the days after this one, and no other day is reported. */
export const tunedUntil = '2020-01-08'

/** What each method told the same people, in the same order. */
export interface Compared {
  readonly days: readonly string[]
  /** Tickets with somebody ahead for which Lotse named no figure: they are in none of the rows. */
  readonly untold: number
  readonly lotse: readonly Told[]
  readonly baselines: ReadonlyMap<string, readonly Told[]>
  readonly oracles: ReadonlyMap<string, readonly Told[]>
}

/** All days are played, so that later ones have a history; those that `isShown` says are counted. */
export const compare = (days: readonly OfficeDay[], isShown: (date: string) => boolean): Compared => {
  const told = new Map<string, Told[]>()
  const note = (method: string, one: Told) => told.getOrInsertComputed(method, () => []).push(one)
  const histories = new Map<string, DayHistory>()
  let untold = 0
  for (const day of days) {
    const { date, office } = day
    const end = playDay(day, histories.get(office), (ticket, now, estimate) => {
      const ahead = now.waiting.length
      if (ahead === 0 || ticket.tooShort || !isShown(date)) return
      if (estimate === null) {
        untold++
        return
      }
      const waited = (ticket.calledAt - ticket.issuedAt) / 1000
      const base = { date, office, queue: now.queue.id, ahead, waited }
      note('lotse', { ...base, ...asTold(estimate) })
      for (const [name, method] of Object.entries(baselines))
        note(name, { ...base, likely: method(ticket, now), range: null })
      for (const [name, foreseen] of Object.entries(oracles)) {
        const known = oracle(day, now, ticket, foreseen)
        if (known) note(name, { ...base, ...asTold(known) })
      }
    })
    histories.set(office, historyAfter(end))
  }
  const of = (methods: object) => new Map(Object.keys(methods).map((name) => [name, told.get(name) ?? []]))
  return {
    days: [...new Set(days.map(({ date }) => date).filter(isShown))],
    untold,
    lotse: told.get('lotse') ?? [],
    baselines: of(baselines),
    oracles: of(oracles),
  }
}

const asTold = ({ highSeconds, likelySeconds, lowSeconds }: WaitEstimate) => ({
  likely: likelySeconds,
  range: { low: lowSeconds, high: highSeconds },
})
