// What the boards on the wall send.
import { z } from 'zod'
import type { BoardCatalogue, BoardView } from './boardViews.ts'
import { ReasonId } from './ids.ts'
import { give, hello, nothing, request } from './request.ts'

export const boardRequests = {
  'board:join': request(
    ['display'],
    z.object({ ...hello, display: ReasonId.nullable() }),
    give<{ catalogue: BoardCatalogue; view: BoardView; displays: readonly { id: ReasonId; name: string }[] }>(),
  ),
  'board:sound': request(
    ['display'],
    z.object({ display: ReasonId, sound: z.enum(['ok', 'blocked', 'untested']) }),
    nothing,
  ),
} as const
