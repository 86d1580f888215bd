// What visitors reach by an answer only, as programs see it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { restClient } from '../support/restClient.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

describe('G13 REST: services that only an answer leads to', () => {
  let server: TestServer
  let program: ReturnType<typeof restClient>

  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans })
    program = restClient(server, await server.token('program'))
  })
  afterEach(() => server.close())

  test('are public like all others, and marked', async () => {
    const { services } = (await program.get('/sites/kempten', { authorization: null })).json
    const listed = (id: string) => services.find((one: { id: string }) => one.id === id)?.listed
    expect([listed('auto-zulassen'), listed('auto-zulassen-haendler')]).toEqual([true, false])
    expect(services).toHaveLength(samplePlans[0]?.services.length ?? 0)
  })

  test('are issued directly, in their own queue, also beside a listed one', async () => {
    await program.post('/sites/kempten/desks/5/open')
    const services = [{ id: 'auto-zulassen-haendler', quantity: 7 }, 'auto-abmelden']
    const issued = await program.post('/sites/kempten/tickets', { services })
    expect(issued).toMatchObject({
      status: 201,
      json: { service: 'auto-zulassen-haendler', area: 'gelb', label: 'H001' },
    })
    const called = await program.post('/sites/kempten/desks/5/call-next')
    expect(called.json.label).toBe('H001')
  })
})
