// Who of the staff is where, for staff alone: free, in conversation or away, without minutes or reason (rule S).
import type { ClerkKey, DeskId } from '../../../shared/ids.ts'
import type { ClerkCard } from '../../../shared/staffViews.ts'
import type { TeamMember, TeamView } from '../../../shared/teamView.ts'
import { addressHolds, deskOfClerk, openDesk } from '../reach.ts'
import type { DayState, DeskState, Ticket } from '../state.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'

/** Free, in conversation or away (rule S). */
export const signOf = (desk: DeskState | undefined): 'free' | 'busy' | 'away' => {
  if (desk?.kind !== 'open' || desk.pause === 'now') return 'away'
  return desk.work.kind === 'free' ? 'free' : 'busy'
}

/** Who works at the desk, as far as that is known. */
export const clerkAt = (state: DayState, desk: DeskId, { clerkOf }: Pick<ViewContext, 'clerkOf'>): ClerkCard | null => {
  const clerk = openDesk(state, desk)?.clerk
  return clerk ? clerkOf(clerk) : null
}

/** The clerk whom the ticket is kept for; null when it is kept for a desk or for nobody. */
export const keptForClerk = (ticket: Ticket, { at, clerkOf }: Pick<ViewContext, 'at' | 'clerkOf'>): ClerkCard | null =>
  ticket.address?.kind === 'clerk' && addressHolds(ticket, at) ? clerkOf(ticket.address.clerk) : null

/** All clerks of the site, in the order given, with where they are now; `key` is what the day calls one. */
export function teamView(
  state: DayState,
  clerks: readonly (Omit<TeamMember, 'at'> & { readonly key: ClerkKey })[],
  context: ViewContext,
): TeamView {
  return {
    version: versionOf(state, context),
    plan: state.planHash,
    clock: clockView(state, context),
    clerks: clerks.map(({ id, name, skills, active, key }) => {
      const desk = deskOfClerk(state, key)
      return { id, name, skills, active, at: desk && { desk, sign: signOf(state.desks.get(desk)) } }
    }),
  }
}
