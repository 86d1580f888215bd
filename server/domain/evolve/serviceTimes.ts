import { measured } from '../conversation.ts'
import type { EventOf, Leg } from '../events.ts'
import type { Ticket } from '../state.ts'
import type { Draft } from './draft.ts'

/**
 * Adds a conversation to the day's service times (rule E): its seconds are shared among the legs that were served in the
 * proportion of their planned durations, per unit of quantity. One that was finished as it was started says nothing.
 */
export function measure(day: Draft, ticket: Ticket, { at, services }: EventOf<'ServingFinished'>): void {
  if (ticket.phase.kind !== 'serving' || at === ticket.phase.since) return
  const seconds = (at - ticket.phase.since) / 1000
  const served = ticket.legs.filter(({ service }) => services.includes(service))
  const planned = (leg: Leg) => (day.index.services.get(leg.service)?.durationSeconds ?? 0) * leg.quantity
  const total = served.reduce((sum, leg) => sum + planned(leg), 0)
  for (const leg of served) {
    const each = (seconds * planned(leg)) / total / leg.quantity
    const service = day.index.services.get(leg.service)
    if (service) day.serviceTimes.set(leg.service, measured(day, service, each))
  }
}
