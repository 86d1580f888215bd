import { describe, expect, it } from 'vitest'
import { freeSlots, placesLeft } from '../../server/domain/slots.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { DeskId, ServiceId } from '../../shared/ids.ts'
import { changesSlots, slot, takesSlot } from '../support/appointmentSteps.ts'
import {
  at,
  calls,
  callsNext,
  cancels,
  closesDay,
  closesOut,
  finishes,
  opens,
  opensDay,
  starts,
  taps,
  undoes,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'

const ten = slot('passport', '10:00')
const wedding = slot('marriage', '11:00', 2)
const day = given(opensDay([], undefined, [ten, wedding]), opens('c1', '08:00'))
const times = (state: DayState, service: string, time: string) =>
  freeSlots(state, service as ServiceId, at(time)).map((one) => one.time)

describe('free slots of today', () => {
  it('T24 are those of the list when the day opens, and grow and shrink with it', () => {
    expect(times(day.state, 'passport', '09:00')).toEqual([ten.time])
    day.when(changesSlots('08:30', ten, wedding)).thenNothing()
    day.when(changesSlots('08:30', slot('residence', '10:00', 0))).thenNothing()
    const later = slot('passport', '09:30', 3)
    const grown = day.when(changesSlots('08:30', ten, later)).thenHappens({ type: 'SlotsChanged', slots: [later] })
    expect(times(grown.state, 'passport', '09:00')).toEqual([later.time, ten.time])
    const gone = grown
      .when(changesSlots('08:40', { ...later, capacity: 0 }))
      .thenHappens({ type: 'SlotsChanged', slots: [{ ...later, capacity: 0 }] })
    expect(times(gone.state, 'passport', '09:00')).toEqual([ten.time])
    gone.when(takesSlot('anna', later, '09:00')).thenRefused('unknown-slot')
  })

  it('T24 whoever has one keeps it when its capacity shrinks', () => {
    const taken = day.when(takesSlot('anna', ten, '09:00')).thenHappens({ type: 'TicketIssued' })
    const shrunk = taken.when(changesSlots('09:01', { ...ten, capacity: 0 })).thenHappens({ type: 'SlotsChanged' })
    expect(shrunk.state.tickets.get('anna' as never)?.phase.kind).toBe('waiting')
    shrunk.when(takesSlot('ben', ten, '09:02')).thenRefused('slot-taken')
    shrunk.when(callsNext('c1', '09:58')).thenHappens({ type: 'TicketCalled', ticket: 'anna' })
  })

  it('T25 one that is taken is a number at once, which stands as an appointment at its time', () => {
    day.when(takesSlot('anna', wedding, '09:00')).thenHappens({
      type: 'TicketIssued',
      label: 'T001',
      legs: [{ service: 'marriage', quantity: 1 }],
      appointment: { code: null, time: at('11:00'), slot: true },
      dueAt: at('11:00'),
      turnAt: at('10:00'),
      afterHours: false,
    })
  })

  it('T25 is taken by no more than its capacity, until its time', () => {
    const full = day
      .when(takesSlot('anna', wedding, '09:00'))
      .thenHappens({ type: 'TicketIssued' })
      .when(takesSlot('ben', wedding, '09:00'))
      .thenHappens({ type: 'TicketIssued' })
    full.when(takesSlot('cem', wedding, '09:00')).thenRefused('slot-taken', { service: 'marriage', time: '11:00' })
    expect(times(full.state, 'marriage', '09:00')).toEqual([])
    day.when(takesSlot('anna', wedding, '10:59:59')).thenHappens({ type: 'TicketIssued' })
    day.when(takesSlot('anna', wedding, '11:00')).thenRefused('slot-over', { time: '11:00' })
    expect(times(day.state, 'marriage', '11:00')).toEqual([])
    day.when(takesSlot('anna', slot('passport', '10:05'), '09:00')).thenRefused('unknown-slot')
  })

  it('T25 is free again when its number is given up before its time, not afterwards', () => {
    const taken = day.when(takesSlot('anna', ten, '09:00')).thenHappens({ type: 'TicketIssued' })
    const early = taken.when(cancels('anna', '09:59:59')).thenHappens({ type: 'TicketGone' })
    early.when(takesSlot('ben', ten, '09:59:59')).thenHappens({ type: 'TicketIssued' })
    const late = taken.when(cancels('anna', '10:00')).thenHappens({ type: 'TicketGone' })
    const [held] = late.state.slots.values()
    expect(held && placesLeft(late.state, held)).toBe(0)
  })

  it('T25 a number that was struck out does not come back when its slot has gone to somebody else', () => {
    const struck = day
      .when(takesSlot('anna', ten, '09:00'))
      .thenHappens({ type: 'TicketIssued' })
      .when({ ...cancels('anna', '09:01', 'staff'), by: 'c1' as DeskId } as never)
      .thenHappens({ type: 'TicketGone' })
    struck.when(undoes('c1', '09:01:20')).thenHappens({ type: 'ActionUndone' })
    struck
      .when(takesSlot('ben', ten, '09:01:10'))
      .thenHappens({ type: 'TicketIssued' })
      .when(undoes('c1', '09:01:20'))
      .thenRefused('slot-taken', { label: 'A001' })
  })

  it('T18 T25 a slot that was withdrawn stays with who had it, also when the number is struck out and back at once', () => {
    day
      .when(takesSlot('anna', ten, '09:00'))
      .thenHappens({ type: 'TicketIssued' })
      .when(changesSlots('09:00:30', { ...ten, capacity: 0 }))
      .thenHappens({ type: 'SlotsChanged' })
      .when({ ...cancels('anna', '09:01', 'staff'), by: 'c1' as DeskId } as never)
      .thenHappens({ type: 'TicketGone' })
      .when(undoes('c1', '09:01:20'))
      .thenHappens({ type: 'ActionUndone' })
  })

  it('T25 visitors take one from the first issue on, after the last one too, and not of what is closed', () => {
    const evening = slot('passport', '15:50')
    const listed = day.when(changesSlots('08:00', evening)).thenHappens({ type: 'SlotsChanged' })
    given(opensDay([], undefined, [ten]))
      .when(takesSlot('anna', ten, '07:44'))
      .thenRefused('not-yet-open')
    listed.when(taps('anna', 'passport', '15:45')).thenRefused('issue-ended')
    listed.when(takesSlot('anna', evening, '15:45')).thenHappens({ type: 'TicketIssued' })
    const now = listed
      .when(closesOut({ kind: 'service', service: ten.service }, '09:00'))
      .thenHappens({ type: 'ClosureSet' })
    now.when(takesSlot('anna', ten, '09:01')).thenRefused('service-closed')
    expect(times(now.state, 'passport', '09:01')).toEqual([])
    const later = listed.when(closesOut({ kind: 'site' }, '09:00', '15:00')).thenHappens({ type: 'ClosureSet' })
    later.when(takesSlot('anna', evening, '09:01')).thenRefused('site-closed')
    expect(times(later.state, 'passport', '09:01')).toEqual([ten.time])
    later.when(takesSlot('anna', evening, '09:01', 'staff')).thenHappens({ type: 'TicketIssued' })
    day
      .when(closesDay('09:00'))
      .thenHappens({ type: 'DayClosed' })
      .when(takesSlot('anna', ten, '09:01'))
      .thenRefused('day-closed')
  })

  it('T26 is called by turn from two minutes before its time and not earlier, also when nobody else waits', () => {
    const taken = day.when(takesSlot('anna', ten, '09:00')).thenHappens({ type: 'TicketIssued' })
    taken.when(callsNext('c1', '09:57:59')).thenRefused('queue-empty')
    taken.when(callsNext('c1', '09:58')).thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } })
    // Who stands before them staff may call by number, as anybody else.
    taken.when(calls('c1', 'anna', '09:30')).thenHappens({ type: 'TicketCalled', reason: { kind: 'out-of-turn' } })
  })

  it('T26 keeps no desk from others before its time, and then comes before walk-ins as an appointment does', () => {
    const away = day
      .when(takesSlot('anna', ten, '09:00'))
      .thenHappens({ type: 'TicketIssued' })
      .when(opens('c2', '09:00'))
      .thenHappens({ type: 'DeskOpened' })
      .when(taps('ben', 'residence', '09:01'))
      .thenHappens({ type: 'TicketIssued' })
    // Residence is a backup at counter 2, whose own ticket is away.
    away.when(callsNext('c2', '09:02')).thenHappens({ type: 'TicketCalled', ticket: 'ben', reason: { kind: 'backup' } })
    away
      .when(taps('cem', 'passport', '09:57'))
      .thenHappens({ type: 'TicketIssued' })
      .when(callsNext('c1', '09:58'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', passed: [] })
      .when(starts('anna', '09:58'))
      .thenHappens({ type: 'ServingStarted' })
      .when(finishes('anna', '10:05'))
      .thenHappens({ type: 'ServingFinished' })
  })
})
