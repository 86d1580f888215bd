// Counters on real sockets, each with a token of its own.
import type { ClerkId, DeskId } from '../../shared/ids.ts'
import type { DeskView } from '../../shared/staffViews.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { type Client, commandId, type TestServer } from './testServer.ts'

/** The value of an answer that must not be a refusal. */
export const value = <T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** Opens a desk as the clerk with that id, or without a name. */
export const sitsDown = (counter: Client, desk: string, clerk: string | null, takeOver = false) =>
  counter.request('desk:open', { id: commandId(), desk, takeOver, clerk: clerk as ClerkId | null })

/** A counter that looks at a desk; `seen.view` is always the newest. */
export const counterAt = async (server: TestServer, desk: string) => {
  const counter = await server.connect('counter', await server.token('clerk'))
  const seen: { view: DeskView | null } = { view: null }
  counter.socket.on('desk:changed', (view) => {
    seen.view = view
  })
  seen.view = value(await counter.request('desk:join', { protocol, desk: desk as DeskId })).view
  return { counter, seen }
}
