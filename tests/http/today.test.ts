import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { KioskView } from '../../shared/kioskViews.ts'
import type { TodayView } from '../../shared/todayView.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
  await program.post('/sites/kempten/desks/c1/open')
})
afterEach(() => server.close())

const passport = { kind: 'service', id: 'passport' }
const service = async () =>
  (await program.get('/sites/kempten')).json.services.find(({ id }: { id: string }) => id === 'passport')

describe('H15 over REST', () => {
  test('a closed service is closed in the public feed, with its reason, until it is opened again', async () => {
    const set = await program.post('/sites/kempten/closures', { ...passport, reason: 'fault' })
    expect(set).toMatchObject({
      status: 200,
      json: [{ ...passport, reason: 'Störung', from: '2026-11-23T09:00:00+01:00' }],
    })
    expect(await service()).toMatchObject({ open: false })
    expect((await program.get('/sites/kempten')).json.closures).toHaveLength(1)
    await server.restart()
    expect(await service()).toMatchObject({ open: false })
    expect((await program.post('/sites/kempten/closures/lift', passport)).json).toEqual([])
    expect(await service()).toMatchObject({ open: true })
  })

  test('the site is not open while it is closed; a time of today announces', async () => {
    await program.post('/sites/kempten/closures', { kind: 'site', reason: 'fault', from: '2026-11-23T11:00:00+01:00' })
    expect((await program.get('/sites')).json).toMatchObject([{ id: 'kempten', open: true }])
    server.clock.advance(2 * 3_600_000)
    expect((await program.get('/sites')).json).toMatchObject([{ id: 'kempten', open: false }])
  })

  test('who names too much, too little or what is not there is told so; clerks may not', async () => {
    const post = (body: unknown) => program.post('/sites/kempten/closures', body)
    expect((await post({ kind: 'service', reason: 'fault' })).status).toBe(400)
    expect((await post({ kind: 'site', id: 'passport', reason: 'fault' })).status).toBe(400)
    expect((await post({ kind: 'service', id: 'moon', reason: 'fault' })).status).toBe(404)
    expect((await post({ kind: 'site', reason: 'mood' })).status).toBe(404)
    const clerk = restClient(server, await server.token('clerk'))
    expect((await clerk.post('/sites/kempten/closures', { kind: 'site', reason: 'fault' })).status).toBe(403)
    expect((await clerk.post('/sites/kempten/day/close')).status).toBe(403)
  })

  test('H14 the day closes by hand, and the phone says why its number has ended', async () => {
    const { key } = (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json
    const own = () => program.get('/own', { authorization: `Ticket ${key}` })
    expect((await own()).status).toBe(200)
    expect((await program.post('/sites/kempten/day/close')).json).toEqual({ date: '2026-11-23' })
    expect((await own()).json).toMatchObject({ phase: 'gone' })
  })
})

describe('H15 on the screens', () => {
  test('kiosk and staff have it at once, and the clock alone puts an announced closure in force', async () => {
    const kiosk = await server.connect('kiosk', await server.token('kiosk'))
    const counter = await server.connect('counter', await server.token('supervisor'))
    const seen: { kiosk: KioskView | null; today: TodayView | null } = { kiosk: null, today: null }
    kiosk.socket.on('kiosk:changed', (view) => {
      seen.kiosk = view
    })
    counter.socket.on('today:changed', (view) => {
      seen.today = view
    })
    await kiosk.request('kiosk:join', { protocol, kiosk: null })
    const joined = await counter.request('today:join', { protocol })
    expect(joined).toMatchObject({ ok: true, value: { mayChange: true, view: { closure: null } } })
    const now = server.clock.now()
    await counter.request('closure:set', {
      id: 'closing-0001',
      target: { kind: 'site' },
      fromAt: now + 60_000,
      reason: 'fault',
    } as never)
    await vi.waitFor(() => expect(seen.today?.closure).toMatchObject({ reason: 'fault', fromAt: now + 60_000 }))
    await vi.waitFor(() =>
      expect(seen.kiosk).toMatchObject({ open: { kind: 'open' }, siteClosure: { fromAt: now + 60_000 } }),
    )
    server.clock.advance(60_000)
    await vi.waitFor(() => expect(seen.kiosk?.open).toMatchObject({ kind: 'closed', reason: { de: 'Störung' } }), 5_000)
  })
})

test('H14 the secrets of a day that has closed go at the next start, if that is on another day', async () => {
  await program.post('/sites/kempten/tickets', { services: ['passport'] })
  await program.post('/sites/kempten/day/close')
  const secrets = () => {
    const database = new DatabaseSync(join(server.folder, 'lotse.db'), { readOnly: true })
    const rows = database.prepare('SELECT stream FROM day_secrets').all()
    database.close()
    return rows.map(({ stream }) => stream)
  }
  expect(secrets()).toEqual(['kempten/2026-11-23'])
  server.clock.advance(24 * 3_600_000)
  await server.restart()
  expect(secrets()).not.toContain('kempten/2026-11-23')
})
