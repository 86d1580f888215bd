import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KioskId, LeaseId, TicketId } from '../../shared/ids.ts'
import type { GivenNumber, HeldNumber, NumberLease } from '../../shared/offlineViews.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { type Client, commandId, startTestServer, type TestServer, testClock } from '../support/testServer.ts'

const plan = smallPlan((draft) => {
  draft.numbers = ['A', 'B', 'F', 'T'].map((prefix) => ({ prefix, first: 1, last: 999, width: 3, offlineFrom: 900 }))
})
const kiosk = 'entrance' as KioskId
const session = 'session-of-the-entrance' as LeaseId
const minute = 60_000

describe('a kiosk that loses the server', () => {
  let server: TestServer
  let screen: Client
  let token: string
  beforeEach(async () => {
    server = await startTestServer({ plans: [plan], publicUrl: 'http://lotse.test' })
    token = await server.token('kiosk')
    screen = await server.connect('kiosk', token)
  })
  afterEach(() => server.close())

  const lent = async (): Promise<NumberLease> => {
    const answer = await screen.request('kiosk:lease', { kiosk, lease: session })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const numberOf = ({ numbers }: NumberLease, place: number) => numbers[place] as HeldNumber
  const given = (lease: NumberLease, place: number, more: Partial<GivenNumber> = {}) => ({
    request: commandId() as GivenNumber['request'],
    site: lease.site,
    day: lease.day,
    lease: lease.lease,
    label: numberOf(lease, place).label,
    ticket: numberOf(lease, place).ticket,
    services: [{ service: 'passport' as never, quantity: 1 }],
    language: 'de',
    kiosk,
    area: 'hall' as never,
    issuedAt: server.clock.now(),
    ...more,
  })
  const handIn = (...tickets: GivenNumber[]) => screen.request('kiosk:handIn', { tickets })
  const staff = async () => restClient(server, await server.token('program'))

  test('N12 it is told its numbers with the keys of their tickets, until when, and for what it may give them', async () => {
    const lease = await lent()
    expect(lease).toMatchObject({ lease: session, kiosk, day: '2026-11-23', ownAddress: 'http://lotse.test/t/#' })
    expect(lease.until).toBe(server.clock.now() + 4 * 60 * minute)
    expect(lease.numbers).toHaveLength(60)
    expect(numberOf(lease, 0)).toEqual({
      prefix: 'A',
      label: 'A900',
      ticket: expect.stringMatching(/^[\w-]{22}$/),
      key: expect.stringMatching(/^[\w-]{22}$/),
    })
    expect(lease.services).toMatchObject([
      { id: 'passport', prefix: 'A', area: { id: 'hall' }, left: null },
      { id: 'residence', prefix: 'B' },
      { id: 'lost-property', prefix: 'F' },
    ])
    expect(await lent()).toEqual(lease)
  })

  test('N14 D6 what it gave is handed in once, also when it is sent again, and the key on the slip opens it', async () => {
    const lease = await lent()
    const [first, second] = [given(lease, 0), given(lease, 1)]
    server.clock.advance(60 * minute)
    await server.restart()
    screen = await server.connect('kiosk', token)
    expect(await handIn(first, second)).toEqual({ ok: true, value: {} })
    expect(await handIn(first, second)).toEqual({ ok: true, value: {} })
    const rest = await staff()
    const ticket = (await rest.get(`/tickets/${first.ticket}`)).json
    expect(ticket).toMatchObject({
      label: 'A900',
      phase: 'waiting',
      offline: true,
      issuedAt: '2026-11-23T09:00:00+01:00',
      dueAt: '2026-11-23T09:20:00+01:00',
    })
    const phone = await server.connect('own')
    const own = await phone.request('own:join', { protocol, key: numberOf(lease, 0).key })
    expect(own).toMatchObject({ ok: true, value: { view: { label: 'A900', phase: { kind: 'waiting', ahead: 0 } } } })
    await rest.post('/sites/kempten/desks/c1/open')
    expect((await rest.post('/sites/kempten/desks/c1/call-next')).json).toMatchObject({ label: 'A900' })
    expect((await rest.get(`/tickets/${second.ticket}`)).json).toMatchObject({ label: 'A901', position: 0 })
  })

  test('N15 whoever was given a number that the kiosk never heard of waits once, and both keys open that place', async () => {
    const lease = await lent()
    const id = commandId()
    const wish = { id, services: [{ service: 'passport' }], language: 'de', kiosk: 'entrance', printAt: null } as never
    const issued = await screen.request('ticket:issue', Object.assign({ evenUnstaffed: true, priority: null }, wish))
    if (!issued.ok) throw new Error(issued.refusal.code)
    server.clock.advance(minute)
    expect(await handIn(given(lease, 0, { request: id as never }))).toEqual({ ok: true, value: {} })
    const rest = await staff()
    expect((await rest.get(`/tickets/${issued.value.ticket}`)).json).toMatchObject({
      label: 'A900',
      offline: true,
      issuedAt: '2026-11-23T09:00:00+01:00',
    })
    const phone = await server.connect('own')
    for (const key of [issued.value.key, numberOf(lease, 0).key])
      expect(await phone.request('own:join', { protocol, key })).toMatchObject({
        value: { view: { label: 'A900' } },
      })
    expect((await rest.get('/sites/kempten')).json.services[0]).toMatchObject({ id: 'passport', waiting: 1 })
  })

  test('N14 handed in on another day it is recorded as gone on the day that it was given on', async () => {
    const lease = await lent()
    const first = given(lease, 0)
    await server.close()
    server = await startTestServer({ plans: [plan], clock: testClock('2026-11-23T09:00:00+01:00') })
    token = await server.token('kiosk')
    screen = await server.connect('kiosk', token)
    const again = await lent()
    const kept = { ...first, lease: again.lease, ticket: numberOf(again, 0).ticket }
    const lost = {
      ...kept,
      request: commandId() as never,
      day: '2026-11-20' as never,
      ticket: `${'l'.repeat(22)}` as TicketId,
    }
    server.clock.advance(24 * 60 * minute)
    await server.restart()
    screen = await server.connect('kiosk', token)
    expect(await handIn(kept, lost)).toEqual({ ok: true, value: {} })
    expect(await handIn(kept, lost)).toEqual({ ok: true, value: {} })
    const rest = await staff()
    const visits = async (day: string) => (await rest.get(`/sites/kempten/visits?from=${day}&to=${day}`)).json
    expect(await visits('2026-11-23')).toMatchObject([{ label: 'A900', end: 'day-closed' }])
    expect(await visits('2026-11-24')).toMatchObject([{ label: 'A900', end: 'left' }])
    expect((await rest.get('/sites/kempten')).json.services[0]).toMatchObject({ waiting: 0 })
    // The secret of a day that is over does not come back.
    expect(await server.app.operations.store.secrets.forDay('kempten/2026-11-23', 'none')).toBe('none')
  })
})
