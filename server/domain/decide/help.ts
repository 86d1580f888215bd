// A visitor at a kiosk calls somebody of the house (rule K19).
import type { KioskId, Language } from '../../../shared/ids.ts'
import type { DayEvent } from '../events.ts'
import { infostandSign } from '../guiding.ts'
import type { HelpCall } from '../helpCalls.ts'
import { helpCallsWithinMs, mostHelpCalls, takenMs, untakenMs } from '../helpLimits.ts'
import { kioskIn } from '../offer.ts'
import { openDesk } from '../reach.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, nothing, refused } from './decision.ts'
import { knownDesk } from './desks.ts'

/** Pressed again, nothing new: the kiosk's call is on. Refused as `not-staffed` where nobody is at the stand, `too-soon` after many calls. */
export const askForHelp: Decide<'AskForHelp'> = ({ kiosk, language }, state, at) => {
  if (!kioskIn(state.plan, kiosk)) return refused('unknown-kiosk', { kiosk })
  if (state.help.has(kiosk)) return nothing
  const stand = infostandSign(state)
  if (stand === null || stand === 'unstaffed') return refused('not-staffed', { kiosk })
  if (callsSince(state, kiosk, at - helpCallsWithinMs) >= mostHelpCalls) return refused('too-soon', { kiosk })
  const known = state.plan.languages.find((one) => one === language) ?? state.plan.languages[0] ?? 'de'
  return happened({ type: 'HelpAsked', at, kiosk, language: known as Language })
}

/** Somebody comes already, or the call is over: nothing new. */
export const takeHelp: Decide<'TakeHelp'> = ({ kiosk, desk }, state, at) => {
  if (desk !== null) {
    const known = knownDesk(state, desk)
    if (known.kind === 'refused') return known
  }
  const call = state.help.get(kiosk)
  if (!call || call.taken) return nothing
  const clerk = desk === null ? null : openDesk(state, desk)?.clerk
  return happened({ type: 'HelpTaken', at, kiosk, desk, ...(clerk && { clerk }) })
}

export const endHelp: Decide<'EndHelp'> = ({ asker, kiosk }, state, at) =>
  state.help.has(kiosk)
    ? happened({ type: 'HelpEnded', at, kiosk, why: asker === 'visitor' ? 'taken-back' : 'settled' })
    : nothing

/** Calls that nobody has ended in time. */
export const lapsingHelp = (state: DayState, at: number): readonly DayEvent[] =>
  [...state.help.values()]
    .filter((call) => at >= lapsesAt(call))
    .map(({ kiosk }) => ({ type: 'HelpEnded', at, kiosk, why: 'lapsed' }))

const lapsesAt = ({ at, taken }: HelpCall): number => (taken ? taken.at + takenMs : at + untakenMs)

const callsSince = ({ helpAsked }: DayState, kiosk: KioskId, sinceAt: number): number =>
  (helpAsked.get(kiosk) ?? []).filter((time) => time > sinceAt).length
