import type { ClerkKey, DeskId } from '../../../shared/ids.ts'
import type { EventOf } from '../events.ts'
import { addressedTo, reachOf, serves } from '../reach.ts'
import type { Ticket } from '../state.ts'
import { type Draft, openDeskIn, putTicket, ticketIn } from './draft.ts'

/**
 * Opens a closed desk; an open one is taken over, and a ticket that is there stays. What is kept for the clerk goes along; what
 * cannot be served there by that clerk is for everybody now.
 */
export function openDesk(day: Draft, event: EventOf<'DeskOpened'>): void {
  if (event.from !== undefined) leaveDesk(day, event.from)
  sitDown(day, event)
  forgetUnserved(day, event.desk)
}

function sitDown(day: Draft, { at, desk, clerk, skills }: EventOf<'DeskOpened'>): void {
  const before = day.desks.get(desk)
  if (before?.kind !== 'open') {
    const fresh = { since: at, freeSince: at, work: { kind: 'free' }, pause: 'none' } as const
    day.desks.set(desk, { kind: 'open', clerk, skills, ...fresh })
    if (day.index.desks.get(desk)?.kind === 'infostand') day.infostands.set(desk, 'staffed')
    return
  }
  if (before.clerk === clerk) {
    day.desks.set(desk, { ...before, skills })
    return
  }
  day.desks.set(desk, { ...before, clerk, skills, since: at, pause: 'none' })
  forgetClerk(day, before.clerk)
  if (before.work.kind === 'with') markTakenOver(day, ticketIn(day, before.work.ticket))
}

function markTakenOver(day: Draft, ticket: Ticket): void {
  if (ticket.phase.kind === 'serving') putTicket(day, { ...ticket, phase: { ...ticket.phase, takenOver: true } })
}

export function requestBreak(day: Draft, { desk }: EventOf<'BreakRequested'>): void {
  day.desks.set(desk, { ...openDeskIn(day, desk), pause: 'after-this' })
}

/** A break ends after-work. */
export function pauseDesk(day: Draft, { at, desk }: EventOf<'DeskPaused'>): void {
  const now = openDeskIn(day, desk)
  if (now.work.kind === 'with') throw new Error(`Desk ${desk} cannot pause while a ticket is there`)
  day.desks.set(desk, { ...now, pause: 'now', work: { kind: 'free' }, freeSince: at })
}

export function resumeDesk(day: Draft, { at, desk }: EventOf<'DeskResumed'>): void {
  const now = openDeskIn(day, desk)
  day.desks.set(desk, { ...now, pause: 'none', freeSince: now.pause === 'now' ? at : now.freeSince })
}

/** What was kept for the desk or its clerk is for everybody now (rule Q: addresses lapse). */
export function closeDesk(day: Draft, { desk }: EventOf<'DeskClosed'>): void {
  const { clerk } = openDeskIn(day, desk)
  leaveDesk(day, desk)
  forgetClerk(day, clerk)
}

function leaveDesk(day: Draft, desk: DeskId): void {
  day.desks.set(desk, { kind: 'closed' })
  if (day.infostands.has(desk)) day.infostands.set(desk, 'unstaffed')
  forgetDesk(day, desk)
}

export function endAfterWork(day: Draft, { at, desk }: EventOf<'AfterWorkEnded'>): void {
  day.desks.set(desk, { ...openDeskIn(day, desk), work: { kind: 'free' }, freeSince: at })
}

export function changeInfostand(day: Draft, { desk, state }: EventOf<'InfostandChanged'>): void {
  day.infostands.set(desk, state)
}

export function settleMatter(day: Draft, { matter }: EventOf<'MatterSettled'>): void {
  day.matters.set(matter, (day.matters.get(matter) ?? 0) + 1)
}

function forgetDesk(day: Draft, desk: DeskId): void {
  for (const ticket of openTickets(day)) {
    const { address, backTo, phase } = ticket
    const addressed = address?.kind === 'desk' && address.desk === desk
    const held = phase.kind === 'waiting' && phase.heldFor?.desk === desk
    if (!addressed && !held && backTo !== desk) continue
    putTicket(day, {
      ...ticket,
      address: addressed ? null : address,
      backTo: backTo === desk ? null : backTo,
      phase: held ? { ...phase, heldFor: null } : phase,
    })
  }
}

function forgetClerk(day: Draft, clerk: ClerkKey | null): void {
  if (clerk === null) return
  for (const desk of day.desks.values()) if (desk.kind === 'open' && desk.clerk === clerk) return
  for (const ticket of openTickets(day))
    if (ticket.address?.kind === 'clerk' && ticket.address.clerk === clerk) putTicket(day, { ...ticket, address: null })
}

/** Of what is kept for the desk or its clerk, that which cannot be served there; an action that would keep it again stays done. */
function forgetUnserved(day: Draft, desk: DeskId): void {
  const now = openDeskIn(day, desk)
  const reach = reachOf(day, desk)
  const isUnserved = (ticket: Ticket) =>
    addressedTo(ticket, desk, now) && !(reach && ticket.legs[0] && serves(reach, ticket.legs[0].service))
  for (const id of [...day.waiting, ...day.parked, ...day.missed]) {
    const ticket = ticketIn(day, id)
    if (isUnserved(ticket)) putTicket(day, { ...ticket, address: null })
  }
  for (const [at, { before }] of day.lastActions) if (isUnserved(before.ticket)) day.lastActions.delete(at)
}

function openTickets(day: Draft): readonly Ticket[] {
  const atDesks = [...day.desks.values()].flatMap((desk) =>
    desk.kind === 'open' && desk.work.kind === 'with' ? [desk.work.ticket] : [],
  )
  return [...day.waiting, ...day.parked, ...day.missed, ...atDesks].map((id) => ticketIn(day, id))
}
