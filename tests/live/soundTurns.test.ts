import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdMs, openSoundGroups } from '../../server/live/soundGroups.ts'
import {
  askTurn,
  dropBoard,
  endTurn,
  noTurns,
  passTurns,
  type SoundTurns,
  type TurnAnswer,
  type Turned,
  turnMs,
} from '../../server/live/soundTurns.ts'
import { manualTimers } from '../support/manualTimers.ts'

/** A room that is played step by step on a clock of its own. */
function aRoom() {
  let turns: SoundTurns = noTurns
  let now = 0
  const answers: (TurnAnswer & { readonly at: number })[] = []
  const take = ({ turns: next, answers: given }: Turned) => {
    turns = next
    answers.push(...given.map((one) => ({ ...one, at: now })))
  }
  return {
    answers,
    now: () => now,
    turns: () => turns,
    ask: (board: string, what: string) => take(askTurn(turns, { board, what }, now)),
    end: (board: string, heard = true) => take(endTurn(turns, board, heard, now)),
    drop: (board: string) => take(dropBoard(turns, board, now)),
    pass: (ms: number) => {
      now += ms
      take(passTurns(turns, now))
    },
  }
}
const said = (room: ReturnType<typeof aRoom>) =>
  room.answers.map(({ board, what, answer }) => `${board} ${what} ${answer}`)

describe('turns to speak', () => {
  test('B13 a board waits until the other one has ended', () => {
    const room = aRoom()
    room.ask('left', '1')
    room.ask('right', '2')
    expect(said(room)).toEqual(['left 1 speak'])
    room.end('left')
    expect(said(room)).toEqual(['left 1 speak', 'right 2 speak'])
  })

  test('B14 what two boards show is said by one of them, and by the other if that one cannot or dies', () => {
    const room = aRoom()
    room.ask('left', '1')
    room.ask('right', '1')
    room.end('left')
    expect(said(room)).toEqual(['left 1 speak', 'right 1 heard'])
    room.ask('left', '2')
    room.ask('right', '2')
    room.end('left', false)
    expect(said(room).slice(2)).toEqual(['left 2 speak', 'right 2 speak'])
    room.end('right')
    room.ask('left', '3')
    room.ask('right', '3')
    room.drop('left')
    expect(said(room).slice(4)).toEqual(['left 3 speak', 'right 3 speak'])
    room.ask('late', '1')
    expect(said(room).at(-1)).toBe('late 1 heard')
  })

  test('B13 a board that died without a word blocks the room for one turn at most', () => {
    const room = aRoom()
    room.ask('left', '1')
    room.ask('right', '2')
    room.pass(turnMs - 1)
    expect(said(room)).toEqual(['left 1 speak'])
    room.pass(1)
    expect(said(room)).toEqual(['left 1 speak', 'right 2 speak'])
  })

  type Happening =
    | { readonly kind: 'ask'; readonly board: string; readonly what: string }
    | { readonly kind: 'end'; readonly board: string; readonly heard: boolean }
    | { readonly kind: 'drop'; readonly board: string }
    | { readonly kind: 'pass'; readonly ms: number }
  const board = fc.constantFrom('a', 'b', 'c', 'd')
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), board, what: fc.integer({ min: 1, max: 9 }).map(String) }),
    fc.record({ kind: fc.constant('end' as const), board, heard: fc.boolean() }),
    fc.record({ kind: fc.constant('drop' as const), board }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
  )

  test('B13 B14 whatever happens: one speaks at a time, nothing is said again, nobody waits beside a free room or for ever', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
        const room = aRoom()
        const heard = new Set<string>()
        for (const one of happenings) {
          const before = room.turns()
          const answered = room.answers.length
          if (one.kind === 'ask') room.ask(one.board, one.what)
          if (one.kind === 'end') room.end(one.board, one.heard)
          if (one.kind === 'drop') room.drop(one.board)
          if (one.kind === 'pass') room.pass(one.ms)
          if (one.kind === 'end' && one.heard && before.speaking?.board === one.board) heard.add(before.speaking.what)

          const { speaking, waiting } = room.turns()
          const now = room.answers.slice(answered)
          expect(now.filter(({ answer }) => answer === 'speak').length).toBeLessThanOrEqual(1)
          for (const { answer, what } of now) expect(heard.has(what)).toBe(answer === 'heard')
          // A new turn begins only where the one before was ended, dropped, asked over or ran out.
          const given = now.find(({ answer }) => answer === 'speak')
          if (given && before.speaking && before.speaking.until > room.now())
            expect('board' in one && one.board).toBe(before.speaking.board)
          if (waiting.length > 0) expect(speaking?.until).toBeGreaterThan(room.now())
          expect(new Set(waiting.map((wish) => wish.board)).size).toBe(waiting.length)
        }
        const waited = room.turns().waiting.length
        for (let turn = 0; turn <= waited; turn++) room.pass(turnMs)
        expect(room.turns().waiting).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('B13 the room answers each board in its turn, and one that died without a word is passed by', async () => {
  let now = 0
  const timers = manualTimers((ms) => {
    now += ms
  })
  const groups = openSoundGroups({ timers, now: () => now })
  expect(await groups.ask('hall', 'left', '1')).toBe('speak')
  expect(await groups.ask('upstairs', 'other', '3')).toBe('speak')
  const right = groups.ask('hall', 'right', '2')
  expect(timers.delays()).toEqual([turnMs, turnMs, holdMs])
  // The turns of both rooms run out: nobody else waits upstairs.
  await timers.pass()
  expect(await right).toBe('speak')
  const again = groups.ask('hall', 'left', '2')
  groups.end('hall', 'right', true)
  expect(await again).toBe('heard')
  groups.close()
})

test('B13 a board that has to wait for long asks again and keeps its place', async () => {
  const timers = manualTimers()
  const groups = openSoundGroups({ timers, now: () => 0 })
  expect(await groups.ask('hall', 'left', '1')).toBe('speak')
  const second = groups.ask('hall', 'right', '2')
  const third = groups.ask('hall', 'back', '3')
  groups.end('hall', 'left', true)
  expect(await second).toBe('speak')
  const thirdAgain = groups.ask('hall', 'back', '3')
  expect(await third).toBe('wait')
  const late = groups.ask('hall', 'left', '4')
  groups.end('hall', 'right', true)
  expect(await thirdAgain).toBe('speak')
  expect(await groups.ask('hall', 'back', '3')).toBe('speak')
  groups.drop('back')
  expect(await late).toBe('speak')
  groups.close()
})
