// The sounds of announcements, for boards. They hold no secret: letters, digits and the names of desks.
import { Hono } from 'hono'

export type SoundReader = (
  language: string,
  piece: string,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>

/** The address holds a version, so that what was loaded once is kept for ever. */
export const soundRoutes = (read: SoundReader) =>
  new Hono().get('/voices/:language/:piece', async (c) => {
    const sound = await read(c.req.param('language'), c.req.param('piece'))
    if (!sound) return c.notFound()
    return c.body(new Uint8Array(sound.bytes), 200, {
      'Content-Type': sound.type,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': c.req.query('v') === undefined ? 'no-cache' : 'public, max-age=31536000, immutable',
    })
  })
