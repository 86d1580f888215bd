// What a clerk sees: the visitor in front, who is next and why, and how the site is.
import type { DeskId, TicketId } from '../../../shared/ids.ts'
import type { ExpectedEntry, OtherSiteLine } from '../../../shared/siteViews.ts'
import type {
  AsideEntry,
  DeskHere,
  DeskNow,
  DeskView,
  OrderReason,
  QueueEntry,
  TicketAtDesk,
} from '../../../shared/staffViews.ts'
import type { PrinterSign } from '../../../shared/views.ts'
import { ofDesk } from '../closures.ts'
import { longConversation } from '../estimate.ts'
import { infostandAt } from '../guiding.ts'
import { legsHere, missableAfterMs, reachOf, undoableUntil } from '../reach.ts'
import { nextFor, type QueueItem, queueFor, strandedServices, waitsFor } from '../routing.ts'
import type { DayState, Ticket } from '../state.ts'
import { answersHelp, goneKiosks, helpCalls } from './care.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'
import { openNow } from './kiosk.ts'
import { serviceLimits, staffClosure } from './limits.ts'
import { clerkAt, keptForClerk, signOf } from './people.ts'
import { rangeOver, servicesWaitedFor } from './waits.ts'

const mostQueued = 32
const mostAside = 24
const mostStranded = 20
const mostStrandedLabels = 10

const reasonsOf = (
  { addressed, callableAt, heldUntil, own, ticket }: QueueItem,
  context: ViewContext,
): readonly OrderReason[] => {
  const { appointment, dueAt, priority } = ticket
  const { at } = context
  const reasons: OrderReason[] = []
  // A number that is away until its free slot is early and nothing else.
  if (heldUntil !== null && heldUntil !== callableAt) reasons.push({ kind: 'held', until: heldUntil })
  if (callableAt !== null) reasons.push({ kind: 'too-early', callableAt })
  if (addressed) reasons.push({ kind: 'addressed', clerk: keptForClerk(ticket, context)?.name ?? null })
  if (!own) reasons.push({ kind: 'backup' })
  if (appointment) reasons.push({ kind: 'appointment', at: appointment.time })
  if (priority) reasons.push({ kind: 'priority', priority })
  reasons.push(at > dueAt ? { kind: 'overdue', seconds: Math.floor((at - dueAt) / 1000) } : { kind: 'due' })
  return reasons
}

const queueEntry = (item: QueueItem, context: ViewContext): QueueEntry => {
  const { id, label, language, legs, startAt, dueAt, turnAt } = item.ticket
  return {
    ticket: id,
    label,
    service: waitsFor(item.ticket),
    legs: legs.length,
    quantity: legs[0]?.quantity ?? 1,
    language,
    waitingSince: startAt,
    dueAt,
    turnAt,
    ...(item.ticket.offline && { offline: true as const }),
    reasons: reasonsOf(item, context),
  }
}

const asideEntry = (state: DayState, ticket: Ticket, desk: DeskId | null, context: ViewContext): AsideEntry | null => {
  const { id, label, phase } = ticket
  const common = { ticket: id, label, service: waitsFor(ticket), keptFor: keptForClerk(ticket, context)?.name ?? null }
  if (phase.kind === 'parked') {
    const { at, reason, remindAt, desk: parker } = phase
    return { ...common, at, kind: 'parked', mine: parker === desk, reason, until: remindAt, times: 0 }
  }
  if (phase.kind !== 'missed') return null
  const until = phase.at + state.plan.queue.missedGraceSeconds * 1000
  const { at, times } = phase
  return { ...common, at, kind: 'missed', mine: phase.desk === desk, reason: null, until, times }
}

const asideOf = (state: DayState, desk: DeskId | null, context: ViewContext): readonly AsideEntry[] =>
  [...state.parked, ...state.missed]
    .flatMap((id) => {
      const ticket = state.tickets.get(id)
      return (ticket && asideEntry(state, ticket, desk, context)) ?? []
    })
    .sort((a, b) => b.at - a.at)

const expectedOf = (state: DayState): readonly ExpectedEntry[] =>
  [...state.expected]
    .flatMap((id) => {
      const ticket = state.tickets.get(id)
      if (ticket?.phase.kind !== 'expected' || ticket.cameFrom === null) return []
      const { cameFrom, label, phase } = ticket
      return [{ ticket: id, label, service: waitsFor(ticket), from: cameFrom, at: phase.at, until: phase.until }]
    })
    .sort((a, b) => a.until - b.until)

/** The site in a line, for staff of another one who have rights at both (rule S15). */
export const otherSiteLine = (state: DayState, context: Pick<ViewContext, 'at' | 'nextOpenAt'>): OtherSiteLine => {
  const { at } = context
  const { waiting, wait } = siteNow(state, at)
  const warnings = strandedServices(state, at).length + serviceLimits(state, at).length
  return { site: state.site, open: openNow(state, context).kind === 'open', waiting, wait, warnings }
}

const ticketAtDesk = (
  state: DayState,
  desk: DeskId,
  id: TicketId,
  { at, noteOf }: ViewContext,
): TicketAtDesk | null => {
  const ticket = state.tickets.get(id)
  if (!ticket || (ticket.phase.kind !== 'called' && ticket.phase.kind !== 'serving')) return null
  const { phase } = ticket
  const here = new Set(legsHere(state, ticket, desk))
  const calledAt = phase.kind === 'called' ? phase.at : phase.calledAt
  const lastCallAt = phase.kind === 'called' ? phase.lastAt : phase.calledAt
  return {
    ticket: id,
    label: ticket.label,
    language: ticket.language,
    legs: ticket.legs.map((leg) => ({ service: leg.service, quantity: leg.quantity, here: here.has(leg) })),
    phase: phase.kind,
    issuedAt: ticket.issuedAt,
    startAt: ticket.startAt,
    dueAt: ticket.dueAt,
    appointmentAt: ticket.appointment?.time ?? null,
    priority: ticket.priority,
    offline: ticket.offline,
    note: noteOf(id),
    wish: ticket.wish,
    calledAt,
    lastCallAt,
    calls: phase.kind === 'called' ? phase.times : 1,
    missableAt: lastCallAt + missableAfterMs,
    since: phase.kind === 'called' ? phase.at : phase.since,
    reason: phase.reason,
    passed: phase.passed,
    long: longConversation(state, ticket, at),
  }
}

const deskNow = (state: DayState, desk: DeskId, context: ViewContext): DeskNow => {
  const now = state.desks.get(desk)
  if (now?.kind !== 'open') return { kind: 'closed' }
  const { pause, work } = now
  if (work.kind === 'after-work') {
    const label = state.tickets.get(work.ticket)?.label
    return { kind: 'open', pause, work: label ? { kind: 'after-work', label, since: work.since } : { kind: 'free' } }
  }
  const ticket = work.kind === 'with' ? ticketAtDesk(state, desk, work.ticket, context) : null
  return { kind: 'open', pause, work: ticket ? { kind: 'with', ticket } : { kind: 'free' } }
}

const deskHere = (state: DayState, desk: DeskId, context: ViewContext): DeskHere => {
  const reach = reachOf(state, desk) ?? state.index.reaches.get(desk)
  return {
    id: desk,
    now: deskNow(state, desk, context),
    clerk: clerkAt(state, desk, context),
    serves: { own: [...(reach?.own ?? [])], backup: [...(reach?.backup ?? [])] },
  }
}

const undoOf = ({ lastActions }: DayState, desk: DeskId | null, at: number): DeskView['undo'] => {
  const last = desk === null ? undefined : lastActions.get(desk)
  if (!last) return null
  const until = undoableUntil(last)
  return at > until ? null : { action: last.action, label: last.before.ticket.label, until }
}

const siteNow = (state: DayState, at: number): DeskView['site'] => {
  const services = [...state.index.services.keys()]
  const desks = state.plan.desks.map(({ id }) => state.desks.get(id))
  return {
    waiting: state.waiting.size,
    wait: rangeOver(state, services, servicesWaitedFor(state), at),
    inTime: state.calledToday === 0 ? null : state.calledInTime / state.calledToday,
    desksOpen: desks.filter((desk) => desk?.kind === 'open').length,
    desks: desks.length,
  }
}

const printersOf = ({ plan }: DayState, { printerSign }: ViewContext): DeskView['printers'] =>
  plan.printers.map(({ id, name }) => {
    const sign: PrinterSign = printerSign(id) ?? { kind: 'ready', paper: 'ok' }
    return { printer: id, name, sign }
  })

const infostandsOf = (state: DayState): DeskView['infostands'] => {
  const settled = state.matters.values().reduce((sum, count) => sum + count, 0)
  return state.plan.desks
    .filter(({ kind }) => kind === 'infostand')
    .map(({ id }) => ({ desk: id, state: infostandAt(state, id), settled }))
}

const alarmsOf = (state: DayState, desk: DeskId | null, { clerkOf, securityTold }: ViewContext): DeskView['alarms'] =>
  [...state.alarms.values()].map(({ id, desk: from, at, drill, helpers }) => ({
    alarm: id,
    desk: from,
    at,
    drill,
    mine: from === desk,
    helpers: helpers.map((one) => ({ desk: one.desk, name: (one.clerk && clerkOf(one.clerk)?.name) ?? null })),
    security: securityTold(id),
  }))

/** The view of a desk, or of a clerk who has chosen none yet (null). Stays under 20 kB with 500 people waiting. */
export function deskView(
  state: DayState,
  desk: DeskId | null,
  context: ViewContext,
  otherSites: readonly OtherSiteLine[] = [],
): DeskView {
  const { at } = context
  const queue = desk === null ? [] : queueFor(state, desk, at)
  const expected = expectedOf(state)
  const aside = asideOf(state, desk, context)
  const { displays } = state.plan
  return {
    version: versionOf(state, context),
    plan: state.planHash,
    clock: clockView(state, context),
    open: openNow(state, context),
    desk: desk === null ? null : deskHere(state, desk, context),
    undo: undoOf(state, desk, at),
    queue: queue.slice(0, mostQueued).map((item) => queueEntry(item, context)),
    next: desk === null ? null : (nextFor(state, desk, at)?.ticket.id ?? null),
    queueLength: queue.length,
    aside: aside.slice(0, mostAside),
    asideLength: aside.length,
    expected: expected.slice(0, mostAside),
    expectedLength: expected.length,
    otherSites,
    site: siteNow(state, at),
    colleagues: state.plan.desks
      .filter(({ id }) => id !== desk)
      .map(({ id }) => ({ desk: id, sign: signOf(state.desks.get(id)), clerk: clerkAt(state, id, context) })),
    infostands: infostandsOf(state),
    stranded: strandedServices(state, at)
      .slice(0, mostStranded)
      .map(({ service, tickets }) => ({
        service,
        labels: tickets.slice(0, mostStrandedLabels).map(({ label }) => label),
      })),
    printers: printersOf(state, context),
    help: answersHelp(state, desk) ? helpCalls(state, context) : [],
    goneKiosks: goneKiosks(state, context),
    alarms: alarmsOf(state, desk, context),
    limits: serviceLimits(state, at),
    closure: desk === null ? null : staffClosure(state, ofDesk(desk)),
    silentBoards: displays.filter(({ id }) => context.silentBoards.includes(id)).map(({ name }) => name.de),
  }
}
