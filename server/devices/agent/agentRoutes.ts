// What the agent answers on this machine, to the page that it knows and to nobody else.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  AgentJob,
  AgentJobName,
  type AgentJobView,
  AgentPairing,
  type AgentPrinterView,
  type AgentSecret,
} from '../../../shared/agentRequests.ts'
import type { AgentFile } from './agentFile.ts'
import type { openAgentSecret } from './agentSecret.ts'
import { fitToColumns } from './fitToColumns.ts'

interface Deps {
  /** Origins of the kiosk's pages. */
  readonly origins: readonly string[]
  /** The port that it listens at. */
  readonly port: () => number
  readonly file: AgentFile
  readonly secret: ReturnType<typeof openAgentSecret>
  readonly printer: () => AgentPrinterView
  readonly now: () => number
  readonly wake: () => void
}

const longestBody = 65_536
/** More would be no visitors any more. */
const mostWaiting = 20

const refusal = (code: string) => ({ code })

/**
 * Refuses first what no page of ours would send: another name for this machine (a foreign page that had its own name point
 * here), another origin, no secret.
 */
export const agentRoutes = ({ file, now, origins, port, printer, secret, wake }: Deps) => {
  const routes = new Hono()

  routes.use(async (c, next) => {
    const origin = c.req.header('Origin') ?? ''
    const host = c.req.header('Host')
    if (host !== `127.0.0.1:${port()}` || !origins.includes(origin)) return c.json(refusal('forbidden'), 403)
    c.header('Access-Control-Allow-Origin', origin)
    c.header('Vary', 'Origin')
    c.header('Cache-Control', 'no-store')
    if (c.req.method !== 'OPTIONS') return next()
    c.header('Access-Control-Allow-Methods', 'GET, PUT, POST')
    c.header('Access-Control-Allow-Headers', 'authorization, content-type')
    c.header('Access-Control-Max-Age', '600')
    // Chromium before 142 asks for this where a page of the house network talks to its own machine.
    if (c.req.header('Access-Control-Request-Private-Network')) c.header('Access-Control-Allow-Private-Network', 'true')
    return c.body(null, 204)
  })
  routes.use(bodyLimit({ maxSize: longestBody, onError: (c) => c.json(refusal('too-large'), 413) }))

  routes.post('/pairing', async (c) => {
    const wanted = AgentPairing.safeParse(await c.req.json().catch(() => null))
    const given = wanted.success ? secret.pair(wanted.data.code) : null
    return given === null ? c.json(refusal('forbidden'), 403) : c.json({ secret: given } satisfies AgentSecret)
  })

  routes.use(async (c, next) => {
    const held = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1]
    return held !== undefined && secret.holds(held) ? next() : c.json(refusal('not-signed-in'), 401)
  })

  routes.get('/printer', (c) => c.json(printer()))
  routes.get('/jobs/:name', (c) => {
    const view = file.viewOf(c.req.param('name'))
    return view ? c.json(view) : c.json(refusal('not-found'), 404)
  })
  routes.put('/jobs/:name', async (c) => {
    const name = AgentJobName.safeParse(c.req.param('name'))
    const job = AgentJob.safeParse(await c.req.json().catch(() => null))
    if (!name.success || !job.success) return c.json(refusal('invalid-message'), 400)
    const known = file.viewOf(name.data)
    if (known) return c.json(known satisfies AgentJobView)
    if (file.waiting() >= mostWaiting) return c.json(refusal('too-many'), 429)
    const { label, slip } = job.data
    const view = file.add(name.data, label, fitToColumns(slip, printer().columns), now())
    wake()
    return c.json(view satisfies AgentJobView, 202)
  })
  routes.notFound((c) => c.json(refusal('not-found'), 404))
  routes.onError((_, c) => c.json(refusal('internal'), 500))
  return routes
}
