// The rooms in which several boards are heard, each with its turns.
import type { Timers } from '../timers.ts'
import { askTurn, dropBoard, endTurn, noTurns, passTurns, type SoundTurns, type Turned } from './soundTurns.ts'

export interface SoundGroups {
  /**
   * Resolves when it is the board's turn, when another board of the room has said it, or with `wait` after `holdMs`: a board that
   * then asks again keeps its place.
   */
  ask(group: string, board: string, what: string): Promise<'speak' | 'heard' | 'wait'>
  /** The board has ended; `heard`: it was to be heard. */
  end(group: string, board: string, heard: boolean): void
  /** The board has hung up. */
  drop(board: string): void
  close(): void
}

/** Shorter than a screen waits for an answer. */
export const holdMs = 5_000

interface Deps {
  readonly timers: Timers
  /** Monotonic milliseconds. */
  readonly now: () => number
}

/** Boards of one server: those of a room have to be connected to the same one. */
export const openSoundGroups = ({ timers, now }: Deps): SoundGroups => {
  const groups = new Map<string, SoundTurns>()
  const asking = new Map<string, (turn: 'speak' | 'heard' | 'wait') => void>()
  const alarms = new Map<string, () => void>()

  const take = (group: string, { turns, answers: given }: Turned) => {
    const before = turnsOf(group).speaking
    groups.set(group, turns)
    if (turns.speaking !== before) {
      alarms.get(group)?.()
      alarms.delete(group)
      if (turns.speaking)
        alarms.set(
          group,
          timers.after(turns.speaking.until - now(), () => take(group, passTurns(turnsOf(group), now()))),
        )
    }
    for (const { board, answer } of given) asking.get(board)?.(answer)
  }
  const turnsOf = (group: string) => groups.get(group) ?? noTurns

  return {
    ask: (group, board, what) =>
      new Promise((resolve) => {
        // A board that asks anew no longer waits for the answer to what it asked before.
        asking.get(board)?.('wait')
        const cancel = timers.after(holdMs, () => answer('wait'))
        const answer = (turn: 'speak' | 'heard' | 'wait') => {
          cancel()
          asking.delete(board)
          resolve(turn)
        }
        asking.set(board, answer)
        take(group, askTurn(turnsOf(group), { board, what }, now()))
      }),
    end(group, board, heard) {
      take(group, endTurn(turnsOf(group), board, heard, now()))
    },
    drop(board) {
      asking.get(board)?.('wait')
      for (const [group, turns] of groups) take(group, dropBoard(turns, board, now()))
    },
    close() {
      for (const cancel of alarms.values()) cancel()
      for (const answer of [...asking.values()]) answer('wait')
      groups.clear()
    },
  }
}
