import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../shared/ids.ts'
import {
  addsLeg,
  at,
  callsNext,
  endsAfterWork,
  finishes,
  misses,
  opens,
  opensDay,
  pauses,
  recalls,
  starts,
  taps,
} from '../support/daySteps.ts'
import { given, givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const called = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'), callsNext('c1', '09:01'))

describe('at the desk', () => {
  it('T1 call, start, finish, after-work: then the desk is free for the next', () => {
    called
      .when(starts('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted', desk: 'c1' })
      .when(finishes('anna', '09:10', { outcome: 'settled' }))
      .thenHappens({
        type: 'ServingFinished',
        desk: 'c1',
        outcome: 'settled',
        services: ['passport'],
        ended: 'by-clerk',
      })
      .when(endsAfterWork('c1', '09:12'))
      .thenHappens({ type: 'AfterWorkEnded', desk: 'c1' })
      .when(endsAfterWork('c1', '09:12'))
      .thenNothing()
  })

  it('T1 what the phase does not allow is refused and names the phase', () => {
    const waiting = given(opensDay(), opens('c1', '08:00'), taps('anna', 'passport', '09:00'))
    for (const command of [starts, finishes, recalls, misses])
      waiting.when(command('anna', '09:01')).thenRefused('wrong-phase', { phase: 'waiting', label: 'A001' })
    waiting.when(starts('nobody', '09:01')).thenRefused('unknown-ticket')
    const done = called
      .when(finishes('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
    done.when(finishes('anna', '09:03')).thenRefused('wrong-phase', { phase: 'done' })
  })

  it('T2 starting twice changes nothing, and a forgotten start is added at the finish', () => {
    const serving = called.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    serving.when(starts('anna', '09:03')).thenNothing()
    called
      .when(finishes('anna', '09:05'))
      .thenHappens({ type: 'ServingStarted', at: at('09:05') }, { type: 'ServingFinished', at: at('09:05') })
  })

  it('T3 a desk deals with all concerns that it can in one sitting; the rest waits on under the same number', () => {
    const plan = smallPlan()
    const day = givenUnder(
      plan,
      opensDay([], plan),
      opens('c2', '08:00'),
      opens('c3', '08:00'),
      taps('anna', ['passport', 'lost-property', 'residence'], '09:00'),
      callsNext('c2', '09:01'),
      starts('anna', '09:02'),
    )
    const rest = day.when(finishes('anna', '09:20')).thenHappens(
      { type: 'ServingFinished', services: ['passport', 'residence'] },
      {
        type: 'TicketContinued',
        legs: [{ service: 'lost-property', quantity: 1 }],
        startAt: at('09:00'),
        dueAt: at('09:20'),
        address: null,
      },
    )
    expect(rest.state.tickets.get('anna' as never)).toMatchObject({ label: 'A001', phase: { kind: 'waiting' } })
    rest.when(callsNext('c3', '09:21')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('T4 a clerk who names some of the concerns as rendered ends those; the others wait on', () => {
    const day = given(
      opensDay(),
      opens('c1', '08:00'),
      taps('anna', ['passport', 'residence'], '09:00'),
      callsNext('c1', '09:01'),
      starts('anna', '09:02'),
    )
    day
      .when(finishes('anna', '09:10', { services: ['residence'] }))
      .thenHappens(
        { type: 'ServingFinished', services: ['residence'] },
        { type: 'TicketContinued', legs: [{ service: 'passport' }] },
      )
  })

  it('T4 naming nothing, or something else than was asked for, ends what the desk could serve', () => {
    const serving = called.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    serving.when(finishes('anna', '09:10', { services: [] })).thenHappens({ type: 'ServingFinished', services: [] })
    serving
      .when(finishes('anna', '09:10', { services: ['residence', 'residence'] }))
      .thenHappens({ type: 'ServingFinished', services: ['residence'] })
    serving.when(finishes('anna', '09:10', { services: ['nonsense'] })).thenRefused('unknown-service')
  })

  it('T5 an outcome is one of the plan, and is demanded where the plan says so', () => {
    called.when(finishes('anna', '09:10', { outcome: 'vanished' })).thenRefused('unknown-outcome')
    const strict = smallPlan((draft) => {
      draft.reasons.outcomeRequired = true
    })
    const day = givenUnder(
      strict,
      opensDay([], strict),
      opens('c1', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
    )
    day.when(finishes('anna', '09:10')).thenRefused('outcome-required')
    day
      .when(finishes('anna', '09:10', { outcome: 'settled' }))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
  })

  it('T6 a recall repeats the announcement under a sequence number of its own', () => {
    const again = called.when(recalls('anna', '09:02')).thenHappens({ type: 'TicketRecalled', desk: 'c1', sequence: 2 })
    expect(again.state.calls.map(({ label, recall, sequence }) => [label, recall, sequence])).toEqual([
      ['A001', true, 2],
      ['A001', false, 1],
    ])
    const serving = again.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    serving.when(recalls('anna', '09:03')).thenRefused('wrong-phase')
  })

  it('T7 an unanswered call can be marked missed 30 seconds after the last announcement', () => {
    called.when(misses('anna', '09:01:29')).thenRefused('too-soon', { seconds: 1 })
    called.when(misses('anna', '09:01:30')).thenHappens({ type: 'TicketMissed', desk: 'c1' })
    const again = called.when(recalls('anna', '09:01:20')).thenHappens({ type: 'TicketRecalled' })
    again.when(misses('anna', '09:01:49')).thenRefused('too-soon', { seconds: 1 })
    again
      .when(misses('anna', '09:01:50'))
      .thenHappens({ type: 'TicketMissed' })
      .when(callsNext('c1', '09:02'))
      .thenRefused('queue-empty')
  })

  it('T12 a second concern can be added, once, while the ticket is open', () => {
    called
      .when(addsLeg('anna', 'lost-property', '09:02'))
      .thenHappens({ type: 'LegAdded', leg: { service: 'lost-property', quantity: 1 } })
    called.when(addsLeg('anna', 'passport', '09:02')).thenRefused('service-repeated')
    called.when(addsLeg('anna', 'tax', '09:02')).thenRefused('handled-elsewhere')
    called.when(addsLeg('anna', ['residence', 2], '09:02')).thenRefused('quantity-not-asked', { max: 1 })
    const done = called
      .when(finishes('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
    done.when(addsLeg('anna', 'residence', '09:03')).thenRefused('wrong-phase')
  })

  it('T13 a quantity is what the plan asks for and allows', () => {
    const plan = smallPlan((draft) => {
      for (const service of draft.services)
        if (service.id === 'passport') service.quantity = { question: { de: 'Wie viele?' }, max: 4 }
    })
    const day = givenUnder(plan, opensDay([], plan), opens('c1', '08:00'))
    day
      .when(taps('anna', [['passport', 4]], '09:00'))
      .thenHappens({ type: 'TicketIssued', legs: [{ service: 'passport', quantity: 4 }] })
    day.when(taps('anna', [['passport', 5]], '09:00')).thenRefused('quantity-not-asked', { max: 4 })
    day.when(taps('anna', [['residence', 2]], '09:00')).thenRefused('quantity-not-asked')
    day.when(taps('anna', ['passport', 'passport'], '09:00')).thenRefused('service-repeated')
  })

  it('S2 a break begins when the visitor has left, however that comes', () => {
    const asked = called.when(pauses('c1', '09:02')).thenHappens({ type: 'BreakRequested' })
    asked.when(pauses('c1', '09:02')).thenNothing()
    asked
      .when(finishes('anna', '09:05'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' }, { type: 'DeskPaused', desk: 'c1' })
      .when(callsNext('c1', '09:06'))
      .thenRefused('desk-paused')
    asked.when(misses('anna', '09:05')).thenHappens({ type: 'TicketMissed' }, { type: 'DeskPaused' })
  })

  it('E10 a finished conversation is measured per concern and unit, unless it was started and finished at once', () => {
    const times = (day: typeof called, service: string) => day.state.serviceTimes.get(service as ServiceId)
    const measured = called
      .when(starts('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('anna', '09:12'))
      .thenHappens({ type: 'ServingFinished' })
    expect(times(measured, 'passport')).toEqual({ count: 1, sum: 600, slowed: 1 })
    const forgotten = called
      .when(finishes('anna', '09:12'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
    expect(times(forgotten, 'passport')).toBeUndefined()
    const two = called
      .when(addsLeg('anna', 'residence', '09:02'))
      .thenHappens({ type: 'LegAdded' })
      .when(starts('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('anna', '09:22'))
      .thenHappens({ type: 'ServingFinished' })
    expect([times(two, 'passport')?.sum, times(two, 'residence')?.sum]).toEqual([600, 600])
  })
})
