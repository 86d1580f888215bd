// Folds what happened into the state of the day. Never refuses: an event that cannot be folded is a bug.
import type { DayDate, PlanHash, SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { DayEvent, DayEventType, EventOf } from './events.ts'
import { beginAction, endAction, undo } from './evolve/actions.ts'
import { acknowledgeAlarm, endAlarm, raiseAlarm } from './evolve/alarms.ts'
import { addAppointments, cancelAppointment, changeSlots, lapse } from './evolve/appointments.ts'
import { closeDay, liftClosure, openDay, reopenDay, setClosure, usePlan } from './evolve/day.ts'
import {
  changeInfostand,
  closeDesk,
  endAfterWork,
  openDesk,
  pauseDesk,
  requestBreak,
  resumeDesk,
  settleMatter,
} from './evolve/desks.ts'
import { type Draft, draftOf } from './evolve/draft.ts'
import { askForHelp, endHelp, takeHelp } from './evolve/help.ts'
import { changeNumber, leaseNumbers, returnNumbers } from './evolve/leases.ts'
import { arrive, expectFromElsewhere, sendElsewhere } from './evolve/otherSites.ts'
import { call, finish, recall, start } from './evolve/sittings.ts'
import {
  addLeg,
  changePriority,
  comeBack,
  goOn,
  issue,
  keep,
  leave,
  miss,
  orderLegs,
  park,
  resume,
  tellWish,
  transfer,
} from './evolve/tickets.ts'
import { hoursOn } from './hours.ts'
import { planIndex } from './planIndex.ts'
import { unstretched } from './ranges.ts'
import { calm } from './rush.ts'
import type { DayState } from './state.ts'

/** The day before its first event: nothing is possible but `OpenDay`. */
export function emptyDay(site: SiteId, plan: Plan, planHash: PlanHash): DayState {
  const date = '0001-01-01' as DayDate
  return {
    site,
    date,
    phase: 'unopened',
    planHash,
    plan,
    index: planIndex(plan),
    hours: hoursOn(plan, date),
    version: 0,
    at: 0,
    tickets: new Map(),
    waiting: new Set(),
    parked: new Set(),
    missed: new Set(),
    expected: new Set(),
    labels: new Map(),
    lastNumber: new Map(),
    leases: new Map(),
    leased: new Map(),
    lastLeased: new Map(),
    requests: new Map(),
    desks: new Map(plan.desks.map(({ id }) => [id, { kind: 'closed' }])),
    infostands: new Map(),
    matters: new Map(),
    appointments: new Map(),
    lapses: 0,
    slots: new Map(),
    calls: [],
    sequence: 0,
    issuedToday: new Map(),
    serviceTimes: new Map(),
    earlierTimes: new Map(),
    stretches: unstretched,
    calledToday: 0,
    calledInTime: 0,
    alarms: new Map(),
    closures: new Map(),
    lastActions: new Map(),
    help: new Map(),
    helpAsked: new Map(),
    rush: calm,
    reopenedAt: null,
  }
}

/**
 * Folds one event into the state, in place and in about constant time, and returns the same object: the live day keeps a
 * durable and a tentative state of its own, so nobody else may hold on to one. Tickets and desks in it are replaced, never
 * changed. `planOf` gives the plans that `DayOpened` and `PlanChanged` name. Throws when the event does not fit the state.
 */
export function evolve(state: DayState, event: DayEvent, planOf: (hash: PlanHash) => Plan): DayState {
  const day = draftOf(state)
  const begun = beginAction(day, event)
  fold(event.type, day, event, planOf)
  day.version += 1
  endAction(day, event, begun)
  day.at = event.at
  return state
}

type PlanOf = (hash: PlanHash) => Plan
type Events = { readonly [T in DayEventType]: EventOf<T> }
type Folds = { readonly [T in DayEventType]: (day: Draft, event: Events[T], planOf: PlanOf) => void }

const folds: Folds = {
  DayOpened: (day, event, planOf) => openDay(day, event, planOf(event.plan)),
  PlanChanged: (day, { plan }, planOf) => usePlan(day, plan, planOf(plan)),
  ClosureSet: setClosure,
  ClosureLifted: liftClosure,
  AlarmRaised: raiseAlarm,
  AlarmAcknowledged: acknowledgeAlarm,
  AlarmEnded: endAlarm,
  HelpAsked: askForHelp,
  HelpTaken: takeHelp,
  HelpEnded: endHelp,
  DayClosed: closeDay,
  DayReopened: reopenDay,
  AppointmentsAdded: addAppointments,
  AppointmentCancelled: cancelAppointment,
  AppointmentLapsed: lapse,
  SlotsChanged: changeSlots,
  DeskOpened: openDesk,
  BreakRequested: requestBreak,
  DeskPaused: pauseDesk,
  DeskResumed: resumeDesk,
  DeskClosed: closeDesk,
  AfterWorkEnded: endAfterWork,
  InfostandChanged: changeInfostand,
  MatterSettled: settleMatter,
  TicketIssued: issue,
  NumbersLeased: leaseNumbers,
  NumbersReturned: returnNumbers,
  NumberChanged: changeNumber,
  TicketCalled: call,
  TicketRecalled: recall,
  ServingStarted: start,
  ServingFinished: finish,
  TicketContinued: goOn,
  TicketMissed: miss,
  TicketReturned: comeBack,
  TicketParked: park,
  TicketResumed: resume,
  TicketTransferred: transfer,
  TicketSent: sendElsewhere,
  TicketExpected: expectFromElsewhere,
  TicketArrived: arrive,
  LegAdded: addLeg,
  WishTold: tellWish,
  PriorityChanged: changePriority,
  TicketKept: keep,
  LegsOrdered: orderLegs,
  ActionUndone: undo,
  TicketGone: leave,
}

function fold<T extends DayEventType>(type: T, day: Draft, event: Events[T], planOf: PlanOf): void {
  folds[type](day, event, planOf)
}

/** A state of its own that can be folded further without touching the given one. */
export function copyDay(state: DayState): DayState {
  return {
    ...state,
    tickets: new Map(state.tickets),
    waiting: new Set(state.waiting),
    parked: new Set(state.parked),
    missed: new Set(state.missed),
    expected: new Set(state.expected),
    labels: new Map(state.labels),
    lastNumber: new Map(state.lastNumber),
    leases: new Map(state.leases),
    leased: new Map(state.leased),
    lastLeased: new Map(state.lastLeased),
    requests: new Map(state.requests),
    desks: new Map(state.desks),
    infostands: new Map(state.infostands),
    matters: new Map(state.matters),
    appointments: new Map(state.appointments),
    slots: new Map(state.slots),
    issuedToday: new Map(state.issuedToday),
    serviceTimes: new Map(state.serviceTimes),
    earlierTimes: new Map(state.earlierTimes),
    alarms: new Map(state.alarms),
    closures: new Map(state.closures),
    lastActions: new Map(state.lastActions),
    help: new Map(state.help),
    helpAsked: new Map(state.helpAsked),
  }
}
