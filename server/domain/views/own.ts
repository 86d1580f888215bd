// What the holder of a ticket sees on the phone: their own number and nobody else's.
import type { DeskId, TicketId } from '../../../shared/ids.ts'
import type { OwnPhase, OwnTicketView } from '../../../shared/ownView.ts'
import type { TravelView } from '../../../shared/views.ts'
import { estimateTicket, roundRange } from '../estimate.ts'
import { aheadOf } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'
import { openNow } from './kiosk.ts'
import { siteCard } from './siteCard.ts'

const deskOf = (state: DayState, id: DeskId) => {
  const desk = state.index.desks.get(id)
  if (!desk) throw new Error(`Desk ${id} is not in the plan`)
  return desk
}

/** The way from the site that gave the number. */
const travelHere = ({ site }: DayState, { cameFrom }: Ticket, { neighbour }: ViewContext): TravelView | null => {
  const entry = cameFrom === null ? undefined : neighbour(cameFrom)?.otherSites.find((one) => one.site === site)
  return entry ? { minutes: entry.travelMinutes, way: entry.way } : null
}

const phaseView = (state: DayState, ticket: Ticket, context: ViewContext): OwnPhase | null => {
  const { at } = context
  const { phase } = ticket
  switch (phase.kind) {
    case 'waiting': {
      const estimate = estimateTicket(state, ticket.id, at)
      return {
        kind: 'waiting',
        ahead: aheadOf(state, ticket, at),
        wait: estimate && roundRange(estimate),
        moreMinutes: ticket.awayUntil === null ? Math.round(state.plan.queue.moreTimeSeconds / 60) || null : null,
        awayUntil: ticket.awayUntil !== null && at < ticket.awayUntil ? ticket.awayUntil : null,
      }
    }
    case 'called': {
      const { name, kind, way } = deskOf(state, phase.desk)
      return { kind: 'called', desk: name, deskKind: kind, way, at: phase.lastAt }
    }
    case 'serving':
      return { kind: 'serving', desk: deskOf(state, phase.desk).name }
    case 'missed':
      return { kind: 'missed', returnUntil: phase.at + state.plan.queue.missedGraceSeconds * 1000 }
    case 'gone':
      return { kind: 'gone', why: phase.why }
    case 'parked': {
      const reason = state.plan.reasons.park.find(({ id }) => id === phase.reason)
      const { errand = null, name = { de: phase.reason } } = reason ?? {}
      return { kind: 'parked', reason: name, errand: errand && { way: errand.way, usualMinutes: errand.usualMinutes } }
    }
    case 'expected':
      return { kind: 'expected', travel: travelHere(state, ticket, context), open: openNow(state, context) }
    case 'sent':
      return null
    case 'done':
      return { kind: 'done' }
  }
}

const concernsOf = (state: DayState, { legs, phase, settled }: Ticket): OwnTicketView['concerns'] =>
  [
    ...settled.map((service) => ({ service, done: true })),
    ...legs.map(({ service }) => ({ service, done: phase.kind === 'done' })),
  ].flatMap(({ service, done }) => {
    const name = state.index.services.get(service)?.name
    return name ? [{ name, done }] : []
  })

/** Null when the day has no such ticket, or it is at another site now: its view is that site's. */
export function ownTicketView(state: DayState, id: TicketId, context: ViewContext): OwnTicketView | null {
  const ticket = state.tickets.get(id)
  const area = ticket && state.plan.areas.find((one) => one.id === ticket.area)
  const phase = ticket && phaseView(state, ticket, context)
  if (!ticket || !area || !phase) return null
  return {
    version: versionOf(state, context),
    clock: clockView(state, context),
    site: siteCard(state.plan),
    languages: state.plan.languages,
    label: ticket.label,
    language: ticket.language,
    concerns: concernsOf(state, ticket),
    area: area.name,
    way: area.way,
    appointmentAt: ticket.appointment?.time ?? null,
    slot: ticket.appointment?.slot ?? false,
    issuedAt: ticket.issuedAt,
    firstWait: ticket.estimate && roundRange(ticket.estimate),
    wish: ticket.wish,
    phase,
  }
}
