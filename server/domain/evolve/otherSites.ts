// Tickets that go on to another site, and those that come from one (rules T30 to T36).
import type { EventOf } from '../events.ts'
import { type Draft, freeDeskOf, putTicket, ticketIn } from './draft.ts'
import { waitingFrom } from './tickets.ts'

export function sendElsewhere(day: Draft, { at, ticket: id, to, label }: EventOf<'TicketSent'>): void {
  const ticket = ticketIn(day, id)
  freeDeskOf(day, ticket, at)
  const phase = { kind: 'sent', at, to, label } as const
  putTicket(day, { ...ticket, address: null, backTo: null, sittings: ticket.sittings + 1, wish: null, phase })
}

export function expectFromElsewhere(day: Draft, event: EventOf<'TicketExpected'>): void {
  const { type: _, at, ticket: id, until, ...traveller } = event
  if (day.tickets.has(id)) throw new Error(`The log expects ticket ${id}, which is here`)
  putTicket(day, {
    ...traveller,
    id,
    kiosk: null,
    estimate: null,
    offline: false,
    order: day.version,
    settled: [],
    address: null,
    backTo: null,
    returns: 0,
    missedAt: null,
    moved: true,
    wish: null,
    awayUntil: null,
    phase: { kind: 'expected', at, until },
  })
  day.labels.set(event.label, id)
}

export function arrive(day: Draft, { at, ticket: id }: EventOf<'TicketArrived'>): void {
  putTicket(day, { ...ticketIn(day, id), phase: waitingFrom(at) })
}
