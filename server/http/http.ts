// Hono: REST API, its documentation, and the pages.
import { Hono } from 'hono'
import type { Log } from '../log.ts'
import type { Access } from '../operations/access.ts'
import type { Operations } from '../operations/perform.ts'
import { armsRoutes } from './arms.ts'
import { type Admission, route } from './endpoint.ts'
import { noticeRoutes } from './noticeFiles.ts'
import { openApiDocument } from './openapi.ts'
import { pageRoutes } from './pages.ts'
import { sendProblem } from './problems.ts'
import { announcementRoutes } from './routes/announcements.ts'
import { appointmentRoutes } from './routes/appointments.ts'
import { clerkRoutes } from './routes/clerks.ts'
import { deskRoutes } from './routes/desks.ts'
import { estimateRoutes } from './routes/estimates.ts'
import { ownRoutes } from './routes/own.ts'
import { publicRoutes } from './routes/public.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { todayRoutes } from './routes/today.ts'
import { visitRoutes } from './routes/visits.ts'
import { type SoundReader, soundRoutes } from './sounds.ts'

interface Deps {
  readonly operations: Operations
  readonly access: Access
  readonly log: Log
  readonly builtApps: string
  readonly secure: boolean
  readonly version: string
  readonly readSound: SoundReader
  /** Holds the pictures and videos of notices; null: there are none. */
  readonly dataFolder: string | null
}

/** All HTTP routes. A fault is logged once and answers `internal`; it never ends the process. */
export const httpRoutes = ({
  operations,
  access,
  log,
  builtApps,
  secure,
  version,
  readSound,
  dataFolder,
}: Deps): Hono => {
  const endpoints = [
    publicRoutes,
    ticketRoutes,
    deskRoutes,
    clerkRoutes,
    announcementRoutes,
    todayRoutes,
    ownRoutes,
    appointmentRoutes,
    visitRoutes,
    estimateRoutes,
  ].flatMap((routes) => routes(operations))
  const document = openApiDocument(endpoints, version)

  const api = new Hono<Admission>()
  api.get('/openapi.json', (c) => c.json(document))
  for (const endpoint of endpoints) route(api, endpoint, { sites: operations.sites, access })

  const app = new Hono()
  app.route('/', soundRoutes(readSound))
  app.route('/', armsRoutes(operations.sites))
  if (dataFolder !== null) app.route('/', noticeRoutes(dataFolder))
  const agentPorts = () =>
    operations.sites.all().flatMap((site) => site.plan().plan.kiosks.flatMap(({ agentPort }) => agentPort ?? []))
  app.route('/', pageRoutes({ access, agentPorts, builtApps, secure }))
  app.route('/api', api)
  app.notFound((c) =>
    /^\/api(?:\/|$)/.test(c.req.path)
      ? sendProblem(c, { code: 'not-found' })
      : c.text('Diese Seite gibt es nicht.\n', 404),
  )
  app.onError((error, c) => {
    log.error({ error: String(error), stack: error.stack, path: c.req.routePath }, 'a request could not be answered')
    return sendProblem(c, { code: 'internal' })
  })
  return app
}
