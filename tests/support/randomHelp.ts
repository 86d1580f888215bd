import type { DayCommand } from '../../server/domain/commands.ts'
import type { DeskId, KioskId } from '../../shared/ids.ts'

const kiosk = 'entrance' as KioskId

/** What a visitor at the kiosk, or somebody of the house, does about a call for help. */
export function helpCommand(
  kind: 'askForHelp' | 'takeHelp' | 'endHelp',
  now: number,
  desk: DeskId,
  other: number,
): DayCommand {
  switch (kind) {
    case 'askForHelp':
      return { type: 'AskForHelp', at: now, kiosk, language: 'de' }
    case 'takeHelp':
      return { type: 'TakeHelp', at: now, kiosk, desk: other % 4 === 0 ? null : desk }
    case 'endHelp':
      return { type: 'EndHelp', at: now, kiosk, asker: other % 2 === 0 ? 'visitor' : 'staff' }
  }
}
