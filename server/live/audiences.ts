// Audiences get finished views: one room each, one view made and encoded for all who are in it.
import type { TicketId } from '../../shared/ids.ts'
import type { Pushes } from '../../shared/protocol.ts'
import type { DayEvent } from '../domain/events.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { Pusher } from './pusher.ts'

export type ViewPush = Extract<
  keyof Pushes,
  'kiosk:changed' | 'board:changed' | 'desk:changed' | 'today:changed' | 'team:changed' | 'own:changed'
>

/** At most ten views a second; a phone gets one in five seconds unless its own ticket moves (design §3). */
const paceMs: Record<ViewPush, number> = {
  'board:changed': 100,
  'kiosk:changed': 100,
  'desk:changed': 100,
  'today:changed': 500,
  'team:changed': 500,
  'own:changed': 5_000,
}

export interface Audience<P extends ViewPush = ViewPush> {
  readonly room: string
  readonly push: P
  readonly site: LiveSite
  /** Set for the holder of a ticket: its own moves are told at once. */
  readonly ticket: TicketId | null
  /** Null when the day that it belonged to is over. */
  readonly view: () => Pushes[P] | null
}

export interface Audiences {
  enter(audience: Audience): void
  leave(room: string): void
  /** Something outside the log has changed for a site: paper, sound, the time of day. */
  touch(site: string, push?: ViewPush): void
  close(): void
}

interface Deps {
  readonly sites: LiveSites
  readonly pusher: Pusher
  readonly emit: <P extends ViewPush>(room: string, push: P, view: Pushes[P]) => void
}

const ticketOf = (event: DayEvent): TicketId | null => ('ticket' in event ? event.ticket : null)

/** Boards first: they are what a hall looks at. Everybody else's views are made a blink later, when theirs are on their way. */
const order = [
  'board:changed',
  'own:changed',
  'kiosk:changed',
  'desk:changed',
  'today:changed',
  'team:changed',
] as const satisfies readonly ViewPush[]
const [first, ...others] = order
const othersWaitMs = 5

/** Follows the sites' days and pushes to the audiences that somebody has entered. */
export const openAudiences = ({ sites, pusher, emit }: Deps): Audiences => {
  const byPush = new Map<ViewPush, Map<string, Audience>>(order.map((push) => [push, new Map()]))

  const push = (audience: Audience) => {
    // A push that waited may be one for a room that now follows another day, as a ticket's does when it moves.
    if (byPush.get(audience.push)?.get(audience.room) !== audience) return
    const view = audience.view()
    if (view) emit(audience.room, audience.push, view)
  }

  const send = (audience: Audience, atOnce: boolean) =>
    pusher.changed(audience.room, () => push(audience), paceMs[audience.push], atOnce)

  const tell = (site: string, push: ViewPush, moved: ReadonlySet<TicketId>) => {
    for (const audience of byPush.get(push)?.values() ?? [])
      if (audience.site.id === site) send(audience, audience.ticket !== null && moved.has(audience.ticket))
  }

  /** Sites at which something has happened that boards alone know of, with the tickets that moved. */
  const untold = new Map<string, Set<TicketId>>()
  const tellOthers = (site: string) => {
    const moved = untold.get(site)
    untold.delete(site)
    if (moved) for (const push of others) tell(site, push, moved)
  }

  const stop = sites.onChanged((site, _state, events) => {
    const before = untold.get(site)
    const moved = before ?? new Set()
    for (const event of events) {
      const ticket = ticketOf(event)
      if (ticket) moved.add(ticket)
    }
    tell(site, first, moved)
    if (before) return
    untold.set(site, moved)
    setTimeout(tellOthers, othersWaitMs, site)
  })

  return {
    enter(audience) {
      byPush.get(audience.push)?.set(audience.room, audience)
    },
    leave(room) {
      for (const audiences of byPush.values()) audiences.delete(room)
      pusher.forget(room)
    },
    touch(site, only) {
      for (const push of only ? [only] : order) tell(site, push, new Set())
    },
    close() {
      untold.clear()
      stop()
    },
  }
}
