// Who of several boards that are heard in one room may speak: one at a time, and each thing once (rules B13, B14). No clock of its own.

export interface Wish {
  /** The connection of the board. */
  readonly board: string
  /** What it wants to say: the same call has the same name on every board. */
  readonly what: string
}

export interface SoundTurns {
  readonly speaking: (Wish & { readonly until: number }) | null
  /** In the order in which they asked; a board waits for one thing at a time. */
  readonly waiting: readonly Wish[]
  /** What was said lately, the newest last. */
  readonly heard: readonly string[]
}

/** `speak`: it is the board's turn. `heard`: another board of the room has said it. */
export type TurnAnswer = Wish & { readonly answer: 'speak' | 'heard' }

export interface Turned {
  readonly turns: SoundTurns
  readonly answers: readonly TurnAnswer[]
}

/** Chime, German and one more language take a third of it; a board that has not ended by then is taken for dead. */
export const turnMs = 45_000
const heardKept = 200

export const noTurns: SoundTurns = { speaking: null, waiting: [], heard: [] }

/** Gives the turn to whoever is next, as far as it is free at `now` (monotonic milliseconds). */
function settle(turns: SoundTurns, now: number): Turned {
  const { heard } = turns
  const isHeard = ({ what }: Wish) => heard.includes(what)
  const answers: TurnAnswer[] = turns.waiting.filter(isHeard).map((wish) => ({ ...wish, answer: 'heard' }))
  const left = turns.waiting.filter((wish) => !isHeard(wish))
  const speaking = turns.speaking && turns.speaking.until > now ? turns.speaking : null
  const [next, ...waiting] = left
  if (speaking || !next) return { turns: { speaking, waiting: left, heard }, answers }
  answers.push({ ...next, answer: 'speak' })
  return { turns: { speaking: { ...next, until: now + turnMs }, waiting, heard }, answers }
}

/** A board wants to say something; what else it waited for or said before is over. Asking for the same again keeps its place. */
export function askTurn(turns: SoundTurns, wish: Wish, now: number): Turned {
  const same = ({ board, what }: Wish) => board === wish.board && what === wish.what
  if (turns.waiting.some(same)) return settle(turns, now)
  if (turns.speaking && same(turns.speaking) && turns.speaking.until > now)
    return { turns, answers: [{ ...wish, answer: 'speak' }] }
  const free = leave(turns, wish.board)
  return settle({ ...free, waiting: [...free.waiting, wish] }, now)
}

/** A board has said it; `heard` false: it could not, and another board may. */
export function endTurn(turns: SoundTurns, board: string, heard: boolean, now: number): Turned {
  const said = heard && turns.speaking?.board === board ? [turns.speaking.what] : []
  return settle({ ...leave(turns, board), heard: [...turns.heard, ...said].slice(-heardKept) }, now)
}

/** A board has hung up: what it was saying is said by another one that has it. */
export function dropBoard(turns: SoundTurns, board: string, now: number): Turned {
  return settle(leave(turns, board), now)
}

/** Time has passed: a turn that was not ended is over. */
export function passTurns(turns: SoundTurns, now: number): Turned {
  return settle(turns, now)
}

function leave({ speaking, waiting, heard }: SoundTurns, board: string): SoundTurns {
  return {
    speaking: speaking?.board === board ? null : speaking,
    waiting: waiting.filter((wish) => wish.board !== board),
    heard,
  }
}
