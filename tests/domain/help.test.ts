import { describe, expect, test } from 'vitest'
import type { DayCommand } from '../../server/domain/commands.ts'
import type { DayState } from '../../server/domain/state.ts'
import { deskView } from '../../server/domain/views/desk.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { todayView } from '../../server/domain/views/today.ts'
import type { ClerkId, DeskId, KioskId } from '../../shared/ids.ts'
import { at, callsNext, closesDay, gives, opens, opensDay, setsStand, undoes } from '../support/daySteps.ts'
import { given } from '../support/given.ts'
import { viewContext } from '../support/viewContext.ts'

const kiosk = 'entrance' as KioskId
const stand = 'info' as DeskId
const asks = (time: string, language = 'en'): DayCommand => ({ type: 'AskForHelp', at: at(time), kiosk, language })
const takes = (time: string, desk: DeskId | null = stand): DayCommand => ({
  type: 'TakeHelp',
  at: at(time),
  kiosk,
  desk,
})
const ends = (time: string, asker: 'visitor' | 'staff'): DayCommand => ({ type: 'EndHelp', at: at(time), kiosk, asker })
const passes = (time: string): DayCommand => ({ type: 'PassTime', at: at(time), calm: false })
const context = viewContext({
  at: at('09:10'),
  clerkOf: (key) => (key === 'kim' ? { id: 'clerk-kim' as ClerkId, name: 'Kim Berger' } : null),
})
const staffed = given(opensDay(), opens('c1', '08:00'), opens('info', '08:00', { clerk: 'kim' }))
const shown = (state: DayState, desk: DeskId | null) => deskView(state, desk, context).help

describe('K19 help at the kiosk', () => {
  test('K19 the stand and supervisors see where, since when and in which language; counters do not', () => {
    const { state } = staffed.when(asks('09:00')).thenHappens({ type: 'HelpAsked', kiosk, language: 'en' })
    const call = { kiosk, at: at('09:00'), language: 'en', coming: null }
    expect(shown(state, stand)).toEqual([call])
    expect(shown(state, null)).toEqual([call])
    expect(shown(state, 'c1' as DeskId)).toEqual([])
    expect(todayView(state, context).help).toEqual([call])
    expect(kioskView(state, kiosk, context).help).toEqual({ at: at('09:00'), coming: false })
  })

  test('K19 who comes is named, and the kiosk says that somebody comes; then it is done', () => {
    const taken = staffed
      .when(asks('09:00'))
      .thenHappens({ type: 'HelpAsked' })
      .when(takes('09:00:20'))
      .thenHappens({ type: 'HelpTaken', desk: stand, clerk: 'kim' })
    expect(shown(taken.state, stand)).toMatchObject([{ coming: { desk: stand, name: 'Kim Berger' } }])
    expect(kioskView(taken.state, kiosk, context).help).toMatchObject({ coming: true })
    const { state } = taken
      .when(takes('09:00:30', null))
      .thenNothing()
      .when(ends('09:02', 'staff'))
      .thenHappens({ type: 'HelpEnded', why: 'settled' })
      .when(ends('09:02', 'staff'))
      .thenNothing()
      .when(takes('09:02'))
      .thenNothing()
    expect(shown(state, stand)).toEqual([])
    expect(kioskView(state, kiosk, context).help).toBeNull()
  })

  test('K19 pressed again it is the same call, and it can be taken back', () => {
    staffed
      .when(asks('09:00'))
      .thenHappens({ type: 'HelpAsked' })
      .when(asks('09:00:01', 'de'))
      .thenNothing()
      .when(ends('09:00:10', 'visitor'))
      .thenHappens({ type: 'HelpEnded', why: 'taken-back' })
  })

  test('K19 it ends by itself: after five minutes, or ten when somebody has come', () => {
    const asked = staffed.when(asks('09:00')).thenHappens({ type: 'HelpAsked' })
    asked.when(passes('09:04:59')).thenNothing()
    asked.when(passes('09:05')).thenHappens({ type: 'HelpEnded', why: 'lapsed' })
    const taken = asked.when(takes('09:04')).thenHappens({ type: 'HelpTaken' })
    taken.when(passes('09:13:59')).thenNothing()
    taken.when(passes('09:14')).thenHappens({ type: 'HelpEnded', why: 'lapsed' })
  })

  test('K19 nobody at the stand, or five calls in ten minutes: the kiosk says where to go', () => {
    given(opensDay(), opens('c1', '08:00')).when(asks('09:00')).thenRefused('not-staffed')
    staffed
      .when(setsStand('unstaffed', '08:59'))
      .thenHappens({ type: 'InfostandChanged' })
      .when(asks('09:00'))
      .thenRefused('not-staffed')
    const five = ['09:00', '09:01', '09:02', '09:03', '09:04'].reduce(
      (day, time) =>
        day
          .when(asks(time))
          .thenHappens({ type: 'HelpAsked' })
          .when(ends(time, 'visitor'))
          .thenHappens({ type: 'HelpEnded' }),
      staffed,
    )
    five.when(asks('09:05')).thenRefused('too-soon')
    five.when(asks('09:10')).thenHappens({ type: 'HelpAsked' })
  })

  test('K19 a kiosk or desk that the plan does not know is refused; the day takes its calls along', () => {
    staffed.when({ ...asks('09:00'), kiosk: 'nowhere' as KioskId } as DayCommand).thenRefused('unknown-kiosk')
    staffed.when(takes('09:00', 'x' as DeskId)).thenRefused('unknown-desk')
    const { state } = staffed
      .when(asks('09:00'))
      .thenHappens({ type: 'HelpAsked' })
      .when(closesDay('09:01'))
      .thenHappens({ type: 'DayClosed' })
    expect(todayView(state, context).help).toEqual([])
  })

  test('T18 K19 saying that one comes takes no undo away', () => {
    const called = given(
      ...[opensDay(), opens('info', '08:00'), gives('anna', 'lost-property', '09:00')],
      ...[asks('09:00'), callsNext('info', '09:01'), takes('09:01')],
    )
    called.when(undoes('info', '09:01')).thenHappens({ type: 'ActionUndone', action: 'call' })
  })
})
