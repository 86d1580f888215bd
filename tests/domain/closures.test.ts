import { describe, expect, it } from 'vitest'
import { passesBoundary } from '../../server/domain/boundaries.ts'
import { queueEnd, visitEnd } from '../../server/domain/estimate.ts'
import { lateness, tapLeadsTo } from '../../server/domain/guiding.ts'
import type { DayState } from '../../server/domain/state.ts'
import { boardView } from '../../server/domain/views/board.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { todayView } from '../../server/domain/views/today.ts'
import type { DeskId, KioskId, ReasonId, ServiceId } from '../../shared/ids.ts'
import {
  appointment,
  at,
  callsNext,
  changesPlan,
  checksIn,
  closesOut,
  finishes,
  gives,
  opens,
  opensAgain,
  opensDay,
  starts,
  taps,
  timePasses,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { viewContext } from '../support/viewContext.ts'

const site = { kind: 'site' } as const
const passport = { kind: 'service', service: 'passport' as ServiceId } as const
const c1 = { kind: 'desk', desk: 'c1' as DeskId } as const
const entrance = { kind: 'kiosk', kiosk: 'entrance' as KioskId } as const
const fault = { de: 'Störung', en: 'fault' }

const open = given(opensDay([appointment('AAAA', 'marriage', '10:00')]), opens('c1', '08:00'), opens('c2', '08:00'))
const context = (time: string) => viewContext({ at: at(time), phone: false, nextOpenAt: at('32:00') })
const tap = (state: DayState, time: string) => tapLeadsTo(state, passport.service, at(time))

describe('closing out of the hours', () => {
  it('H15 a service gives visitors no numbers, and staff all the same; who has one is served', () => {
    const closed = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
      .when(closesOut(passport, '09:10'))
      .thenHappens({ type: 'ClosureSet', fromAt: at('09:10'), reason: 'fault' })
    closed.when(taps('ben', 'passport', '09:11')).thenRefused('service-closed', { reason: 'Störung' })
    closed.when(gives('ben', 'passport', '09:11')).thenHappens({ type: 'TicketIssued' })
    closed.when(callsNext('c1', '09:11')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    const [service] = kioskView(closed.state, entrance.kiosk, context('09:11')).services
    expect(service).toMatchObject({ id: 'passport', now: 'closed', closure: { reason: fault } })
    closed
      .when(opensAgain(passport, '09:20'))
      .thenHappens({ type: 'ClosureLifted' })
      .when(taps('ben', 'passport', '09:21'))
      .thenHappens({ type: 'TicketIssued' })
  })

  it('H15 from a time on: announced before, in force then, without any event', () => {
    const { state } = open.when(closesOut(passport, '09:00', '11:00')).thenHappens({ type: 'ClosureSet' })
    expect([tap(state, '10:59:59'), tap(state, '11:00')]).toEqual(['number', 'closed'])
    const board = boardView(state, 'hall' as ReasonId, context('09:01'))
    expect(board.closures).toEqual([
      { reason: fault, fromAt: at('11:00'), services: [{ de: 'Reisepass', en: 'Reisepass' }] },
    ])
    expect(passesBoundary(state, at('10:59:59'), at('11:00'))).toBe(true)
    expect(passesBoundary(state, at('11:00'), at('11:00:01'))).toBe(false)
  })

  it('H15 the whole site: kiosk and board say closed with the reason, appointments still check in', () => {
    const closed = open.when(closesOut(site, '09:30')).thenHappens({ type: 'ClosureSet' })
    const view = kioskView(closed.state, entrance.kiosk, context('09:31'))
    expect(view.open).toEqual({ kind: 'closed', reason: fault, holiday: null, nextOpenAt: at('32:00') })
    expect(boardView(closed.state, 'hall' as ReasonId, context('09:31')).open.kind).toBe('closed')
    closed.when(taps('anna', 'passport', '09:31')).thenRefused('site-closed', { reason: 'Störung' })
    closed.when(checksIn('eva', 'AAAA', '09:45')).thenHappens({ type: 'TicketIssued' })
  })

  it('H15 a desk that is free closes at once and cannot be opened', () => {
    const closed = open
      .when(closesOut(c1, '09:00'))
      .thenHappens({ type: 'ClosureSet' }, { type: 'DeskClosed', desk: 'c1' })
    closed.when(opens('c1', '09:01')).thenRefused('desk-withdrawn', { reason: 'Störung' })
    closed
      .when(opensAgain(c1, '09:05'))
      .thenHappens({ type: 'ClosureLifted' })
      .when(opens('c1', '09:06'))
      .thenHappens({ type: 'DeskOpened' })
  })

  it('H15 S4 a desk with a visitor closes when the visitor has left', () => {
    given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      starts('anna', '09:02'),
    )
      .when(closesOut(c1, '09:03'))
      .thenHappens({ type: 'ClosureSet' })
      .when(finishes('anna', '09:10'))
      .thenHappens({ type: 'ServingFinished' }, { type: 'DeskClosed', desk: 'c1' })
  })

  it('H15 a desk closes by the clock at the time that was set, also while clocks are not calm', () => {
    open
      .when(closesOut(c1, '09:00', '10:00'))
      .thenHappens({ type: 'ClosureSet' })
      .when(timePasses('09:59:59', false))
      .thenNothing()
      .when(timePasses('10:00', false))
      .thenHappens({ type: 'DeskClosed', desk: 'c1' })
      .when(timePasses('10:00:01', false))
      .thenNothing()
  })

  it('H15 a kiosk out of service gives no numbers', () => {
    const closed = open.when(closesOut(entrance, '09:00')).thenHappens({ type: 'ClosureSet' })
    const tapped = { ...taps('anna', 'passport', '09:01'), kiosk: entrance.kiosk } as ReturnType<typeof taps>
    closed.when(tapped).thenRefused('kiosk-closed')
    expect(kioskView(closed.state, entrance.kiosk, context('09:01')).closure).toEqual({
      reason: fault,
      fromAt: at('09:00'),
    })
  })

  it('H15 only what the plan knows, for a reason of the plan; the same again changes nothing', () => {
    open.when(closesOut({ kind: 'desk', desk: 'c9' as DeskId }, '09:00')).thenRefused('unknown-desk')
    open.when(closesOut({ kind: 'service', service: 'moon' as ServiceId }, '09:00')).thenRefused('unknown-service')
    open.when(closesOut({ kind: 'kiosk', kiosk: 'moon' as KioskId }, '09:00')).thenRefused('unknown-kiosk')
    const moody = { ...closesOut(site, '09:00'), reason: 'mood' as ReasonId } as ReturnType<typeof closesOut>
    open.when(moody).thenRefused('unknown-reason')
    open.when(closesOut(site, '09:00', '28:00')).thenRefused('closing-not-today')
    open.when(closesOut(site, '09:00', '27:59')).thenHappens({ type: 'ClosureSet' })
    open.when(opensAgain(site, '09:00')).thenNothing()
    open.when(closesOut(site, '09:00')).thenHappens({ type: 'ClosureSet' }).when(closesOut(site, '09:05')).thenNothing()
  })

  it('H15 D4 a new plan keeps what it still knows', () => {
    const fewer = smallPlan((draft) => {
      draft.services = draft.services.filter(({ id }) => id !== 'tax')
      draft.desks = draft.desks.filter(({ id }) => id !== 'c3')
    })
    const { state } = open
      .when(closesOut({ kind: 'desk', desk: 'c3' as DeskId }, '09:00'))
      .thenHappens({ type: 'ClosureSet' })
      .when(closesOut(passport, '09:01'))
      .thenHappens({ type: 'ClosureSet' })
      .when(changesPlan(fewer, '09:02'))
      .thenHappens({ type: 'PlanChanged' })
    expect([...state.closures.keys()]).toEqual(['service/passport'])
  })
})

/** One desk, ten minutes each, closing at 16:00 and half an hour of overrun. */
const many = (count: number) =>
  given(
    opensDay(),
    opens('c1', '08:00'),
    ...Array.from({ length: count }, (_, index) => gives(`t${index}`, 'passport', '14:00')),
  )

describe('the end of the day as it is foreseen', () => {
  it('H16 visitors get no number once the visit would probably end later than the overrun after closing', () => {
    many(2)
      .when(taps('anna', 'passport', '14:01'))
      .thenHappens({ type: 'TicketIssued' })
    const full = many(20)
    full.when(taps('anna', 'passport', '14:01')).thenRefused('issue-ended-forecast')
    full.when(gives('anna', 'passport', '14:01')).thenHappens({ type: 'TicketIssued' })
    expect(tap(full.state, '14:01')).toBe('full')
  })

  it('H16 staff are warned before visitors are stopped', () => {
    const limits = Array.from({ length: 18 }, (_, count) => {
      const { state } = many(count)
      const wait = todayView(state, context('14:01')).services[0]
      return wait?.limit ?? null
    })
    const firstLate = limits.indexOf('late')
    const firstFull = limits.indexOf('full')
    expect(firstLate).toBeGreaterThan(0)
    expect(firstFull).toBeGreaterThan(firstLate)
  })

  it('H16 no limit in the plan, no stop; and none long before closing', () => {
    const free = smallPlan((draft) => {
      draft.hours.overrunSeconds = null
    })
    const { state } = givenUnder(
      free,
      opensDay([], free),
      opens('c1', '08:00'),
      ...Array.from({ length: 20 }, (_, index) => gives(`t${index}`, 'passport', '14:00')),
    )
    expect(tap(state, '14:01')).toBe('number')
    const morning = given(
      opensDay(),
      opens('c1', '08:00'),
      ...Array.from({ length: 30 }, (_, index) => gives(`t${index}`, 'passport', '09:00')),
    )
    expect(lateness(morning.state, passport.service, at('09:01'), () => null)).toBeNull()
  })

  it('E15 the end of a visit is the wait and a conversation, the end of the queue that of its last', () => {
    const { state } = many(3)
    const wait = { lowSeconds: 600, likelySeconds: 1200, highSeconds: 1800 }
    const end = visitEnd(state, passport.service, at('14:01'), wait)
    expect(end.likelyAt - at('14:01')).toBeGreaterThan(1200_000)
    expect(end.highAt).toBeGreaterThan(end.likelyAt)
    const last = queueEnd(state, at('14:01'))
    expect(last?.likelyAt).toBeGreaterThan(at('14:15'))
    expect(last?.likelyAt).toBeLessThan(at('15:00'))
    expect(queueEnd(open.state, at('14:01'))).toBeNull()
  })
})
