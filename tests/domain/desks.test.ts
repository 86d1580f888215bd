import { describe, expect, it } from 'vitest'
import {
  callsNext,
  closes,
  endsAfterWork,
  finishes,
  misses,
  opens,
  opensDay,
  pauses,
  resumes,
  sendsToClerk,
  setsStand,
  settles,
  starts,
  taps,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'

const kim = { clerk: 'kim' }
const noa = { clerk: 'noa' }
const called = given(opensDay(), opens('c1', '08:00', kim), taps('anna', 'passport', '09:00'), callsNext('c1', '09:01'))

describe('desks', () => {
  it('S3 opening a desk that is open already by the same clerk changes nothing but skills', () => {
    called.when(opens('c1', '09:02', kim)).thenNothing()
    called
      .when(opens('c1', '09:02', { ...kim, skills: ['passport'] }))
      .thenHappens({ type: 'DeskOpened', skills: ['passport'] })
    called.when(opens('c9', '09:02', kim)).thenRefused('unknown-desk')
  })

  it('S3 opening a desk that somebody else has open asks first, then takes over with the ticket that is there', () => {
    called.when(opens('c1', '09:02', noa)).thenRefused('desk-open-elsewhere')
    const taken = called
      .when(opens('c1', '09:02', { ...noa, takeOver: true }))
      .thenHappens({ type: 'DeskOpened', clerk: 'noa' })
    taken.when(callsNext('c1', '09:03')).thenRefused('desk-busy')
    taken.when(misses('anna', '09:03')).thenHappens({ type: 'TicketMissed', desk: 'c1' })
  })

  it('E11 a conversation that was taken over is left out of the service times', () => {
    const serving = called.when(starts('anna', '09:02')).thenHappens({ type: 'ServingStarted' })
    const finished = serving
      .when(opens('c1', '09:30', { ...noa, takeOver: true }))
      .thenHappens({ type: 'DeskOpened' })
      .when(finishes('anna', '09:31'))
      .thenHappens({ type: 'ServingFinished', ended: 'take-over' })
    expect([...finished.state.serviceTimes]).toEqual([])
  })

  it('Q15 what is addressed to a clerk lapses when another takes the desk over', () => {
    given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00', kim),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToClerk('kim', 'anna', '09:02'),
      opens('c2', '09:03', { ...noa, takeOver: true }),
    )
      .when(callsNext('c1', '09:04'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } })
  })

  it('S4 a desk closes when nobody is there; after-work ends with it', () => {
    called.when(closes('c1', '09:02')).thenRefused('desk-busy')
    called
      .when(finishes('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(closes('c1', '09:03'))
      .thenHappens({ type: 'DeskClosed' })
      .when(closes('c1', '09:04'))
      .thenNothing()
      .when(endsAfterWork('c1', '09:05'))
      .thenRefused('desk-closed')
  })

  it('S2 a break ends after-work, ends by resuming, and can be taken back before it begins', () => {
    called
      .when(finishes('anna', '09:02'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(pauses('c1', '09:03'))
      .thenHappens({ type: 'DeskPaused' })
      .when(endsAfterWork('c1', '09:04'))
      .thenNothing()
      .when(resumes('c1', '09:05'))
      .thenHappens({ type: 'DeskResumed' })
      .when(resumes('c1', '09:05'))
      .thenNothing()
    called
      .when(pauses('c1', '09:02'))
      .thenHappens({ type: 'BreakRequested' })
      .when(resumes('c1', '09:03'))
      .thenHappens({ type: 'DeskResumed' })
      .when(finishes('anna', '09:04'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
  })
})

describe('the info stand', () => {
  const stand = given(opensDay(), opens('info', '08:00'), opens('c3', '08:00'))

  it('G9 settles small matters without a number, at the info stand alone', () => {
    const settled = stand
      .when(settles('directions', '09:00'))
      .thenHappens({ type: 'MatterSettled', desk: 'info', matter: 'directions' })
    expect([...settled.state.matters]).toEqual([['directions', 1]])
    stand.when(settles('whim', '09:00')).thenRefused('unknown-matter')
    stand.when(settles('directions', '09:00', 'c3')).thenRefused('desk-not-infostand')
    stand.when(settles('directions', '09:00', 'c9')).thenRefused('unknown-desk')
    const closed = stand.when(closes('info', '09:00')).thenHappens({ type: 'DeskClosed' })
    closed.when(settles('directions', '09:01')).thenRefused('desk-closed')
  })

  it('G2 on the phone, crowded or unstaffed: the fallback queue at once', () => {
    stand.when(taps('anna', 'lost-property', '09:00')).thenRefused('go-to-infostand')
    for (const state of ['on-the-phone', 'crowded', 'unstaffed'] as const)
      stand
        .when(setsStand(state, '09:00'))
        .thenHappens({ type: 'InfostandChanged', state })
        .when(taps('anna', 'lost-property', '09:00'))
        .thenHappens({ type: 'TicketIssued', label: 'F001' })
    stand.when(setsStand('staffed', '09:00')).thenNothing()
    stand.when(setsStand('crowded', '09:00', 'c3')).thenRefused('desk-not-infostand')
  })

  it('G2 a stand that is closed or on a break is not staffed', () => {
    for (const leaves of [closes, pauses])
      stand
        .when(leaves('info', '09:00'))
        .thenHappens({ type: leaves === closes ? 'DeskClosed' : 'DeskPaused' })
        .when(taps('anna', 'lost-property', '09:01'))
        .thenHappens({ type: 'TicketIssued', label: 'F001' })
  })
})
