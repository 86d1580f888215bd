// One message in, one answer out: known name, allowed role, well-formed payload, then the handler.
import type { SiteId } from '../../shared/ids.ts'
import { type Answer, type ParsedOf, type ReplyOf, type RequestName, requests } from '../../shared/protocol.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { Log } from '../log.ts'
import { mayRequest, type Principal } from '../operations/access.ts'
import { pathsOf } from '../operations/messages.ts'

/** The connection that a message came by. */
export interface Connection {
  readonly id: string
  readonly principal: Principal
  /** The site at which it acts, one of the principal's; null: none. It stays the same as long as the connection does. */
  readonly site: SiteId | null
  /** Leaves other rooms of the same kind and enters this one. */
  enter(room: string): void
}

export type Handlers = {
  readonly [N in RequestName]: (payload: ParsedOf<N>, connection: Connection) => Promise<Answer<ReplyOf<N>>>
}

const refuse = (refusal: Refusal) => ({ ok: false, refusal }) as const

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name)

const isOutdated = (payload: object) => 'protocol' in payload && payload.protocol !== protocolVersion

/**
 * Answers every message: `unknown-message`, `not-allowed` (before the payload is looked at), `invalid-message` with the
 * field paths, `outdated`, or what the handler says. A fault is logged once and answers `internal`. Never rejects.
 */
export const dispatcher = (handlers: Handlers, log: Log) => {
  const answer = async <N extends RequestName>(
    name: N,
    raw: unknown,
    connection: Connection,
  ): Promise<Answer<ReplyOf<N>>> => {
    const parsed = requests[name].payload.safeParse(raw)
    if (!parsed.success) return refuse({ code: 'invalid-message', paths: pathsOf(parsed.error.issues) })
    if (isOutdated(parsed.data)) return refuse({ code: 'outdated' })
    return handlers[name](parsed.data as ParsedOf<N>, connection)
  }

  return async (name: string, raw: unknown, connection: Connection): Promise<Answer<unknown>> => {
    if (!isRequest(name)) return refuse({ code: 'unknown-message' })
    const { role } = connection.principal
    if (!mayRequest(role, name)) return refuse({ code: role === 'public' ? 'not-signed-in' : 'not-allowed' })
    try {
      return await answer(name, raw, connection)
    } catch (error) {
      log.error({ error, message: name, principal: connection.principal.id }, 'a message could not be answered')
      return refuse({ code: 'internal' })
    }
  }
}
