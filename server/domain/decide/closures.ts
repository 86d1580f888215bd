// Closing and opening again out of the hours: a service, a desk, a kiosk or the whole site (rule H15).
import { closedBy, closureOf, isInPlan, ofDesk, reasonOf } from '../closures.ts'
import type { ClosureTarget, DayEvent } from '../events.ts'
import { openDesk } from '../reach.ts'
import type { DayState } from '../state.ts'
import { type Decide, happened, nothing, type Refused, refused } from './decision.ts'

/** From now on, or from a moment that is to come. A desk without a visitor closes with it. */
export const setClosure: Decide<'SetClosure'> = ({ target, fromAt, reason }, state, at) => {
  if (!isInPlan(state.plan, target)) return unknown(target)
  if (!state.plan.reasons.closing.some(({ id }) => id === reason)) return refused('unknown-reason', { reason })
  const from = Math.max(fromAt ?? at, at)
  const before = closureOf(state, target)
  if (before && before.reason === reason && (before.fromAt === from || (before.fromAt <= at && from === at)))
    return nothing
  const desk = target.kind === 'desk' && from <= at ? target.desk : null
  return happened(
    { type: 'ClosureSet', at, target, fromAt: from, reason },
    ...(desk && openDesk(state, desk)?.work.kind !== 'with' && openDesk(state, desk)
      ? [{ type: 'DeskClosed' as const, at, desk }]
      : []),
  )
}

export const liftClosure: Decide<'LiftClosure'> = ({ target }, state, at) => {
  if (!isInPlan(state.plan, target)) return unknown(target)
  return closureOf(state, target) ? happened({ type: 'ClosureLifted', at, target }) : nothing
}

/** Desks whose announced closure has begun and where nobody sits any more. */
export const closingDesks = (state: DayState, at: number): readonly DayEvent[] =>
  [...state.closures.values()].flatMap(({ target, fromAt }) => {
    if (target.kind !== 'desk' || fromAt > at) return []
    const now = openDesk(state, target.desk)
    return now && now.work.kind !== 'with' ? [{ type: 'DeskClosed' as const, at, desk: target.desk }] : []
  })

/** Nobody opens a desk, or calls anybody there, that is closed out of the hours. */
export function withdrawn(
  state: DayState,
  target: Extract<ClosureTarget, { kind: 'desk' }>,
  at: number,
): Refused | null {
  const closure = closedBy(state, ofDesk(target.desk), at)
  return closure && refused('desk-withdrawn', { desk: target.desk, reason: reasonOf(state, closure).de })
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
