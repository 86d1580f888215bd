// What the desk is doing, as the screen tells it apart: one step, one primary key.
import type { DeskNow, DeskView, TicketAtDesk } from '../../shared/staffViews.ts'

export type Step =
  | { readonly kind: 'closed' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'free' }
  | { readonly kind: 'called'; readonly ticket: TicketAtDesk }
  | { readonly kind: 'serving'; readonly ticket: TicketAtDesk }
  | { readonly kind: 'after-work'; readonly label: string; readonly since: number }

/** A break covers after-work: it goes on when the break is over. A visitor goes before everything else. */
export function stepOf(now: DeskNow): Step {
  if (now.kind === 'closed') return { kind: 'closed' }
  const { work } = now
  if (work.kind === 'with') return { kind: work.ticket.phase, ticket: work.ticket }
  if (now.pause === 'now') return { kind: 'paused' }
  return work.kind === 'after-work' ? { kind: 'after-work', label: work.label, since: work.since } : { kind: 'free' }
}

/** Whether a given number may be called now, out of turn too. */
export const canCall = (step: Step): boolean => step.kind === 'free' || step.kind === 'after-work'

/** Tickets before this one in the list that could be called as well: whom a call out of turn passes, as far as it is shown. */
export function shownBefore({ queue }: Pick<DeskView, 'queue'>, ticket: string): number {
  const index = queue.findIndex((entry) => entry.ticket === ticket)
  const before = index < 0 ? [] : queue.slice(0, index)
  return before.filter(({ reasons }) => !reasons.some(({ kind }) => kind === 'held' || kind === 'too-early')).length
}
