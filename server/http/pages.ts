// The built apps, the pairing of browsers and the page to try the REST API at.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { Access, PairingApp } from '../operations/access.ts'
import { cookieName } from '../operations/cookie.ts'

interface Deps {
  readonly access: Access
  /** Ports of the print agents on kiosks' own machines, as the settings now say. */
  readonly agentPorts: () => readonly number[]
  /** Folder with the built apps. */
  readonly builtApps: string
  readonly secure: boolean
}

const apps = ['kiosk', 'display', 'counter'] as const satisfies readonly PairingApp[]

const pages: Readonly<Record<string, string>> = {
  '/kiosk/': 'kiosk/index.html',
  '/display/': 'display/index.html',
  '/counter/': 'counter/index.html',
  '/t/': 'display/ticket.html',
}

/** Browsers keep cookies for at most 400 days; a paired screen that is used renews nothing and is paired anew after that. */
const cookieSeconds = 400 * 86_400

const policy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
}

const agentsOf = ({ agentPorts }: Deps) =>
  [...new Set(agentPorts())].map((port) => `http://127.0.0.1:${port}`).join(' ')

const docsPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lotse API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="docs/swagger-ui.css">
<div id="docs"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></html>`

const docsStart = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true })`

/** Mail programs and browsers look at links before anybody opens them. */
const onlyLooks = (c: Context) => c.req.method === 'HEAD' || (c.req.header('Sec-Purpose') ?? '').includes('prefetch')

/** Opening a one-time link pairs this browser with one app: a token in a cookie that no script can read. */
const pair = async (c: Context, app: PairingApp, { access, secure }: Deps) => {
  c.header('Cache-Control', 'no-store')
  if (onlyLooks(c)) return c.body(null, 204)
  const token = await access.pair(c.req.query('code') ?? '', app)
  if (token === null) return c.redirect(`/${app}/?pairing=failed`, 303)
  setCookie(c, cookieName, token, {
    path: `/${app}`,
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge: cookieSeconds,
  })
  return c.redirect(`/${app}/`, 303)
}

const docs = () => {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const asset = (name: string, type: string) => async (c: Context) =>
    c.body(await readFile(join(folder, name)), 200, { 'Content-Type': type, 'Cache-Control': 'max-age=86400' })
  return new Hono()
    .get('/', (c) => c.html(docsPage))
    .get('/start.js', (c) => c.body(docsStart, 200, { 'Content-Type': 'text/javascript' }))
    .get('/swagger-ui.css', asset('swagger-ui.css', 'text/css'))
    .get('/swagger-ui-bundle.js', asset('swagger-ui-bundle.js', 'text/javascript'))
}

/** Everything that a browser loads. */
export const pageRoutes = (deps: Deps) => {
  const routes = new Hono()
  routes.use(
    secureHeaders({
      contentSecurityPolicy: {
        ...policy,
        // The page of a kiosk alone talks to its own machine, and there to its print agent only.
        connectSrc: [...policy.connectSrc, (c) => (c.req.path === '/kiosk/' ? agentsOf(deps) : '')],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: deps.secure,
    }),
  )
  for (const app of apps) routes.get(`/${app}/pair`, (c) => pair(c, app, deps))
  for (const [path, file] of Object.entries(pages)) {
    routes.get(path.slice(0, -1), (c) => c.redirect(path, 308))
    routes.get(path, async (c) => {
      c.header('Cache-Control', 'no-cache')
      return c.html(await readFile(join(deps.builtApps, file), 'utf8'))
    })
  }
  // Beside a page lie its worker, whose reach is its folder, and what installs it; their names do not change with their content.
  const beside = serveStatic({ root: deps.builtApps, onFound: (_, c) => c.header('Cache-Control', 'no-cache') })
  routes.get('/t/:file{[a-z0-9-]+\\.(?:js|png|webmanifest)}', beside)
  routes.get('/kiosk/worker.js', beside)
  routes.get('/', (c) => c.redirect('/kiosk/', 302))
  routes.route('/api/docs', docs())
  routes.get('/api/docs/', (c) => c.redirect('/api/docs', 308))
  routes.use(
    '/assets/*',
    serveStatic({
      root: deps.builtApps,
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  return routes
}
