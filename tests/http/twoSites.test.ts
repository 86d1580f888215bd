import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { kemptenPlan, sonthofenPlan } from '../support/neighbourPlan.ts'
import { startPrinterEmulator } from '../support/printerEmulator.ts'
import { restClient } from '../support/restClient.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let kempten: ReturnType<typeof restClient>
let sonthofen: ReturnType<typeof restClient>
let both: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [kemptenPlan(), sonthofenPlan()], publicUrl: 'https://lotse.example' })
  kempten = restClient(server, await server.token('program', 'kempten'))
  sonthofen = restClient(server, await server.token('program', 'sonthofen'))
  both = restClient(server, await server.token('program', 'kempten,sonthofen'))
  for (const site of ['kempten', 'sonthofen']) await both.post(`/sites/${site}/desks/c1/open`)
})
afterEach(() => server.close())

const atDesk = async (): Promise<{ id: string; label: string; key: string }> => {
  const issued = await kempten.post('/sites/kempten/tickets', { services: ['passport'] })
  await kempten.post('/sites/kempten/desks/c1/call-next')
  return issued.json
}
const own = (key: string) => kempten.get('/own', { authorization: `Ticket ${key}` })
const send = (id: string, more = {}, key?: string) =>
  kempten.post(`/tickets/${id}/transfer`, { site: 'sonthofen', service: 'vehicles', ...more }, key ? { key } : {})

test('T36 a slip at the transfer says where to go, and its code is the key of the number there', async () => {
  const printer = await startPrinterEmulator()
  const printing = kemptenPlan((draft) => {
    const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const
    draft.printers = [{ id: 'hall', name: 'Halle', profile: 'epson-80', connection }]
    for (const kiosk of draft.kiosks) kiosk.printer = 'hall'
  })
  const house = await startTestServer({ plans: [printing, sonthofenPlan()], publicUrl: 'https://lotse.example' })
  try {
    const staff = restClient(house, await house.token('program', 'kempten,sonthofen'))
    await staff.post('/sites/kempten/desks/c1/open')
    const { id } = (await staff.post('/sites/kempten/tickets', { services: ['passport'] })).json
    await staff.post('/sites/kempten/desks/c1/call-next')
    await staff.post(`/tickets/${id}/transfer`, { site: 'sonthofen', service: 'vehicles', printAt: 'entrance' })
    const paper = await printer.waitForTicket(20_000)
    expect(paper.label).toBe('KA001')
    expect(paper.text.replaceAll(/\s+/g, ' ')).toContain('Landratsamt Rathausplatz 22 Zug oder B 19')
    const [, key = ''] = paper.qr[0]?.split('#') ?? []
    const opened = await staff.get('/own', { authorization: `Ticket ${key}` })
    expect(opened.json).toMatchObject({ label: 'KA001', site: 'sonthofen' })
  } finally {
    await house.close()
    await printer.close()
  }
})

describe('T30 REST: on to another site', () => {
  test('the ticket is there under the letter of its site, called after it has checked in, and never twice', async () => {
    const { id, key } = await atDesk()
    const sent = await send(id, {}, 'once')
    expect(sent).toMatchObject({ status: 200, json: { phase: 'sent', sentTo: { site: 'sonthofen', label: 'KA001' } } })
    expect((await send(id, {}, 'once')).json).toEqual(sent.json)
    expect((await sonthofen.post('/sites/sonthofen/desks/c1/call-next')).status).toBe(204)
    expect((await sonthofen.get(`/tickets/${id}`)).json).toMatchObject({ phase: 'expected', cameFrom: 'kempten' })
    expect((await own(key)).json).toMatchObject({ label: 'KA001', site: 'sonthofen', phase: 'expected' })
    expect((await sonthofen.post(`/tickets/${id}/arrive`)).json).toMatchObject({
      phase: 'waiting',
      service: 'vehicles',
    })
    const called = await sonthofen.post('/sites/sonthofen/desks/c1/call-next')
    expect(called).toMatchObject({ status: 200, json: { id, label: 'KA001' } })
    const board = await kempten.get('/sites/sonthofen/board', { authorization: null })
    expect(board.json.calls[0]).toMatchObject({ label: 'KA001', desk: 'c1' })
    await sonthofen.post(`/tickets/${id}/finish`)
    const visits = async (site: string) => (await both.get(`/sites/${site}/visits?from=2026-11-23&to=2026-11-23`)).json
    expect(await visits('kempten')).toMatchObject([{ label: 'A001', end: 'transferred', sitting: 1 }])
    expect(await visits('sonthofen')).toMatchObject([{ label: 'KA001', end: 'finished', sitting: 2 }])
  })

  test('T31 without a service it is sent for the same one; T34 not back', async () => {
    const { id } = await atDesk()
    expect((await send(id, { service: undefined })).json).toMatchObject({ phase: 'sent' })
    await both.post(`/tickets/${id}/arrive`)
    await both.post('/sites/sonthofen/desks/c1/call-next')
    const back = await both.post(`/tickets/${id}/transfer`, { site: 'kempten', service: 'passport' })
    expect(back).toMatchObject({ status: 409, json: { code: 'came-from-elsewhere' } })
  })

  test('what does not go is said', async () => {
    const { id } = await atDesk()
    expect(await send(id, { site: 'nowhere' })).toMatchObject({ status: 404, json: { code: 'unknown-site' } })
    expect(await send(id, { service: 'ghosts' })).toMatchObject({ status: 404, json: { code: 'unknown-service' } })
    expect(await send(id, { site: 'kempten' })).toMatchObject({ status: 409, json: { code: 'same-place' } })
    expect(await send(id, { back: true })).toMatchObject({ status: 400, json: { code: 'invalid-message' } })
    expect(await send(id, { desk: 'c2' })).toMatchObject({ status: 400 })
    expect(await send(id, { printAt: 'nowhere' })).toMatchObject({ status: 404, json: { code: 'unknown-kiosk' } })
    expect((await kempten.get(`/tickets/${id}`)).json).toMatchObject({ phase: 'called' })
  })

  test('T36 a note goes along and is read at the desk there', async () => {
    const { id } = await atDesk()
    await send(id, { note: 'Frau M. hat alles dabei' })
    await server.restart()
    await sonthofen.post(`/tickets/${id}/arrive`)
    await sonthofen.post('/sites/sonthofen/desks/c1/call-next')
    const counter = await server.connect('counter', await server.token('clerk', 'sonthofen'))
    const joined = await counter.request('desk:join', { protocol, desk: 'c1' as never })
    expect(joined).toMatchObject({
      value: { view: { desk: { now: { work: { ticket: { label: 'KA001', note: 'Frau M. hat alles dabei' } } } } } },
    })
  })

  test('T32 K6 its slip checks it in at the kiosk there, and at home tells where it is', async () => {
    const { id, key } = await atDesk()
    await send(id)
    const scan = async (site: string) => {
      const kiosk = await server.connect('kiosk', await server.token('kiosk', site))
      return kiosk.request('ticket:scan', { id: commandId() as never, key: key as never })
    }
    expect(await scan('kempten')).toMatchObject({
      refusal: { code: 'ticket-other-site', params: { site: 'Landratsamt' } },
    })
    expect(await scan('sonthofen')).toMatchObject({ value: { did: 'arrived', ticket: { label: 'KA001' } } })
    expect(await scan('sonthofen')).toMatchObject({ value: { did: 'nothing', ticket: { phase: { kind: 'waiting' } } } })
  })

  test('T35 the key dies with the day of the site at which the ticket is', async () => {
    const { id, key } = await atDesk()
    await send(id)
    const { store } = server.app.operations
    await store.secrets.forget('kempten/2026-11-23')
    expect((await own(key)).status).toBe(200)
    await store.secrets.forget('sonthofen/2026-11-23')
    expect((await own(key)).status).toBe(404)
  })
})

describe('S15 rights at several sites', () => {
  test('a token of both acts at both, by the site of the address or of the ticket', async () => {
    for (const site of ['kempten', 'sonthofen']) {
      const issued = await both.post(`/sites/${site}/tickets`, { services: ['passport'] })
      expect(issued.status).toBe(201)
      expect((await both.get(`/tickets/${issued.json.id}`)).json).toMatchObject({ site })
      expect((await both.post(`/tickets/${issued.json.id}/cancel`)).status).toBe(200)
    }
  })

  test('a token of one is refused at the other, whatever it asks', async () => {
    const there = (await sonthofen.post('/sites/sonthofen/tickets', { services: ['passport'] })).json.id
    const document = (await kempten.get('/openapi.json')).json
    const denied: string[] = []
    for (const [path, methods] of Object.entries<Record<string, { security?: unknown }>>(document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        if (!JSON.stringify(operation.security ?? []).includes('token')) continue
        const to = path
          .replace('{site}', 'sonthofen')
          .replace('{id}', there)
          .replace(/\{\w+\}/g, 'c1')
        const answer = await kempten.send(method.toUpperCase(), to.replace(/^\/api/, ''))
        denied.push(`${method} ${path} ${answer.status}`)
      }
    expect(denied.length).toBeGreaterThan(20)
    expect(denied.filter((one) => !one.endsWith(' 403'))).toEqual([])
  })

  test('staff of both see a line of the other site, staff of one do not', async () => {
    await both.post('/sites/sonthofen/tickets', { services: ['residence'] })
    const join = async (sites: string) => {
      const counter = await server.connect('counter', await server.token('supervisor', sites))
      const joined = await counter.request('desk:join', { protocol, desk: 'c1' as never })
      if (!joined.ok) throw new Error(joined.refusal.code)
      return joined.value
    }
    const { otherSites, view } = await join('kempten,sonthofen')
    expect(view.otherSites).toEqual([
      { site: 'sonthofen', open: true, waiting: 1, wait: expect.any(Object), warnings: 0 },
    ])
    expect(otherSites).toMatchObject([{ site: { id: 'sonthofen' }, desks: [{ id: 'c1' }, { id: 'c2' }, {}, {}] }])
    expect(await join('kempten')).toMatchObject({ otherSites: [], view: { otherSites: [] } })
  })

  test('T32 who is on the way is shown at the desks there; T30 a desk is told where it can send visitors', async () => {
    const { id } = await atDesk()
    await send(id)
    const counter = await server.connect('counter', await server.token('clerk', 'sonthofen'))
    const joined = await counter.request('desk:join', { protocol, desk: null })
    expect(joined).toMatchObject({
      value: { view: { expectedLength: 1, expected: [{ ticket: id, label: 'KA001', from: 'kempten' }] } },
    })
    expect(await counter.request('ticket:destinations', {})).toMatchObject({
      value: [{ site: { id: 'kempten' }, travel: { minutes: 35 }, open: { kind: 'open' }, services: [{}, {}, {}, {}] }],
    })
    const here = await counter.request('ticket:arrive', { id: commandId() as never, ticket: id as never })
    expect(here).toMatchObject({ ok: true })
  })

  test('a screen acts at the site that it names when it connects, and at no other', async () => {
    const token = await server.token('supervisor', 'kempten,sonthofen')
    for (const site of ['kempten', 'sonthofen']) {
      const counter = await server.connect('counter', token, site)
      const joined = await counter.request('desk:join', { protocol, desk: null })
      expect(joined).toMatchObject({ value: { catalogue: { site: { id: site } } } })
    }
    const first = await server.connect('counter', token)
    expect(await first.request('desk:join', { protocol, desk: null })).toMatchObject({
      value: { catalogue: { site: { id: 'kempten' } } },
    })
    const one = await server.token('supervisor', 'kempten')
    await expect(server.connect('counter', one, 'sonthofen')).rejects.toMatchObject({ data: { code: 'not-allowed' } })
  })
})
