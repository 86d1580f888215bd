import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const today = '2026-11-23'
let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
  for (const desk of ['c1', 'c2']) await program.post(`/sites/kempten/desks/${desk}/open`)
})
afterEach(() => server.close())

const issued = async (services: readonly string[] = ['passport']): Promise<{ id: string; label: string }> =>
  (await program.post('/sites/kempten/tickets', { services })).json
const visits = async () => (await program.get(`/sites/kempten/visits?from=${today}&to=${today}`)).json

describe('T18 REST: taking back', () => {
  test('a finish that was undone is in no statistics, and the next one is there once', async () => {
    const { id } = await issued()
    await program.post('/sites/kempten/desks/c1/call-next')
    await program.post(`/tickets/${id}/start`)
    server.clock.advance(60_000)
    await program.post(`/tickets/${id}/finish`)
    expect(await visits()).toHaveLength(1)
    expect(await program.post('/sites/kempten/desks/c1/undo')).toMatchObject({ status: 200, json: { id: 'c1' } })
    expect(await visits()).toEqual([])
    expect((await program.get(`/tickets/${id}`)).json).toMatchObject({ phase: 'serving', desk: 'c1' })
    await server.restart()
    await program.post(`/tickets/${id}/finish`, { outcome: 'settled' })
    expect(await visits()).toMatchObject([{ outcome: 'settled' }])
  })

  test('a call that was undone is on no board', async () => {
    await issued()
    await program.post('/sites/kempten/desks/c1/call-next')
    await program.post('/sites/kempten/desks/c1/undo')
    expect((await program.get('/sites/kempten/board')).json.calls).toEqual([])
    expect(await program.post('/sites/kempten/desks/c1/undo')).toMatchObject({
      status: 409,
      json: { code: 'nothing-to-undo' },
    })
  })
})

describe('T20 T21 T22 REST: moving a number that waits', () => {
  test('class, reservation and order of concerns', async () => {
    const { id } = await issued(['passport', 'residence'])
    expect((await program.post(`/tickets/${id}/priority`, { priority: 'frail' })).status).toBe(200)
    expect((await program.post(`/tickets/${id}/priority`, { priority: 'nobility' })).status).toBe(404)
    expect((await program.post(`/tickets/${id}/keep`, { desk: 'c2' })).status).toBe(200)
    expect((await program.post('/sites/kempten/desks/c1/call-next')).status).toBe(204)
    expect((await program.post(`/tickets/${id}/keep`)).status).toBe(200)
    expect((await program.post(`/tickets/${id}/keep`, { desk: 'c1', clerk: 'kim' })).status).toBe(400)
    expect((await program.post(`/tickets/${id}/legs`, { services: ['residence', 'passport'] })).json).toMatchObject({
      service: 'residence',
    })
    expect((await program.post(`/tickets/${id}/legs`, { services: ['residence'] })).json.code).toBe('legs-differ')
  })
})
