// More rules that hold whatever happens: times of absence, the board, hours and contingents of visitors, closures, the close.
import assert from 'node:assert/strict'
import type { DayEvent } from '../../server/domain/events.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { ServiceId, TicketId } from '../../shared/ids.ts'
import type { DayHours } from '../../shared/plan.ts'
import { isKept, shareOf } from './bruteForce.ts'
import { named, type Watcher } from './dayRules.ts'

const second = 1000

/** T7, T8: nobody is missed before half a minute is over, or comes back after the grace time; where they then stand. */
export const missedTickets: Watcher = {
  before(state, event) {
    if (event.type === 'TicketMissed') {
      const { phase } = named(state, event.ticket)
      assert(phase.kind === 'called' && event.at >= phase.lastAt + 30 * second, 'T7 missed before 30 seconds are over')
    }
    if (event.type !== 'TicketReturned') return
    const { dueAt, phase, returns, startAt, turnAt } = named(state, event.ticket)
    const graceMs = state.plan.queue.missedGraceSeconds * second
    assert(phase.kind === 'missed' && event.at <= phase.at + graceMs, 'T8 back after the grace time')
    if (returns === 0) {
      const place = { startAt: event.startAt, dueAt: event.dueAt, turnAt: event.turnAt }
      assert.deepEqual(place, { startAt, dueAt, turnAt }, 'T8 the first time it keeps its turn')
    } else assert(event.startAt >= event.at, 'T8 the second time it starts anew')
  },
}

/** Q7, Q15 to Q17: even by number a desk calls nobody whom it cannot serve or who is kept from it. */
export const callsByNumber: Watcher = {
  before(state, event) {
    if (event.type !== 'TicketCalled' || event.reason.kind !== 'out-of-turn') return
    const ticket = named(state, event.ticket)
    assert.notEqual(
      shareOf(state, event.desk, ticket, event.at),
      'none',
      `Q7 ${event.desk} cannot serve ${ticket.label}`,
    )
    assert(!isKept(event.desk, ticket, event.at), `Q16 ${ticket.label} is kept from ${event.desk}`)
  },
}

/** T6, T18: sequence numbers of announcements are never given again. */
export function announcements(): Watcher {
  let last = 0
  return {
    before(_state, event) {
      const isNew = event.type === 'TicketRecalled' || (event.type === 'TicketCalled' && event.reason.kind !== 'direct')
      if (!isNew) return
      assert(event.sequence > last, `T6 announcement ${event.sequence} comes after ${last}`)
      last = event.sequence
    },
  }
}

/** H15: visitors get no number for what is closed out of the hours, and nobody is called to a desk that is. */
export const closures = (isVisitors: (ticket: TicketId) => boolean): Watcher => ({
  before(state, event) {
    const closed = (kind: string, id?: string) =>
      [...state.closures.values()].some(
        ({ fromAt, target }) =>
          target.kind === kind && fromAt <= event.at && (id === undefined || Object.values(target).includes(id)),
      )
    if (event.type === 'TicketCalled') assert(!closed('desk', event.desk), `H15 ${event.desk} is closed and calls`)
    if (event.type !== 'TicketIssued' || !isVisitors(event.ticket)) return
    assert(!closed('site'), 'H15 the site is closed')
    for (const { service } of event.legs) assert(!closed('service', service), `H15 ${service} is closed`)
  },
})

/** N6: a contingent binds visitors, and counts all walk-ins. */
export function contingents(isVisitors: (ticket: TicketId) => boolean): Watcher {
  const given = new Map<ServiceId, number>()
  return {
    before(state, event) {
      if (event.type !== 'TicketIssued' || event.appointment !== null) return
      for (const { service } of event.legs) {
        const contingent = state.plan.services.find(({ id }) => id === service)?.contingent ?? null
        const before = given.get(service) ?? 0
        if (contingent !== null && isVisitors(event.ticket))
          assert(before < contingent, `N6 ${event.label} is number ${before + 1} for ${service}, of ${contingent}`)
        given.set(service, before + 1)
      }
    },
  }
}

interface Window {
  readonly first: number
  readonly open: number
  readonly last: number
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes of the wall clock between which visitors get numbers; null: on no minute of that day. */
function windowOf(state: DayState, hours: DayHours | null | undefined): Window | null {
  if (!hours) return null
  const { firstIssueBeforeSeconds, lastIssueBeforeSeconds } = state.plan.hours
  const open = minutesOf(hours.open)
  const last = Math.max(open, minutesOf(hours.close) - lastIssueBeforeSeconds / 60)
  return { first: open - firstIssueBeforeSeconds / 60, open, last }
}

const wallClock = (state: DayState, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(state.plan.site.timeZone)

/** H8, H9: visitors get numbers while the clock on the wall says so, from the first issue until the last of site and service. */
export const hoursOfVisitors = (isVisitors: (ticket: TicketId) => boolean): Watcher => ({
  before(state, event) {
    if (event.type !== 'TicketIssued' || !isVisitors(event.ticket)) return
    const local = wallClock(state, event.at)
    assert.equal(local.toPlainDate().toString(), state.date, 'H9 a number on another day')
    assert.equal(state.hours.kind, 'open', 'H9 a number on a closed day')
    const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[local.dayOfWeek - 1] ?? 'mon'
    const now = local.hour * 60 + local.minute + local.second / 60 + local.millisecond / 60_000
    const site = windowOf(state, state.plan.hours.periods[0]?.weekly[weekday])
    for (const { service } of event.legs) {
      const own = state.plan.services.find(({ id }) => id === service)?.hours?.[0]
      const windows = [site, ...(own ? [windowOf(state, own.weekly[weekday])] : [])]
      for (const window of windows) {
        assert(window, `H9 ${service} is not open on ${weekday}`)
        assert(now >= window.first, `H9 ${event.label} for ${service} before the first issue`)
        const last = Math.max(window.last, ...windows.map((one) => one?.open ?? 0))
        assert(now < last, `H9 ${event.label} for ${service} at ${local.toPlainTime()}, after the last issue`)
      }
    }
  },
})

/** H12: the day closes by itself after closing, with nobody left but those whose grace time is over. */
export const closeOfDay: Watcher = {
  after(state, events) {
    const closed = events.find((event) => event.type === 'DayClosed')
    if (closed?.by !== 'queue-empty') return
    const left = events.filter((event: DayEvent) => event.type === 'ServingFinished' || isSentAway(event))
    assert.deepEqual(left, [], 'H12 the day closed by itself and somebody was left')
    assert(state.hours.kind === 'open' && closed.at >= state.hours.closeAt, 'H12 the day closed before its time')
    const lateMs = state.plan.queue.checkInAfterSeconds * second
    for (const { cancelled, code, ticket, time } of state.appointments.values())
      assert(cancelled || ticket !== null || closed.at > time + lateMs, `H12 ${code} could still have checked in`)
  },
}

const isSentAway = (event: DayEvent) => event.type === 'TicketGone' && event.why !== 'left'
