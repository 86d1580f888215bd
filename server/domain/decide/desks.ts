// Who works where, and when somebody takes a break (rules Q, S).
import type { DeskId } from '../../../shared/ids.ts'
import type { Desk } from '../../../shared/plan.ts'
import { closedBy, ofDesk } from '../closures.ts'
import type { DayEvent } from '../events.ts'
import { deskOfClerk, type OpenDesk, openDesk as openDeskOf, sameSkills } from '../reach.ts'
import type { DayState } from '../state.ts'
import { withdrawn } from './closures.ts'
import { type Checked, type Decide, fine, happened, nothing, refused } from './decision.ts'

export function knownDesk(state: DayState, desk: DeskId): Checked<Desk> {
  const known = state.index.desks.get(desk)
  return known ? fine(known) : refused('unknown-desk', { desk })
}

export function workingDesk(state: DayState, desk: DeskId): Checked<OpenDesk> {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const now = openDeskOf(state, desk)
  return now ? fine(now) : refused('desk-closed', { desk })
}

/** A desk at which somebody can be called now: open, nobody there, no break. */
export function readyDesk(state: DayState, desk: DeskId, at: number): Checked<OpenDesk> {
  const working = workingDesk(state, desk)
  if (working.kind === 'refused') return working
  const no = withdrawn(state, desk, at)
  if (no) return no
  const { pause, work } = working.value
  if (work.kind === 'with') return refused('desk-busy', { desk, label: state.tickets.get(work.ticket)?.label ?? '' })
  return pause === 'now' ? refused('desk-paused', { desk }) : working
}

/**
 * Opening a desk that is open elsewhere asks first (`takeOver`); a ticket that is there stays with the desk. A clerk who is at
 * another desk moves, unless a visitor is there.
 */
export const openDesk: Decide<'OpenDesk'> = ({ desk, clerk, skills, takeOver }, state, at) => {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const no = withdrawn(state, desk, at)
  if (no) return no
  const now = openDeskOf(state, desk)
  if (now && now.clerk === clerk)
    return sameSkills(now.skills, skills) ? nothing : happened({ type: 'DeskOpened', at, desk, clerk, skills })
  const from = clerk && deskOfClerk(state, clerk)
  const left = from && openDeskOf(state, from)
  if (from && left?.work.kind === 'with')
    return refused('clerk-busy', { desk: from, label: state.tickets.get(left.work.ticket)?.label ?? '' })
  if (now && !takeOver) return refused('desk-open-elsewhere', { desk })
  return happened({ type: 'DeskOpened', at, desk, clerk, skills, ...(from && { from }) })
}

/** Takes effect at once where the clerk is; nobody there, nothing happens. */
export const changeSkills: Decide<'ChangeSkills'> = ({ clerk, skills }, state, at) => {
  const desk = deskOfClerk(state, clerk)
  const now = desk && openDeskOf(state, desk)
  return now && !sameSkills(now.skills, skills) ? happened({ type: 'DeskOpened', at, desk, clerk, skills }) : nothing
}

/** With a visitor the break is only asked for: it begins when the visitor has left (rule S). */
export const pauseDesk: Decide<'PauseDesk'> = ({ desk }, state, at) => {
  const working = workingDesk(state, desk)
  if (working.kind === 'refused') return working
  const { pause, work } = working.value
  if (pause !== 'none') return nothing
  return happened({ type: work.kind === 'with' ? 'BreakRequested' : 'DeskPaused', at, desk })
}

export const resumeDesk: Decide<'ResumeDesk'> = ({ desk }, state, at) => {
  const working = workingDesk(state, desk)
  if (working.kind === 'refused') return working
  return working.value.pause === 'none' ? nothing : happened({ type: 'DeskResumed', at, desk })
}

export const closeDesk: Decide<'CloseDesk'> = ({ desk }, state, at) => {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const now = openDeskOf(state, desk)
  if (!now) return nothing
  if (now.work.kind === 'with') return refused('desk-busy', { desk })
  return happened({ type: 'DeskClosed', at, desk })
}

/** *Next* without calling anybody: the desk is free. */
export const endAfterWork: Decide<'EndAfterWork'> = ({ desk }, state, at) => {
  const working = workingDesk(state, desk)
  if (working.kind === 'refused') return working
  return working.value.work.kind === 'after-work' ? happened({ type: 'AfterWorkEnded', at, desk }) : nothing
}

/** What follows when the ticket has left the desk: the desk closes if it is withdrawn, or the break that was asked for begins. */
export function whenDeskIsLeft(state: DayState, desk: DeskId, at: number): readonly DayEvent[] {
  if (closedBy(state, ofDesk(desk), at)) return [{ type: 'DeskClosed', at, desk }]
  return openDeskOf(state, desk)?.pause === 'after-this' ? [{ type: 'DeskPaused', at, desk }] : []
}
