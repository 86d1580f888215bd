// Pictures and videos of notices, for boards.
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { NoticeFile } from '../../shared/boardNotice.ts'

/** A file is called after what it holds, so that what was loaded once is kept for ever. Parts of a video can be asked for. */
export const noticeRoutes = (dataFolder: string) =>
  new Hono().get('/notices/:file', async (c, next) => {
    if (!NoticeFile.safeParse(c.req.param('file')).success) return c.notFound()
    c.header('X-Content-Type-Options', 'nosniff')
    const serve = serveStatic({
      root: dataFolder,
      onFound: (_, found) => found.header('Cache-Control', 'public, max-age=31536000, immutable'),
    })
    return serve(c, next)
  })
