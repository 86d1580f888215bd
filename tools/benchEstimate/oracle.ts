// The product's own function, told what nobody can know at the issue: the true mean gap between the calls of the following
// hour, and the desks that were truly open in it.
import { estimateFor } from '../../server/domain/estimate.ts'
import type { DayEvent, WaitEstimate } from '../../server/domain/events.ts'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DeskId } from '../../shared/ids.ts'
import { planOfDay } from '../replay/planOfDay.ts'
import { called, dayOpened, deskOpened, issued, planHash } from './happenings.ts'
import { type QueueNow, visitorOf } from './officeDay.ts'
import type { OfficeDay, Ticket } from './recording.ts'

const hourMs = 3_600_000

/**
 * A day of its own with this queue as it is, in which every conversation takes the true gap times the true desks, as the
 * plan says; those who were called last are at the desks.
 */
export const oracle = (day: OfficeDay, now: QueueNow, { issuedAt: at }: Ticket): WaitEstimate | null => {
  const following = now.queue.tickets.filter(({ calledAt }) => calledAt > at && calledAt <= at + hourMs)
  const goesOn = now.queue.tickets.some(({ calledAt }) => calledAt > at + hourMs)
  const until = goesOn || following.length === 0 ? at + hourMs : Math.max(...following.map(({ calledAt }) => calledAt))
  const gapSeconds = (until - at) / 1000 / Math.max(following.length, 1)
  const counted = following.map(({ openCounters }) => Math.max(openCounters, 1))
  const desks = Math.max(1, Math.round(counted.reduce((sum, open) => sum + open, 0) / Math.max(counted.length, 1)))

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
