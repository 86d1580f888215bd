// Where a ticket stands in the order of calls: what was promised, and the turn that orders (rule Q).
import type { ReasonId, ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Place } from './events.ts'
import { hoursOn } from './hours.ts'
import type { DayState, PlanIndex, Ticket } from './state.ts'

export interface Claim {
  /** Epoch milliseconds from which the promise counts. */
  readonly startAt: number
  readonly promiseSeconds: number
  /** Of the ticket's priority class; 0 for a walk-in. */
  readonly headStartSeconds: number
  /** Epoch milliseconds of an appointment, which then decides alone. */
  readonly appointmentAt: number | null
}

/**
 * Due and turn of a claim (rules Q1, Q2): due = start + promise; turn = start + promise − head start, where the promise
 * counts at most `spread` longer than the shortest of the site. An appointment is due at its time and has its own head start.
 */
export function placeFor(plan: Plan, index: PlanIndex, claim: Claim): Place {
  const { startAt, promiseSeconds, headStartSeconds, appointmentAt } = claim
  if (appointmentAt !== null) {
    const turnAt = appointmentAt - plan.queue.appointmentHeadStartSeconds * 1000
    return { startAt, dueAt: appointmentAt, turnAt }
  }
  const counted = Math.min(promiseSeconds, index.shortestPromiseSeconds + plan.queue.spreadSeconds)
  return {
    startAt,
    dueAt: startAt + promiseSeconds * 1000,
    turnAt: startAt + (counted - headStartSeconds) * 1000,
  }
}

export function headStartSeconds(plan: Plan, priority: ReasonId | null): number {
  return plan.priorities.find(({ id }) => id === priority)?.headStartSeconds ?? 0
}

/** A ticket asked for now waits from now on, but not from before the service opens that day. */
export function startOf(state: DayState, service: ServiceId, at: number): number {
  const hours = hoursOn(state.plan, state.date, service)
  return hours.kind === 'open' ? Math.max(at, hours.openAt) : at
}

/** The place of a ticket that now waits for another service: the start stays, the promise is that service's own. */
export function placeOnward(state: DayState, ticket: Ticket, service: ServiceId): Place {
  return placeFor(state.plan, state.index, {
    startAt: ticket.startAt,
    promiseSeconds: state.index.services.get(service)?.promiseSeconds ?? 0,
    headStartSeconds: headStartSeconds(state.plan, ticket.priority),
    appointmentAt: agreedTime(ticket),
  })
}

/** The appointment that the ticket still stands for; after the second return from missed it waits like a walk-in. */
export function agreedTime({ appointment, returns }: Ticket): number | null {
  return appointment !== null && returns < 2 ? appointment.time : null
}
