import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pushed, PushSender } from '../../server/devices/push.ts'
import type { TicketKey } from '../../shared/ids.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { type Client, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>
let phone: Client
let woken: string[]
let outcome: Pushed

const push: PushSender = {
  publicKey: 'BPublicKey',
  accepts: (endpoint) => endpoint.startsWith('https://push.example.org/'),
  async send({ endpoint }) {
    woken.push(endpoint.split('/').at(-1) ?? '')
    return outcome
  },
}

beforeEach(async () => {
  woken = []
  outcome = 'sent'
  server = await startTestServer({ plans: [smallPlan()], push })
  program = restClient(server, await server.token('program'))
  phone = await server.connect('own')
  await program.post('/sites/kempten/desks/c1/open')
})
afterEach(() => server.close())

const draw = async () =>
  (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json as { id: string; key: TicketKey }
const address = (name: string, host = 'push.example.org') => ({
  endpoint: `https://${host}/${name}`,
  keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
})
/** The phones of a site are looked through once a second. */
const patience = { timeout: 8_000 }
const tellMe = (key: TicketKey, name = 'a') => phone.request('own:tellMe', { key, phone: address(name) })
const callNext = () => program.post('/sites/kempten/desks/c1/call-next')
const kept = async () => {
  const { store, sites } = server.app.operations
  const stream = sites.find('kempten')?.day().stream ?? expect.fail('no day')
  return (await store.phoneAlerts.of(stream)).map(({ endpoint }) => endpoint.split('/').at(-1))
}

describe('phones that want to be told', () => {
  test('O4 are woken when the turn is near, once, and at each call', async () => {
    const others = [await draw(), await draw(), await draw(), await draw()]
    const { id, key } = await draw()
    expect(await tellMe(key)).toMatchObject({ ok: true })
    expect(woken).toEqual([])
    await program.post(`/tickets/${others[3]?.id}/cancel`)
    await program.post(`/tickets/${others[2]?.id}/cancel`)
    await expect.poll(() => woken, patience).toEqual(['a'])
    await program.post(`/tickets/${others[1]?.id}/cancel`)
    await program.post(`/tickets/${others[0]?.id}/cancel`)
    expect(await callNext()).toMatchObject({ status: 200, json: { id } })
    await expect.poll(() => woken, patience).toEqual(['a', 'a'])
    await program.post(`/tickets/${id}/recall`)
    await expect.poll(() => woken, patience).toEqual(['a', 'a', 'a'])
  })

  test('O4 what the screen shows already is not told', async () => {
    const { id, key } = await draw()
    await tellMe(key)
    await callNext()
    await expect.poll(() => woken, patience).toEqual(['a'])
    await tellMe(key, 'b')
    await program.post(`/tickets/${id}/start`)
    await server.restart()
    expect(woken).toEqual(['a'])
  })

  test('O5 are forgotten with the ticket, when they say so, and when the push service says so', async () => {
    const [first, second, third] = [await draw(), await draw(), await draw()]
    await tellMe(first.key, 'a')
    await tellMe(second.key, 'b')
    await tellMe(third.key, 'c')
    expect(await kept()).toEqual(['a', 'b', 'c'])
    expect(await phone.request('own:tellMeNot', { key: second.key, endpoint: address('a').endpoint })).toMatchObject({
      ok: true,
    })
    expect(await kept()).toEqual(['a', 'b', 'c'])
    await phone.request('own:tellMeNot', { key: second.key, endpoint: address('b').endpoint })
    for (const { id } of [first, second]) await program.post(`/tickets/${id}/cancel`)
    await expect.poll(kept, patience).toEqual(['c'])
    outcome = 'gone'
    await callNext()
    await expect.poll(kept, patience).toEqual([])
  })

  test('O5 an address that is no push service is refused, and so is a key that opens nothing', async () => {
    const { key } = await draw()
    const elsewhere = { key, phone: address('a', 'intranet.example.org') }
    expect(await phone.request('own:tellMe', elsewhere)).toMatchObject({ ok: false, refusal: { code: 'no-push' } })
    expect(await tellMe('A'.repeat(22) as TicketKey)).toMatchObject({ ok: false, refusal: { code: 'unknown-ticket' } })
    const plain = { key, phone: { ...address('a'), endpoint: 'http://push.example.org/a' } }
    expect(await phone.request('own:tellMe', plain)).toMatchObject({ ok: false, refusal: { code: 'invalid-message' } })
    expect(await kept()).toEqual([])
  })

  test('O5 a ticket has five of them at most', async () => {
    const { key } = await draw()
    for (const name of ['a', 'b', 'c', 'd', 'e', 'a']) expect(await tellMe(key, name)).toMatchObject({ ok: true })
    expect(await tellMe(key, 'f')).toMatchObject({ ok: false, refusal: { code: 'no-push' } })
  })

  test('O4 the page is given the key by which its browser knows who may wake it', async () => {
    const { key } = await draw()
    const answer = await phone.request('own:join', { protocol, key })
    expect(answer.ok && answer.value.pushKey).toBe('BPublicKey')
  })
})
