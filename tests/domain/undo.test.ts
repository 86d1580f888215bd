import { describe, expect, it } from 'vitest'
import { nextFor } from '../../server/domain/routing.ts'
import type { DeskId, TicketId } from '../../shared/ids.ts'
import {
  at,
  callsNext,
  cancels,
  closes,
  finishes,
  misses,
  opens,
  opensDay,
  parks,
  recalls,
  sendsToDesk,
  starts,
  taps,
  undoes,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'

const c1 = 'c1' as DeskId
const anna = 'anna' as TicketId

const called = given(
  opensDay(),
  opens('c1', '08:00', { clerk: 'kim' }),
  opens('c2', '08:00'),
  taps('anna', 'passport', '09:00'),
  taps('ben', 'passport', '09:01'),
  callsNext('c1', '09:05'),
)

describe("a clerk's last action", () => {
  it('T18 is undone: the called ticket waits at its old place, and the call is off the board', () => {
    const { state } = called
      .when(undoes('c1', '09:05:30'))
      .thenHappens({ type: 'ActionUndone', desk: 'c1', ticket: 'anna', action: 'call' })
    expect(state.tickets.get(anna)?.phase).toEqual({ kind: 'waiting', since: at('09:00'), heldFor: null })
    expect(state.calls).toEqual([])
    expect(state.calledToday).toBe(0)
    expect(nextFor(state, c1, at('09:06'))?.ticket.id).toBe('anna')
  })

  it('T18 for 30 seconds and not longer, once, and only where there is one', () => {
    called.when(undoes('c1', '09:05:31')).thenRefused('undo-too-late', { label: 'A001' })
    called.when(undoes('c2', '09:05:10')).thenRefused('nothing-to-undo')
    called.when(undoes('c9', '09:05:10')).thenRefused('unknown-desk')
    called
      .when(undoes('c1', '09:05:10'))
      .thenHappens({ type: 'ActionUndone' })
      .when(undoes('c1', '09:05:11'))
      .thenRefused('nothing-to-undo')
  })

  it('T18 a number that was undone is called again under a new sequence number', () => {
    called
      .when(undoes('c1', '09:05:10'))
      .thenHappens({ type: 'ActionUndone' })
      .when(callsNext('c1', '09:05:20'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', sequence: 2 })
  })

  it('T18 a finish takes the conversation up again as if it had not stopped, its rest and its break included', () => {
    const { state } = called
      .when(starts('anna', '09:06'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('anna', '09:16'))
      .thenHappens({ type: 'ServingFinished' })
      .when(undoes('c1', '09:16:20'))
      .thenHappens({ type: 'ActionUndone', action: 'finish' })
    expect(state.tickets.get(anna)?.phase).toMatchObject({ kind: 'serving', since: at('09:06'), calledAt: at('09:05') })
    expect(state.desks.get(c1)).toMatchObject({ work: { kind: 'with', ticket: 'anna' } })
    expect(state.serviceTimes.size).toBe(0)
  })

  it('T18 a start that was forgotten goes with its finish', () => {
    const { state } = called
      .when(finishes('anna', '09:16'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(undoes('c1', '09:16:20'))
      .thenHappens({ type: 'ActionUndone', action: 'finish' })
    expect(state.tickets.get(anna)?.phase.kind).toBe('called')
  })

  it('T18 missed, parked and sent on by mistake', () => {
    for (const mistake of [misses('anna', '09:07'), parks('anna', '09:07'), sendsToDesk('c2', 'anna', '09:07')]) {
      const decided = called.when(mistake)
      const type = {
        MissTicket: 'TicketMissed',
        ParkTicket: 'TicketParked',
        TransferTicket: 'TicketTransferred',
      } as const
      const { state } = decided
        .thenHappens({ type: type[mistake.type as keyof typeof type] })
        .when(undoes('c1', '09:07:10'))
        .thenHappens({ type: 'ActionUndone' })
      expect(state.tickets.get(anna)).toEqual(called.state.tickets.get(anna))
      expect(state.desks.get(c1)).toEqual(called.state.desks.get(c1))
    }
  })

  it('T18 a waiting number that was struck out from a desk comes back to where it stood', () => {
    const { state } = called
      .when({ ...cancels('ben', '09:06', 'staff'), by: 'c2' as DeskId } as ReturnType<typeof cancels>)
      .thenHappens({ type: 'TicketGone', by: 'c2' })
      .when(undoes('c2', '09:06:10'))
      .thenHappens({ type: 'ActionUndone', action: 'cancel' })
    expect(state.tickets.get('ben' as TicketId)).toEqual(called.state.tickets.get('ben' as TicketId))
  })

  it("T18 what a program strikes out, or a visitor gives up, is no clerk's action", () => {
    called
      .when(cancels('ben', '09:06'))
      .thenHappens({ type: 'TicketGone' })
      .when(undoes('c2', '09:06:10'))
      .thenRefused('nothing-to-undo')
  })

  it('T18 a repeated announcement does not stand in the way, and leaves the board as well', () => {
    const { state } = called
      .when(recalls('anna', '09:05:20'))
      .thenHappens({ type: 'TicketRecalled' })
      .when(undoes('c1', '09:05:25'))
      .thenHappens({ type: 'ActionUndone', action: 'call' })
    expect(state.calls).toEqual([])
  })

  it('T18 not once the next step has happened: elsewhere, at the desk, or by another clerk', () => {
    const parked = called.when(sendsToDesk('c2', 'anna', '09:06')).thenHappens({ type: 'TicketTransferred' })
    parked
      .when(callsNext('c2', '09:06:10'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna' })
      .when(undoes('c1', '09:06:20'))
      .thenRefused('nothing-to-undo')
    const finished = called
      .when(finishes('anna', '09:06'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
    finished
      .when(callsNext('c1', '09:06:10'))
      .thenHappens({ type: 'AfterWorkEnded' }, { type: 'TicketCalled', ticket: 'ben' })
      .when(undoes('c1', '09:06:20'))
      .thenHappens({ type: 'ActionUndone', action: 'call', ticket: 'ben' })
    finished
      .when(opens('c1', '09:06:10', { clerk: 'noa', takeOver: true }))
      .thenHappens({ type: 'DeskOpened' })
      .when(undoes('c1', '09:06:20'))
      .thenRefused('nothing-to-undo')
    finished
      .when(closes('c1', '09:06:10'))
      .thenHappens({ type: 'DeskClosed' })
      .when(undoes('c1', '09:06:20'))
      .thenRefused('nothing-to-undo')
  })

  it('T18 what others did meanwhile stays: their call on the board, their conversation in the service times', () => {
    const both = called
      .when(callsNext('c2', '09:05:10'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
      .when(undoes('c1', '09:05:20'))
      .thenHappens({ type: 'ActionUndone', action: 'call', ticket: 'anna' })
    expect(both.state.calls.map(({ label }) => label)).toEqual(['A002'])
    expect(both.state.calledToday).toBe(1)

    const served = called
      .when(callsNext('c2', '09:05'))
      .thenHappens({ type: 'TicketCalled', ticket: 'ben' })
      .when(starts('anna', '09:06'))
      .thenHappens({ type: 'ServingStarted' })
      .when(starts('ben', '09:06'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('anna', '09:16'))
      .thenHappens({ type: 'ServingFinished' })
      .when(finishes('ben', '09:16:10'))
      .thenHappens({ type: 'ServingFinished' })
      .when(undoes('c1', '09:16:20'))
      .thenHappens({ type: 'ActionUndone', action: 'finish', ticket: 'anna' })
    const [times] = served.state.serviceTimes.values()
    expect(times?.count).toBe(1)
    expect(times?.sum).toBeCloseTo(610)
  })

  it('T18 Q15 a ticket comes back without the address of a desk that has closed meanwhile', () => {
    const addressed = given(
      opensDay(),
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('anna', 'passport', '09:00'),
      callsNext('c2', '09:01'),
      sendsToDesk('c1', 'anna', '09:02', true),
      callsNext('c1', '09:03'),
      parks('anna', '09:04'),
      closes('c2', '09:04:10'),
    )
    const { state } = addressed.when(undoes('c1', '09:04:20')).thenHappens({ type: 'ActionUndone', action: 'park' })
    expect(state.tickets.get(anna)).toMatchObject({ phase: { kind: 'called' }, backTo: null })
  })
})
