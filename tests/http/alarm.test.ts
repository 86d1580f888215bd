import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { callForHelp } from '../../server/alarmCall.ts'
import type { DeskView } from '../../shared/staffViews.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** Security's own server: what it was told, and how it answers. */
const security = async (status: number) => {
  const told: unknown[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      told.push(JSON.parse(body))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((resolve) => void server.close(() => resolve())))
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarm` }
}

const start = async (webhook: string | null): Promise<TestServer> => {
  const plan = smallPlan((draft) => {
    draft.alarm = { webhook }
  })
  const server = await startTestServer({ plans: [plan] })
  stops.push(server.close)
  return server
}

/** The newest view of a counter at desk c2. */
const counterAt = async (server: TestServer) => {
  const counter = await server.connect('counter', await server.token('clerk'))
  const seen: { view: DeskView | null } = { view: null }
  counter.socket.on('desk:changed', (view) => {
    seen.view = view
  })
  await counter.request('desk:join', { protocol, desk: 'c2' })
  return seen
}

describe('S6 S7 an alarm over REST', () => {
  test('is at the other desks at once, and security is told', async () => {
    const { told, url } = await security(200)
    const server = await start(url)
    const seen = await counterAt(server)
    const program = restClient(server, await server.token('program'))
    expect((await program.post('/sites/kempten/desks/c1/alarm')).json).toEqual({ at: '2026-11-23T09:00:00+01:00' })
    await vi.waitFor(() =>
      expect(seen.view?.alarms).toMatchObject([{ desk: 'c1', drill: false, mine: false, security: 'told' }]),
    )
    expect(told).toEqual([{ site: 'kempten', desk: '1', at: '2026-11-23T08:00:00.000Z', drill: false }])
    await program.post('/sites/kempten/desks/c1/alarm')
    expect(told).toHaveLength(1)
  })

  test('a request that is sent again tells security no second time, also when the first alarm is over', async () => {
    const { told, url } = await security(200)
    const server = await start(url)
    const seen = await counterAt(server)
    const program = restClient(server, await server.token('program'))
    const raise = (key: string) => program.post('/sites/kempten/desks/c1/alarm', {}, { key })
    const first = await raise('one-press')
    await vi.waitFor(() => expect(seen.view?.alarms).toMatchObject([{ security: 'told' }]))
    expect((await raise('one-press')).json).toEqual(first.json)
    const counter = await server.connect('counter', await server.token('clerk'))
    const alarm = seen.view?.alarms[0]?.alarm ?? ''
    await counter.request('alarm:end', { id: commandId(), alarm })
    expect((await raise('one-press')).json).toEqual(first.json)
    await vi.waitFor(() => expect(seen.view?.alarms).toEqual([]))
    await raise('another-press')
    await vi.waitFor(() => expect(seen.view?.alarms).toMatchObject([{ security: 'told' }]))
    expect(seen.view?.alarms[0]?.alarm).not.toBe(alarm)
    expect(told).toHaveLength(2)
  })

  test('security that does not answer well is asked three times, and the desks see that it was not reached', async () => {
    const { told, url } = await security(503)
    const server = await start(url)
    const seen = await counterAt(server)
    const program = restClient(server, await server.token('program'))
    await program.post('/sites/kempten/desks/c1/alarm', { drill: true })
    await vi.waitFor(() => expect(seen.view?.alarms).toMatchObject([{ drill: true, security: 'not-told' }]))
    expect(told).toHaveLength(3)
  })

  test('only for staff of the site, at a desk that is there', async () => {
    const server = await start(null)
    const kiosk = restClient(server, await server.token('kiosk'))
    expect((await kiosk.post('/sites/kempten/desks/c1/alarm')).status).toBe(403)
    const program = restClient(server, await server.token('program'))
    expect((await program.post('/sites/kempten/desks/c9/alarm')).status).toBe(404)
    expect((await program.get('/sites/kempten')).text).not.toContain('alarm')
  })
})

describe('S7 the key of the operating system', () => {
  const wish = { site: 'kempten', desk: 'c1', drill: false }

  test('is done when the server has confirmed', async () => {
    const server = await start(null)
    const token = await server.token('program')
    expect(await callForHelp({ ...wish, url: server.url, token })).toEqual({ kind: 'done', text: 'Alarm gesendet.' })
  })

  test('says to dial 110 when it has not: refused, unreachable, or not set up', async () => {
    const server = await start(null)
    const failed = { kind: 'refused', problems: [expect.stringContaining('Alarm NICHT gesendet – bitte 110 wählen')] }
    expect(await callForHelp({ ...wish, url: server.url, token: 'wrong' })).toEqual(failed)
    expect(await callForHelp({ ...wish, url: 'http://127.0.0.1:9', token: 'any' })).toEqual(failed)
    expect(await callForHelp({ ...wish, url: undefined, token: 'any' })).toEqual(failed)
  })
})
