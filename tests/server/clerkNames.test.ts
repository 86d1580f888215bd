// Names of staff stay on staff screens, and what a day calls somebody dies with it.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ClerkId, ClerkKey, TicketId } from '../../shared/ids.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { counterAt, sitsDown, value } from '../support/counters.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()], publicUrl: 'https://nummer.example' })
  program = restClient(server, await server.token('program'))
})
afterEach(() => server.close())

const put = (id: string, clerk: object) => program.put(`/sites/kempten/clerks/${id}`, clerk)
const issue = async () =>
  (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json as {
    id: TicketId
    label: string
    key: string
  }

describe('names stay with staff', () => {
  /** What today's events call the clerk kim1. */
  const clerkKeyOf = async () => {
    const { operations } = server.app
    const day = operations.sites.find('kempten')?.day()
    if (!day) throw new Error('Kempten has a day')
    return (await operations.keysOf(day.stream)).clerkKey('kim1')
  }

  test('S1 S8 the key of a clerk of one day is unknown on the next', async () => {
    await put('kim1', { name: 'Kim Berger', services: ['passport'] })
    await program.post('/sites/kempten/desks/c1/open', { clerk: 'kim1' })
    const { operations } = server.app
    const site = operations.sites.find('kempten')
    if (!site) throw new Error('Kempten is there')
    const monday = await clerkKeyOf()
    expect(operations.clerks.byKey(site.id, monday)?.name).toBe('Kim Berger')
    server.clock.advance(24 * 3_600_000)
    await operations.sites.passTime()
    server.clock.advance(120_000)
    await operations.sites.passTime()
    expect(site.day().stream).toBe('kempten/2026-11-24')
    const tuesday = await clerkKeyOf()
    expect(tuesday).not.toBe(monday)
    await vi.waitFor(() => expect(operations.clerks.byKey(site.id, tuesday)?.name).toBe('Kim Berger'))
    expect(operations.clerks.byKey(site.id, monday)).toBeNull()
    await program.post('/sites/kempten/desks/c1/open', { clerk: 'kim1' })
    const { id } = await issue()
    const keep = (clerk: ClerkKey) =>
      site.day().run({
        command: () => ({ type: 'MoveTicket', at: server.clock.now(), ticket: id, address: { kind: 'clerk', clerk } }),
        sender: null,
        answer: () => null,
      })
    expect(await keep(monday)).toMatchObject({ kind: 'refused', refusal: { code: 'unknown-clerk' } })
    expect(await keep(tuesday)).toMatchObject({ kind: 'done' })
  })

  test('S12 no event, no row but that of the clerk and nothing that visitors or programs without rights see holds a name or an id', async () => {
    const secret = { name: 'Xaverina Unverwechselbar', services: ['passport'] }
    const id = 'clerk-unmistakable'
    await put(id, secret)
    await put('other', { name: 'Other', services: null })
    const { counter } = await counterAt(server, 'c1')
    const supervisor = await server.connect('counter', await server.token('supervisor'))
    value(await sitsDown(counter, 'c1', 'other'))
    const ticket = await issue()
    await program.post('/sites/kempten/desks/c1/call-next')
    value(await sitsDown(counter, 'c2', id))
    const to = { kind: 'clerk', clerk: id as ClerkId } as const
    value(await counter.request('ticket:transfer', { id: commandId(), ticket: ticket.id, to, back: true }))
    const change = { clerk: id as ClerkId, ...secret, skills: ['passport', 'residence'] as never, active: true }
    value(await supervisor.request('clerk:put', { id: commandId(), ...change }))
    value(await counter.request('alarm:raise', { id: commandId(), desk: 'c1' as never, drill: false }))
    await program.post('/sites/kempten/desks/c2/call-next')
    await program.post(`/tickets/${ticket.id}/start`)

    const kiosk = await server.connect('kiosk', await server.token('kiosk'))
    const board = await server.connect('display', await server.token('display'))
    const phone = await server.connect('own')
    const visible = [
      value(await kiosk.request('kiosk:join', { protocol, kiosk: null })),
      value(await board.request('board:join', { protocol, display: null })),
      value(await phone.request('own:join', { protocol, key: ticket.key as never })),
    ]
    await program.post(`/tickets/${ticket.id}/finish`, { outcome: 'settled' })
    const pages = await Promise.all(
      ['/sites', '/sites/kempten', '/sites/kempten/board', '/openapi.json'].map((path) =>
        program.get(path, { authorization: null }),
      ),
    )
    const visits = await program.get('/sites/kempten/visits?from=2026-11-23&to=2026-11-23')
    expect(visits.json).toHaveLength(2)
    const database = new DatabaseSync(join(server.folder, 'lotse.db'), { readOnly: true })
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    const rows = tables.flatMap(({ name }) =>
      name === 'clerks' ? [] : database.prepare(`SELECT * FROM ${String(name)}`).all(),
    )
    database.close()
    expect(rows.length).toBeGreaterThan(20)
    const all = JSON.stringify([visible, pages.map(({ text }) => text), visits.text, rows])
    expect(all).toContain(ticket.label)
    for (const word of ['Xaverina', 'Unverwechselbar', id]) expect(all).not.toContain(word)
  })
})
