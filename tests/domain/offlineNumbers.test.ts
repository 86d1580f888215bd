import { describe, expect, it } from 'vitest'
import type { DayCommand, OfflineTicket } from '../../server/domain/commands.ts'
import { nextLabel } from '../../server/domain/labels.ts'
import { numbersOf } from '../../server/domain/leases.ts'
import type { AreaId, CommandId, KioskId, Label, Language, LeaseId, ServiceId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { at, callsNext, cancels, finishes, monday, opens, opensDay, taps } from '../support/daySteps.ts'
import { givenUnder, planHash } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const plan = smallPlan((draft) => {
  draft.numbers = ['A', 'B', 'F', 'T'].map((prefix) => ({ prefix, first: 1, last: 20, width: 3, offlineFrom: 11 }))
  draft.kiosks = ['entrance', 'lift'].map((id) => ({ id, name: { de: id, en: id } }))
  draft.offline = { blockNumbers: 5, leaseMinutes: 120 }
})

const ids = (name: string) => Array.from({ length: 30 }, (_, count) => `${name}-${count}` as TicketId)
const leases = (lease: string, time: string, kiosk = 'entrance'): DayCommand => ({
  type: 'LeaseNumbers',
  at: at(time),
  kiosk: kiosk as KioskId,
  lease: lease as LeaseId,
  tickets: ids(`${lease}-${time}`),
})

const wish = (
  label: string,
  ticket: string,
  time: string,
  more: Partial<Record<keyof OfflineTicket, unknown>> = {},
) => ({
  request: `wish-${ticket}` as CommandId,
  lease: 'one' as LeaseId,
  label: label as Label,
  ticket: ticket as TicketId,
  legs: [{ service: 'passport' as ServiceId }],
  language: 'de' as Language,
  kiosk: 'entrance' as KioskId,
  area: 'hall' as AreaId,
  issuedAt: at(time),
  ...more,
})
const handsIn = (time: string, ...tickets: readonly ReturnType<typeof wish>[]): DayCommand => ({
  type: 'HandIn',
  at: at(time),
  tickets: tickets as never as OfflineTicket[],
  spare: tickets.map((_, count) => `spare-${time}-${count}` as TicketId),
})

const day = (...history: Parameters<typeof givenUnder>[1][]) => givenUnder(plan, opensDay([], plan), ...history)
const labels = (first: number, count: number, prefix = 'A') =>
  Array.from({ length: count }, (_, at) => ({ label: `${prefix}0${first + at}` }))

describe('numbers for kiosks without a server', () => {
  it('N12 a block of each prefix that visitors choose is lent from offlineFrom on, as long as the plan says', () => {
    const lent = day()
      .when(leases('one', '09:00'))
      .thenHappens({
        type: 'NumbersLeased',
        lease: 'one',
        kiosk: 'entrance',
        until: at('11:00'),
        numbers: [...labels(11, 5), ...labels(11, 5, 'B'), ...labels(11, 5, 'F')],
      })
    expect(nextLabel(lent.state, 'A', at('09:00'))).toBe('A001')
    expect(numbersOf(lent.state, 'one' as LeaseId)[0]).toEqual({ label: 'A011', ticket: 'one-09:00-0' })
  })

  it('N12 the lease counts from the first issue of the day and ends with closing at the latest', () => {
    day()
      .when(leases('one', '06:30'))
      .thenHappens({ type: 'NumbersLeased', until: at('09:45') })
    day()
      .when(leases('one', '15:00'))
      .thenHappens({ type: 'NumbersLeased', until: at('16:00') })
    day().when(leases('one', '16:00')).thenRefused('site-closed')
    day()
      .when(leases('one', '09:00', 'nowhere'))
      .thenRefused('unknown-kiosk', { kiosk: 'nowhere' })
  })

  it('N12 asking again keeps the numbers longer and fills up what was handed in', () => {
    day(leases('one', '09:00'), handsIn('09:30', wish('A011', 'one-09:00-0', '09:10')))
      .when(leases('one', '09:40'))
      .thenHappens({ type: 'NumbersLeased', until: at('11:40'), numbers: labels(16, 1) })
      .when(leases('one', '09:50'))
      .thenHappens({ type: 'NumbersLeased', until: at('11:50'), numbers: [] })
  })

  it('N13 no number is lent twice: another kiosk, and a restarted browser, get others', () => {
    const both = day(leases('one', '09:00'))
      .when(leases('two', '09:01', 'lift'))
      .thenHappens({
        type: 'NumbersLeased',
        numbers: [...labels(16, 5), ...labels(16, 5, 'B'), ...labels(16, 5, 'F')],
      })
    both.when(leases('three', '09:02')).thenHappens({ type: 'NumbersLeased', numbers: [] })
  })

  it('N13 the numbers of a dead kiosk come back half an hour after its lease has ended', () => {
    const dead = day(leases('one', '09:00'), leases('two', '09:01', 'lift'))
    dead.when(leases('three', '11:29')).thenHappens({ type: 'NumbersLeased', numbers: [] })
    dead.when(leases('three', '11:30')).thenHappens({
      type: 'NumbersLeased',
      numbers: [...labels(11, 5), ...labels(11, 5, 'B'), ...labels(11, 5, 'F')],
    })
  })

  it('N13 a browser that is another kiosk now gives its numbers back', () => {
    day(leases('one', '09:00'))
      .when(leases('one', '09:10', 'lift'))
      .thenHappens({ type: 'NumbersReturned', lease: 'one' }, { type: 'NumbersLeased', kiosk: 'lift' })
      .when(leases('two', '09:11'))
      .thenHappens({
        type: 'NumbersLeased',
        kiosk: 'entrance',
        numbers: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
      })
  })

  it('N13 a lease that was made shorter rests as long as the kiosk may believe in the longer one', () => {
    const brief: Plan = { ...plan, offline: { blockNumbers: 5, leaseMinutes: 15 } }
    const changes: DayCommand = { type: 'ChangePlan', at: at('09:05'), hash: planHash(brief), plan: brief }
    const shortened = day(leases('one', '09:00'), leases('two', '09:01', 'lift'), changes)
      .when(leases('one', '09:10'))
      .thenHappens({ type: 'NumbersLeased', until: at('09:25'), numbers: [] })
    shortened.when(leases('three', '10:30')).thenHappens({ type: 'NumbersLeased', numbers: [] })
    shortened
      .when(leases('three', '11:30'))
      .thenHappens({ type: 'NumbersLeased', numbers: [...labels(11, 5), ...labels(11, 5, 'B'), ...labels(11, 5, 'F')] })
  })

  it('N13 a plan that no longer keeps numbers back gives none that is lent', () => {
    const without: Plan = {
      ...plan,
      numbers: plan.numbers.map((range) => ({ ...range, first: 11, offlineFrom: null })),
    }
    const { state } = day(leases('one', '09:00'), {
      type: 'ChangePlan',
      at: at('09:10'),
      hash: planHash(without),
      plan: without,
    })
    expect(nextLabel(state, 'A', at('09:20'))).toBe('A016')
    expect(nextLabel(state, 'A', at('11:30'))).toBe('A011')
  })

  it('N14 a number that is handed in waits from when it was given, before those who came later', () => {
    const handed = day(
      opens('c1', '08:00'),
      leases('one', '09:00'),
      taps('berta', 'passport', '09:20'),
      handsIn('09:30', wish('A011', 'one-09:00-0', '09:10')),
    )
    expect(handed.state.tickets.get('one-09:00-0' as TicketId)).toMatchObject({
      label: 'A011',
      offline: true,
      issuedAt: at('09:10'),
      startAt: at('09:10'),
      dueAt: at('09:30'),
      estimate: null,
      phase: { kind: 'waiting' },
    })
    handed.when(callsNext('c1', '09:31')).thenHappens({ type: 'TicketCalled', ticket: 'one-09:00-0' })
  })

  it('N14 its time is never before the lease and never after now', () => {
    day(leases('one', '09:00'))
      .when(handsIn('09:30', wish('A011', 'one-09:00-0', '03:00'), wish('A012', 'one-09:00-1', '12:00')))
      .thenHappens(
        { type: 'TicketIssued', at: at('09:30'), startAt: at('09:00') },
        { type: 'TicketIssued', at: at('09:30'), startAt: at('09:30') },
      )
  })

  it('N14 handed in again, whole or in part, changes nothing', () => {
    const [first, second] = [wish('A011', 'one-09:00-0', '09:10'), wish('A012', 'one-09:00-1', '09:11')]
    const once = day(leases('one', '09:00'), handsIn('09:30', first))
    once.when(handsIn('09:31', first)).thenNothing()
    once.when(handsIn('09:31', first, second, second)).thenHappens({ type: 'TicketIssued', label: 'A012' })
  })

  it('N14 what was given before the end of the lease is accepted long after it, as long as nobody else was lent the number', () => {
    const ticket = wish('A011', 'one-09:00-0', '10:59')
    day(leases('one', '09:00'))
      .when(handsIn('15:00', ticket))
      .thenHappens({ type: 'TicketIssued', startAt: at('10:59') })
    day(leases('one', '09:00'), leases('two', '09:01'), leases('three', '11:30', 'lift'))
      .when(handsIn('15:00', ticket))
      .thenHappens(
        { type: 'TicketIssued', label: 'A011', handedIn: { late: true } },
        { type: 'TicketGone', why: 'left' },
      )
  })

  it('N14 after the day it is recorded as gone', () => {
    const closed = day(leases('one', '09:00'), { type: 'CloseDay', at: at('12:00') })
    closed
      .when(handsIn('12:30', wish('A011', 'one-09:00-0', '10:00')))
      .thenHappens({ type: 'TicketIssued', startAt: at('10:00') }, { type: 'TicketGone', why: 'day-closed' })
      .when(handsIn('12:31', wish('A011', 'one-09:00-0', '10:00')))
      .thenNothing()
  })

  it('N14 the same number from a second memory is recorded as gone, and the first one waits', () => {
    const twice = day(leases('one', '09:00'), handsIn('09:30', wish('A011', 'one-09:00-0', '09:10')))
      .when(handsIn('09:40', wish('A011', 'one-09:00-0', '09:11', { request: 'another-wish' })))
      .thenHappens({ type: 'TicketIssued', ticket: 'spare-09:40-0' }, { type: 'TicketGone', ticket: 'spare-09:40-0' })
    expect(twice.state.labels.get('A011' as Label)).toBe('one-09:00-0')
  })

  it('N14 whatever the plan has lost meanwhile, the number waits: under its letters, or at the info stand', () => {
    const ticket = (more: object) => wish('A011', 'one-09:00-0', '09:10', more)
    const lent = day(leases('one', '09:00'))
    const legs = [{ service: 'gone' as ServiceId }]
    lent.when(handsIn('09:30', ticket({ legs, kiosk: 'gone', language: 'xx', area: 'gone' }))).thenHappens({
      type: 'TicketIssued',
      legs: [{ service: 'passport', quantity: 1 }],
      area: 'hall',
      kiosk: null,
      language: 'de',
    })
    lent
      .when(handsIn('09:30', ticket({ label: 'X011', legs })))
      .thenHappens({ type: 'TicketIssued', legs: [{ service: 'lost-property' }] })
    lent
      .when(handsIn('09:30', ticket({ lease: 'unknown', issuedAt: at('05:00') })))
      .thenHappens({ type: 'TicketIssued', handedIn: { late: true } }, { type: 'TicketGone' })
    lent
      .when(handsIn('09:30', ticket({ lease: 'unknown', label: 'A020', issuedAt: at('05:00') })))
      .thenHappens({ type: 'TicketIssued', label: 'A020', startAt: at('08:00') })
  })

  it('N14 no kiosk gives numbers of those that the server gives: without a lease such a one is recorded as gone', () => {
    const before = day(opens('c1', '08:00'), leases('one', '09:00'))
      .when(handsIn('09:30', wish('A001', 'ticket-of-nobody', '09:10')))
      .thenHappens({ type: 'TicketIssued', handedIn: { late: true } }, { type: 'TicketGone', why: 'left' })
    before.when(taps('anna', 'passport', '09:31')).thenHappens({ type: 'TicketIssued', label: 'A001' })
  })

  it('N14 a day that no server has opened takes nothing', () => {
    givenUnder(plan)
      .when(handsIn('09:30', wish('A011', 'one', '09:10')))
      .thenRefused('day-not-open')
    expect(monday).toBe('2026-11-23')
  })

  describe('N15 one wish, one place', () => {
    const request = 'the-one-wish' as CommandId
    const asked = [opens('c1', '08:00'), leases('one', '09:00'), taps('anna', 'passport', '09:10', { request })]
    const hers = wish('A011', 'one-09:00-0', '09:11', { request })

    it('N15 whoever got a number of the server unheard, and then one of the kiosk, waits once, under the second', () => {
      const changed = day(...asked, handsIn('09:30', hers))
      expect(changed.state.tickets.size).toBe(1)
      expect(changed.state.tickets.get('anna' as TicketId)).toMatchObject({
        label: 'A011',
        offline: true,
        startAt: at('09:10'),
        phase: { kind: 'waiting' },
      })
      changed.when(handsIn('09:31', hers)).thenNothing()
      changed.when(taps('ben', 'passport', '09:32')).thenHappens({ type: 'TicketIssued', label: 'A002' })
    })

    it('N15 also when the first number is called already: the call is repeated under the second', () => {
      const called = day(...asked, callsNext('c1', '09:20'))
      const changed = called.when(handsIn('09:30', hers)).thenHappens({ type: 'NumberChanged', ticket: 'anna' })
      expect(changed.state.calls).toMatchObject([{ label: 'A011' }])
    })

    it('N15 who was given up under the first number waits under the second', () => {
      day(...asked, cancels('anna', '09:20'))
        .when(handsIn('09:30', hers))
        .thenHappens({ type: 'TicketIssued', label: 'A011', startAt: at('09:11') })
    })

    it('N15 who was served under the first number does not wait any more', () => {
      const served = day(...asked, callsNext('c1', '09:20'), finishes('anna', '09:25'))
      const changed = served.when(handsIn('09:30', hers)).thenHappens({ type: 'NumberChanged' })
      expect(changed.state.waiting.size).toBe(0)
    })

    it('N15 a request that the server reads only afterwards gives no second number', () => {
      const handed = day(opens('c1', '08:00'), leases('one', '09:00'), handsIn('09:30', hers))
      handed.when(taps('anna', 'passport', '09:31', { request })).thenRefused('id-reused')
    })
  })
})
