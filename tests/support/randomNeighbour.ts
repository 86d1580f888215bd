// The other site of a random day: visitors are sent there, and come from there.
import type { SendTicket } from '../../server/domain/commands.ts'
import { sendTicket } from '../../server/domain/decide/acrossSites.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import { calls, gives, opens, opensDay } from './daySteps.ts'
import { givenUnder } from './given.ts'
import { sonthofenPlan } from './neighbourPlan.ts'
import type { RandomStep } from './randomDay.ts'
import { serviceIds } from './randomPlan.ts'
import { from } from './randomTargets.ts'

const plan = sonthofenPlan()

export const isOfTwoDays = ({ kind }: RandomStep): boolean => kind === 'sendAway' || kind === 'expect'

/** What a command of two days writes on this one; nothing where it is refused. */
export function withNeighbour(
  { kind, other, pick }: RandomStep,
  state: DayState,
  now: number,
  count: number,
): readonly DayEvent[] {
  const service = from(serviceIds, other) as ServiceId
  const command = (ticket: TicketId): SendTicket => ({ type: 'SendTicket', at: now, ticket, service })
  if (kind === 'sendAway') {
    const sitting = [...state.tickets.values()].filter(
      ({ phase }) => phase.kind === 'called' || phase.kind === 'serving',
    )
    const ticket = from(sitting, pick)
    const decided = ticket && sendTicket(command(ticket.id), state, givenUnder(plan, opensDay([], plan)).state)
    return decided?.kind === 'events' ? decided.here : []
  }
  const ticket = `guest-${count}` as TicketId
  const decided = sendTicket(command(ticket), dayWith(ticket, now, pick), state)
  return decided.kind === 'events' ? decided.there : []
}

/** The neighbour's day with a visitor at a desk; some of them had an appointment, some have several concerns. */
function dayWith(ticket: TicketId, now: number, pick: number): DayState {
  const wanted = pick % 3 === 0 ? ['passport', 'residence'] : 'passport'
  const waited = (pick % 90) * 60_000
  const appointmentAt = pick % 4 === 0 ? now + ((pick % 60) - 30) * 60_000 : null
  return givenUnder(
    plan,
    opensDay([], plan),
    opens('c1', '06:00'),
    ...Array.from({ length: pick % 5 }, (_, n) => gives(`before-${n}`, 'passport', '06:00')),
    gives(ticket, wanted, '06:00', { at: now - waited, priority: 'frail', appointmentAt }),
    { ...calls('c1', ticket, '06:00'), at: now },
  ).state
}
