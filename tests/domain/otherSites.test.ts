import { describe, expect, it } from 'vitest'
import { type DecisionOfTwo, sendTicket } from '../../server/domain/decide/acrossSites.ts'
import { estimateAll } from '../../server/domain/estimate.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import { nextFor } from '../../server/domain/routing.ts'
import type { DayState } from '../../server/domain/state.ts'
import { visitRow } from '../../server/domain/statistics.ts'
import type { DeskId, Language, ServiceId } from '../../shared/ids.ts'
import {
  addsLeg,
  appointment,
  arrives,
  at,
  calls,
  callsNext,
  cancels,
  checksIn,
  closesDay,
  finishes,
  gives,
  opens,
  opensDay,
  pauses,
  prefers,
  starts,
  taps,
  ticketId,
  timePasses,
  undoes,
} from '../support/daySteps.ts'
import { givenUnder, planOf, type Step } from '../support/given.ts'
import { kemptenPlan, sonthofenPlan } from '../support/neighbourPlan.ts'

const here = kemptenPlan()
const there = sonthofenPlan()
const kempten = (...steps: Step[]) =>
  givenUnder(
    here,
    opensDay([appointment('AAAA', 'marriage', '09:30')], here),
    opens('c1', '08:00'),
    taps('anna', ['passport', 'residence'], '09:00', { language: 'en' }),
    callsNext('c1', '09:05'),
    ...steps,
  )
const sonthofen = (...steps: Step[]) => givenUnder(there, opensDay([], there), opens('c1', '08:00'), ...steps)

const sends = (ticket: string, service: string, time: string) =>
  ({ type: 'SendTicket', at: at(time), ticket: ticketId(ticket), service: service as ServiceId }) as const
const send = (from: DayState, to: DayState, service = 'vehicles', ticket = 'anna', time = '09:10') =>
  sendTicket(sends(ticket, service, time), from, to)

const happened = (decision: DecisionOfTwo) => {
  if (decision.kind === 'refused') return expect.fail(`refused: ${decision.refusal.code}`)
  return decision
}
/** Sonthofen's day once anna has been sent there. */
const expecting = (from = kempten(), steps: readonly Step[] = []) =>
  sonthofen(...happened(send(from.state, sonthofen(...steps).state)).there, ...steps)

describe('sent to another site', () => {
  it('T30 N11 leaves the desk and is expected there under the letter of its site', () => {
    const { here, there } = happened(send(kempten().state, sonthofen().state))
    expect(here).toEqual([
      { type: 'TicketSent', at: at('09:10'), ticket: 'anna', from: 'c1', to: 'sonthofen', label: 'KA001' },
    ])
    expect(there).toMatchObject([{ type: 'TicketExpected', ticket: 'anna', label: 'KA001', cameFrom: 'kempten' }])
    const left = kempten(...here).state
    expect(left.tickets.get(ticketId('anna'))?.phase).toMatchObject({ kind: 'sent', to: 'sonthofen', label: 'KA001' })
    expect(left.desks.get('c1' as DeskId)).toMatchObject({ work: { kind: 'free' } })
  })

  it('T30 a break that was asked for begins, as after every transfer', () => {
    const { here } = happened(send(kempten(pauses('c1', '09:06')).state, sonthofen().state))
    expect(here.map(({ type }) => type)).toEqual(['TicketSent', 'DeskPaused'])
  })

  it('T30 counts as a transferred sitting here, and is not undone', () => {
    const before = kempten(starts('anna', '09:06'))
    const { here } = happened(send(before.state, sonthofen().state))
    expect(visitRow(before.state, here[0])).toMatchObject({ end: 'transferred', servingAt: at('09:06'), sitting: 1 })
    kempten(...here)
      .when(undoes('c1', '09:10:05'))
      .thenRefused('nothing-to-undo')
  })

  it('T30 is for tickets at a desk and services that have a queue there', () => {
    const refusal = (decision: DecisionOfTwo) => (decision.kind === 'refused' ? decision.refusal.code : 'happened')
    const [from, to] = [kempten(taps('ben', 'passport', '09:06')).state, sonthofen().state]
    expect(refusal(send(from, to, 'vehicles', 'ben'))).toBe('wrong-phase')
    expect(refusal(send(from, to, 'vehicles', 'nobody'))).toBe('unknown-ticket')
    expect(refusal(send(from, to, 'tax'))).toBe('handled-elsewhere')
    expect(refusal(send(from, to, 'ghosts'))).toBe('unknown-service')
    expect(refusal(send(from, from, 'passport'))).toBe('same-place')
    expect(refusal(send(from, sonthofen(closesDay('09:00')).state))).toBe('other-site-closed')
    expect(refusal(send(kempten(closesDay('09:06')).state, to))).toBe('day-closed')
  })

  it('T31 Q21 keeps its start, its language and the concerns that have a queue there', () => {
    const { there } = happened(send(kempten(prefers('anna', 'frail', '09:06')).state, sonthofen().state))
    expect(there[0]).toMatchObject({
      legs: [
        { service: 'vehicles', quantity: 1 },
        { service: 'residence', quantity: 1 },
      ],
      language: 'en' as Language,
      priority: 'frail',
      startAt: at('09:00'),
      dueAt: at('09:20'),
      turnAt: at('08:20'),
      issuedAt: at('09:00'),
      sittings: 1,
      firstCall: { at: at('09:05'), dueAt: at('09:20'), how: 'turn' },
    })
    const german = sonthofenPlan((draft) => {
      draft.languages = ['de']
      draft.priorities = []
      draft.services = draft.services.filter(({ id }) => id !== 'residence')
    })
    const other = givenUnder(german, opensDay([], german)).state
    expect(happened(send(kempten().state, other)).there[0]).toMatchObject({
      legs: [{ service: 'vehicles' }],
      language: 'de',
      priority: null,
    })
  })

  it('T31 an appointment keeps its time', () => {
    const from = kempten(finishes('anna', '09:20'), checksIn('eva', 'AAAA', '09:25'), calls('c1', 'eva', '09:30')).state
    const { there } = happened(send(from, sonthofen().state, 'vehicles', 'eva', '09:35'))
    expect(there[0]).toMatchObject({ appointment: { code: null, time: at('09:30') }, turnAt: at('08:30') })
  })

  it('T34 N11 moves once, and only under a number that is free there', () => {
    const second = expecting().when(arrives('anna', '09:50')).thenHappens({ type: 'TicketArrived' })
    const called = second.when(callsNext('c1', '09:51')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    expect(send(called.state, kempten().state, 'passport', 'anna', '09:55')).toMatchObject({
      refusal: { code: 'came-from-elsewhere', params: { label: 'KA001' } },
    })
    const [first] = happened(send(kempten().state, sonthofen().state)).there
    const other = { ...first, ticket: ticketId('other') } as typeof first
    const taken = sonthofen(other, { ...cancels('other', '09:10:30') }).state
    expect(send(kempten().state, taken)).toMatchObject({
      refusal: { code: 'number-taken', params: { label: 'KA001' } },
    })
    expect(send(kempten().state, taken, 'vehicles', 'anna', '09:41').kind).toBe('events')
  })

  it('N3 N11 its number at home rests half an hour, and the next number there is not touched', () => {
    const { here } = happened(send(kempten().state, sonthofen().state))
    kempten(...here)
      .when(taps('ben', 'passport', '09:11'))
      .thenHappens({ type: 'TicketIssued', label: 'A002' })
    expecting()
      .when(taps('ben', 'passport', '09:12'))
      .thenHappens({ type: 'TicketIssued', label: 'C001' })
  })
})

describe('expected from another site', () => {
  it('T32 is called by nobody and counts nowhere until it is there', () => {
    const day = expecting()
    expect(nextFor(day.state, 'c1' as DeskId, at('09:30'))).toBeNull()
    day.when(callsNext('c1', '09:30')).thenRefused('queue-empty')
    day.when(calls('c1', 'anna', '09:30')).thenRefused('wrong-phase')
    day.when(addsLeg('anna', 'passport', '09:30')).thenRefused('wrong-phase')
    const empty = estimateAll(sonthofen().state, at('09:30')).services.get('vehicles' as ServiceId)
    expect(estimateAll(day.state, at('09:30')).services.get('vehicles' as ServiceId)).toEqual(empty)
  })

  it('T32 Q8 once there it comes before those who started later', () => {
    const ben = taps('ben', 'vehicles', '09:20')
    const arrived = expecting()
      .when(ben)
      .thenHappens({ type: 'TicketIssued' })
      .when(arrives('anna', '09:50'))
      .thenHappens({ type: 'TicketArrived', ticket: 'anna' })
    arrived.when(arrives('anna', '09:51')).thenRefused('wrong-phase')
    arrived
      .when(callsNext('c1', '09:52'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } })
  })

  it('T32 T18 "is there" at the wrong number is taken back', () => {
    const wrong = { ...arrives('anna', '09:30'), by: 'c1' as DeskId }
    const undone = expecting()
      .when(wrong)
      .thenHappens({ type: 'TicketArrived', by: 'c1' })
      .when(undoes('c1', '09:30:10'))
      .thenHappens({ type: 'ActionUndone', action: 'arrive' })
    expect(undone.state.tickets.get(ticketId('anna'))?.phase).toMatchObject({ kind: 'expected' })
    expect([...undone.state.expected]).toEqual(['anna'])
  })

  it('T32 a call there is not the first of the day: the promise was kept or broken at home', () => {
    const called = expecting()
      .when(arrives('anna', '09:50'))
      .thenHappens({ type: 'TicketArrived' })
      .when(callsNext('c1', '09:52'))
      .thenHappens({ type: 'TicketCalled' })
    expect(called.state.calledToday).toBe(0)
  })

  it('T33 the day waits for it until travel and grace are over, and closes it as left', () => {
    // 15:50 + 35 min + 30 min
    const late = kempten(finishes('anna', '09:20'), gives('ida', 'passport', '15:40'), calls('c1', 'ida', '15:45'))
    const { there } = happened(send(late.state, sonthofen().state, 'vehicles', 'ida', '15:50'))
    const day = sonthofen(...there)
    day.when(timePasses('16:55')).thenNothing()
    day
      .when(timePasses('16:55:01'))
      .thenHappens({ type: 'TicketGone', ticket: 'ida', why: 'left' }, { type: 'DayClosed', by: 'queue-empty' })
    day.when(closesDay('16:30')).thenHappens({ type: 'TicketGone', why: 'day-closed' }, { type: 'DayClosed' })
    day.when(arrives('ida', '16:40')).thenHappens({ type: 'TicketArrived' }).when(timePasses('17:30')).thenNothing()
  })

  it('T14 is given up by its holder or struck out', () => {
    expecting().when(cancels('anna', '09:30')).thenHappens({ type: 'TicketGone', why: 'left' })
    expecting()
      .when(cancels('anna', '09:30', 'staff'))
      .thenHappens({ type: 'TicketGone', why: 'cancelled' })
  })

  it('D2 deciding changes neither day', () => {
    const [from, to] = [kempten().state, sonthofen().state]
    const [before, after] = [copyDay(from), copyDay(to)]
    const { here, there } = happened(send(from, to))
    expect([from, to]).toEqual([before, after])
    expect(evolve(copyDay(to), there[0], planOf).tickets.get(ticketId('anna'))?.startAt).toBe(at('09:00'))
    expect(here).toHaveLength(1)
  })
})
