// Writes down what the clients of a replay see, and wakes those who wait for it.
import type { TicketId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { type Bell, bell } from './pace.ts'
import type { Visit } from './script.ts'
import { type Mark, nothingSeen, type Seen, type SeenCall, type SeenTicket } from './seen.ts'

export interface Notebook {
  readonly seen: Seen
  /** Rings when something was seen that may let somebody go on. */
  readonly news: Bell
  mark(): Mark
  ticket(ticket: SeenTicket): void
  call(call: SeenCall): void
  refusal(request: string, refusal: Pick<Refusal, 'code'>): void
  /** Whom a number was given to; null for one of others, or one that is not acknowledged yet. */
  visitOf(ticket: TicketId): Visit | null
  /** Numbers of that service acknowledged and not called. */
  waiting(service: Visit['service']): number
  /** Everybody has come, and nobody waits. */
  isOver(): boolean
}

/** `now` gives the time of the day that is played; `visits` is how many will come. */
export const openNotebook = (now: () => number, visits: number): Notebook => {
  const seen = nothingSeen()
  const news = bell()
  const byId = new Map<TicketId, Visit>()
  const called = new Set<TicketId>()
  const waiting = new Map<Visit['service'], number>()
  let order = 0
  let turnedAway = 0

  const count = (service: Visit['service'], change: number) =>
    waiting.set(service, (waiting.get(service) ?? 0) + change)

  return {
    seen,
    news,
    mark() {
      order += 1
      return { order, at: now() }
    },
    ticket(ticket) {
      seen.tickets.push(ticket)
      byId.set(ticket.ticket, ticket.visit)
      if (!called.has(ticket.ticket)) count(ticket.visit.service, 1)
      news.ring()
    },
    call(call) {
      seen.calls.push(call)
      const visit = byId.get(call.ticket)
      if (visit && !called.has(call.ticket)) count(visit.service, -1)
      called.add(call.ticket)
      news.ring()
    },
    refusal(request, { code }) {
      const name = `${request} ${code}`
      seen.refusals.set(name, (seen.refusals.get(name) ?? 0) + 1)
      if (request === 'ticket:issue') {
        turnedAway += 1
        news.ring()
      }
    },
    visitOf: (ticket) => byId.get(ticket) ?? null,
    waiting: (service) => waiting.get(service) ?? 0,
    isOver: () => seen.tickets.length + turnedAway === visits && seen.tickets.every(({ ticket }) => called.has(ticket)),
  }
}
