import { describe, expect, it } from 'vitest'
import { aheadOf } from '../../server/domain/routing.ts'
import { at, callsNext, gives, opens, opensDay, sendsToDesk, taps, ticketId } from '../support/daySteps.ts'
import { given, type When } from '../support/given.ts'

const ahead = ({ state }: When, name: string, time = '09:30') => {
  const ticket = state.tickets.get(ticketId(name))
  if (!ticket) throw new Error(`${name} has no ticket`)
  return aheadOf(state, ticket, at(time))
}

// Turns: anna 09:20, ben 09:31, cem 09:22; c1 has passport and residence, c2 passport with residence as a backup.
const people = [taps('anna', 'passport', '09:00'), taps('ben', 'residence', '09:01'), taps('cem', 'passport', '09:02')]

describe('the position of a ticket', () => {
  it('E12 counts earlier turns that a desk serving it may also call', () => {
    const day = given(opensDay(), opens('c1', '08:00'), ...people)
    expect(['anna', 'ben', 'cem'].map((name) => ahead(day, name))).toEqual([0, 2, 1])
  })

  it('E12 leaves out what other desks call', () => {
    const day = given(
      opensDay(),
      opens('c3', '08:00', { skills: ['residence'] }),
      opens('c1', '08:00', { skills: ['passport'] }),
      ...people,
    )
    expect(['anna', 'ben', 'cem'].map((name) => ahead(day, name))).toEqual([0, 0, 1])
  })

  it('E12 counts what a desk may call as a backup as well', () => {
    const early = gives('dora', 'residence', '08:30')
    const own = given(opensDay(), opens('c2', '08:00'), early, ...people)
    expect(ahead(own, 'anna')).toBe(1)
    expect(ahead(own, 'ben')).toBe(3)
  })

  it('E12 counts what is addressed to a desk only there', () => {
    const sent = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      sendsToDesk('c2', 'anna', '09:02'),
      taps('ben', 'residence', '09:03', { evenUnstaffed: true }),
      taps('cem', 'passport', '09:04'),
    )
    // residence is own at c1 and a backup at c2, where anna is called first
    expect(ahead(sent, 'ben')).toBe(2)
    expect(ahead(sent, 'cem')).toBe(1)
    const first = sent
      .when(gives('dora', 'residence', '09:05', { priority: 'frail' }))
      .thenHappens({ type: 'TicketIssued' })
    expect(ahead(first, 'anna')).toBe(1)
    expect(ahead(first, 'cem')).toBe(2)
  })

  it('E12 asks all desks of the plan while no open desk serves the ticket', () => {
    const day = given(opensDay(), ...people.map((step) => ({ ...step, evenUnstaffed: true })))
    expect(['anna', 'ben', 'cem'].map((name) => ahead(day, name))).toEqual([0, 2, 1])
  })

  it('E12 tells a newcomer at issue', () => {
    given(opensDay(), opens('c1', '08:00'), ...people)
      .when(taps('dora', 'passport', '09:05'))
      .thenHappens({ type: 'TicketIssued', ahead: 2 })
  })
})
