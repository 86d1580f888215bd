import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let kempten: ReturnType<typeof restClient>
let sonthofen: ReturnType<typeof restClient>

beforeAll(async () => {
  const other = smallPlan((draft) => {
    draft.site.id = 'sonthofen'
    draft.site.transferLetter = 'S'
  })
  server = await startTestServer({ plans: [smallPlan(), other] })
  kempten = restClient(server, await server.token('program'))
  sonthofen = restClient(server, await server.token('program', 'sonthofen'))
})
afterAll(() => server.close())

const tooLarge = JSON.stringify({ services: ['x'.repeat(200_000)] })
const calls = ['/sites/kempten/tickets', '/sites/kempten/desks/c1/open', '/sites/kempten/desks/c1/serve']

describe('who may call is told before the body is looked at', () => {
  test.each([...calls, '/tickets/none/finish', '/own/cancel'])(
    '401 without a token, also over 64 kB: %s',
    async (path) => {
      expect(await kempten.send('POST', path, { text: tooLarge, authorization: null })).toMatchObject({
        status: 401,
        json: { code: 'not-signed-in' },
      })
    },
  )

  test.each(calls)('403 at another site, also over 64 kB: %s', async (path) => {
    expect(await sonthofen.send('POST', path, { text: tooLarge })).toMatchObject({
      status: 403,
      json: { code: 'not-allowed' },
    })
    expect(await kempten.send('POST', path, { text: tooLarge })).toMatchObject({ status: 413 })
  })

  test("403 for another site's ticket, 404 for one that nobody has", async () => {
    const { id } = (await kempten.post('/sites/kempten/tickets', { services: ['passport'] })).json
    expect(await sonthofen.get(`/tickets/${id}`)).toMatchObject({ status: 403, json: { code: 'not-allowed' } })
    expect((await sonthofen.send('POST', `/tickets/${id}/cancel`, { text: '{' })).status).toBe(403)
    expect((await kempten.get(`/tickets/${id}`)).json.phase).toBe('waiting')
    expect((await sonthofen.get('/tickets/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  })

  test('an address that is none of the API is a problem as well', async () => {
    const refused = await kempten.get('')
    expect(refused).toMatchObject({ status: 404, json: { code: 'not-found' } })
    expect(refused.type).toContain('application/problem+json')
  })
})
