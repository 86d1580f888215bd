// The rows of the statistics: one an ended sitting or ticket, with neither clerk nor desk (rule S).
import type { DayDate, Label, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Channel, DayEvent, FirstCall, GoneReason } from './events.ts'
import type { DayState, Ticket } from './state.ts'

/** Times are epoch milliseconds. */
export interface Visit {
  readonly site: SiteId
  readonly date: DayDate
  readonly ticket: TicketId
  /** Counts the rows of one ticket from 1: a transferred ticket has one a sitting. */
  readonly sitting: number
  readonly label: Label
  readonly channel: Channel
  readonly service: ServiceId
  readonly services: readonly ServiceId[]
  readonly appointment: boolean
  readonly priority: boolean
  readonly afterHours: boolean
  /** A kiosk gave the number without the server. */
  readonly offline: boolean
  /** null in rows of versions that did not keep it. */
  readonly issuedAt: number | null
  readonly startAt: number
  readonly dueAt: number
  readonly calledAt: number | null
  /** Of the ticket, whatever the sitting; null also in rows of versions that did not keep it. */
  readonly firstCall: FirstCall | null
  readonly servingAt: number | null
  readonly endedAt: number
  readonly end: 'finished' | 'transferred' | GoneReason
  /** Called, and not there up to the end. */
  readonly missed: boolean
  readonly outcome: string | null
  /** What the visitor was told at issue, in seconds. */
  readonly estimateLow: number | null
  readonly estimateLikely: number | null
  readonly estimateHigh: number | null
}

type Ended = Pick<Visit, 'end' | 'outcome' | 'services' | 'endedAt'>

const calledAt = ({ phase }: Ticket): number | null => {
  if (phase.kind === 'called') return phase.at
  return phase.kind === 'serving' ? phase.calledAt : null
}

const row = (state: DayState, ticket: Ticket, ended: Ended): Visit => {
  const { appointment, channel, estimate, firstCall, id, issuedAt, label, legs, phase, priority, sittings } = ticket
  const service = legs[0]?.service ?? ended.services[0]
  if (service === undefined) throw new Error(`${label} ended without a service`)
  return {
    site: state.site,
    date: state.date,
    ticket: id,
    sitting: sittings + 1,
    label,
    channel,
    service,
    appointment: appointment !== null,
    priority: priority !== null,
    afterHours: ticket.afterHours,
    offline: ticket.offline,
    issuedAt,
    startAt: ticket.startAt,
    dueAt: ticket.dueAt,
    calledAt: calledAt(ticket),
    firstCall,
    servingAt: phase.kind === 'serving' ? phase.since : null,
    missed: phase.kind === 'missed',
    // What was shown at issue speaks of the first sitting alone.
    estimateLow: sittings === 0 && estimate ? estimate.lowSeconds : null,
    estimateLikely: sittings === 0 && estimate ? estimate.likelySeconds : null,
    estimateHigh: sittings === 0 && estimate ? estimate.highSeconds : null,
    ...ended,
  }
}

const endOf = (event: DayEvent): Ended | null => {
  switch (event.type) {
    case 'ServingFinished':
      return { end: 'finished', outcome: event.outcome, services: event.services, endedAt: event.at }
    case 'TicketTransferred':
    case 'TicketSent':
      return { end: 'transferred', outcome: null, services: [], endedAt: event.at }
    case 'TicketGone':
      return { end: event.why, outcome: null, services: [], endedAt: event.at }
    default:
      return null
  }
}

/** The row that an event gives, on the state before it; null for events that end nothing. */
export function visitRow(before: DayState, event: DayEvent): Visit | null {
  const ended = endOf(event)
  if (!ended || !('ticket' in event)) return null
  const ticket = before.tickets.get(event.ticket)
  return ticket ? row(before, ticket, ended) : null
}

export type VisitKey = Pick<Visit, 'site' | 'date' | 'ticket' | 'sitting'>

/** The row that an event takes back, on the state before it; null for events that take back none. */
export function undoneVisit({ date, lastActions, site }: DayState, event: DayEvent): VisitKey | null {
  if (event.type !== 'ActionUndone') return null
  const last = lastActions.get(event.desk)
  const ends = event.action === 'finish' || event.action === 'transfer' || event.action === 'cancel'
  return last && ends ? { site, date, ticket: event.ticket, sitting: last.before.ticket.sittings + 1 } : null
}

/** An appointment to which nobody came: what for and when it was, and nothing of whom. Times are epoch milliseconds. */
export interface NoShow {
  readonly site: SiteId
  readonly date: DayDate
  /** Counts the no-shows of the day. */
  readonly number: number
  readonly service: ServiceId
  readonly time: number
}

/** The row of an appointment that lapses (rule T28), on the state before the event; null for all other events. */
export function noShowRow({ appointments, date, site }: DayState, event: DayEvent): NoShow | null {
  if (event.type !== 'AppointmentLapsed') return null
  const appointment = appointments.get(event.code)
  return appointment ? { site, date, number: event.number, service: appointment.service, time: appointment.time } : null
}

export type NoShowKey = Pick<NoShow, 'site' | 'date' | 'number'>

/** The row that goes because staff let in somebody whose appointment had lapsed; null when none does. */
export function undoneNoShow({ appointments, date, site }: DayState, event: DayEvent): NoShowKey | null {
  if (event.type !== 'TicketIssued' || !event.appointment?.code) return null
  const number = appointments.get(event.appointment.code)?.lapse ?? null
  return number === null ? null : { site, date, number }
}
