import { undoableUntil } from '../reach.ts'
import { isGivenAway } from '../slots.ts'
import { type Decide, happened, refused } from './decision.ts'
import { knownDesk } from './desks.ts'

/** Takes the desk's last action back, for 30 seconds and as long as nothing else has happened to ticket or desk (rule T18). */
export const undoAction: Decide<'UndoAction'> = ({ desk }, state, at) => {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const last = state.lastActions.get(desk)
  if (!last) return refused('nothing-to-undo', { desk })
  if (at > undoableUntil(last)) return refused('undo-too-late', { label: last.before.ticket.label })
  if (last.action === 'cancel' && isGivenAway(state, last.ticket, last.version))
    return refused('slot-taken', { label: last.before.ticket.label })
  const { action, noted, ticket } = last
  return happened({ type: 'ActionUndone', at, desk, ticket, action, ...(noted && { noted }) })
}
