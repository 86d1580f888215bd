// What the boards on the wall send.
import { z } from 'zod'
import { AnnouncedMinutes, NoticeId } from './boardNotice.ts'
import type { BoardCatalogue, BoardView } from './boardViews.ts'
import { AreaId, ReasonId } from './ids.ts'
import { command, give, hello, managers, nothing, request } from './request.ts'
import { Texts } from './texts.ts'

export const boardRequests = {
  'board:join': request(
    ['display'],
    z.object({ ...hello, display: ReasonId.nullable() }),
    give<{ catalogue: BoardCatalogue; view: BoardView; displays: readonly { id: ReasonId; name: string }[] }>(),
  ),
  'board:sound': request(
    ['display'],
    z.object({
      display: ReasonId,
      sound: z.enum(['ok', 'blocked', 'untested']),
      /** Languages of visitors in which this board can announce nothing. */
      unspoken: z.array(z.string().max(20)).max(40).default([]),
    }),
    nothing,
  ),
  /**
   * Asks for the turn to say something where several boards are heard in one room. `what` is one thing by one name on every board.
   * `heard`: another board of the room has said it. `wait`: not yet; the board keeps its place if it asks again at once.
   */
  'board:speak': request(
    ['display'],
    z.object({ display: ReasonId, what: z.string().min(1).max(80) }),
    give<{ readonly turn: 'speak' | 'heard' | 'wait' }>(),
  ),
  /** The turn is over; `heard`: whether the board could be heard. */
  'board:spoken': request(['display'], z.object({ display: ReasonId, heard: z.boolean() }), nothing),
  /** Shows an announcement of staff from now on, or another one under the same id. The text names nobody. */
  'notice:announce': request(
    managers,
    z.object({
      ...command,
      notice: NoticeId,
      text: Texts,
      areas: z.array(AreaId).min(1).max(20).nullable(),
      spoken: z.boolean(),
      minutes: AnnouncedMinutes,
    }),
    nothing,
  ),
  'notice:remove': request(managers, z.object({ ...command, notice: NoticeId }), nothing),
} as const
