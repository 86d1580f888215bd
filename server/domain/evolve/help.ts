import type { EventOf } from '../events.ts'
import { mostHelpCalls } from '../helpLimits.ts'
import type { Draft } from './draft.ts'

export function askForHelp(day: Draft, { at, kiosk, language }: EventOf<'HelpAsked'>): void {
  day.help.set(kiosk, { kiosk, at, language, taken: null })
  day.helpAsked.set(kiosk, [...(day.helpAsked.get(kiosk) ?? []), at].slice(-mostHelpCalls))
}

export function takeHelp(day: Draft, { at, kiosk, desk, clerk }: EventOf<'HelpTaken'>): void {
  const call = day.help.get(kiosk)
  if (!call) throw new Error(`The log takes the call for help at ${kiosk}, which is over`)
  day.help.set(kiosk, { ...call, taken: { at, desk, clerk: clerk ?? null } })
}

export function endHelp(day: Draft, { kiosk }: EventOf<'HelpEnded'>): void {
  day.help.delete(kiosk)
}
