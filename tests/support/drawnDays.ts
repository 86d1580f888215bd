// Goes on with a day many times over with drawn lengths, by the real rules of who is next: what estimates are held against.
import type { DayEvent } from '../../server/domain/events.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import { nextFor } from '../../server/domain/routing.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { DeskId, TicketId } from '../../shared/ids.ts'
import { mulberry32 } from './chance.ts'
import { planOf } from './given.ts'

const sigma = 0.7

/** Seconds from `at` until the ticket is called, in ascending order, one for each draw. */
export function drawnWaits(state: DayState, ticket: TicketId, at: number, draws: number, seed: number): number[] {
  const random = mulberry32(seed)
  const waits = Array.from({ length: draws }, () => (callOf(copyDay(state), ticket, at, random) - at) / 1000)
  return waits.sort((a, b) => a - b)
}

function callOf(day: DayState, wanted: TicketId, at: number, random: () => number): number {
  const happens = (event: DayEvent) => evolve(day, event, planOf)
  const endOf = (id: TicketId, since: number) => {
    const leg = day.tickets.get(id)?.legs[0]
    const mean = leg ? (day.index.services.get(leg.service)?.durationSeconds ?? 0) * leg.quantity : 0
    let end: number
    do end = since + mean * lognormal(random) * 1000
    while (end < at)
    return end
  }
  const free = new Map<DeskId, number>()
  for (const [desk, now] of day.desks) {
    if (now.kind === 'closed') continue
    const phase = now.work.kind === 'with' ? day.tickets.get(now.work.ticket)?.phase : undefined
    free.set(desk, now.work.kind === 'with' && phase?.kind === 'serving' ? endOf(now.work.ticket, phase.since) : at)
  }
  for (;;) {
    const [desk, time] = [...free].reduce((first, other) => (other[1] < first[1] ? other : first))
    if (time === Infinity) throw new Error('Nobody calls the ticket')
    const now = day.desks.get(desk)
    if (now?.kind === 'open' && now.work.kind === 'with') {
      const { ticket } = now.work
      happens({ type: 'ServingFinished', at: time, ticket, desk, outcome: null, services: [], ended: 'take-over' })
      happens({ type: 'AfterWorkEnded', at: time, desk })
    }
    const next = nextFor(day, desk, time)
    if (!next) {
      free.set(desk, Infinity)
      continue
    }
    if (next.ticket.id === wanted) return time
    const { dueAt, id, turnAt } = next.ticket
    happens({
      type: 'TicketCalled',
      at: time,
      ticket: id,
      desk,
      reason: next.reason,
      dueAt,
      turnAt,
      passed: [],
      sequence: 1,
    })
    happens({ type: 'ServingStarted', at: time, ticket: id, desk })
    free.set(desk, endOf(id, time))
  }
}

/** A lognormal number with mean 1 (Box and Muller). */
const lognormal = (random: () => number) =>
  Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) - sigma ** 2 / 2)
