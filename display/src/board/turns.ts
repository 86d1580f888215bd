// Boards that are heard in one room speak one after the other: each asks the server for its turn.
import type { DisplaySetting } from '../../../shared/displaySetting.ts'
import type { Connection } from '../../../ui/connection.ts'

export interface Turn {
  /** False: another board of the room has said it. */
  readonly speak: boolean
  /** To be called when it was said; `heard`: whether it could be. */
  readonly end: (heard: boolean) => void
}

/** The turn of a board that is heard alone, or that has nobody to ask. */
export const alone: Turn = { speak: true, end: () => {} }

/** Longer than a room in which all boards are alive lets one wait. */
const patienceMs = 120_000

export interface TurnParts {
  readonly connection: Pick<Connection, 'request' | 'state'>
  readonly display: Pick<DisplaySetting, 'id' | 'soundGroup'>
  /** Whether this board can be heard: one that cannot takes no turn from those that can. */
  readonly audible: () => boolean
  /** Monotonic milliseconds. */
  readonly now: () => number
}

/**
 * How a board gets its turn. Without a server, or when it does not answer, the board speaks all the same: two at once are better than a
 * call that nobody hears.
 */
export function turnsOf({ connection, display, audible, now }: TurnParts): (what: string) => Promise<Turn> {
  const { id, soundGroup } = display
  if (soundGroup === null) return async () => alone
  const end = (heard: boolean) => {
    // A line that is lost has given the turn back by itself.
    connection.request('board:spoken', { display: id, heard }).catch(() => undefined)
  }
  return async (what) => {
    const until = now() + patienceMs
    while (connection.state.value === 'online' && audible() && now() < until) {
      const answer = await connection.request('board:speak', { display: id, what }).catch(() => null)
      if (!answer?.ok) return alone
      if (answer.value.turn !== 'wait') return { speak: answer.value.turn === 'speak', end }
    }
    return alone
  }
}
