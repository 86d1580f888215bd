import { describe, it } from 'vitest'
import {
  appointment,
  at,
  callsNext,
  cancels,
  checksIn,
  closes,
  comesBack,
  finishes,
  isBackFromParking,
  misses,
  opens,
  opensDay,
  parks,
  pauses,
  sendsToClerk,
  sendsToDesk,
  sendsToInfostand,
  sendsToService,
  starts,
  taps,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'

const called = given(
  opensDay(),
  opens('c1', '08:00'),
  opens('c2', '08:00', { clerk: 'kim' }),
  opens('c3', '08:00'),
  opens('info', '08:00'),
  taps('anna', 'passport', '09:00'),
  callsNext('c1', '09:01'),
)
const missed = called.when(misses('anna', '09:02')).thenHappens({ type: 'TicketMissed' })

describe('missed and back', () => {
  it('T8 within the grace time a missed ticket keeps its turn the first time and starts anew the second', () => {
    missed
      .when(comesBack('anna', '09:10'))
      .thenHappens({ type: 'TicketReturned', startAt: at('09:00'), dueAt: at('09:20'), turnAt: at('09:20') })
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(misses('anna', '09:12'))
      .thenHappens({ type: 'TicketMissed' })
      .when(comesBack('anna', '09:30'))
      .thenHappens({ type: 'TicketReturned', startAt: at('09:30'), dueAt: at('09:50'), turnAt: at('09:50') })
  })

  it('T8 after the grace time it does not come back', () => {
    missed.when(comesBack('anna', '09:32')).thenHappens({ type: 'TicketReturned' })
    missed.when(comesBack('anna', '09:32:01')).thenRefused('grace-over', { label: 'A001' })
  })

  it('T8 an appointment that was missed once is still one', () => {
    given(
      opensDay([appointment('AAAA', 'marriage', '10:00')]),
      opens('c1', '08:00'),
      checksIn('anna', 'AAAA', '09:45'),
      callsNext('c1', '09:46'),
      misses('anna', '09:47'),
      comesBack('anna', '09:48'),
      taps('ben', 'passport', '09:49'),
      callsNext('c1', '09:57'),
    )
      .when(sendsToService('residence', 'ben', '09:57'))
      .thenHappens({ type: 'TicketTransferred', ticket: 'ben' })
      .when(callsNext('c1', '09:58'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(sendsToService('passport', 'anna', '09:59'))
      .thenHappens({ type: 'TicketTransferred', dueAt: at('10:00'), turnAt: at('09:00') })
  })

  it('T8 an appointment that was missed twice waits like a walk-in from then on', () => {
    const twice = given(
      opensDay([appointment('AAAA', 'marriage', '10:00')]),
      opens('c1', '08:00'),
      checksIn('anna', 'AAAA', '09:45'),
      callsNext('c1', '10:00'),
      misses('anna', '10:01'),
      comesBack('anna', '10:02'),
      callsNext('c1', '10:05'),
      misses('anna', '10:06'),
    )
    const back = twice
      .when(comesBack('anna', '10:10'))
      .thenHappens({ type: 'TicketReturned', startAt: at('10:10'), dueAt: at('10:30'), turnAt: at('10:30') })
    back
      .when(callsNext('c1', '10:11'))
      .thenHappens({ type: 'TicketCalled' })
      .when(sendsToService('passport', 'anna', '10:12'))
      .thenHappens({ type: 'TicketTransferred', dueAt: at('10:30'), turnAt: at('10:30') })
  })
})

describe('parked', () => {
  it('T9 parks a called or served ticket with a reason of the plan; it comes back where it stood', () => {
    called.when(parks('anna', '09:02', 'whim')).thenRefused('unknown-reason')
    const serving = called.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    const parked = serving
      .when(parks('anna', '09:05'))
      .thenHappens({ type: 'TicketParked', desk: 'c1', reason: 'papers' })
    parked.when(callsNext('c1', '09:06')).thenRefused('queue-empty')
    parked.when(parks('anna', '09:06')).thenRefused('wrong-phase')
    const back = parked.when(isBackFromParking('anna', '09:10')).thenHappens({ type: 'TicketResumed' })
    back.when(callsNext('c1', '09:11')).thenHappens({ type: 'TicketCalled', turnAt: at('09:20') })
    back.when(isBackFromParking('anna', '09:11')).thenRefused('wrong-phase')
  })
})

describe('transferred', () => {
  it('T10 to another service: it takes the place of the concern, and the desk is free', () => {
    called
      .when(sendsToService('residence', 'anna', '09:05'))
      .thenHappens({
        type: 'TicketTransferred',
        from: 'c1',
        legs: [{ service: 'residence' }],
        address: null,
        backTo: null,
      })
      .when(callsNext('c1', '09:05'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    called.when(sendsToService('passport', 'anna', '09:05')).thenRefused('same-place')
    called.when(sendsToService('tax', 'anna', '09:05')).thenRefused('handled-elsewhere')
    called.when(sendsToService('nonsense', 'anna', '09:05')).thenRefused('unknown-service')
  })

  it('T10 to a desk or a clerk: kept for them, if they are there and can serve it', () => {
    called
      .when(sendsToDesk('c3', 'anna', '09:05'))
      .thenHappens({ type: 'TicketTransferred', address: { kind: 'desk', desk: 'c3' } })
    called
      .when(sendsToClerk('kim', 'anna', '09:05'))
      .thenHappens({ type: 'TicketTransferred', address: { kind: 'clerk', clerk: 'kim' } })
    called.when(sendsToDesk('c1', 'anna', '09:05')).thenRefused('same-place')
    called.when(sendsToDesk('info', 'anna', '09:05')).thenRefused('desk-cannot-serve')
    called.when(sendsToDesk('c9', 'anna', '09:05')).thenRefused('unknown-desk')
    called.when(sendsToClerk('noa', 'anna', '09:05')).thenRefused('unknown-clerk')
    const closed = called.when(closes('c3', '09:05')).thenHappens({ type: 'DeskClosed' })
    closed.when(sendsToDesk('c3', 'anna', '09:05')).thenRefused('desk-closed')
  })

  it('T10 to the info stand: under a service of its own where it does not serve the concern', () => {
    called
      .when(sendsToInfostand('anna', '09:05', true))
      .thenHappens({
        type: 'TicketTransferred',
        legs: [{ service: 'lost-property' }, { service: 'passport' }],
        address: { kind: 'desk', desk: 'info' },
        backTo: 'c1',
      })
      .when(callsNext('info', '09:06'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'addressed' } })
      .when(finishes('anna', '09:08'))
      .thenHappens(
        { type: 'ServingStarted' },
        { type: 'ServingFinished', services: ['lost-property'] },
        { type: 'TicketContinued', legs: [{ service: 'passport' }], address: { kind: 'desk', desk: 'c1' } },
      )
      .when(callsNext('c2', '09:09'))
      .thenRefused('queue-empty')
    const closed = called.when(closes('info', '09:05')).thenHappens({ type: 'DeskClosed' })
    closed.when(sendsToInfostand('anna', '09:05')).thenRefused('desk-closed')
  })

  it('T11 back to me afterwards: the other desk deals with its part alone, then the ticket is kept for the first', () => {
    called
      .when(sendsToService('residence', 'anna', '09:05', true))
      .thenHappens({
        type: 'TicketTransferred',
        legs: [{ service: 'residence' }, { service: 'passport' }],
        backTo: 'c1',
      })
      .when(callsNext('c3', '09:06'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(finishes('anna', '09:10'))
      .thenHappens(
        { type: 'ServingStarted' },
        { type: 'ServingFinished', services: ['residence'] },
        { type: 'TicketContinued', legs: [{ service: 'passport' }], address: { kind: 'desk', desk: 'c1' } },
      )
  })

  it('T11 a ticket that is sent on by the other desk still finds its way back', () => {
    called
      .when(sendsToService('residence', 'anna', '09:05', true))
      .thenHappens({ type: 'TicketTransferred', backTo: 'c1' })
      .when(callsNext('c3', '09:06'))
      .thenHappens({ type: 'TicketCalled' })
      .when(sendsToService('lost-property', 'anna', '09:08'))
      .thenHappens({
        type: 'TicketTransferred',
        legs: [{ service: 'lost-property' }, { service: 'passport' }],
        backTo: 'c1',
      })
  })

  it('T11 the way back is gone once: whoever serves the ticket after the address has lapsed ends it', () => {
    called
      .when(sendsToDesk('c2', 'anna', '09:05', true))
      .thenHappens({ type: 'TicketTransferred' })
      .when(callsNext('c2', '09:06'))
      .thenHappens({ type: 'TicketCalled' })
      .when(finishes('anna', '09:10'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' }, { type: 'TicketContinued' })
      .when(callsNext('c3', '09:40'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(finishes('anna', '09:41'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
  })

  it('T11 whoever asked for it gets the ticket back from a desk even if nothing is left to do', () => {
    const away = called
      .when(sendsToDesk('c2', 'anna', '09:05', true))
      .thenHappens({ type: 'TicketTransferred', backTo: 'c1' })
      .when(callsNext('c2', '09:06'))
      .thenHappens({ type: 'TicketCalled' })
    away
      .when(finishes('anna', '09:10'))
      .thenHappens(
        { type: 'ServingStarted' },
        { type: 'ServingFinished' },
        { type: 'TicketContinued', legs: [{ service: 'passport' }], address: { kind: 'desk', desk: 'c1' } },
      )
    const gone = away.when(closes('c1', '09:07')).thenHappens({ type: 'DeskClosed' })
    gone.when(finishes('anna', '09:10')).thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
  })

  it('S2 a break that was asked for begins with the transfer', () => {
    called
      .when(pauses('c1', '09:02'))
      .thenHappens({ type: 'BreakRequested' })
      .when(sendsToDesk('c3', 'anna', '09:05'))
      .thenHappens({ type: 'TicketTransferred' }, { type: 'DeskPaused' })
  })
})

describe('gone', () => {
  it('T14 the visitor leaves, or staff strike the number out, before or instead of the conversation', () => {
    called
      .when(cancels('anna', '09:02'))
      .thenHappens({ type: 'TicketGone', why: 'left' })
      .when(cancels('anna', '09:03'))
      .thenNothing()
    missed.when(cancels('anna', '09:03', 'staff')).thenHappens({ type: 'TicketGone', why: 'cancelled' })
    const serving = called.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    serving.when(cancels('anna', '09:03', 'staff')).thenRefused('wrong-phase')
  })
})
