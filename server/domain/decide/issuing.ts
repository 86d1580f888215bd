// Numbers: from a tap, from staff, from an appointment (rules N, G, H).
import type { CommandId, KioskId, Language, ReasonId, ServiceId, TicketId } from '../../../shared/ids.ts'
import { closedBy, ofKiosk, ofService, reasonOf, site } from '../closures.ts'
import type { Decision } from '../commands.ts'
import { estimateFor } from '../estimate.ts'
import type { AgreedTime, Channel, EventOf, Leg } from '../events.ts'
import { closedBecause, tapLeadsTo } from '../guiding.ts'
import { hoursOn } from '../hours.ts'
import { nextLabel } from '../labels.ts'
import { headStartSeconds, placeFor, startOf } from '../places.ts'
import { isUnstaffed } from '../reach.ts'
import { aheadOfNewcomer } from '../routing.ts'
import type { DayState } from '../state.ts'
import { type Checked, clockTime, type Decide, fine, happened, type Refused, refused } from './decision.ts'
import { checkLegs, queuedService } from './legs.ts'

/** Visitors are bound by opening hours, contingents and staffing (rules G, H); staff get a number at any hour. */
export const issueTicket: Decide<'IssueTicket'> = (command, state, at) => {
  const { asker, channel, priority, appointmentAt } = command
  if (asker === 'visitor' && (priority !== null || appointmentAt !== null)) return refused('not-allowed')
  if (asker === 'visitor' && state.phase === 'closed') return refused('day-closed')
  if (priority !== null && !state.plan.priorities.some(({ id }) => id === priority))
    return refused('unknown-priority', { priority })
  if (asker === 'visitor') {
    const tap = tapOf(command, state, at)
    if (tap) return tap
  }
  const legs = checkLegs(state, command.legs, channel)
  if (legs.kind === 'refused') return legs
  const issued = issue(state, at, {
    ...command,
    legs: asker === 'visitor' ? soonestFirst(state, legs.value, at) : legs.value,
    appointment: appointmentAt === null ? null : { code: null, time: appointmentAt },
  })
  return issued.kind === 'refused' ? issued : reopened(state, at, issued.value)
}

/** The concern that would be called first comes first (rule T22); those without a figure last, equal ones as they were tapped. */
function soonestFirst(state: DayState, legs: Issue['legs'], at: number): Issue['legs'] {
  if (legs.length === 1) return legs
  const likely = new Map(legs.map((leg) => [leg, estimateFor(state, leg.service, at)?.likelySeconds ?? Infinity]))
  const [first, ...others] = legs.toSorted((a, b) => {
    const [one, other] = [likely.get(a) ?? Infinity, likely.get(b) ?? Infinity]
    return one === other ? 0 : one - other
  })
  return first ? [first, ...others] : legs
}

/** A number for an appointment from 30 minutes before its time until 15 minutes after it, as the plan says; staff may let in whoever comes out of that time (rules T15, T29). */
export const checkIn: Decide<'CheckIn'> = (command, state, at) => {
  const { asker, code, evenOutOfTime = false, language } = command
  if (asker === 'visitor' && evenOutOfTime) return refused('not-allowed')
  if (asker === 'visitor' && state.phase === 'closed') return refused('day-closed')
  const appointment = state.appointments.get(code)
  if (!appointment) return refused('unknown-appointment', { code })
  const { service, time } = appointment
  const { checkInAfterSeconds, checkInBeforeSeconds } = state.plan.queue
  if (appointment.cancelled) return refused('appointment-cancelled', { code })
  if (appointment.ticket !== null)
    return refused('appointment-checked-in', { code, label: state.tickets.get(appointment.ticket)?.label ?? '' })
  const from = time - checkInBeforeSeconds * 1000
  if (at < from && !evenOutOfTime)
    return refused('appointment-too-early', { code, time: clockTime(state, time), from: clockTime(state, from) })
  if (at > time + checkInAfterSeconds * 1000 && !evenOutOfTime)
    return refused('appointment-too-late', { code, service, time: clockTime(state, time) })
  const legs = checkLegs(state, [{ service }], 'visit')
  if (legs.kind === 'refused') return legs
  const issued = issue(state, at, {
    ...command,
    channel: 'visit',
    legs: legs.value,
    language: language ?? appointment.language,
    priority: null,
    appointment: { code, time },
  })
  return issued.kind === 'refused' ? issued : reopened(state, at, issued.value)
}

export interface Issue {
  readonly ticket: TicketId
  readonly channel: Channel
  readonly legs: readonly [Leg, ...Leg[]]
  readonly language: Language | null
  readonly kiosk: KioskId | null
  readonly priority: ReasonId | null
  readonly appointment: AgreedTime | null
  readonly request?: CommandId
}

/** The ticket as it is issued, with its number and its place; who may have one is asked before. */
export function issue(state: DayState, at: number, wish: Issue): Checked<EventOf<'TicketIssued'>> {
  const { ticket, channel, legs, kiosk, priority, appointment, request } = wish
  const { plan, index } = state
  if (state.tickets.has(ticket) || (request !== undefined && state.requests.has(request))) return refused('id-reused')
  if (kiosk !== null && !plan.kiosks.some(({ id }) => id === kiosk)) return refused('unknown-kiosk', { kiosk })
  if (kiosk !== null && closedBy(state, ofKiosk(kiosk), at)) return refused('kiosk-closed', { kiosk })
  if (wish.language !== null && !plan.languages.includes(wish.language))
    return refused('unknown-language', { language: wish.language })
  const [{ service: id }] = legs
  const queued = queuedService(state, id)
  if (queued.kind === 'refused') return queued
  const { queue, service } = queued.value
  const prefix = (appointment && plan.appointmentPrefix) ?? queue.prefix
  const label = nextLabel(state, prefix, at)
  if (label === null) return refused('numbers-exhausted', { prefix })
  const place = placeFor(plan, index, {
    startAt: startOf(state, id, at),
    promiseSeconds: service.promiseSeconds,
    headStartSeconds: headStartSeconds(plan, priority),
    appointmentAt: appointment?.time ?? null,
  })
  return fine({
    type: 'TicketIssued',
    at,
    ticket,
    label,
    channel,
    legs,
    area: queue.area,
    language: wish.language ?? firstLanguage(state),
    kiosk,
    priority,
    appointment,
    afterHours: state.phase === 'closed' || outsideHours(state, id, at, appointment),
    estimate: estimateFor(state, id, at, { turnAt: place.turnAt, appointmentAt: appointment?.time ?? null }),
    ahead: aheadOfNewcomer(state, id, place, at),
    ...(request !== undefined && { request }),
    ...place,
  })
}

const firstLanguage = (state: DayState) => (state.plan.languages[0] ?? 'de') as Language

/** Staff get a number after the close as well: the day is open again with it. */
function reopened(state: DayState, at: number, issued: EventOf<'TicketIssued'>): Decision {
  return state.phase === 'closed' ? happened({ type: 'DayReopened', at }, issued) : happened(issued)
}

/** Outside the hours in which visitors get numbers; appointments have their time until closing. */
export function outsideHours(state: DayState, service: ServiceId, at: number, appointment: AgreedTime | null): boolean {
  const hours = hoursOn(state.plan, state.date, service)
  if (hours.kind === 'closed' || at < hours.firstIssueAt) return true
  return at >= (appointment ? hours.closeAt : hours.lastIssueAt)
}

/** What keeps a visitor from a number, of the first concern that has something; null: nothing. */
function tapOf(
  { legs, evenUnstaffed }: Parameters<typeof issueTicket>[0],
  state: DayState,
  at: number,
): Refused | null {
  for (const { service } of legs) {
    const no = tapOn(state, service, at, evenUnstaffed)
    if (no) return no
  }
  return null
}

function tapOn(state: DayState, service: ServiceId, at: number, evenUnstaffed: boolean): Refused | null {
  if (!state.index.services.has(service)) return refused('unknown-service', { service })
  switch (tapLeadsTo(state, service, at)) {
    case 'elsewhere':
      return refused('handled-elsewhere', { service })
    case 'appointment':
      return refused('appointment-only', { service })
    case 'infostand':
      return refused('go-to-infostand', { service })
    case 'contingent-used':
      return refused('contingent-used', { service })
    case 'full':
      return refused('issue-ended-forecast', { service })
    case 'closed':
      return closedTo(state, service, at)
    case 'number':
      return isUnstaffed(state, service, at) && !evenUnstaffed ? refused('not-staffed', { service }) : null
  }
}

export function closedTo(state: DayState, service: ServiceId, at: number): Refused {
  const code = closedBecause(state, service, at) ?? 'service-closed'
  const hours = hoursOn(state.plan, state.date, service)
  const closure = closedBy(state, site, at) ?? closedBy(state, ofService(service), at)
  if (closure) return refused(code, { service, reason: reasonOf(state, closure).de })
  if (hours.kind === 'closed') return refused(code, { service })
  const { closeAt, firstIssueAt, lastIssueAt, openAt } = hours
  return refused(code, {
    service,
    firstIssueAt: clockTime(state, firstIssueAt),
    opensAt: clockTime(state, openAt),
    lastIssueAt: clockTime(state, lastIssueAt),
    closesAt: clockTime(state, closeAt),
  })
}
