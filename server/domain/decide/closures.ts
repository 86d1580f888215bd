// Closing and opening again out of the hours: a service, a desk, a kiosk or the whole site (rule H15).
import type { DeskId } from '../../../shared/ids.ts'
import { closedBy, closureOf, isInPlan, ofDesk, reasonOf } from '../closures.ts'
import type { ClosureTarget, DayEvent } from '../events.ts'
import { businessDateAt } from '../hours.ts'
import { openDesk } from '../reach.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, nothing, type Refused, refused } from './decision.ts'

/** From now on, or from a moment of the day that is to come. A desk without a visitor closes with it. */
export const setClosure: Decide<'SetClosure'> = ({ target, fromAt, reason }, state, at) => {
  if (!isInPlan(state.plan, target)) return unknown(target)
  if (!state.plan.reasons.closing.some(({ id }) => id === reason)) return refused('unknown-reason', { reason })
  const from = Math.max(fromAt ?? at, at)
  const before = closureOf(state, target)
  if (before && before.reason === reason && (before.fromAt === from || (before.fromAt <= at && from === at)))
    return nothing
  if (businessDateAt(from, state.plan.site.timeZone) > state.date) return refused('closing-not-today')
  const closed = target.kind === 'desk' && from <= at ? whenFree(state, target.desk, at) : []
  return happened({ type: 'ClosureSet', at, target, fromAt: from, reason }, ...closed)
}

export const liftClosure: Decide<'LiftClosure'> = ({ target }, state, at) => {
  if (!isInPlan(state.plan, target)) return unknown(target)
  return closureOf(state, target) ? happened({ type: 'ClosureLifted', at, target }) : nothing
}

/** Desks whose announced closure has begun and where nobody sits any more. */
export const closingDesks = (state: DayState, at: number): readonly DayEvent[] =>
  [...state.closures.values()].flatMap(({ target, fromAt }) =>
    target.kind === 'desk' && fromAt <= at ? whenFree(state, target.desk, at) : [],
  )

/** A desk with a visitor closes when the visitor has left. */
function whenFree(state: DayState, desk: DeskId, at: number): readonly DayEvent[] {
  const now = openDesk(state, desk)
  return now && now.work.kind !== 'with' ? [{ type: 'DeskClosed', at, desk }] : []
}

/** Nobody opens a desk, or calls anybody there, that is closed out of the hours. */
export function withdrawn(state: DayState, desk: DeskId, at: number): Refused | null {
  const closure = closedBy(state, ofDesk(desk), at)
  return closure && refused('desk-withdrawn', { desk, reason: reasonOf(state, closure).de })
}

function unknown(target: ClosureTarget): Refused {
  switch (target.kind) {
    case 'site':
      return refused('unknown-site')
    case 'service':
      return refused('unknown-service', { service: target.service })
    case 'desk':
      return refused('unknown-desk', { desk: target.desk })
    case 'kiosk':
      return refused('unknown-kiosk', { kiosk: target.kiosk })
  }
}
