import { describe, expect, it } from 'vitest'
import { strandedServices } from '../../server/domain/routing.ts'
import { appointment, at, calls, checksIn, opens, opensDay, pauses, serves, taps } from '../support/daySteps.ts'
import { given } from '../support/given.ts'

describe('given numbers', () => {
  it('Q12 a call of a given number says why, and whom it passed of those the desk could have called', () => {
    const day = given(
      opensDay([appointment('AAAA', 'marriage', '09:30')]),
      opens('c1', '08:00'),
      opens('c3', '08:00'),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'residence', '09:01'),
      checksIn('cem', 'AAAA', '09:02'),
      taps('dora', 'lost-property', '09:02'),
      taps('emma', 'passport', '09:12'),
    )
    day.when(calls('c1', 'emma', '09:13')).thenHappens({
      type: 'TicketCalled',
      ticket: 'emma',
      reason: { kind: 'out-of-turn', reason: 'urgent' },
      passed: ['anna', 'ben'],
      sequence: 1,
    })
    day.when(calls('c1', 'anna', '09:13')).thenHappens({ type: 'TicketCalled', passed: [] })
  })

  it('Q12 even by number a desk calls nobody whom it cannot serve, and only for a reason of the plan', () => {
    const day = given(opensDay(), opens('c1', '08:00'), opens('c3', '08:00'), taps('anna', 'lost-property', '09:00'))
    day.when(calls('c1', 'anna', '09:01')).thenRefused('desk-cannot-serve')
    day.when(calls('c3', 'anna', '09:01', 'whim')).thenRefused('unknown-reason')
    day.when(calls('c3', 'nobody', '09:01')).thenRefused('unknown-ticket')
  })

  it('Q13 whom no open desk can serve is stranded from five minutes after the opening', () => {
    const { state } = given(opensDay(), taps('anna', 'passport', '07:50'), taps('ben', 'residence', '07:51'))
    const stranded = (time: string) =>
      strandedServices(state, at(time)).map(({ service, tickets }) => [service, ...tickets.map(({ id }) => id)])
    expect(stranded('08:04:59')).toEqual([])
    expect(stranded('08:05')).toEqual([
      ['passport', 'anna'],
      ['residence', 'ben'],
    ])
    const staffed = given(opensDay(), taps('anna', 'passport', '07:50'), opens('c3', '08:00'), pauses('c3', '08:01'))
    expect(strandedServices(staffed.state, at('08:05'))).toEqual([])
  })

  it('Q14 serves the person at the desk under a number that no board shows', () => {
    const day = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
    day
      .when(serves('c1', 'ben', 'residence', '09:01'))
      .thenHappens(
        { type: 'TicketIssued', ticket: 'ben' },
        { type: 'TicketCalled', ticket: 'ben', reason: { kind: 'direct' }, passed: ['anna'], sequence: 0 },
        { type: 'ServingStarted', ticket: 'ben', desk: 'c1' },
      )
    const served = day
      .when(serves('c1', 'ben', 'residence', '09:01'))
      .thenHappens({ type: 'TicketIssued' }, { type: 'TicketCalled' }, { type: 'ServingStarted' })
    expect(served.state).toMatchObject({ calls: [], sequence: 0, calledToday: 0 })
    day.when(serves('c1', 'ben', 'lost-property', '09:01')).thenRefused('desk-cannot-serve')
    day.when(serves('c1', 'ben', 'tax', '09:01')).thenRefused('handled-elsewhere')
  })
})
