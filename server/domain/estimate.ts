// What visitors are told about their wait: a range and a likely value (rule E).
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import type { WaitRange } from '../../shared/views.ts'
import { type Length, lengthsAt } from './conversation.ts'
import type { WaitEstimate } from './events.ts'
import { type Forecast, forecast, forecastNewcomer, type NewPlace, type Wait } from './forecast.ts'
import { type HoursToday, hoursOn } from './hours.ts'
import { queueOf } from './planIndex.ts'
import { stretchFor } from './ranges.ts'
import { waitsFor } from './routing.ts'
import type { DayState, Ticket } from './state.ts'

export interface Estimates {
  readonly tickets: ReadonlyMap<TicketId, WaitEstimate>
  /** Of those who would take a number now. */
  readonly services: ReadonlyMap<ServiceId, WaitEstimate>
}

/** Estimates hold for two seconds or until something happens, so that all screens say the same. */
const slotMs = 2_000
/** Standard normal quantile of 0.8. */
const z80 = 0.8416
/** How far the mean itself may be off: desks open and close, services differ from day to day. */
const modelError = 0.1
const longFactor = 3
/** Minutes that people say. */
const steps = [0, 5, 10, 20, 30, 45, 60, 90, 120, 150, 180, 240]

/**
 * What somebody who takes a number for the service now would be told, in whole seconds; without a place, a walk-in. Null
 * when there is no figure to give: the service has no queue here, or desks are open and none of them serves it.
 */
export function estimateFor(state: DayState, service: ServiceId, at: number, place?: NewPlace): WaitEstimate | null {
  if (!isQueued(state, service)) return null
  const moment = slot(state, at)
  const wait = forecastNewcomer(state, service, moment, place)
  return wait && asEstimate(state, service, wait, moment)
}

/** The same for a ticket that waits; null also when it is in another phase. */
export function estimateTicket(state: DayState, ticket: TicketId, at: number): WaitEstimate | null {
  return estimateAll(state, at).tickets.get(ticket) ?? null
}

const kept = new WeakMap<DayState, { version: number; moment: number; estimates: Estimates }>()

/**
 * Every waiting ticket and a newcomer for every service, from one forecast. Kept with the state until its next event or the
 * next two seconds: the result depends on the state, its version and the moment alone.
 */
export function estimateAll(state: DayState, at: number): Estimates {
  const moment = slot(state, at)
  const before = kept.get(state)
  if (before?.version === state.version && before.moment === moment) return before.estimates
  const services = state.plan.services.filter((service) => queueOf(service) !== null).map(({ id }) => id)
  const estimates = asEstimates(state, forecast(state, moment, services), moment)
  kept.set(state, { version: state.version, moment, estimates })
  return estimates
}

/** Minutes as people say them: the low end rounded down and the high end up, never more exact than the estimate is. */
export function roundRange({ highSeconds, lowSeconds }: WaitEstimate): WaitRange {
  const low = stepBelow(lowSeconds / 60)
  return { low, high: Math.max(stepAbove(highSeconds / 60), stepAbove(low + 1)) }
}

/** Epoch milliseconds: the likely moment, and one before which four in five are over. */
export interface End {
  readonly likelyAt: number
  readonly highAt: number
}

/** When the visit of somebody who takes a number for the service now would be over: the wait and one usual conversation. */
export function visitEnd(state: DayState, service: ServiceId, at: number, wait: WaitEstimate): End {
  const moment = slot(state, at)
  return endOf(moment, wait, lengthsAt(state, moment).of([{ service, quantity: 1 }]))
}

/** When everybody who holds a number that waits now has been served; null with nobody waiting, or no figure for them. */
export function queueEnd(state: DayState, at: number): End | null {
  const moment = slot(state, at)
  const lengths = lengthsAt(state, moment)
  const ends = [...estimateAll(state, at).tickets].flatMap(([id, wait]) => {
    const ticket = state.tickets.get(id)
    return ticket ? [endOf(moment, wait, lengths.of(ticket.legs))] : []
  })
  const latest = (key: keyof End) => ends.reduce((last, end) => Math.max(last, end[key]), 0)
  return ends.length > 0 ? { likelyAt: latest('likelyAt'), highAt: latest('highAt') } : null
}

/** Wait and conversation vary apart from each other: their variances add up. */
function endOf(moment: number, { highSeconds, likelySeconds }: WaitEstimate, { mean, variance }: Length): End {
  const above = Math.hypot(highSeconds - likelySeconds, z80 * Math.sqrt(variance))
  const likely = likelySeconds + mean
  return { likelyAt: moment + Math.round(likely) * 1000, highAt: moment + Math.round(likely + above) * 1000 }
}

/** Whether a conversation has lasted three times as long as planned: the clerk is asked whether it still goes on. */
export function longConversation(state: DayState, { legs, phase }: Ticket, at: number): boolean {
  if (phase.kind !== 'serving') return false
  const planned = legs.reduce(
    (sum, { quantity, service }) => sum + quantity * (state.index.services.get(service)?.durationSeconds ?? 0),
    0,
  )
  return at - phase.since >= longFactor * planned * 1000
}

const slot = (state: DayState, at: number) => Math.max(state.at, Math.floor(at / slotMs) * slotMs)

function isQueued(state: DayState, id: ServiceId): boolean {
  const service = state.index.services.get(id)
  return service !== undefined && queueOf(service) !== null
}

function asEstimates(state: DayState, { newcomers, tickets }: Forecast, moment: number): Estimates {
  const ofTickets = new Map<TicketId, WaitEstimate>()
  for (const [id, wait] of tickets) {
    const ticket = state.tickets.get(id)
    if (ticket) ofTickets.set(id, asEstimate(state, waitsFor(ticket), wait, moment))
  }
  const services = new Map<ServiceId, WaitEstimate>()
  for (const [id, wait] of newcomers) services.set(id, asEstimate(state, id, wait, moment))
  return { tickets: ofTickets, services }
}

/** P20, median and P80 of a gamma distribution with these moments, moved past the breaks in which nobody is called. */
function asEstimate(state: DayState, service: ServiceId, wait: Wait, moment: number): WaitEstimate {
  const variance = wait.deviation ** 2 + (modelError * wait.mean) ** 2
  const hours = hoursOn(state.plan, state.date, service)
  const seconds = (z: number) => {
    const working = Math.max(gammaQuantile(wait.mean, variance, z), wait.from)
    return Math.round((pastBreaks(hours, moment, working * 1000) - moment) / 1000)
  }
  const likelySeconds = seconds(0)
  const { high, low } = stretchFor(state.stretches, likelySeconds)
  return { lowSeconds: seconds(-z80 * low), likelySeconds, highSeconds: seconds(z80 * high) }
}

/** Wilson and Hilferty (1931): the cube root of a gamma variable is about normal. */
function gammaQuantile(mean: number, variance: number, z: number): number {
  if (mean <= 0) return 0
  const ninth = variance / (9 * mean * mean)
  const root = Math.max(1 - ninth + z * Math.sqrt(ninth), 0)
  return mean * root * root * root
}

/** The moment at which so much working time has passed. */
function pastBreaks(hours: HoursToday, moment: number, workingMs: number): number {
  if (hours.kind === 'closed') return moment + workingMs
  let end = moment + workingMs
  for (const { from, to } of hours.breaks) if (to > moment && from <= end) end += to - Math.max(from, moment)
  return end
}

const stepBelow = (minutes: number) =>
  steps.findLast((step) => step <= minutes && minutes < lastStep) ?? hour(minutes, Math.floor)
const stepAbove = (minutes: number) => steps.find((step) => step >= minutes) ?? hour(minutes, Math.ceil)
const lastStep = 240
const hour = (minutes: number, round: (hours: number) => number) => round(minutes / 60) * 60
