import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
})
afterEach(() => server.close())

const issue = async () => (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json

describe('REST: desks', () => {
  test('S opening its own desk again ends the break', async () => {
    await program.post('/sites/kempten/desks/c1/open')
    expect((await program.post('/sites/kempten/desks/c1/pause')).json.state).toBe('away')
    expect((await program.post('/sites/kempten/desks/c1/call-next')).json.code).toBe('desk-paused')
    expect((await program.post('/sites/kempten/desks/c1/open', { clerk: 'somebody else' })).status).toBe(409)
    expect((await program.post('/sites/kempten/desks/c1/open')).json.state).toBe('free')
    expect((await program.post('/sites/kempten/desks/c1/call-next')).status).toBe(204)
  })

  test('calling a given number again under its key answers as the first time', async () => {
    const { id } = await issue()
    await program.post('/sites/kempten/desks/c1/open')
    const call = () => program.post(`/tickets/${id}/call`, { desk: 'c1', reason: 'urgent' }, { key: 'this call' })
    const first = await call()
    expect(first.json.phase).toBe('called')
    await program.post(`/tickets/${id}/start`)
    expect(await call()).toEqual(first)
    expect((await program.get(`/tickets/${id}`)).json.phase).toBe('serving')
  })
})
