import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>
let id: string
let authorization: string

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
  const issued = (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json
  id = issued.id
  authorization = `Ticket ${issued.key}`
  await program.post('/sites/kempten/desks/c1/open')
})
afterEach(() => server.close())

const tell = (wish: string) => program.post(`/own/${wish}`, {}, { authorization })

const atDesk = async () => {
  const counter = await server.connect('counter', await server.token('clerk'))
  const answer = await counter.request('desk:join', { protocol, desk: 'c1' })
  const now = answer.ok ? answer.value.view.desk?.now : null
  return now?.kind === 'open' && now.work.kind === 'with' ? now.work.ticket : null
}

describe('T19 REST: the wishes of the holder', () => {
  test('the desk sees the last one, until the conversation begins', async () => {
    expect(await tell('on-my-way')).toMatchObject({ status: 200, json: { id, phase: 'waiting' } })
    await program.post('/sites/kempten/desks/c1/call-next')
    expect((await atDesk())?.wish).toBe('on-my-way')
    expect(await tell('more-time')).toMatchObject({ status: 200, json: { phase: 'called' } })
    expect((await atDesk())?.wish).toBe('more-time')
    await program.post(`/tickets/${id}/start`)
    expect((await atDesk())?.wish).toBeNull()
    expect(await tell('on-my-way')).toMatchObject({ status: 409, json: { code: 'wrong-phase' } })
  })

  test('T37 who waits and needs more time is not called until it is over, and gets it once', async () => {
    expect(await tell('more-time')).toMatchObject({ status: 200, json: { phase: 'waiting' } })
    expect((await program.post('/sites/kempten/desks/c1/call-next')).status).toBe(204)
    server.clock.advance(10 * 60_000)
    expect(await tell('more-time')).toMatchObject({ status: 409, json: { code: 'more-time-used' } })
    expect(await program.post('/sites/kempten/desks/c1/call-next')).toMatchObject({ status: 200, json: { id } })
  })

  test('a parked ticket whose holder is on the way waits again', async () => {
    await program.post('/sites/kempten/desks/c1/call-next')
    await program.post(`/tickets/${id}/park`, { reason: 'papers' })
    expect((await tell('more-time')).json.phase).toBe('parked')
    expect((await tell('on-my-way')).json.phase).toBe('waiting')
  })

  test('nobody else can tell them', async () => {
    for (const path of ['/own/more-time', '/own/on-my-way']) {
      expect((await program.post(path, {}, { authorization: null })).status).toBe(401)
      expect((await program.post(path, {})).status).toBe(401)
      expect((await program.post(path, {}, { authorization: `Ticket ${'A'.repeat(22)}` })).status).toBe(404)
    }
  })
})
