// The towns' coats of arms, as pictures that no browser takes for a page.
import { Hono } from 'hono'
import type { LiveSites } from '../liveSites.ts'

/** `/arms/kempten`: the picture from the plan in force, or 404. Public like everything that hangs in the hall. */
export const armsRoutes = (sites: Pick<LiveSites, 'find'>) =>
  new Hono().get('/arms/:site', (c) => {
    const address = sites.find(c.req.param('site'))?.plan().plan.site.look.arms
    const [, type, data] = /^data:([\w/+]+);base64,(.+)$/.exec(address ?? '') ?? []
    if (type === undefined || data === undefined) return c.notFound()
    return c.body(Uint8Array.fromBase64(data), 200, {
      'Content-Type': type,
      // Opened by itself, a drawing is a page: it may do nothing.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=3600',
    })
  })
