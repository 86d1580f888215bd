// The one command of two days: a ticket leaves a site and is expected at another (rules T30 to T36).
import type { Label } from '../../../shared/ids.ts'
import type { Plan } from '../../../shared/plan.ts'
import type { SendTicket } from '../commands.ts'
import type { DayEvent, EventOf, Leg } from '../events.ts'
import { isFree } from '../labels.ts'
import { agreedTime, headStartSeconds, placeFor } from '../places.ts'
import type { DayState, Ticket } from '../state.ts'
import { type Checked, fine, type Refused, refused } from './decision.ts'
import { whenDeskIsLeft } from './desks.ts'
import { type QueuedService, queuedFor } from './legs.ts'
import { sittingOf } from './tickets.ts'

/** Both or neither: a ticket is never at two sites, and never at none. */
export type DecisionOfTwo =
  | {
      readonly kind: 'events'
      readonly here: readonly [DayEvent, ...DayEvent[]]
      readonly there: readonly [DayEvent]
    }
  | Refused

/** How long the way takes where no plan says it. */
const usualTravelMinutes = 60

/**
 * Decides on both days at once, of which it changes nothing. Refuses a ticket that is at no desk here or came from another site,
 * a service that has no queue there, a site that takes nobody today, and a number that is still taken there.
 */
export function sendTicket({ ticket: id, service, at }: SendTicket, here: DayState, there: DayState): DecisionOfTwo {
  if (here.site === there.site) return refused('same-place', { site: there.site })
  if (here.phase !== 'open') return refused(here.phase === 'closed' ? 'day-closed' : 'day-not-open')
  const sitting = sittingOf(here, id)
  if (sitting.kind === 'refused') return sitting
  const { ticket, desk } = sitting.value
  if (there.phase !== 'open') return refused('other-site-closed', { site: there.plan.site.name.de })
  const now = { here: Math.max(at, here.at), there: Math.max(at, there.at) }
  const label = labelThere(here, there, ticket, now.there)
  if (label.kind === 'refused') return label
  const queued = queuedFor(there, service, ticket.channel)
  if (queued.kind === 'refused') return queued
  const sent: DayEvent = {
    type: 'TicketSent',
    at: now.here,
    ticket: id,
    from: desk,
    to: there.site,
    label: label.value,
  }
  return {
    kind: 'events',
    here: [sent, ...whenDeskIsLeft(here, desk, now.here)],
    there: [expected(here, there, ticket, { ...queued.value, label: label.value, at: now.there, sentAt: now.here })],
  }
}

/** The label that a ticket from here has there: the letter of this site before its own. */
const labelElsewhere = ({ site }: Plan, label: Label): Label => `${site.transferLetter}${label}` as Label

/** Minutes from one site to the other, as the plan of either says. */
export const travelMinutes = (from: Plan, to: Plan): number =>
  from.otherSites.find(({ site }) => site === to.site.id)?.travelMinutes ??
  to.otherSites.find(({ site }) => site === from.site.id)?.travelMinutes ??
  usualTravelMinutes

function labelThere(here: DayState, there: DayState, { cameFrom, label }: Ticket, at: number): Checked<Label> {
  if (cameFrom !== null) return refused('came-from-elsewhere', { label })
  const moved = labelElsewhere(here.plan, label)
  return isFree(there, moved, at) ? fine(moved) : refused('number-taken', { label: moved })
}

type Destination = QueuedService & { readonly label: Label; readonly at: number; readonly sentAt: number }

function expected(here: DayState, there: DayState, ticket: Ticket, to: Destination): EventOf<'TicketExpected'> {
  const { plan } = there
  const priority = plan.priorities.some(({ id }) => id === ticket.priority) ? ticket.priority : null
  const time = agreedTime(ticket)
  const waitMs = travelMinutes(here.plan, plan) * 60_000 + plan.queue.missedGraceSeconds * 1000
  return {
    type: 'TicketExpected',
    at: to.at,
    ticket: ticket.id,
    label: to.label,
    channel: ticket.channel,
    legs: legsThere(there, ticket, to),
    area: to.queue.area,
    language: plan.languages.includes(ticket.language) ? ticket.language : firstLanguage(plan),
    priority,
    appointment: time === null ? null : { code: null, time },
    afterHours: ticket.afterHours,
    issuedAt: ticket.issuedAt,
    sittings: ticket.sittings + 1,
    firstCall: ticket.firstCall ?? { at: to.sentAt, dueAt: ticket.dueAt, how: 'direct' },
    cameFrom: here.site,
    until: to.at + waitMs,
    ...placeFor(plan, there.index, {
      startAt: ticket.startAt,
      promiseSeconds: to.service.promiseSeconds,
      headStartSeconds: headStartSeconds(plan, priority),
      appointmentAt: time,
    }),
  }
}

/** The concern that the visitor is sent for takes the place of the first; of the others go along those that have a queue there. */
function legsThere(there: DayState, { channel, legs }: Ticket, { service }: QueuedService): readonly [Leg, ...Leg[]] {
  const [first, ...others] = legs
  const most = (id: Leg['service']) => there.index.services.get(id)?.quantity?.max ?? 1
  const leg = { service: service.id, quantity: Math.min(first?.quantity ?? 1, most(service.id)) }
  const along = others.filter(
    (other) => other.service !== service.id && queuedFor(there, other.service, channel).kind === 'fine',
  )
  return [leg, ...along.map((other) => ({ ...other, quantity: Math.min(other.quantity, most(other.service)) }))]
}

function firstLanguage({ languages }: Plan) {
  const [first] = languages
  if (first === undefined) throw new Error('A plan has a language')
  return first as EventOf<'TicketExpected'>['language']
}
