// A process full of boards: says when the last one of a group has received a call.
import { io } from 'socket.io-client'
import type { BoardView } from '../../../shared/boardViews.ts'
import { protocolVersion } from '../../../shared/version.ts'
import type { FromBoards, ToBoards } from './crew.ts'
import { machineMs } from './now.ts'

const atOnce = 50

interface Group {
  readonly count: number
  /** How many boards have received each sequence number. */
  readonly shown: Map<number, number>
}

const tell = (message: FromBoards) => process.send?.(message)

/** One board. A view may bring several calls at once. */
const connectBoard = async (group: Group, asked: ToBoards) => {
  const { url, path, token, display } = asked
  const socket = io(url, { path, transports: ['websocket'], forceNew: true, auth: { token, group: asked.group } })
  let last = 0
  socket.on('board:changed', (view: BoardView) => {
    const sequence = view.calls[0]?.sequence ?? 0
    for (; last < sequence; last++) {
      const boards = (group.shown.get(last + 1) ?? 0) + 1
      group.shown.set(last + 1, boards)
      if (boards === group.count) tell({ kind: 'shown', group: asked.group, sequence: last + 1, at: machineMs(), view })
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const answer = await socket.emitWithAck('board:join', { protocol: protocolVersion, display })
  if (!answer.ok) throw new Error(`A board may not join: ${answer.refusal.code}`)
  last = answer.value.view.calls[0]?.sequence ?? 0
}

process.on('message', async (message: ToBoards) => {
  const group: Group = { count: message.count, shown: new Map() }
  for (let connected = 0; connected < message.count; connected += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, message.count - connected) }, () => connectBoard(group, message)),
    )
  tell({ kind: 'connected', group: message.group })
})
process.on('disconnect', () => process.exit())
tell({ kind: 'ready' })
