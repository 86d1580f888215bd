import { describe, expect, it } from 'vitest'
import { queueFor } from '../../server/domain/routing.ts'
import type { DeskId } from '../../shared/ids.ts'
import {
  appointment,
  at,
  calls,
  callsNext,
  checksIn,
  closes,
  comesBack,
  finishes,
  isBackFromParking,
  misses,
  opens,
  opensDay,
  parks,
  sendsToClerk,
  sendsToDesk,
  sendsToService,
  taps,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

describe('tickets that are kept', () => {
  it('Q15 an addressed ticket is called by its desk alone, and the reason says so', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToDesk('c2', 'anna', '09:02'),
    )
    day.when(callsNext('c1', '09:03')).thenRefused('queue-empty')
    day.when(calls('c1', 'anna', '09:03')).thenRefused('held')
    day
      .when(callsNext('c2', '09:03'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'addressed' } })
  })

  it('Q15 an address lapses 15 minutes after due', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToDesk('c2', 'anna', '09:02'),
    )
    day.when(callsNext('c1', '09:34:59')).thenRefused('queue-empty')
    day.when(callsNext('c1', '09:35')).thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } })
  })

  it('Q15 an address that has lapsed stays so, while one that holds outlasts a missed call', () => {
    const sent = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToDesk('c2', 'anna', '09:02'),
    )
    const missedAt = (desk: string, time: string) =>
      sent
        .when(callsNext(desk, `${time}:00`))
        .thenHappens({ type: 'TicketCalled' })
        .when(misses('anna', `${time}:30`))
        .thenHappens({ type: 'TicketMissed' })
    missedAt('c1', '09:35')
      .when(comesBack('anna', '09:40'))
      .thenHappens({ type: 'TicketReturned' })
      .when(callsNext('c1', '09:41'))
      .thenHappens({ type: 'TicketCalled', reason: { kind: 'turn' } })
    missedAt('c2', '09:03')
      .when(comesBack('anna', '09:10'))
      .thenHappens({ type: 'TicketReturned' })
      .when(callsNext('c1', '09:11'))
      .thenRefused('queue-empty')
  })

  it('Q15 an address given after due counts for 15 minutes all the same', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '10:00'),
      sendsToDesk('c2', 'anna', '10:01'),
    )
    day.when(callsNext('c1', '10:15:59')).thenRefused('queue-empty')
    day.when(callsNext('c1', '10:16')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q15 an address to a desk or a clerk lapses when that desk closes, for good', () => {
    const sent = (transfer: ReturnType<typeof sendsToDesk>) =>
      given(
        opensDay(),
        opens('c1', '08:00'),
        opens('c2', '08:00', { clerk: 'kim' }),
        taps('anna', 'passport', '09:00'),
        callsNext('c1', '09:01'),
        transfer,
        closes('c2', '09:03'),
        opens('c2', '09:04', { clerk: 'kim' }),
      )
    for (const transfer of [sendsToDesk('c2', 'anna', '09:02'), sendsToClerk('kim', 'anna', '09:02')])
      sent(transfer)
        .when(callsNext('c1', '09:05'))
        .thenHappens({ type: 'TicketCalled', reason: { kind: 'turn' } })
  })

  it('Q15 a ticket addressed to a clerk is called where that clerk sits', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00', { clerk: 'noa' }),
      opens('c2', '08:00', { clerk: 'kim' }),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToClerk('kim', 'anna', '09:02'),
    )
    day.when(callsNext('c1', '09:03')).thenRefused('queue-empty')
    day.when(callsNext('c2', '09:03')).thenHappens({ type: 'TicketCalled', reason: { kind: 'addressed' } })
  })

  it('Q16 whoever did not answer is called by nobody for three minutes, not even by number', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      misses('anna', '09:02'),
      comesBack('anna', '09:03'),
    )
    day.when(callsNext('c1', '09:04:59')).thenRefused('queue-empty')
    day.when(calls('c1', 'anna', '09:04:59')).thenRefused('called-recently', { label: 'A001', until: '09:05' })
    day.when(callsNext('c1', '09:05')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q17 a parked ticket that is back is kept five minutes for the desk that parked it', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      parks('anna', '09:02'),
      isBackFromParking('anna', '09:10'),
    )
    day.when(callsNext('c2', '09:14:59')).thenRefused('queue-empty')
    day.when(calls('c2', 'anna', '09:14:59')).thenRefused('held')
    day.when(callsNext('c2', '09:15')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    day.when(callsNext('c1', '09:11')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    const closed = day.when(closes('c1', '09:11')).thenHappens({ type: 'DeskClosed' })
    closed.when(callsNext('c2', '09:12')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q17 own tickets that are left alone for a while do not keep a desk from its backups', () => {
    given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'residence', '09:00'),
      callsNext('c1', '09:01'),
      parks('anna', '09:02'),
      isBackFromParking('anna', '09:10'),
    )
      .when(callsNext('c2', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben', reason: { kind: 'backup', because: 'none-of-own' } })
  })

  it('Q18 breaks of a service stop its calls by turn, not by number', () => {
    const plan = smallPlan((draft) => {
      const hours = { open: '08:00', close: '16:00', breaks: [{ from: '09:00', to: '09:30' }] }
      const weekly = { mon: hours, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
      for (const service of draft.services) if (service.id === 'passport') service.hours = [{ weekly }]
    })
    const day = givenUnder(
      plan,
      opensDay([], plan),
      opens('c1', '08:00'),
      taps('anna', 'passport', '08:30'),
      taps('ben', 'residence', '08:50'),
    )
    day.when(callsNext('c1', '09:00')).thenHappens({ type: 'TicketCalled', ticket: 'ben', passed: [] })
    day.when(calls('c1', 'anna', '09:00')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    day.when(callsNext('c1', '09:30')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q19 the queue of a desk stands in the order of calls', () => {
    const { state } = given(
      opensDay([appointment('AAAA', 'marriage', '10:00')]),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('missed', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      misses('missed', '09:30'),
      comesBack('missed', '09:31'),
      taps('second', 'residence', '09:00'),
      taps('first', 'passport', '09:05'),
      checksIn('early', 'AAAA', '09:31'),
    )
    const queue = (desk: string) =>
      queueFor(state, desk as DeskId, at('09:31')).map(({ ticket, own, callableAt, heldUntil }) => [
        ticket.id,
        own,
        callableAt,
        heldUntil,
      ])
    expect(queue('c1')).toEqual([
      ['first', true, null, null],
      ['second', true, null, null],
      ['early', true, at('09:58'), null],
      ['missed', true, null, at('09:33')],
    ])
    expect(queue('c2')).toEqual([
      ['first', true, null, null],
      ['second', false, null, null],
      ['missed', true, null, at('09:33')],
    ])
    expect(queue('c3')).toEqual([])
  })

  it('Q20 calling next ends after-work, also when nobody waits', () => {
    const done = given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      finishes('anna', '09:05'),
    )
    done
      .when(callsNext('c1', '09:06'))
      .thenHappens({ type: 'AfterWorkEnded' })
      .when(callsNext('c1', '09:06'))
      .thenRefused('queue-empty')
  })

  it('Q21 a transferred ticket has the promise of its new service from its old start', () => {
    given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'), callsNext('c1', '09:01'))
      .when(sendsToService('residence', 'anna', '09:05'))
      .thenHappens({ type: 'TicketTransferred', startAt: at('09:00'), dueAt: at('09:30'), turnAt: at('09:30') })
  })
})
