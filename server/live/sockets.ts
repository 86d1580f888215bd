// Socket.IO on the server's port: one line for each app, since each app's cookie is scoped to its own path.
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { parse as parseCookies } from 'hono/utils/cookie'
import { Server, type Socket } from 'socket.io'
import type { SiteId } from '../../shared/ids.ts'
import type { ClientEvents, Pushes, ServerEvents } from '../../shared/protocol.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { Log } from '../log.ts'
import { type Access, nobody, type Principal } from '../operations/access.ts'
import { cookieName } from '../operations/cookie.ts'
import type { Connection, dispatcher } from './dispatch.ts'

const lines = {
  kiosk: '/kiosk/socket.io',
  display: '/display/socket.io',
  counter: '/counter/socket.io',
  own: '/t/socket.io',
} as const
type Line = keyof typeof lines

/** Room in `maxHttpBufferSize` for a message that is far too long, so that it is refused by name and the line stays. */
const largestMessageBytes = 4_000_000

/** Who is at the other end, and at which site. */
interface Signed {
  principal: Principal
  site: SiteId | null
}

type LotseServer = Server<ClientEvents, ServerEvents, Record<never, never>, Signed>
type LotseSocket = Socket<ClientEvents, ServerEvents, Record<never, never>, Signed>

interface Deps {
  readonly access: Access
  readonly dispatch: ReturnType<typeof dispatcher>
  readonly log: Log
  readonly publicUrl: string | null
  readonly onGone: (connection: Pick<Connection, 'id' | 'site'>) => void
  readonly onEmptyRoom: (room: string) => void
}

/** Browsers name the page's origin: it must be ours. Programs name none. */
const originFits = (request: IncomingMessage, publicUrl: string | null): boolean => {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || (publicUrl !== null && new URL(publicUrl).origin === origin)
}

const tokenOf = (socket: LotseSocket): string | null => {
  const { token } = socket.handshake.auth
  if (typeof token === 'string') return token
  return parseCookies(socket.handshake.headers.cookie ?? '', cookieName)[cookieName] ?? null
}

const principalFor = async (socket: LotseSocket, line: Line, access: Access): Promise<Principal | null> => {
  const token = tokenOf(socket)
  if (token === null) return line === 'own' ? nobody : null
  return access.principalOf(token)
}

/** The site that the screen names, or the first of its token; undefined: it has no right there. */
const siteOf = (socket: LotseSocket, { sites }: Principal): SiteId | null | undefined => {
  const { site } = socket.handshake.auth
  return site === undefined || site === null ? (sites[0] ?? null) : sites.find((one) => one === site)
}

/** The screen reads the code from the error's data. */
const refusal = (code: RefusalCode) => Object.assign(new Error(code), { data: { code } })

/** Rooms are `<kind>/…`; a screen is in one of each kind. */
const enter = (socket: LotseSocket, room: string) => {
  const kind = room.slice(0, room.indexOf('/') + 1)
  for (const other of socket.rooms) if (other !== room && other.startsWith(kind)) void socket.leave(other)
  void socket.join(room)
}

const serve = (socket: LotseSocket, { dispatch, onGone }: Deps) => {
  const { principal, site } = socket.data
  const connection: Connection = { id: socket.id, principal, site, enter: (room) => enter(socket, room) }
  socket.onAny((name: string, ...sent: unknown[]) => {
    const reply = sent.at(-1)
    const payload = sent.length > 1 ? sent[0] : undefined
    void dispatch(name, payload, connection).then((answer) => {
      if (typeof reply === 'function') reply(answer)
    })
  })
  socket.on('disconnect', () => onGone(connection))
}

/** Attaches the four lines to the server; returns how to push to a room and how to hang up. */
export const attachSockets = (http: HttpServer, deps: Deps) => {
  const open = (line: Line): LotseServer => {
    const server: LotseServer = new Server(http, {
      path: lines[line],
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: largestMessageBytes,
      destroyUpgrade: false,
      allowRequest: (request, decide) => decide(null, originFits(request, deps.publicUrl)),
    })
    server.use((socket, next) => {
      const { protocol } = socket.handshake.auth
      if (protocol !== undefined && protocol !== protocolVersion) return next(refusal('outdated'))
      principalFor(socket, line, deps.access).then(
        (principal) => {
          if (!principal) return next(refusal('not-signed-in'))
          const site = siteOf(socket, principal)
          if (site === undefined) return next(refusal('not-allowed'))
          socket.data.principal = principal
          socket.data.site = site
          next()
        },
        (error: unknown) => {
          deps.log.error({ error: String(error) }, 'a screen could not be recognised')
          next(refusal('internal'))
        },
      )
    })
    server.on('connection', (socket) => serve(socket, deps))
    server.of('/').adapter.on('delete-room', (room: string) => {
      if (room.includes('/')) deps.onEmptyRoom(room)
    })
    return server
  }
  const servers = Object.keys(lines).map((line) => open(line as Line))
  // Each line leaves what is not its own to the others; what is nobody's would be held open for ever.
  http.on('upgrade', ({ url = '' }, socket) => {
    if (!Object.values(lines).some((path) => url.startsWith(`${path}/`))) socket.destroy()
  })

  return {
    /** One encoding for all who are in the room, whichever line they came by. */
    emit<P extends keyof Pushes>(room: string, push: P, view: Pushes[P]) {
      for (const server of servers)
        if (server.of('/').adapter.rooms.has(room))
          (server.to(room).emit as (name: P, view: Pushes[P]) => boolean)(push, view)
    },
    /** The plan or the day is another one: the site's screens join again. */
    rejoin(site: string) {
      for (const server of servers)
        for (const room of server.of('/').adapter.rooms.keys())
          if (room.includes(`/${site}/`)) server.to(room).emit('screen:rejoin', {})
    },
    /** Hangs up on those whose token or pairing is no longer good. */
    hangUp(isGone: (principal: Principal) => boolean) {
      for (const server of servers)
        for (const socket of server.of('/').sockets.values()) if (isGone(socket.data.principal)) socket.disconnect(true)
    },
    /** Hangs up on everybody; screens come back by themselves when the server does. */
    async close() {
      for (const server of servers) {
        server.disconnectSockets(true)
        server.engine.close()
      }
    },
  }
}
