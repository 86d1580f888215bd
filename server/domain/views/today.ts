// What the whole site does today: for those who close, reopen and finish the day.
import type { Label, TicketId } from '../../../shared/ids.ts'
import type { TodayView } from '../../../shared/todayView.ts'
import { ofDesk, ofKiosk, ofService, site } from '../closures.ts'
import { estimateAll, queueEnd, roundRange } from '../estimate.ts'
import { tapLeadsTo, unstaffed } from '../guiding.ts'
import { paperOf } from '../neighbourKiosk.ts'
import { openDesk } from '../reach.ts'
import { waitsFor } from '../routing.ts'
import { isRush } from '../rush.ts'
import type { DayState } from '../state.ts'
import { helpCalls } from './care.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'
import { openNow } from './kiosk.ts'
import { contingentOf, limitOf, staffClosure } from './limits.ts'
import { signOf } from './people.ts'

const mostLabels = 60
const servicesOf = (state: DayState, at: number): TodayView['services'] => {
  const { services: estimates } = estimateAll(state, at)
  const counts = new Map<string, number>()
  for (const id of state.waiting) {
    const ticket = state.tickets.get(id)
    if (ticket) counts.set(waitsFor(ticket), (counts.get(waitsFor(ticket)) ?? 0) + 1)
  }
  return state.plan.services.map((service) => {
    const wait = estimates.get(service.id) ?? null
    return {
      id: service.id,
      now: tapLeadsTo(state, service.id, at, () => wait),
      waiting: counts.get(service.id) ?? 0,
      wait: wait && roundRange(wait),
      unstaffed: unstaffed(state, service.id, at),
      contingent: contingentOf(state, service),
      limit: limitOf(state, service, at, wait),
      closure: staffClosure(state, ofService(service.id)),
    }
  })
}

const hoursOf = ({ hours }: DayState): TodayView['hours'] => {
  if (hours.kind === 'closed') return null
  const { breaks, closeAt, firstIssueAt, lastIssueAt, openAt, reason } = hours
  return { firstIssueAt, openAt, lastIssueAt, closeAt, breaks, reason }
}

const fromWorst = ['blocked', 'untested', 'ok'] as const
const displaysOf = ({ plan }: DayState, { boards }: ViewContext): TodayView['displays'] =>
  plan.displays.map(({ id, name }) => {
    const signs = boards?.signs.filter(({ display }) => display === id) ?? []
    return {
      id,
      name,
      sound: fromWorst.find((sound) => signs.some((sign) => sign.sound === sound)) ?? null,
      unspoken: [...new Set(signs.flatMap(({ unspoken }) => unspoken))],
    }
  })

const leftOf = (state: DayState, at: number): TodayView['left'] => {
  const labels = (ids: Iterable<TicketId>): readonly Label[] =>
    [...ids].flatMap((id) => state.tickets.get(id)?.label ?? []).slice(0, mostLabels)
  const atDesks = [...state.desks.values()].flatMap((desk) =>
    desk.kind === 'open' && desk.work.kind === 'with' ? [desk.work.ticket] : [],
  )
  const lateMs = state.plan.queue.checkInAfterSeconds * 1000
  const expected = [...state.appointments.values()].filter(
    ({ cancelled, ticket, time }) => !cancelled && ticket === null && at <= time + lateMs,
  )
  return {
    waiting: labels(state.waiting),
    atDesks: labels(atDesks),
    parked: labels(state.parked),
    missed: labels(state.missed),
    expected: labels(state.expected),
    appointments: expected.length,
  }
}

export function todayView(state: DayState, context: ViewContext): TodayView {
  const { at } = context
  return {
    version: versionOf(state, context),
    plan: state.planHash,
    clock: clockView(state, context),
    open: openNow(state, context),
    phase: state.phase === 'open' ? 'open' : 'closed',
    hours: hoursOf(state),
    closure: staffClosure(state, site),
    services: servicesOf(state, at),
    desks: state.plan.desks.map(({ id }) => ({
      id,
      sign: signOf(state.desks.get(id)),
      open: openDesk(state, id) !== null,
      closure: staffClosure(state, ofDesk(id)),
    })),
    kiosks: state.plan.kiosks.map(({ id }) => ({
      id,
      printer: paperOf(state, id, context),
      sign: context.kioskSign(id),
      closure: staffClosure(state, ofKiosk(id)),
    })),
    help: helpCalls(state, context),
    rush: isRush(state, at),
    areas: state.plan.areas.map(({ id, name }) => ({ id, name })),
    displays: displaysOf(state, context),
    notices: context.boards?.notices.filter(({ until }) => until === null || at < until) ?? [],
    end: queueEnd(state, at),
    left: leftOf(state, at),
  }
}
