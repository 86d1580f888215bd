// The conversation at the desk and what is left after it (rule T).
import type { DeskId, ServiceId } from '../../../shared/ids.ts'
import type { DayEvent, Leg } from '../events.ts'
import { placeOnward } from '../places.ts'
import { legsHere, openDesk, reachOf, serves } from '../reach.ts'
import type { DayState, Ticket } from '../state.ts'
import { type Decide, happened, nothing, type Refused, refused } from './decision.ts'
import { whenDeskIsLeft } from './desks.ts'
import { queuedService } from './legs.ts'
import { sittingOf, ticketIn, wrongPhase } from './tickets.ts'

export const startServing: Decide<'StartServing'> = ({ ticket: id }, state, at) => {
  const found = ticketIn(state, id)
  if (found.kind === 'refused') return found
  const { phase } = found.value
  if (phase.kind === 'serving') return nothing
  if (phase.kind !== 'called') return wrongPhase(found.value)
  return happened({ type: 'ServingStarted', at, ticket: id, desk: phase.desk })
}

/** Ends the sitting; legs that were not dealt with wait again under the same number. A start that was forgotten is added. */
export const finishServing: Decide<'FinishServing'> = ({ ticket: id, outcome, services }, state, at) => {
  const sitting = sittingOf(state, id)
  if (sitting.kind === 'refused') return sitting
  const { ticket, desk } = sitting.value
  const { phase } = ticket
  const no = refusedOutcome(state, outcome) ?? refusedServices(state, services)
  if (no) return no
  const here = legsHere(state, ticket, desk)
  const rendered = services === null ? here.map(({ service }) => service) : [...new Set(services)]
  const takenOver = phase.kind === 'serving' && phase.takenOver
  return happened(
    ...startIfForgotten(ticket, desk, at),
    {
      type: 'ServingFinished',
      at,
      ticket: id,
      desk,
      outcome,
      services: rendered,
      ended: takenOver ? 'take-over' : 'by-clerk',
    },
    ...continued(state, at, ticket, desk, restOf(ticket, here, rendered)),
    ...whenDeskIsLeft(state, desk, at),
  )
}

const startIfForgotten = ({ id, phase }: Ticket, desk: DeskId, at: number): readonly DayEvent[] =>
  phase.kind === 'called' ? [{ type: 'ServingStarted', at, ticket: id, desk }] : []

function refusedOutcome(state: DayState, outcome: string | null): Refused | null {
  const { outcome: known, outcomeRequired } = state.plan.reasons
  if (outcome === null) return outcomeRequired ? refused('outcome-required') : null
  return known.some(({ id }) => id === outcome) ? null : refused('unknown-outcome', { outcome })
}

function refusedServices(state: DayState, services: readonly ServiceId[] | null): Refused | null {
  const unknown = services?.find((service) => !state.index.services.has(service))
  return unknown === undefined ? null : refused('unknown-service', { service: unknown })
}

/**
 * The legs that are still to be done. The sitting ends all legs that the desk could serve, unless the clerk names some of the
 * ticket's as rendered: then it ends those.
 */
function restOf(ticket: Ticket, here: readonly Leg[], rendered: readonly ServiceId[]): readonly Leg[] {
  const done = ticket.legs.filter(({ service }) => rendered.includes(service))
  const ended = done.length > 0 ? done : here
  return ticket.legs.filter((leg) => !ended.includes(leg))
}

/** A desk that wanted the ticket back gets it, with the leg that it was sent away with if nothing else is left. */
function continued(
  state: DayState,
  at: number,
  ticket: Ticket,
  desk: DeskId,
  rest: readonly Leg[],
): readonly DayEvent[] {
  const { backTo } = ticket
  const wanted = backTo !== null && backTo !== desk && openDesk(state, backTo) ? backTo : null
  const [first, ...others] = rest.length > 0 || wanted === null ? rest : ticket.legs.slice(0, 1)
  if (!first) return []
  const queued = queuedService(state, first.service)
  const reach = wanted && reachOf(state, wanted)
  const back = wanted && reach && serves(reach, first.service) ? wanted : null
  const waitingArea = queued.kind === 'fine' ? queued.value.queue.area : ticket.area
  return [
    {
      type: 'TicketContinued',
      at,
      ticket: ticket.id,
      legs: [first, ...others],
      area: (back && state.index.desks.get(back)?.area) ?? waitingArea,
      address: back && { kind: 'desk', desk: back },
      ...placeOnward(state, ticket, first.service),
    },
  ]
}
