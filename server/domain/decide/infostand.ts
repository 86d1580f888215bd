import type { DeskId } from '../../../shared/ids.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, nothing, type Refused, refused } from './decision.ts'
import { workingDesk } from './desks.ts'

/** On the phone, crowded or unstaffed: visitors get numbers of the fallback queue at once (rule G). */
export const changeInfostand: Decide<'ChangeInfostand'> = ({ desk, state: sign }, state, at) => {
  const no = refusedAtStand(state, desk)
  if (no) return no
  if (state.infostands.get(desk) === sign) return nothing
  return happened({ type: 'InfostandChanged', at, desk, state: sign })
}

/** Counts a small matter as settled without a number. */
export const settleMatter: Decide<'SettleMatter'> = ({ desk, matter }, state, at) => {
  const no = refusedAtStand(state, desk)
  if (no) return no
  if (!state.plan.matters.some(({ id }) => id === matter)) return refused('unknown-matter', { matter })
  return happened({ type: 'MatterSettled', at, desk, matter })
}

function refusedAtStand(state: DayState, desk: DeskId): Refused | null {
  const working = workingDesk(state, desk)
  if (state.index.desks.has(desk) && state.index.desks.get(desk)?.kind !== 'infostand')
    return refused('desk-not-infostand', { desk })
  return working.kind === 'refused' ? working : null
}
