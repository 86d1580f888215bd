import { describe, it } from 'vitest'
import {
  at,
  calls,
  callsNext,
  changesPlan,
  comesBack,
  finishes,
  misses,
  opens,
  opensDay,
  starts,
  taps,
  tells,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const queue = given(
  opensDay(),
  opens('c1', '08:00'),
  taps('anna', 'passport', '09:00'),
  taps('bela', 'passport', '09:01'),
)
const annaAway = queue
  .when(tells('anna', 'more-time', '09:02'))
  .thenHappens({ type: 'WishTold', ticket: 'anna', wish: 'more-time', awayUntil: at('09:12') })

describe('more time', () => {
  it('T37 who waits and asks for more time is passed for ten minutes and keeps the turn', () => {
    annaAway.when(callsNext('c1', '09:03')).thenHappens({ type: 'TicketCalled', ticket: 'bela', passed: [] })
    annaAway.when(callsNext('c1', '09:12')).thenHappens({ type: 'TicketCalled', ticket: 'anna', passed: [] })
  })

  it('T37 with nobody else there the desk waits until the time is over', () => {
    const alone = annaAway
      .when(callsNext('c1', '09:03'))
      .thenHappens({ type: 'TicketCalled', ticket: 'bela' })
      .when(starts('bela', '09:03'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('bela', '09:05'))
      .thenHappens({ type: 'ServingFinished' })
    alone.when(callsNext('c1', '09:11:59')).thenHappens({ type: 'AfterWorkEnded' })
    alone
      .when(callsNext('c1', '09:12'))
      .thenHappens({ type: 'AfterWorkEnded' }, { type: 'TicketCalled', ticket: 'anna' })
  })

  it('T37 it is granted once; asked again meanwhile it changes nothing', () => {
    annaAway.when(tells('anna', 'more-time', '09:05')).thenNothing()
    annaAway.when(tells('anna', 'more-time', '09:12')).thenRefused('more-time-used', { label: 'A001' })
  })

  it('T37 who comes earlier is called in turn at once', () => {
    annaAway
      .when(tells('anna', 'on-my-way', '09:04'))
      .thenHappens({ type: 'WishTold', wish: 'on-my-way' })
      .when(callsNext('c1', '09:04'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('T37 by number staff may call who stands there, and whoever was called is away no longer', () => {
    annaAway
      .when(calls('c1', 'anna', '09:03'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(misses('anna', '09:04'))
      .thenHappens({ type: 'TicketMissed' })
      .when(comesBack('anna', '09:07'))
      .thenHappens({ type: 'TicketReturned' })
      .when(callsNext('c1', '09:07'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('T37 the plan sets the minutes, and 0 means that staff see the wish and nothing moves', () => {
    const plan = smallPlan()
    const withSeconds = (moreTimeSeconds: number) =>
      queue
        .when(changesPlan({ ...plan, queue: { ...plan.queue, moreTimeSeconds } }, '09:01:30'))
        .thenHappens({ type: 'PlanChanged' })
        .when(tells('anna', 'more-time', '09:02'))
    withSeconds(300).thenHappens({ type: 'WishTold', awayUntil: at('09:07') })
    withSeconds(0)
      .thenHappens({ type: 'WishTold', wish: 'more-time' })
      .when(callsNext('c1', '09:03'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('T19 who is called already only lets the desk know', () => {
    queue
      .when(callsNext('c1', '09:02'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(tells('anna', 'more-time', '09:03'))
      .thenHappens({ type: 'WishTold', ticket: 'anna', wish: 'more-time' })
  })
})
