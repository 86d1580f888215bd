import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KioskView } from '../../shared/kioskViews.ts'
import type { DeskView } from '../../shared/staffViews.ts'
import type { TodayView } from '../../shared/todayView.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { type Client, commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
})
afterEach(() => server.close())

const last = <V>(client: Client, push: 'today:changed' | 'desk:changed' | 'kiosk:changed'): (() => V | undefined) => {
  const seen: V[] = []
  client.socket.on(push, (view: unknown) => seen.push(view as V))
  return () => seen.at(-1)
}
const value = <T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

test('K20 the supervisor sees at once what a kiosk is doing, and staff when its line breaks', async () => {
  const supervisor = await server.connect('counter', await server.token('supervisor'))
  const joined = value(await supervisor.request('today:join', { protocol }))
  expect(joined.view.kiosks).toMatchObject([{ id: 'entrance', sign: null }])
  const desk = value(await supervisor.request('desk:join', { protocol, desk: 'c1' }))
  expect(desk.view.goneKiosks).toEqual([])
  const today = last<TodayView>(supervisor, 'today:changed')
  const counter = last<DeskView>(supervisor, 'desk:changed')
  const sign = () => today()?.kiosks[0]?.sign

  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  value(await kiosk.request('kiosk:join', { protocol, kiosk: 'entrance' }))
  const since = server.clock.now()
  await expect.poll(sign).toEqual({ online: true, since, use: 'idle', useSince: since })
  server.clock.advance(60_000)
  value(await kiosk.request('kiosk:report', { kiosk: 'entrance', use: 'cleaning' }))
  await expect.poll(sign).toEqual({ online: true, since, use: 'cleaning', useSince: since + 60_000 })
  server.clock.advance(60_000)
  kiosk.close()
  await expect.poll(sign).toMatchObject({ online: false, since: since + 120_000 })
  await expect.poll(() => counter()?.goneKiosks).toEqual([{ kiosk: 'entrance', since: since + 120_000 }])

  const again = await server.connect('kiosk', await server.token('kiosk'))
  value(await again.request('kiosk:join', { protocol, kiosk: 'entrance' }))
  await expect.poll(() => counter()?.goneKiosks).toEqual([])
  expect(await again.request('kiosk:report', { kiosk: 'nowhere', use: 'idle' })).toMatchObject({
    refusal: { code: 'unknown-kiosk' },
  })
})

test('K19 a call for help outlives the server, is the same when it is sent again, and is told to the kiosk', async () => {
  const staff = await server.connect('counter', await server.token('clerk'))
  value(await staff.request('desk:open', { id: commandId(), desk: 'info', takeOver: false }))
  const token = await server.token('kiosk')
  const kiosk = await server.connect('kiosk', token)
  const ask = { id: commandId(), kiosk: 'entrance', language: 'en' }
  value(await kiosk.request('help:ask', ask))
  value(await kiosk.request('help:ask', ask))
  await server.restart()

  const stand = await server.connect('counter', await server.token('clerk'))
  const { view } = value(await stand.request('desk:join', { protocol, desk: 'info' }))
  expect(view.help).toMatchObject([{ kiosk: 'entrance', language: 'en', coming: null }])
  const back = await server.connect('kiosk', token)
  const shown = last<KioskView>(back, 'kiosk:changed')
  value(await back.request('kiosk:join', { protocol, kiosk: 'entrance' }))
  value(await stand.request('help:take', { id: commandId(), kiosk: 'entrance', desk: 'info' }))
  await expect.poll(() => shown()?.help).toMatchObject({ coming: true })
})
