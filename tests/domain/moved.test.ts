import { describe, expect, it } from 'vitest'
import type { CommandOf } from '../../server/domain/commands.ts'
import type { ClerkKey, DeskId, ReasonId, ServiceId, TicketId } from '../../shared/ids.ts'
import {
  appointment,
  at,
  callsNext,
  checksIn,
  finishes,
  keeps,
  opens,
  opensDay,
  orders,
  prefers,
  taps,
  undoes,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'

const c2 = { kind: 'desk', desk: 'c2' as DeskId } as const
const clerk = (name: string) => ({ kind: 'clerk', clerk: name as ClerkKey }) as const

const waiting = given(
  opensDay([appointment('AAAA', 'marriage', '09:30')]),
  opens('c1', '08:00', { clerk: 'kim' }),
  opens('c2', '08:00', { clerk: 'noa' }),
  taps('anna', 'passport', '09:00'),
  taps('ben', ['passport', 'residence'], '09:05'),
)

describe('what staff move', () => {
  it('T18 T20 T21 T22 several things at once are one action: all of it or nothing, and one undo takes all of it back', () => {
    const before = waiting.state.tickets.get('ben' as TicketId)
    const moves: CommandOf<'MoveTicket'> = {
      type: 'MoveTicket',
      at: at('09:10'),
      ticket: 'ben' as TicketId,
      services: ['residence', 'passport'] as ServiceId[],
      priority: 'frail' as ReasonId,
      address: c2,
      by: 'c1' as DeskId,
    }
    const moved = waiting
      .when(moves)
      .thenHappens(
        { type: 'LegsOrdered', turnAt: at('09:35') },
        { type: 'PriorityChanged', turnAt: at('08:35'), continues: true },
        { type: 'TicketKept', address: c2, continues: true },
      )
    expect(moved.state.tickets.get('ben' as TicketId)).toMatchObject({ priority: 'frail', address: c2, moved: true })
    const { state } = moved.when(undoes('c1', '09:10:20')).thenHappens({ type: 'ActionUndone', action: 'move' })
    expect(state.tickets.get('ben' as TicketId)).toEqual(before)
    waiting.when({ ...moves, services: undefined, priority: 'royal' as ReasonId }).thenRefused('unknown-priority')
    moved.when({ ...moves, at: at('09:11') }).thenNothing()
  })

  it('T20 a class moves the turn from the old start and not due, and is taken away again', () => {
    waiting
      .when(prefers('ben', 'frail', '09:10'))
      .thenHappens({ type: 'PriorityChanged', dueAt: at('09:25'), turnAt: at('08:25'), startAt: at('09:05') })
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    waiting
      .when(prefers('ben', 'frail', '09:10'))
      .thenHappens({ type: 'PriorityChanged' })
      .when(prefers('ben', null, '09:11'))
      .thenHappens({ type: 'PriorityChanged', turnAt: at('09:25'), priority: null })
    waiting.when(prefers('ben', null, '09:10')).thenNothing()
    waiting.when(prefers('ben', 'royal', '09:10')).thenRefused('unknown-priority')
  })

  it('T20 Q5 an appointment keeps the head start of appointments alone', () => {
    waiting
      .when(checksIn('eva', 'AAAA', '09:10'))
      .thenHappens({ type: 'TicketIssued', turnAt: at('08:30') })
      .when(prefers('eva', 'frail', '09:11'))
      .thenHappens({ type: 'PriorityChanged', turnAt: at('08:30'), dueAt: at('09:30') })
  })

  it('T20 not once the conversation has begun or the ticket is gone', () => {
    waiting
      .when(callsNext('c1', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(finishes('anna', '09:12'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(prefers('anna', 'frail', '09:13'))
      .thenRefused('wrong-phase')
  })

  it('T21 Q15 a waiting ticket is kept for a desk or for one named clerk, and for nobody again', () => {
    const kept = waiting.when(keeps('anna', c2, '09:10')).thenHappens({ type: 'TicketKept', address: c2 })
    kept.when(callsNext('c1', '09:11')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    kept
      .when(callsNext('c2', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'addressed' } })
    kept
      .when(keeps('anna', null, '09:11'))
      .thenHappens({ type: 'TicketKept', address: null })
      .when(callsNext('c1', '09:12'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
    waiting
      .when(keeps('anna', clerk('noa'), '09:10'))
      .thenHappens({ type: 'TicketKept', address: clerk('noa') })
      .when(callsNext('c2', '09:11'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'addressed' } })
    kept.when(keeps('anna', c2, '09:11')).thenNothing()
  })

  it('T21 only for who is there and can serve it', () => {
    waiting.when(keeps('anna', clerk('lou'), '09:10')).thenRefused('unknown-clerk')
    waiting.when(keeps('anna', { kind: 'desk', desk: 'c3' as DeskId }, '09:10')).thenRefused('desk-closed')
    waiting.when(keeps('anna', { kind: 'desk', desk: 'c9' as DeskId }, '09:10')).thenRefused('unknown-desk')
    given(opensDay(), opens('c1', '08:00'), opens('c2', '08:00', { skills: [] }), taps('anna', 'passport', '09:00'))
      .when(keeps('anna', c2, '09:10'))
      .thenRefused('desk-cannot-serve')
  })

  it('T22 Q21 staff set the order of the concerns; the first waits in its own queue with its own promise', () => {
    const { state } = waiting
      .when(orders('ben', ['residence', 'passport'], '09:10'))
      .thenHappens({ type: 'LegsOrdered', startAt: at('09:05'), dueAt: at('09:35'), turnAt: at('09:35') })
    expect([...state.tickets.values()].find(({ id }) => id === 'ben')?.legs.map(({ service }) => service)).toEqual([
      'residence',
      'passport',
    ])
    waiting.when(orders('ben', ['passport', 'residence'], '09:10')).thenNothing()
  })

  it('T22 it is refused when it does not name each concern once', () => {
    waiting.when(orders('ben', ['residence'], '09:10')).thenRefused('legs-differ')
    waiting.when(orders('ben', ['residence', 'residence'], '09:10')).thenRefused('legs-differ')
    waiting.when(orders('ben', ['residence', 'marriage'], '09:10')).thenRefused('legs-differ')
  })

  it("T22 a visitor's concerns begin with the one that is called first", () => {
    given(
      opensDay(),
      opens('c2', '08:00'),
      opens('c3', '08:00', { skills: ['residence'] }),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'passport', '09:01'),
    )
      .when(taps('eva', ['passport', 'residence'], '09:05'))
      .thenHappens({ type: 'TicketIssued', legs: [{ service: 'residence' }, { service: 'passport' }], label: 'B001' })
  })

  it('T22 one that nobody serves at present comes last, and staff decide for themselves', () => {
    const short = given(opensDay(), opens('c3', '08:00', { skills: ['residence'] }))
    short
      .when({ ...taps('eva', ['passport', 'residence'], '09:00'), evenUnstaffed: true } as ReturnType<typeof taps>)
      .thenHappens({ type: 'TicketIssued', legs: [{ service: 'residence' }, { service: 'passport' }] })
    short
      .when({ ...taps('eva', ['passport', 'residence'], '09:00'), asker: 'staff' } as ReturnType<typeof taps>)
      .thenHappens({ type: 'TicketIssued', legs: [{ service: 'passport' }, { service: 'residence' }] })
  })
})
