import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StatisticsView } from '../../shared/statisticsView.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>
const day = '2026-11-23'
const days = { from: day, to: day } as never
const estimates = (query = `from=${day}&to=${day}`) => program.get(`/sites/kempten/estimates?${query}`)

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
  await program.post('/sites/kempten/desks/c1/open')
})
afterEach(() => server.close())

const minute = 60_000

/** Numbers are taken at the same moment, and each is called ten minutes after the one before, in its turn. */
const serveAll = async (services: readonly string[]) => {
  for (const service of services) await program.post('/sites/kempten/tickets', { services: [service] })
  for (const [index] of services.entries()) {
    if (index > 0) server.clock.advance(10 * minute)
    const { id } = (await program.post('/sites/kempten/desks/c1/call-next')).json
    await program.post(`/tickets/${id}/start`)
    await program.post(`/tickets/${id}/finish`, { outcome: 'settled' })
  }
}

describe('E17 over REST', () => {
  test('what was told at issue is held against the wait, by service and hour', async () => {
    await serveAll(Array(6).fill('passport'))
    const visits = (await program.get(`/sites/kempten/visits?from=${day}&to=${day}`)).json
    expect(visits[1]).toMatchObject({
      issuedAt: '2026-11-23T09:00:00+01:00',
      firstCalledAt: '2026-11-23T09:10:00+01:00',
      firstCall: 'turn',
      missed: false,
    })
    const waited = visits.map((_: unknown, index: number) => index * 600)
    const told = visits.map((visit: { estimateLikelySeconds: number }) => visit.estimateLikelySeconds)
    const off = told.map((seconds: number, index: number) => seconds - waited[index])
    const mean = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
    const answer = await estimates()
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.json).toEqual([
      {
        service: 'passport',
        hour: 9,
        count: 6,
        meanErrorSeconds: mean(off.map(Math.abs)),
        biasSeconds: mean(off),
        heldShare: expect.any(Number),
        readHeldShare: expect.any(Number),
      },
    ])
    expect((await estimates(`from=${day}&to=${day}&format=csv`)).text).toMatch(
      /^service,hour,count,meanErrorSeconds,biasSeconds,heldShare,readHeldShare\r\npassport,9,6,\d+,-?\d+,[\d.]+,[\d.]+\r\n$/,
    )
    expect((await estimates('from=2026-11-22&to=2026-11-22')).json).toEqual([])
  })

  test('fewer than five tell nothing', async () => {
    await serveAll(Array(4).fill('passport'))
    expect((await estimates()).json).toEqual([])
  })

  test('days that are none, in the wrong order or of more than a year are refused; other roles and sites may not', async () => {
    for (const query of ['', 'from=2026-11-23', 'from=2026-11-23&to=2026-11-22', 'from=2025-11-01&to=2026-11-23'])
      expect(await estimates(query)).toMatchObject({ status: 400, json: { code: 'invalid-message' } })
    expect((await estimates('from=2026-02-30&to=2026-03-01')).status).toBe(400)
    const kiosk = restClient(server, await server.token('kiosk'))
    expect((await kiosk.get(`/sites/kempten/estimates?from=${day}&to=${day}`)).status).toBe(403)
    expect((await program.get(`/sites/kempten/estimates?from=${day}&to=${day}`, { authorization: null })).status).toBe(
      401,
    )
  })
})

describe('E18 for supervisors', () => {
  test('the whole of a period, and the same as values separated by commas', async () => {
    await serveAll(Array(5).fill('passport'))
    const counter = await server.connect('counter', await server.token('supervisor'))
    const read = (await counter.request('statistics:read', days)) as { readonly value: StatisticsView }
    expect(read.value).toMatchObject({
      visitors: 5,
      days: [{ date: day, visitors: 5, hours: [{ hour: 9, visitors: 5 }] }],
      ends: { served: 5, missed: 0, left: 0, cancelled: 0, dayClosed: 0, noShows: 0 },
      outcomes: { groups: [{ of: 'settled', count: 5 }], rest: null },
      // Waited 0, 10, 20, 30 and 40 minutes; 20 are promised.
      waits: { groups: [{ of: 'passport', count: 5, meanSeconds: 1200, p90Minutes: 40, inTimeShare: 0.6 }] },
      estimates: { total: { count: 5 } },
    })
    const csv = async (of: string) => (await counter.raw('statistics:export', { ...(days as object), of })) as object
    expect(await csv('visitors')).toEqual({ ok: true, value: { csv: `date,hour,visitors\r\n${day},9,5\r\n` } })
    expect(await csv('estimates')).toEqual({
      ok: true,
      value: { csv: (await estimates(`from=${day}&to=${day}&format=csv`)).text },
    })
  })
})
