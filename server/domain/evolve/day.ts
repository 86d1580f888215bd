import type { PlanHash } from '../../../shared/ids.ts'
import type { Plan } from '../../../shared/plan.ts'
import { closureKey, isInPlan } from '../closures.ts'
import type { EventOf } from '../events.ts'
import { hoursOn } from '../hours.ts'
import type { DayHistory } from '../learned.ts'
import { planIndex } from '../planIndex.ts'
import { addAppointments, changeSlots } from './appointments.ts'
import type { Draft } from './draft.ts'

export function openDay(day: Draft, event: EventOf<'DayOpened'>, plan: Plan): void {
  day.phase = 'open'
  day.date = event.date
  usePlan(day, event.plan, plan)
  addAppointments(day, event)
  changeSlots(day, { slots: event.slots ?? [] })
  if (event.history) learnFrom(day, event.history)
}

function learnFrom(day: Draft, { stretches, times }: DayHistory): void {
  for (const { service, ...earlier } of times) day.earlierTimes.set(service, earlier)
  if (stretches.length === day.stretches.length) day.stretches = stretches
}

/** Due and turn of tickets stay as they were recorded (rule Q). */
export function usePlan(day: Draft, hash: PlanHash, plan: Plan): void {
  day.planHash = hash
  day.plan = plan
  day.index = planIndex(plan)
  day.hours = hoursOn(plan, day.date)
  takeDesksOfPlan(day)
  for (const [key, { target }] of day.closures) if (!isInPlan(plan, target)) day.closures.delete(key)
}

/** In the order of the plan, so that the fold is the same whatever plan the day had before its first event. */
function takeDesksOfPlan(day: Draft): void {
  const before = day.desks
  for (const id of before.keys()) if (!day.index.desks.has(id)) day.lastActions.delete(id)
  day.desks = new Map([...day.index.desks.keys()].map((id) => [id, before.get(id) ?? { kind: 'closed' }]))
}

export function setClosure(day: Draft, { target, fromAt, reason }: EventOf<'ClosureSet'>): void {
  day.closures.set(closureKey(target), { target, fromAt, reason })
}

export function liftClosure(day: Draft, { target }: EventOf<'ClosureLifted'>): void {
  day.closures.delete(closureKey(target))
}

/** The desks close with the day. */
export function closeDay(day: Draft): void {
  day.phase = 'closed'
  for (const desk of day.desks.keys()) day.desks.set(desk, { kind: 'closed' })
  for (const desk of day.infostands.keys()) day.infostands.set(desk, 'unstaffed')
  day.help.clear()
}

export function reopenDay(day: Draft, { at }: EventOf<'DayReopened'>): void {
  day.phase = 'open'
  day.reopenedAt = at
}
