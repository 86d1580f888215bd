import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { linkMs, makeLink, type PairingApp } from '../../server/operations/access.ts'
import type { SiteId } from '../../shared/ids.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let remove: () => Promise<void>

/** A folder that looks like a build, with a file beside it that nobody may read. */
const buildFolder = async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  const built = join(temporary.folder, 'dist')
  for (const folder of ['kiosk', 'display', 'counter', 'assets']) await mkdir(join(built, folder), { recursive: true })
  for (const page of ['kiosk/index.html', 'display/index.html', 'display/ticket.html', 'counter/index.html'])
    await writeFile(join(built, page), `<!doctype html><title>${page}</title>`)
  await writeFile(join(built, 'assets', 'kiosk-abc123.js'), 'document.title')
  await writeFile(join(built, 'kiosk', 'worker.js'), 'self')
  await writeFile(join(temporary.folder, 'secret.txt'), 'a secret')
  return built
}

beforeAll(async () => {
  const plan = smallPlan()
  const kiosks = plan.kiosks.map((kiosk) => ({ ...kiosk, agentPort: 4115 }))
  server = await startTestServer({ plans: [{ ...plan, kiosks }], builtApps: await buildFolder() })
})
afterAll(async () => {
  await server.close()
  await remove()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { redirect: 'manual', headers })

/** `fetch` tidies an address before it sends it; a hostile client does not. */
const getRaw = (path: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    request(server.url, { path }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
      .on('error', reject)
      .end()
  })

const link = async (app: PairingApp, madeMsAgo = 0) => {
  const clock = { ...systemClock(), now: () => Date.now() - madeMsAgo }
  return makeLink(server.app.operations.store, clock, app, ['kempten' as SiteId])
}

describe('the pages of the apps', () => {
  test('K35 the kiosk alone may reach its own machine, at the ports of the plan and no other; its worker is not kept by browsers', async () => {
    const allowed = async (path: string) =>
      /connect-src ([^;]*)/.exec((await get(path)).headers.get('content-security-policy') ?? '')?.[1]?.trim()
    expect(await allowed('/kiosk/')).toBe("'self' ws: wss: http://127.0.0.1:4115")
    for (const path of ['/display/', '/counter/', '/t/', '/assets/kiosk-abc123.js'])
      expect(await allowed(path)).toBe("'self' ws: wss:")
    const worker = await get('/kiosk/worker.js')
    expect(worker.status).toBe(200)
    expect(worker.headers.get('content-type')).toContain('javascript')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    ['/kiosk/', 'kiosk/index.html'],
    ['/display/', 'display/index.html'],
    ['/counter/', 'counter/index.html'],
    ['/t/', 'display/ticket.html'],
  ])('%s is the page of %s, asked for anew each time', async (path, file) => {
    const page = await get(path)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await page.text()).toContain(file)
  })

  test.each([
    ['/', '/kiosk/'],
    ['/kiosk', '/kiosk/'],
    ['/display', '/display/'],
    ['/counter', '/counter/'],
    ['/t', '/t/'],
  ])('%s leads to %s', async (from, to) => {
    const answer = await get(from)
    expect(answer.status).toBeGreaterThanOrEqual(300)
    expect(answer.status).toBeLessThan(400)
    expect(answer.headers.get('location')).toBe(to)
  })

  test('what a build names by its content is kept for good', async () => {
    const script = await get('/assets/kiosk-abc123.js')
    expect(script.status).toBe(200)
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('an asset that is not there is 404 and is not kept', async () => {
    const missing = await get('/assets/gone.js')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable')
  })

  test.each([
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/%2e%2e%5c%2e%2e%5csecret.txt',
    '/assets//..//..//secret.txt',
    '/assets/.../...//secret.txt',
    '/assets/%00../../secret.txt',
    '/kiosk/../../secret.txt',
    '//secret.txt',
  ])('%s leads out of nothing', async (path) => {
    const answer = await getRaw(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.text).not.toContain('a secret')
  })
})

describe('security headers', () => {
  test.each([
    '/kiosk/',
    '/display/',
    '/counter/',
    '/t/',
    '/assets/kiosk-abc123.js',
    '/api/docs/',
    '/kiosk/pair?code=x',
  ])('of %s', async (path) => {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:\/\/(?!127\.0\.0\.1:)/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    // The own ticket's key stands in the address: it must not travel on.
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('over plain http nothing asks the browser to come back by https', async () => {
    expect((await get('/kiosk/')).headers.get('strict-transport-security')).toBeNull()
  })
})

describe('pairing by a one-time link', () => {
  test.each(['kiosk', 'display', 'counter'] as const)('%s: the token is a cookie that no script reads', async (app) => {
    const answer = await get(`/${app}/pair?code=${await link(app)}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/${app}/`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [cookie = '', ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    const [pair = '', ...attributes] = cookie.split('; ')
    expect(attributes).toEqual(
      expect.arrayContaining([
        'HttpOnly',
        'SameSite=Strict',
        `Path=/${app}`,
        expect.stringMatching(/^Max-Age=\d{7,8}$/),
      ]),
    )
    expect(attributes).not.toContain('Secure')
    const token = pair.replace(/^lotse=/, '')
    const role = { kiosk: 'kiosk', display: 'display', counter: 'supervisor' }[app]
    expect(await server.app.access.principalOf(token)).toMatchObject({ role, sites: ['kempten'] })
  })

  test('a link works once', async () => {
    const code = await link('kiosk')
    expect((await get(`/kiosk/pair?code=${code}`)).headers.getSetCookie()).toHaveLength(1)
    const again = await get(`/kiosk/pair?code=${code}`)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(again.headers.get('location')).toBe('/kiosk/?pairing=failed')
  })

  test.each([
    ['an unknown code', 'kiosk', async (): Promise<string> => 'nothing'],
    ['no code', 'kiosk', async (): Promise<string> => ''],
    ["another app's link", 'counter', () => link('kiosk')],
    ['a link of a quarter of an hour ago', 'kiosk', () => link('kiosk', linkMs + 1)],
  ] as const)('%s pairs nothing', async (_, app, codeOf) => {
    const answer = await get(`/${app}/pair?code=${encodeURIComponent(await codeOf())}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/${app}/?pairing=failed`)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test("a link that was tried at the wrong app's address is left as it was", async () => {
    const code = await link('kiosk')
    await get(`/counter/pair?code=${code}`)
    expect((await get(`/kiosk/pair?code=${code}`)).headers.getSetCookie()).toHaveLength(1)
  })

  test('a browser that only looks ahead does not use the link up', async () => {
    const code = await link('kiosk')
    await fetch(`${server.url}/kiosk/pair?code=${code}`, { method: 'HEAD', redirect: 'manual' })
    await get(`/kiosk/pair?code=${code}`, { 'Sec-Purpose': 'prefetch;prerender' })
    expect((await get(`/kiosk/pair?code=${code}`)).headers.getSetCookie()).toHaveLength(1)
  })
})
