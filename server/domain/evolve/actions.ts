// What each desk did last, and how it is taken back (rule T18).
import type { DeskId, ServiceId, TicketId } from '../../../shared/ids.ts'
import type { UndoableAction } from '../../../shared/staffViews.ts'
import type { DayEvent, EventOf, Leg } from '../events.ts'
import type { ServiceTimes } from '../learned.ts'
import type { LastAction, Ticket, Traces } from '../state.ts'
import { type Draft, putTicket, ticketIn } from './draft.ts'

type Begun = Pick<LastAction, 'action' | 'ticket' | 'before'> & { readonly desk: DeskId }

interface Done {
  readonly action: UndoableAction
  readonly ticket: TicketId
  readonly desk: DeskId
}

/** These change nothing that undoing the last action of a desk would lose. */
const harmless: ReadonlySet<DayEvent['type']> = new Set([
  'AfterWorkEnded',
  'TicketRecalled',
  'InfostandChanged',
  'MatterSettled',
  'AlarmRaised',
  'AlarmAcknowledged',
  'HelpTaken',
])

/** To be asked before an event is folded: what the action that it is, or goes on with, will have changed. */
export function beginAction(day: Draft, event: DayEvent): Begun | null {
  const done = actionOf(event)
  if (!done) return null
  const { desk, ticket: id } = done
  const ticket = ticketIn(day, id)
  if (isElsewhere(ticket, desk) || isServedDirectly(ticket, done.action)) return null
  const last = day.lastActions.get(desk)
  if ('continues' in event && last) return { ...done, action: 'move', before: last.before }
  // A start that was forgotten comes with the finish: both are one action.
  if (last?.action === 'start' && done.action === 'finish' && goesOn(day, event, last))
    return { ...done, before: { ...last.before, serviceTimes: tracesOf(day, ticket, desk, ticket.legs).serviceTimes } }
  return { ...done, before: tracesOf(day, ticket, desk, done.action === 'finish' ? ticket.legs : []) }
}

/** To be told after an event was folded: what was done before can no longer be taken back, and this can. */
export function endAction(day: Draft, event: DayEvent, begun: Begun | null): void {
  if (event.type === 'DayClosed') day.lastActions.clear()
  const last = begun ? null : follows(day, event)
  if (last) {
    const [desk, action] = last
    const after = tracesOf(day, ticketIn(day, action.ticket), desk, measuredLegs(action))
    day.lastActions.set(desk, { ...action, version: day.version, after })
    return
  }
  if (!harmless.has(event.type)) forgetWhatItTouches(day, event)
  if (!begun) return
  const { action, before, desk, ticket } = begun
  const after = tracesOf(day, ticketIn(day, ticket), desk, measuredLegs(begun))
  const noted = event.type === 'TicketTransferred' && event.noted === true
  day.lastActions.set(desk, { action, ticket, at: event.at, noted, version: day.version, before, after })
}

/** The rest of the legs waits again, or the break begins: that belongs to the action before. */
function follows(day: Draft, event: DayEvent): readonly [DeskId, LastAction] | null {
  if (event.type !== 'TicketContinued' && event.type !== 'DeskPaused') return null
  for (const entry of day.lastActions)
    if (entry[1].version === day.version - 1 && entry[1].at === event.at)
      return event.type === 'TicketContinued' || entry[0] === event.desk ? entry : null
  return null
}

const goesOn = (day: Draft, { at }: DayEvent, last: LastAction) => last.version === day.version && last.at === at

function actionOf(event: DayEvent): Done | null {
  const at = (action: UndoableAction, ticket: TicketId, desk: DeskId | undefined): Done | null =>
    desk === undefined ? null : { action, ticket, desk }
  switch (event.type) {
    case 'TicketCalled':
      return event.reason.kind === 'direct' ? null : at('call', event.ticket, event.desk)
    case 'ServingStarted':
      return at('start', event.ticket, event.desk)
    case 'ServingFinished':
      return event.ended === 'day-closed' ? null : at('finish', event.ticket, event.desk)
    case 'TicketMissed':
      return at('miss', event.ticket, event.desk)
    case 'TicketParked':
      return at('park', event.ticket, event.desk)
    case 'TicketTransferred':
      return at('transfer', event.ticket, event.from)
    case 'TicketGone':
      return at('cancel', event.ticket, event.by)
    case 'TicketReturned':
      return at('return', event.ticket, event.by)
    case 'TicketResumed':
      return at('resume', event.ticket, event.by)
    case 'TicketArrived':
      return at('arrive', event.ticket, event.by)
    case 'LegAdded':
      return at('add-leg', event.ticket, event.by)
    case 'PriorityChanged':
      return at('priority', event.ticket, event.by)
    case 'TicketKept':
      return at('keep', event.ticket, event.by)
    case 'LegsOrdered':
      return at('order-legs', event.ticket, event.by)
    default:
      return null
  }
}

/** A ticket that is with a colleague: taking that back would take the colleague's visitor away. */
const isElsewhere = ({ phase }: Ticket, desk: DeskId) =>
  (phase.kind === 'called' || phase.kind === 'serving') && phase.desk !== desk

/** Who was served without having waited has no place to go back to. */
const isServedDirectly = ({ phase }: Ticket, action: UndoableAction) =>
  action === 'start' && phase.kind === 'called' && phase.reason.kind === 'direct'

const measuredLegs = ({ action, before }: Pick<LastAction, 'action' | 'before'>): readonly Leg[] =>
  action === 'finish' ? before.ticket.legs : []

/** Service times change at a finish alone; `legs` are those that it may measure. */
function tracesOf(day: Draft, ticket: Ticket, desk: DeskId, legs: readonly Leg[]): Traces {
  return {
    ticket,
    desk: day.desks.get(desk) ?? null,
    calls: day.calls,
    stretches: day.stretches,
    serviceTimes: legs.map(({ service }) => [service, day.serviceTimes.get(service)] as const),
  }
}

function forgetWhatItTouches(day: Draft, event: DayEvent): void {
  const ticket = 'ticket' in event ? event.ticket : null
  const desks = ['desk' in event ? event.desk : null, 'from' in event ? event.from : null]
  for (const [at, last] of day.lastActions) if (desks.includes(at) || last.ticket === ticket) day.lastActions.delete(at)
}

/** Puts ticket, desk, board and service times back as they were; what others did meanwhile stays. */
export function undo(day: Draft, { desk }: EventOf<'ActionUndone'>): void {
  const last = day.lastActions.get(desk)
  if (!last) throw new Error(`The log undoes an action of desk ${desk}, which has none`)
  const { action, after, at, before } = last
  if (before.desk && before.desk !== after.desk) day.desks.set(desk, before.desk)
  putTicket(day, withoutLapsed(day, before.ticket))
  if (action === 'call') uncall(day, last)
  if (action === 'finish')
    for (const [service, was] of before.serviceTimes)
      unmeasure(day, service, was, new Map(after.serviceTimes).get(service))
  if (action === 'call' && before.ticket.firstCall === null) {
    day.calledToday -= 1
    if (at <= before.ticket.dueAt) day.calledInTime -= 1
  }
}

/** The call leaves the board; its sequence number is not given again. */
function uncall(day: Draft, { after, before, ticket }: LastAction): void {
  const newest = before.calls[0]?.sequence ?? 0
  day.calls =
    day.calls === after.calls
      ? before.calls
      : day.calls.filter((call) => call.ticket !== ticket || call.sequence <= newest)
  if (day.stretches === after.stretches) day.stretches = before.stretches
}

function unmeasure(
  day: Draft,
  service: ServiceId,
  was: ServiceTimes | undefined,
  then: ServiceTimes | undefined,
): void {
  const now = day.serviceTimes.get(service)
  if (!now || !then || then === was) return
  if (now !== then) {
    const { count = 0, slowed = 0, sum = 0 } = was ?? {}
    day.serviceTimes.set(service, {
      count: now.count - (then.count - count),
      sum: now.sum - (then.sum - sum),
      slowed: now.slowed - (then.slowed - slowed),
    })
  } else if (was) day.serviceTimes.set(service, was)
  else day.serviceTimes.delete(service)
}

/** A desk or clerk who has gone meanwhile keeps nobody (rule Q15). */
function withoutLapsed(day: Draft, ticket: Ticket): Ticket {
  const { address, backTo, phase } = ticket
  const open = (desk: DeskId) => day.desks.get(desk)?.kind === 'open'
  const present =
    address === null ||
    (address.kind === 'desk'
      ? open(address.desk)
      : [...day.desks.values()].some((desk) => desk.kind === 'open' && desk.clerk === address.clerk))
  const held = phase.kind === 'waiting' && phase.heldFor !== null && !open(phase.heldFor.desk)
  if (present && !held && (backTo === null || open(backTo))) return ticket
  return {
    ...ticket,
    address: present ? address : null,
    backTo: backTo !== null && open(backTo) ? backTo : null,
    phase: held ? { ...phase, heldFor: null } : phase,
  }
}
