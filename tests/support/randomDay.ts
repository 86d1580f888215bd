// Random plans and random days: several hundred steps of people at kiosks, desks and the info stand.
import fc from 'fast-check'
import type { CommandOf, DayCommand } from '../../server/domain/commands.ts'
import type { Appointment, Channel } from '../../server/domain/events.ts'
import type { DayState, Ticket } from '../../server/domain/state.ts'
import type { AlarmId, DeskId, KioskId, ReasonId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { opensDay } from './daySteps.ts'
import { planHash } from './given.ts'
import { appointmentCommand, appointments, slots } from './randomAppointments.ts'
import { helpCommand } from './randomHelp.ts'
import { leaseCommand, wishOf } from './randomLeases.ts'
import { serviceIds } from './randomPlan.ts'
import { address, clerks, closable, deskIds, from, learned, someAlarm, target, wanted } from './randomTargets.ts'

/** One step, not yet a command: `pick` and `other` choose among what the day has at that moment. */
export interface RandomStep {
  readonly kind: keyof typeof weights
  readonly pick: number
  readonly other: number
  readonly gapMs: number
}

/** How often each kind of step is drawn. */
export const weights = {
  tap: 26,
  give: 6,
  checkIn: 4,
  takeSlot: 4,
  changeSlots: 0.5,
  lend: 2,
  handIn: 3,
  open: 5,
  learn: 1,
  close: 1,
  pause: 1,
  resume: 2,
  callNext: 16,
  callTicket: 3,
  serve: 1,
  recall: 1,
  start: 6,
  finish: 10,
  afterWork: 2,
  miss: 5,
  return: 10,
  park: 3,
  unpark: 3,
  transferToService: 2,
  transferToDesk: 2,
  transferToClerk: 1,
  transferToInfostand: 1,
  sendAway: 1,
  expect: 2,
  arrive: 3,
  addLeg: 1,
  move: 12,
  undo: 4,
  cancel: 2,
  wish: 2,
  stand: 1,
  settle: 1,
  addAppointment: 1,
  cancelAppointment: 1,
  changePlan: 1,
  alarm: 0.5,
  help: 0.5,
  'all clear': 0.5,
  askForHelp: 0.5,
  takeHelp: 0.5,
  endHelp: 0.5,
  'close out of hours': 0.3,
  'open again': 2,
  passTime: 2,
  closeDay: 0.02,
}

const step: fc.Arbitrary<RandomStep> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({
      weight: Math.ceil(weight * 50),
      arbitrary: fc.constant(kind as RandomStep['kind']),
    })),
  ),
  pick: fc.nat(10_000),
  other: fc.nat(10_000),
  gapMs: fc.oneof(fc.nat(60_000), fc.nat(240_000), fc.constant(0), fc.constant(-5_000)),
})

export const randomSteps = fc.array(step, { minLength: 100, maxLength: 400, size: 'max' })

export const firstCommand = (plan: Plan): DayCommand => opensDay(appointments.slice(0, 35), plan, slots)

/**
 * The command that a step means on this day; null when there is nothing that it could mean. `now` is the clock then, `listed`
 * the appointments that people come with.
 */
export function commandFor(
  step: RandomStep,
  state: DayState,
  now: number,
  count: number,
  listed: readonly Appointment[] = appointments,
): DayCommand | null {
  const { kind, pick, other } = step
  const ticket = `ticket-${count}` as TicketId
  const desk = from(deskIds, pick) as DeskId
  const someTicket = (...phases: Ticket['phase']['kind'][]): TicketId | null => {
    const fitting = [...state.tickets.values()].filter(({ phase }) => phases.includes(phase.kind))
    const any = pick % 20 === 0 ? [...state.tickets.values()] : fitting
    return from(any, other)?.id ?? null
  }
  /** Some of what staff do from afar can be taken back. */
  const by = other % 2 === 0 ? { by: desk } : {}
  const on = (id: TicketId | null, make: (ticket: TicketId) => DayCommand): DayCommand | null => id && make(id)
  const issue = (asker: 'visitor' | 'staff', priority: boolean): CommandOf<'IssueTicket'> => ({
    type: 'IssueTicket',
    at: now,
    ticket,
    asker,
    channel: 'visit' as Channel,
    legs: wanted(pick, other),
    language: null,
    kiosk: pick % 5 === 0 ? ('entrance' as KioskId) : null,
    priority: priority ? ('frail' as ReasonId) : null,
    appointmentAt: asker === 'staff' && other % 9 === 0 ? now + (pick % 60) * 60_000 : null,
    evenUnstaffed: pick % 3 > 0,
  })
  switch (kind) {
    case 'tap':
      return { ...issue('visitor', false), ...(pick % 5 === 0 && { request: wishOf(count) }) }
    case 'give':
      return issue('staff', pick % 4 === 0)
    case 'checkIn':
    case 'takeSlot':
    case 'changeSlots':
    case 'addAppointment':
    case 'cancelAppointment':
      return appointmentCommand(kind, { pick, other, ticket, now }, state, listed)
    case 'lend':
    case 'handIn':
      return leaseCommand(kind, { pick, other, count, now }, state)
    case 'open': {
      const clerk = from([null, ...clerks], other) ?? null
      const skills = other % 5 === 0 ? serviceIds.slice(pick % 4) : null
      return { type: 'OpenDesk', at: now, desk, clerk, skills, takeOver: other % 2 === 0 }
    }
    case 'learn':
      return { type: 'ChangeSkills', at: now, ...learned(pick, other) }
    case 'close':
      return { type: 'CloseDesk', at: now, desk }
    case 'pause':
      return { type: 'PauseDesk', at: now, desk }
    case 'resume':
      return { type: 'ResumeDesk', at: now, desk }
    case 'callNext':
      return { type: 'CallNext', at: now, desk }
    case 'callTicket':
      return on(someTicket('waiting'), (id) => ({
        type: 'CallTicket',
        at: now,
        desk,
        ticket: id,
        reason: 'urgent' as ReasonId,
      }))
    case 'serve':
      return { type: 'ServeDirect', at: now, desk, ticket, legs: wanted(pick, other), language: null }
    case 'recall':
      return on(someTicket('called'), (id) => ({ type: 'RecallTicket', at: now, ticket: id }))
    case 'start':
      return on(someTicket('called'), (id) => ({ type: 'StartServing', at: now, ticket: id }))
    case 'finish': {
      const services = other % 4 === 0 ? serviceIds.slice(pick % 4, (pick % 4) + 1) : null
      return on(someTicket('serving', 'called'), (id) => ({
        type: 'FinishServing',
        at: now,
        ticket: id,
        outcome: other % 2 === 0 ? ('settled' as ReasonId) : null,
        services,
      }))
    }
    case 'afterWork':
      return { type: 'EndAfterWork', at: now, desk }
    case 'miss':
      return on(someTicket('called'), (id) => ({ type: 'MissTicket', at: now, ticket: id }))
    case 'return':
      return on(someTicket('missed'), (id) => ({ type: 'ReturnTicket', at: now, ticket: id, ...by }))
    case 'park':
      return on(someTicket('called', 'serving'), (id) => ({
        type: 'ParkTicket',
        at: now,
        ticket: id,
        reason: 'papers' as ReasonId,
        remindAt: null,
      }))
    case 'unpark':
      return on(someTicket('parked'), (id) => ({ type: 'ResumeTicket', at: now, ticket: id, ...by }))
    case 'transferToService':
    case 'transferToDesk':
    case 'transferToClerk':
    case 'transferToInfostand':
      return on(someTicket('called', 'serving'), (id) => ({
        type: 'TransferTicket',
        at: now,
        ticket: id,
        to: target(kind, desk, other),
        back: pick % 3 === 0,
      }))
    case 'sendAway':
    case 'expect':
      // Commands of two days: `withNeighbour` plays them.
      return null
    case 'arrive':
      return on(someTicket('expected'), (id) => ({ type: 'ArriveTicket', at: now, ticket: id, ...by }))
    case 'addLeg':
      return on(someTicket('waiting', 'called', 'serving', 'parked'), (id) => ({
        type: 'AddLeg',
        at: now,
        ticket: id,
        leg: wanted(pick, 0)[0],
        ...by,
      }))
    case 'move':
      return on(someTicket('waiting', 'called', 'parked'), (id) => {
        const { legs, phase } = state.tickets.get(id) as Ticket
        const what = (other >> 1) % 8
        return {
          type: 'MoveTicket',
          at: now,
          ticket: id,
          ...((what < 2 || what > 4) && { services: legs.map(({ service }) => service).toReversed() }),
          ...((what === 2 || what > 4) && { priority: pick % 2 === 0 ? ('frail' as ReasonId) : null }),
          ...(what > 2 && phase.kind !== 'called' && { address: address(pick, desk) }),
          ...by,
        }
      })
    case 'undo':
      return { type: 'UndoAction', at: now, desk }
    case 'cancel':
      return on(someTicket('waiting', 'called', 'parked', 'missed', 'expected'), (id) => ({
        type: 'CancelTicket',
        at: now,
        ticket: id,
        asker: other % 2 === 0 ? 'visitor' : 'staff',
        ...by,
      }))
    case 'wish':
      return on(someTicket('waiting', 'called', 'parked'), (id) => ({
        type: 'TellWish',
        at: now,
        ticket: id,
        wish: other % 2 === 0 ? 'on-my-way' : 'more-time',
      }))
    case 'stand':
      return {
        type: 'ChangeInfostand',
        at: now,
        desk: 'info' as DeskId,
        state: from(['staffed', 'on-the-phone', 'crowded', 'unstaffed'] as const, pick) ?? 'staffed',
      }
    case 'settle':
      return { type: 'SettleMatter', at: now, desk, matter: 'directions' as ReasonId }
    case 'changePlan': {
      const { plan } = state
      const queue = { ...plan.queue, missedGraceSeconds: 300 + (pick % 10) * 60 }
      const desks = other % 3 === 0 ? plan.desks.slice(1) : plan.desks
      const changed: Plan = { ...plan, queue, desks }
      return { type: 'ChangePlan', at: now, hash: planHash(changed), plan: changed }
    }
    case 'alarm':
      return { type: 'RaiseAlarm', at: now, alarm: `alarm-${count}` as AlarmId, desk, drill: other % 2 === 0 }
    case 'help':
      return { type: 'AcknowledgeAlarm', at: now, alarm: someAlarm(state, other), desk }
    case 'all clear':
      return { type: 'EndAlarm', at: now, alarm: someAlarm(state, other) }
    case 'askForHelp':
    case 'takeHelp':
    case 'endHelp':
      return helpCommand(kind, now, desk, other)
    case 'close out of hours':
      return {
        type: 'SetClosure',
        at: now,
        target: closable(pick, other),
        fromAt: other % 2 === 0 ? null : now + (other % 20) * 60_000,
        reason: 'fault' as ReasonId,
      }
    case 'open again':
      return {
        type: 'LiftClosure',
        at: now,
        target: from([...state.closures.values()], other)?.target ?? closable(pick, other),
      }
    case 'passTime':
      return { type: 'PassTime', at: now, calm: true }
    case 'closeDay':
      return { type: 'CloseDay', at: now }
  }
}
