// The day as a whole: opening, its plan, and its close (rule H).
import type { Plan } from '../../../shared/plan.ts'
import type { Decision } from '../commands.ts'
import type { DayEvent, EventOf } from '../events.ts'
import { hoursOn, openState } from '../hours.ts'
import { planIndex, queueOf } from '../planIndex.ts'
import type { DayState, Ticket } from '../state.ts'
import { lapsing } from './appointments.ts'
import { closingDesks } from './closures.ts'
import { type Decide, happened, nothing, type Refused, refused } from './decision.ts'
import { lapsingHelp } from './help.ts'

export const openDay: Decide<'OpenDay'> = ({ site, date, plan, appointments, history, slots }, state, at) => {
  if (site !== state.site) return refused('unknown-site', { site })
  if (state.phase === 'open') return refused('day-already-open')
  if (state.phase === 'closed') return refused('day-closed')
  return happened({
    type: 'DayOpened',
    at,
    site,
    date,
    plan,
    appointments,
    ...(history && { history }),
    ...(slots && { slots }),
  })
}

/** Refused while the new plan takes away an open desk, or what a ticket still waits for. */
export const changePlan: Decide<'ChangePlan'> = ({ hash, plan }, state, at) => {
  if (plan.site.id !== state.site) return refused('unknown-site', { site: plan.site.id })
  if (hash === state.planHash) return nothing
  const missing = missingDesk(state, plan) ?? missingForTickets(state, plan)
  if (missing) return missing
  const changed: DayEvent = { type: 'PlanChanged', at, plan: hash }
  return opensAgain(state, plan, at) ? happened(changed, { type: 'DayReopened', at }) : happened(changed)
}

/** A day that closed by its old hours goes on when the new ones are open at that moment; one closed by hand stays closed. */
function opensAgain(state: DayState, plan: Plan, at: number): boolean {
  const isOpen = (hours: DayState['hours']) => openState(hours, at, null).kind === 'open'
  return state.phase === 'closed' && !isOpen(state.hours) && isOpen(hoursOn(plan, state.date))
}

/**
 * Closes desks whose closure has begun and ends calls for help that nobody ended; while clocks are calm also records who has not come, and closes the day by itself after closing
 * time once nobody is left, or at the hard limit.
 */
export const passTime: Decide<'PassTime'> = ({ calm }, state, at) => {
  if (state.phase !== 'open') return nothing
  const due = [...closingDesks(state, at), ...lapsingHelp(state, at), ...(calm ? lapsing(state, at) : [])]
  if (due.length > 0) return happened(...due)
  if (!calm || state.hours.kind === 'closed') return nothing
  const { closeAt, hardLimitAt } = state.hours
  const again = state.reopenedAt === null ? 0 : state.reopenedAt + state.plan.hours.hardLimitSeconds * 1000
  if (at >= Math.max(hardLimitAt, again)) return close(state, at, 'hard-limit')
  return at >= closeAt && !somebodyLeft(state, at) ? close(state, at, 'queue-empty') : nothing
}

export const closeDay: Decide<'CloseDay'> = (_command, state, at) =>
  state.phase === 'open' ? close(state, at, 'supervisor') : nothing

/** Conversations end, whoever still waits is recorded as gone, the desks close with the day. */
function close(state: DayState, at: number, by: EventOf<'DayClosed'>['by']): Decision {
  const left = openTickets(state).map((ticket) => ended(state, ticket, at))
  return happened(...lapsing(state, at), ...left, { type: 'DayClosed', at, by })
}

function ended(state: DayState, { id, phase }: Ticket, at: number): DayEvent {
  if (phase.kind === 'serving') {
    const { desk } = phase
    return { type: 'ServingFinished', at, ticket: id, desk, outcome: null, services: [], ended: 'day-closed' }
  }
  const left = !isAwaited(state, phase, at)
  return { type: 'TicketGone', at, ticket: id, why: left ? 'left' : 'day-closed' }
}

/** Whoever holds a number is served; an appointment that may still check in is waited for. */
function somebodyLeft(state: DayState, at: number): boolean {
  if (openTickets(state).some(({ phase }) => isAwaited(state, phase, at))) return true
  const lateMs = state.plan.queue.checkInAfterSeconds * 1000
  return [...state.appointments.values()].some(
    ({ cancelled, ticket, time }) => !cancelled && ticket === null && at <= time + lateMs,
  )
}

/** Whether the day goes on for the ticket's sake: who was missed, or is on the way from another site, is waited for so long. */
function isAwaited(state: DayState, phase: Ticket['phase'], at: number): boolean {
  if (phase.kind === 'missed') return at <= phase.at + state.plan.queue.missedGraceSeconds * 1000
  return phase.kind !== 'expected' || at <= phase.until
}

/** Every ticket that has not ended: at desks, waiting, parked, missed, on the way from another site. */
function openTickets(state: DayState): readonly Ticket[] {
  const atDesks = [...state.desks.values()].flatMap((desk) =>
    desk.kind === 'open' && desk.work.kind === 'with' ? [desk.work.ticket] : [],
  )
  return [...atDesks, ...state.waiting, ...state.parked, ...state.missed, ...state.expected].flatMap(
    (id) => state.tickets.get(id) ?? [],
  )
}

function missingDesk(state: DayState, plan: Plan): Refused | null {
  const { desks } = planIndex(plan)
  for (const [desk, now] of state.desks) {
    const kept = desks.get(desk)?.kind === state.index.desks.get(desk)?.kind
    if (now.kind === 'open' && !kept) return refused('still-in-use', { desk })
  }
  return null
}

function missingForTickets(state: DayState, plan: Plan): Refused | null {
  const { services } = planIndex(plan)
  for (const { area, label, legs } of openTickets(state)) {
    if (!plan.areas.some(({ id }) => id === area)) return refused('still-in-use', { area, label })
    for (const { service } of legs) {
      const kept = services.get(service)
      if (!kept || !queueOf(kept)) return refused('still-in-use', { service, label })
    }
  }
  return null
}
