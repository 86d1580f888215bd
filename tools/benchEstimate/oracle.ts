// The product's own function, told what nobody can know at the issue: how fast numbers will truly be called, and by how many
// desks.
import { estimateFor } from '../../server/domain/estimate.ts'
import type { DayEvent, WaitEstimate } from '../../server/domain/events.ts'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DeskId } from '../../shared/ids.ts'
import { planOfDay } from '../replay/planOfDay.ts'
import { called, dayOpened, deskOpened, issued, planHash } from './happenings.ts'
import { type QueueNow, visitorOf } from './officeDay.ts'
import type { OfficeDay, Queue, Ticket } from './recording.ts'

/** What is foreseen: the mean gap between the calls, and how many desks are open; otherwise as many as there are now. */
export interface Foresight {
  /** Of the hour after the issue, or of the whole day as long as somebody waited. */
  readonly gap: 'hour' | 'day'
  readonly desks: 'hour' | 'now'
}

export const oracles: Readonly<Record<string, Foresight>> = {
  'oracle: the true gap and desks of the next hour': { gap: 'hour', desks: 'hour' },
  'oracle: the true gap of the next hour alone': { gap: 'hour', desks: 'now' },
  'oracle: the true gap of the whole day alone': { gap: 'day', desks: 'now' },
}

const hourMs = 3_600_000
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)

/**
 * A day of its own with this queue as it is, in which every conversation takes the foreseen gap times the desks, as the plan
 * says; those who were called last are at the desks.
 */
export const oracle = (
  day: OfficeDay,
  now: QueueNow,
  { issuedAt: at }: Ticket,
  foreseen: Foresight,
): WaitEstimate | null => {
  const following = now.queue.tickets.filter(({ calledAt }) => calledAt > at && calledAt <= at + hourMs)
  const gapSeconds = (foreseen.gap === 'day' ? gapOfDay(now.queue) : gapOfHour(now.queue, following, at)) / 1000
  const counted = following.map(({ openCounters }) => Math.max(openCounters, 1))
  const desks = foreseen.desks === 'now' ? now.openDesks : Math.max(1, Math.round(mean(counted)))

  const { parts, plan: drawn } = planOfDay({ ...day, queues: [{ ...now.queue, tickets: [] }] }, [
    { busyMs: [], desks: Array.from({ length: desks }, () => []) },
  ])
  const [part] = parts
  if (!part) return null
  const plan = { ...drawn, services: drawn.services.map((one) => ({ ...one, durationSeconds: gapSeconds * desks })) }
  const state = emptyDay(plan.site.id, plan, planHash)
  const visitor = (ticket: Ticket) => visitorOf({ ...now, service: part.service }, ticket)
  const atDesks = now.called.slice(-desks)
  const people = [...atDesks, ...now.waiting].sort((a, b) => a.issuedAt - b.issuedAt || a.number - b.number)
  const begins = people[0]?.issuedAt ?? at
  const calls = atDesks.flatMap((ticket, index) =>
    called(visitor(ticket), part.desks[index] as DeskId, ticket.calledAt, index + 1),
  )
  const events: readonly DayEvent[] = [
    ...part.desks.map((desk) => deskOpened(desk, begins)),
    ...people.map((ticket) => issued(visitor(ticket), 0, null)),
    ...calls,
  ]
  const happen = (event: DayEvent) => evolve(state, event, () => plan)
  happen(dayOpened(plan, day.date, begins, undefined))
  for (const event of events.toSorted((a, b) => a.at - b.at)) happen(event)
  return estimateFor(state, part.service, at)
}

/** Milliseconds; where the calls end within the hour, up to the last one. */
const gapOfHour = ({ tickets }: Queue, following: readonly Ticket[], at: number): number => {
  const goesOn = tickets.some(({ calledAt }) => calledAt > at + hourMs)
  const until = goesOn || following.length === 0 ? at + hourMs : Math.max(...following.map(({ calledAt }) => calledAt))
  return (until - at) / Math.max(following.length, 1)
}

/** Milliseconds between two calls, wherever the second one had been waiting at the first. */
const gapOfDay = ({ tickets }: Queue): number => {
  const calls = tickets.toSorted((a, b) => a.calledAt - b.calledAt || a.number - b.number)
  const gaps = calls.flatMap(({ calledAt, issuedAt }, index) => {
    const before = calls[index - 1]
    return before && issuedAt <= before.calledAt ? [calledAt - before.calledAt] : []
  })
  return mean(gaps)
}
