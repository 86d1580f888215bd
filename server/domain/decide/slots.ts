// Free slots of today: the town's list, and a number for who takes one (rules T24, T25).
import type { Slot } from '../events.ts'
import { placesLeft, slotClosedAt, slotKey } from '../slots.ts'
import type { DayState } from '../state.ts'
import { clockTime, type Decide, happened, nothing, refused } from './decision.ts'
import { closedTo, issue } from './issuing.ts'
import { checkLegs } from './legs.ts'

/** Takes over what is new or has changed. Safe to repeat. */
export const changeSlots: Decide<'ChangeSlots'> = ({ slots }, state, at) => {
  const news = slots.filter((slot) => isNews(state, slot))
  return news.length > 0 ? happened({ type: 'SlotsChanged', at, slots: news }) : nothing
}

function isNews(state: DayState, slot: Slot): boolean {
  const { capacity = 0 } = state.slots.get(slotKey(slot)) ?? {}
  return capacity !== slot.capacity
}

/** A number at once, which stands as an appointment at the slot's time. Visitors are bound by hours and closures, nobody by the queue. */
export const takeSlot: Decide<'TakeSlot'> = (command, state, at) => {
  const { asker, kiosk, language, service, ticket, time } = command
  const slot = state.slots.get(slotKey({ service, time }))
  if (!slot || (slot.capacity === 0 && slot.tickets.length === 0))
    return refused('unknown-slot', { service, time: clockTime(state, time) })
  if (at >= time) return refused('slot-over', { service, time: clockTime(state, time) })
  if (placesLeft(state, slot) === 0) return refused('slot-taken', { service, time: clockTime(state, time) })
  if (asker === 'visitor') {
    const closedAt = slotClosedAt(state, service, time, at)
    if (closedAt !== null) return closedTo(state, service, closedAt)
  }
  const legs = checkLegs(state, [{ service }], 'visit')
  if (legs.kind === 'refused') return legs
  const issued = issue(state, at, {
    ticket,
    channel: 'visit',
    legs: legs.value,
    language,
    kiosk,
    priority: null,
    appointment: { code: null, time, slot: true },
  })
  return issued.kind === 'refused' ? issued : happened(issued.value)
}
