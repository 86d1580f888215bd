// The bounds of rule Q, reached to the second: the random days prove that they are never passed.
import { describe, it } from 'vitest'
import { appointment, callsNext, checksIn, gives, opens, opensDay, taps } from '../support/daySteps.ts'
import { givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

// Residence promises 90 minutes, which count as 20 + 15: somebody who comes at 09:00 has the turn 09:35.
const plan = smallPlan((draft) => {
  for (const service of draft.services) if (service.id === 'residence') service.promiseSeconds = 90 * 60
})
const list = [appointment('AAAA', 'marriage', '10:34'), appointment('BBBB', 'marriage', '10:35')]
const day = givenUnder(plan, opensDay(list, plan), opens('c1', '08:00'), taps('anna', 'residence', '09:00'))

describe('the bounds of next', () => {
  it('Q22 a walk-in that starts just less than the spread later may pass, one that starts the spread later may not', () => {
    day
      .when(taps('ben', 'passport', '09:14:59'))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '09:15'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    day
      .when(taps('ben', 'passport', '09:15'))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '09:15'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q22 a priority ticket may pass up to the spread and its head start later', () => {
    day
      .when(gives('ben', 'passport', '10:14:59', { priority: 'frail' }))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '10:15'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    day
      .when(gives('ben', 'passport', '10:15', { priority: 'frail' }))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '10:15'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('Q22 an appointment may pass when its time is less than the head start after the turn of the walk-in', () => {
    day
      .when(checksIn('ben', 'AAAA', '10:30'))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '10:33'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    day
      .when(checksIn('ben', 'BBBB', '10:30'))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '10:33'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })
})
