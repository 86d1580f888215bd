// Free slots of today: how many are left, and who may take one now (rules T24, T25).
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import { closedBy, ofService, site } from './closures.ts'
import type { Slot } from './events.ts'
import { closedBecause } from './guiding.ts'
import type { DayState, SlotState } from './state.ts'

export const slotKey = ({ service, time }: Pick<Slot, 'service' | 'time'>): string => `${service} ${time}`

/** Who holds the slot: a ticket that was given up before its time makes room. */
export const holdersOf = (state: DayState, { tickets, time }: SlotState): readonly TicketId[] =>
  tickets.filter((id) => {
    const phase = state.tickets.get(id)?.phase
    return phase?.kind !== 'gone' || phase.at >= time
  })

/** How many may still take it; 0 also when its capacity has shrunk below those who have. */
export const placesLeft = (state: DayState, slot: SlotState): number =>
  Math.max(slot.capacity - holdersOf(state, slot).length, 0)

/**
 * Whether the slot of a ticket that was given up at that version of the day has gone to somebody who came later. A capacity that has
 * shrunk takes it from nobody.
 */
export const isGivenAway = (state: DayState, ticket: TicketId, version: number): boolean => {
  const slot = state.slots.values().find(({ tickets }) => tickets.includes(ticket))
  if (slot === undefined || placesLeft(state, slot) > 0) return false
  return holdersOf(state, slot).some((id) => (state.tickets.get(id)?.order ?? 0) >= version)
}

/**
 * The moment at which the site or the service is closed to visitors who want the slot: now or, as a closure announces, at its time; null
 * while they may take it. Slots are given as numbers are, but also after the last issue, since their holders are expected at a time.
 */
export function slotClosedAt(state: DayState, service: ServiceId, time: number, at: number): number | null {
  const closed = closedBecause(state, service, at)
  if (closed !== null && closed !== 'issue-ended') return at
  return closedBy(state, site, time) || closedBy(state, ofService(service), time) ? time : null
}

/** What visitors may take of a service now, the earliest first. */
export const freeSlots = (state: DayState, service: ServiceId, at: number): readonly SlotState[] =>
  [...state.slots.values()]
    .filter(
      (slot) =>
        slot.service === service &&
        slot.time > at &&
        placesLeft(state, slot) > 0 &&
        slotClosedAt(state, service, slot.time, at) === null,
    )
    .sort((a, b) => a.time - b.time)
