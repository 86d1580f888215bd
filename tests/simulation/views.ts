// What every screen of a server shows, held against the same view made from a fresh fold of the log.
import assert from 'node:assert/strict'
import type { DayState } from '../../server/domain/state.ts'
import { boardView } from '../../server/domain/views/board.ts'
import type { ViewContext } from '../../server/domain/views/context.ts'
import { deskView } from '../../server/domain/views/desk.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { ownTicketView } from '../../server/domain/views/own.ts'
import { teamView } from '../../server/domain/views/people.ts'
import { todayView } from '../../server/domain/views/today.ts'
import type { Audience } from '../../server/live/audiences.ts'
import type { LiveSite } from '../../server/liveSites.ts'
import type { Clerks } from '../../server/operations/clerks.ts'
import type { BoardView } from '../../shared/boardViews.ts'
import type { DeskId, KioskId, ReasonId } from '../../shared/ids.ts'
import type { House } from './house.ts'

/** Rooms are named `kind/site/id`. */
const idIn = (room: string) => room.slice(room.lastIndexOf('/') + 1)

function viewOf({ push, room, site, ticket }: Audience, fresh: DayState, clerks: Clerks, context: ViewContext) {
  const id = idIn(room)
  switch (push) {
    case 'kiosk:changed':
      return kioskView(fresh, id as KioskId, context)
    case 'board:changed':
      return boardView(fresh, id as ReasonId, context)
    case 'desk:changed':
      return deskView(fresh, id === '' ? null : (id as DeskId), context)
    case 'today:changed':
      return todayView(fresh, context)
    case 'team:changed':
      return teamView(fresh, clerks.of(site.id), context)
    case 'own:changed':
      return ticket && ownTicketView(fresh, ticket, context)
  }
}

/** B6: visitors who are called or served, newest first, each number once. */
function checkBoard(fresh: DayState, { calls }: BoardView) {
  const sequences = calls.map(({ sequence }) => sequence)
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => b - a),
    'B6 newest calls first',
  )
  assert.equal(new Set(calls.map(({ label }) => label)).size, calls.length, 'B6 each number once')
  for (const { desk, label } of calls) {
    const there = [...fresh.tickets.values()].filter(
      ({ phase }) => (phase.kind === 'called' || phase.kind === 'serving') && phase.desk === desk.id,
    )
    assert.deepEqual(
      there.map((ticket) => ticket.label),
      [label],
      `B6 ${label} is called to ${desk.id}`,
    )
  }
}

/** `fresh` is the day of the site as the log tells it. */
export function checkViews(house: House, site: LiveSite, fresh: DayState): void {
  const context = house.contextOf(site)
  for (const screen of house.screens) {
    if (screen.site.id !== site.id) continue
    const shown = screen.view()
    assert.deepEqual(
      shown,
      viewOf(screen, fresh, house.clerks, context),
      `D2 ${house.name} shows ${screen.room} as the log tells it`,
    )
    if (screen.push === 'board:changed') checkBoard(fresh, shown as BoardView)
  }
  for (const id of fresh.tickets.keys()) {
    const own = ownTicketView(site.day().state(), id, context)
    assert.deepEqual(own, ownTicketView(fresh, id, context), `D2 ${house.name} shows ticket ${id} as the log tells it`)
  }
}
