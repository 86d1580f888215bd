import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openExampleToday } from '../../server/exampleDay.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer, testClock } from '../support/testServer.ts'

let server: TestServer
beforeEach(async () => {
  // Monday, the counters are open from 8 to 16.
  server = await startTestServer({ plans: [smallPlan()], clock: testClock('2026-11-23T15:58:00+01:00') })
})
afterEach(() => server.close())

const site = () => server.app.operations.sites.find('kempten')!
const tap = async () => {
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const wish = { language: 'de', kiosk: 'entrance', evenUnstaffed: true, priority: null, printAt: null }
  return kiosk.request('ticket:issue', { id: commandId(), services: [{ service: 'passport' }], ...wish })
}

describe('the example out of hours', () => {
  test('H a day that has closed opens again when the example is kept open for the evening', async () => {
    for (let minute = 0; minute < 10; minute++) {
      server.clock.advance(60_000)
      await server.app.operations.sites.passTime()
    }
    expect(site().day().state().phase).toBe('closed')
    expect(await tap()).toMatchObject({ ok: false, refusal: { code: 'day-closed' } })

    const { store } = server.app.operations
    expect(await openExampleToday(store, server.clock)).toEqual(['kempten'])
    await server.app.operations.sites.refresh()
    expect(site().day().state().phase).toBe('open')
    expect(await tap()).toMatchObject({ ok: true, value: { label: 'A001' } })
    expect(await openExampleToday(store, server.clock)).toEqual([])
  })

  test("H a town's own plan keeps its hours", async () => {
    const { store } = server.app.operations
    const { plan } = site().plan()
    await store.plans.put({ ...plan, example: false }, 'f'.repeat(64) as never, server.clock.now())
    server.clock.advance(3 * 3_600_000)
    expect(await openExampleToday(store, server.clock)).toEqual([])
  })

  test('T24 the example day has free slots, and those that the town has changed stay so', async () => {
    const { store } = server.app.operations
    await openExampleToday(store, server.clock)
    const [first] = await store.slots.of(site().id, site().day().state().date)
    expect(first).toMatchObject({ site: 'kempten', service: 'passport', capacity: 2 })
    await store.slots.put([{ ...first!, capacity: 0 }])
    await openExampleToday(store, server.clock)
    expect(await store.slots.of(site().id, first!.date)).toContainEqual({ ...first, capacity: 0 })
  })
})
