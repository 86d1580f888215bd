import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let staff: string

beforeAll(async () => {
  const sonthofen = smallPlan((draft) => {
    draft.site.id = 'sonthofen'
    draft.site.transferLetter = 'S'
  })
  server = await startTestServer({ plans: [smallPlan(), sonthofen], publicUrl: 'https://nummer.example' })
  staff = await server.token('program')
})
afterAll(() => server.close())

interface Asking {
  readonly token?: string | null
  readonly scheme?: string
  readonly body?: unknown
  readonly text?: string
  readonly key?: string
}

const ask = async (
  method: string,
  path: string,
  { token = staff, scheme = 'Bearer', body, text, key }: Asking = {},
) => {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `${scheme} ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(method === 'POST' && { body: text ?? JSON.stringify(body ?? {}) }),
  })
  const answered = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    json: answered.startsWith('{') || answered.startsWith('[') ? JSON.parse(answered) : answered,
  }
}
const get = (path: string, asking?: Asking) => ask('GET', path, asking)
const post = (path: string, body?: unknown, asking?: Asking) => ask('POST', path, { body, ...asking })
const tickets = '/sites/kempten/tickets'
const issue = async () => (await post(tickets, { services: ['passport'] })).json

describe('REST: what everybody may read', () => {
  test('health, sites, one site and its board need no token', async () => {
    expect((await get('/health', { token: null })).json).toEqual({ status: 'ok', trial: false })
    expect((await get('/sites', { token: null })).json).toEqual([
      { id: 'kempten', name: 'Rathaus', open: true },
      { id: 'sonthofen', name: 'Rathaus', open: true },
    ])
    const site = (await get('/sites/kempten', { token: null })).json
    expect(site.services[0]).toMatchObject({
      id: 'passport',
      handling: 'counter',
      area: 'hall',
      open: true,
      waiting: 0,
    })
    expect(site.desks[1]).toEqual({
      id: 'c2',
      name: '2',
      kind: 'counter',
      area: 'hall',
      state: 'closed',
      services: ['passport'],
      backup: ['residence'],
    })
    expect((await get('/sites/kempten/board', { token: null })).json).toEqual({ calls: [], waiting: { hall: 0 } })
  })

  test('the OpenAPI document names every call, and the page to try it is served from here', async () => {
    const { json } = await get('/openapi.json', { token: null })
    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths)).toEqual(
      expect.arrayContaining([
        '/api/health',
        '/api/sites/{site}/tickets',
        '/api/tickets/{id}/transfer',
        '/api/sites/{site}/visits',
        '/api/sites/{site}/estimates',
        '/api/own/cancel',
      ]),
    )
    const page = await get('/docs', { token: null })
    expect(page.json).toContain('swagger-ui')
    expect(page.json).not.toMatch(/https?:\/\//)
  })
})

describe('REST: who may', () => {
  test('401 without a token, also with a body that makes no sense', async () => {
    const refused = await ask('POST', tickets, { token: null, text: '{"services": 7' })
    expect(refused).toMatchObject({ status: 401, json: { code: 'not-signed-in', status: 401 } })
    expect(refused.type).toContain('application/problem+json')
    expect((await post(tickets, {}, { token: 'no-such-token' })).status).toBe(401)
  })

  test('403 for another site or role, before the body is looked at', async () => {
    expect(await post('/sites/sonthofen/tickets', { nonsense: true })).toMatchObject({
      status: 403,
      json: { code: 'not-allowed' },
    })
    const display = await server.token('display')
    expect((await post(tickets, { services: ['passport'] }, { token: display })).status).toBe(403)
  })
})

describe('REST: from the number to the end', () => {
  test('issue, call, start, finish, next', async () => {
    const issued = await post(tickets, { services: ['passport'], language: 'en' })
    expect(issued.status).toBe(201)
    expect(issued.json).toMatchObject({
      phase: 'waiting',
      channel: 'visit',
      site: 'kempten',
      service: 'passport',
      area: 'hall',
      position: 0,
    })
    expect(issued.json.label).toMatch(/^A\d{3}$/)
    expect(issued.json.issuedAt).toBe('2026-11-23T09:00:00+01:00')
    expect(issued.json.dueAt).toBe('2026-11-23T09:20:00+01:00')
    expect(issued.json.url).toBe(`https://nummer.example/t/#${issued.json.key}`)
    const { id } = issued.json

    expect((await post('/sites/kempten/desks/c1/open')).json).toMatchObject({ id: 'c1', state: 'free' })
    expect((await post('/sites/kempten/desks/c1/call-next')).json).toMatchObject({ id, phase: 'called', desk: 'c1' })
    expect((await get('/sites/kempten/board')).json.calls[0]).toMatchObject({
      label: issued.json.label,
      desk: 'c1',
      area: 'hall',
    })
    expect(await post('/sites/kempten/desks/c1/call-next')).toMatchObject({ status: 409, json: { code: 'desk-busy' } })
    expect((await post(`/tickets/${id}/start`)).json.phase).toBe('serving')
    expect((await post(`/tickets/${id}/finish`, { outcome: 'settled' })).json.phase).toBe('done')
    expect((await post('/sites/kempten/desks/c1/call-next')).status).toBe(204)
    const visits = await get('/sites/kempten/visits?from=2026-11-23&to=2026-11-23')
    expect(visits.json).toMatchObject([
      { label: issued.json.label, service: 'passport', end: 'finished', outcome: 'settled' },
    ])
    const csv = await get('/sites/kempten/visits?from=2026-11-23&to=2026-11-23&format=csv')
    expect(csv.type).toContain('text/csv')
    expect(csv.json.split('\r\n')).toHaveLength(3)
    await post('/sites/kempten/desks/c1/close')
  })

  test('O1 O3 the holder sees and gives up the ticket by its key alone', async () => {
    const { key, id } = await issue()
    expect((await get('/own', { token: key, scheme: 'Ticket' })).json).toMatchObject({ id, phase: 'waiting' })
    expect((await get('/own', { token: key })).status).toBe(401)
    expect((await get('/own', { token: 'A'.repeat(22), scheme: 'Ticket' })).status).toBe(404)
    expect((await ask('POST', '/own/cancel', { token: key, scheme: 'Ticket' })).json).toMatchObject({
      id,
      phase: 'gone',
    })
    expect((await get(`/tickets/${id}`)).json.phase).toBe('gone')
  })

  test('the same Idempotency-Key answers as the first time; another body under it is id-reused', async () => {
    const first = await post(tickets, { services: ['passport'] }, { key: 'once only' })
    await post(`/tickets/${first.json.id}/cancel`)
    expect((await post(tickets, { services: ['passport'] }, { key: 'once only' })).json).toEqual(first.json)
    expect(await post(tickets, { services: ['residence'] }, { key: 'once only' })).toMatchObject({
      status: 409,
      json: { code: 'id-reused' },
    })
  })
})

describe('REST: bad input gets a coded refusal and harms nothing', () => {
  test.each([
    ['malformed JSON', 400, 'malformed-json', tickets, '{"services": ['],
    ['a schema error', 400, 'invalid-message', tickets, '{"services": []}'],
    ['no body', 400, 'invalid-message', tickets, ''],
    ['a body over 64 kB', 413, 'too-large', tickets, JSON.stringify({ services: ['x'.repeat(1_000_000)] })],
    ['an unknown service', 404, 'unknown-service', tickets, '{"services": ["nothing"]}'],
    ['a service id of 60 kB', 404, 'unknown-service', tickets, JSON.stringify({ services: ['x'.repeat(60_000)] })],
    ['a service id with odd characters', 404, 'unknown-service', tickets, '{"services": ["__proto__"]}'],
    ['an unknown language', 404, 'unknown-language', tickets, '{"services": ["passport"], "language": "tlh"}'],
    [
      'a language of 60 kB',
      404,
      'unknown-language',
      tickets,
      JSON.stringify({ services: ['passport'], language: 'x'.repeat(60_000) }),
    ],
    ['an unknown priority', 404, 'unknown-priority', tickets, '{"services": ["passport"], "priority": "vip"}'],
    ['a service done elsewhere', 409, 'handled-elsewhere', tickets, '{"services": ["tax"]}'],
    ['an unknown site', 404, 'unknown-site', '/sites/nowhere/tickets', '{"services": ["passport"]}'],
    ['an unknown desk', 404, 'unknown-desk', '/sites/kempten/desks/99/open', '{}'],
    ['a closed desk', 409, 'desk-closed', '/sites/kempten/desks/c2/call-next', '{}'],
    ['an unknown ticket', 404, 'unknown-ticket', '/tickets/none/start', '{}'],
    ['a call that is not there', 404, 'not-found', '/nothing/here', '{}'],
  ])('%s: %i %s', async (_, status, code, path, text) => {
    const before = server.app.operations.sites.find('kempten')?.day().state().version
    const refused = await ask('POST', path, { text })
    expect(refused).toMatchObject({ status, json: { status, code } })
    expect(refused.type).toContain('application/problem+json')
    expect(server.app.operations.sites.find('kempten')?.day().state().version).toBe(before)
  })

  test('bytes that are no UTF-8 are no JSON', async () => {
    const response = await fetch(`${server.url}/api${tickets}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${staff}` },
      body: Buffer.from('{"services": ["pass\xffport"]}', 'latin1'),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'malformed-json' })
  })

  test('invalid-message names the fields', async () => {
    expect((await post(tickets, { services: [{ id: 'passport', quantity: 'two' }] })).json.paths).toEqual([
      'services.0',
    ])
  })

  test('a wrong phase is 409 and leaves the ticket as it was', async () => {
    const { id } = await issue()
    expect(await post(`/tickets/${id}/finish`)).toMatchObject({ status: 409, json: { code: 'wrong-phase' } })
    expect((await get(`/tickets/${id}`)).json.phase).toBe('waiting')
  })
})
