import { describe, expect, it } from 'vitest'
import type { DayCommand } from '../../server/domain/commands.ts'
import { boardView } from '../../server/domain/views/board.ts'
import { deskView } from '../../server/domain/views/desk.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { ownTicketView } from '../../server/domain/views/own.ts'
import type { AlarmId, ClerkId, DeskId, KioskId, ReasonId, TicketId } from '../../shared/ids.ts'
import { at, closesDay, opens, opensDay, taps } from '../support/daySteps.ts'
import { given } from '../support/given.ts'
import { viewContext } from '../support/viewContext.ts'

const alarm = 'alarm-0001' as AlarmId
const desk = (id: string) => id as DeskId
const raises = (from: string, time: string, drill = false, id: AlarmId = alarm): DayCommand => ({
  type: 'RaiseAlarm',
  at: at(time),
  alarm: id,
  desk: desk(from),
  drill,
})
const comes = (from: string, time: string): DayCommand => ({
  type: 'AcknowledgeAlarm',
  at: at(time),
  alarm,
  desk: desk(from),
})
const ends = (time: string): DayCommand => ({ type: 'EndAlarm', at: at(time), alarm })
const context = viewContext({
  at: at('09:10'),
  clerkOf: (key: string) => (key === 'kim' ? { id: 'clerk-kim' as ClerkId, name: 'Kim Berger' } : null),
  securityTold: () => 'told' as const,
})
const open = given(opensDay(), opens('c1', '08:00'), opens('c2', '08:00'), taps('anna', 'passport', '09:00'))

describe('the silent alarm', () => {
  it('S6 is at every desk, chosen or not, with who comes; the desk that called has it as its own', () => {
    const { state } = open
      .when(raises('c1', '09:05'))
      .thenHappens({ type: 'AlarmRaised', desk: 'c1', drill: false })
      .when(comes('c2', '09:05:10'))
      .thenHappens({ type: 'AlarmAcknowledged', desk: 'c2' })
      .when(comes('c2', '09:05:12'))
      .thenNothing()
    const seen = {
      alarm,
      desk: 'c1',
      at: at('09:05'),
      drill: false,
      helpers: [{ desk: 'c2', name: null }],
      security: 'told',
    }
    expect(deskView(state, desk('c2'), context).alarms).toEqual([{ ...seen, mine: false }])
    expect(deskView(state, null, context).alarms).toEqual([{ ...seen, mine: false }])
    expect(deskView(state, desk('c1'), context).alarms).toEqual([{ ...seen, mine: true }])
  })

  it('S14 who comes is named, and stays so at another desk', () => {
    const { state } = given(opensDay(), opens('c1', '08:00'), opens('c2', '08:00', { clerk: 'kim' }))
      .when(raises('c1', '09:05'))
      .thenHappens({ type: 'AlarmRaised' })
      .when(comes('c2', '09:05:10'))
      .thenHappens({ type: 'AlarmAcknowledged', desk: 'c2', clerk: 'kim' })
      .when(opens('c3', '09:06', { clerk: 'kim' }))
      .thenHappens({ type: 'DeskOpened' })
    expect(deskView(state, desk('c1'), context).alarms[0]?.helpers).toEqual([{ desk: 'c2', name: 'Kim Berger' }])
  })

  it('S6 is in nothing that a visitor sees', () => {
    const before = open.state
    const { state } = open.when(raises('c1', '09:05')).thenHappens({ type: 'AlarmRaised' })
    const seen = (of: typeof state) => {
      const views = [
        kioskView(of, 'entrance' as KioskId, context),
        boardView(of, 'hall' as ReasonId, context),
        ownTicketView(of, 'anna' as TicketId, context),
      ]
      return views.map((view) => ({ ...view, version: null }))
    }
    expect(seen(state)).toEqual(seen(before))
  })

  it('S6 pressed twice it is one, and it ends once', () => {
    const raised = open.when(raises('c1', '09:05')).thenHappens({ type: 'AlarmRaised' })
    raised.when(raises('c1', '09:06', false, 'alarm-0002' as AlarmId)).thenNothing()
    const ended = raised.when(ends('09:07')).thenHappens({ type: 'AlarmEnded' })
    ended.when(ends('09:08')).thenNothing()
    ended.when(comes('c2', '09:08')).thenRefused('alarm-over')
    open.when(raises('c9', '09:05')).thenRefused('unknown-desk')
  })

  it('S6 an alarm is raised although a drill is on', () => {
    open
      .when(raises('c1', '09:05', true))
      .thenHappens({ type: 'AlarmRaised', drill: true })
      .when(raises('c1', '09:06', false, 'alarm-0002' as AlarmId))
      .thenHappens({ type: 'AlarmRaised', drill: false })
  })

  it('S6 works at any hour, after the close of the day too', () => {
    given(opensDay(), closesDay('17:00')).when(raises('c1', '17:30')).thenHappens({ type: 'AlarmRaised' })
  })
})
