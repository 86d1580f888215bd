import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ClerkId, TicketId } from '../../shared/ids.ts'
import type { TeamView } from '../../shared/teamView.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { counterAt, sitsDown, value } from '../support/counters.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
})
afterEach(() => server.close())

const kim = { name: 'Kim Berger', services: ['passport'] }
const put = (id: string, clerk: object) => program.put(`/sites/kempten/clerks/${id}`, clerk)
const issue = async (service = 'passport') =>
  (await program.post('/sites/kempten/tickets', { services: [service] })).json as {
    id: TicketId
    label: string
    key: string
  }
describe('REST: the clerks of a site', () => {
  test('S13 are added, listed by name, replaced and deleted', async () => {
    expect((await put('kim1', kim)).json).toEqual({ id: 'kim1', ...kim, active: true })
    await put('anna', { name: 'Ärmine Ott', services: null })
    await put('kim1', { ...kim, services: null, active: false })
    expect((await program.get('/sites/kempten/clerks')).json).toEqual([
      { id: 'anna', name: 'Ärmine Ott', services: null, active: true },
      { id: 'kim1', name: 'Kim Berger', services: null, active: false },
    ])
    expect((await program.delete('/sites/kempten/clerks/kim1')).status).toBe(204)
    expect((await program.delete('/sites/kempten/clerks/kim1')).json.code).toBe('unknown-clerk')
    await server.restart()
    expect((await program.get('/sites/kempten/clerks')).json).toHaveLength(1)
  })

  test('S13 clerks read the list and change nothing; the public and other sites see nothing', async () => {
    const clerk = restClient(server, await server.token('clerk'))
    expect((await clerk.get('/sites/kempten/clerks')).status).toBe(200)
    expect((await clerk.put('/sites/kempten/clerks/kim1', { nonsense: true })).status).toBe(403)
    expect((await clerk.delete('/sites/kempten/clerks/kim1')).status).toBe(403)
    for (const role of ['kiosk', 'display'] as const)
      expect((await restClient(server, await server.token(role)).get('/sites/kempten/clerks')).status).toBe(403)
    expect((await program.get('/sites/kempten/clerks', { authorization: null })).status).toBe(401)
    const elsewhere = restClient(server, await server.token('program', 'sonthofen'))
    expect((await elsewhere.get('/sites/kempten/clerks')).status).toBe(403)
  })

  test.each([
    ['no name', 'kim1', { name: '  ', services: null }, 400, 'invalid-message'],
    ['a name that is too long', 'kim1', { name: 'x'.repeat(81), services: null }, 400, 'invalid-message'],
    ['no services', 'kim1', { name: 'Kim' }, 400, 'invalid-message'],
    ['a service that is not there', 'kim1', { name: 'Kim', services: ['flying'] }, 404, 'unknown-service'],
    ['an id of another form', 'k', { name: 'Kim', services: null }, 400, 'invalid-message'],
  ])('with %s are refused', async (_, id, clerk, status, code) => {
    expect(await put(id, clerk)).toMatchObject({ status, json: { code } })
    expect((await program.get('/sites/kempten/clerks')).json).toEqual([])
  })
})

describe('sitting down', () => {
  test('S8 a program names a clerk of the list, who has the skills that stand there, or anybody else, who has no limit', async () => {
    await put('kim1', { name: 'Kim Berger', services: ['residence'] })
    await issue()
    await program.post('/sites/kempten/desks/c1/open', { clerk: 'kim1' })
    expect((await program.post('/sites/kempten/desks/c1/call-next')).status).toBe(204)
    await program.post('/sites/kempten/desks/c1/open', { clerk: 'a name of its own', takeOver: true })
    expect((await program.post('/sites/kempten/desks/c1/call-next')).json.label).toBe('A001')
    await put('kim1', { name: 'Kim Berger', services: null, active: false })
    expect((await program.post('/sites/kempten/desks/c2/open', { clerk: 'kim1' })).json.code).toBe('unknown-clerk')
  })

  test('S8 S12 a screen names a clerk and is told what that clerk serves there; the colleagues see the name', async () => {
    await put('kim1', kim)
    const { counter, seen } = await counterAt(server, 'c1')
    const colleague = await counterAt(server, 'c2')
    expect(await sitsDown(counter, 'c1', 'nobody')).toMatchObject({ refusal: { code: 'unknown-clerk' } })
    value(await sitsDown(counter, 'c1', 'kim1'))
    const card = { id: 'kim1', name: 'Kim Berger' }
    await vi.waitFor(() =>
      expect(seen.view?.desk).toMatchObject({ clerk: card, serves: { own: ['passport'], backup: [] } }),
    )
    await vi.waitFor(() =>
      expect(colleague.seen.view?.colleagues).toContainEqual({ desk: 'c1', sign: 'free', clerk: card }),
    )
  })

  test('S8 without a name nobody is moved from one window to the other, and each desk stays its own', async () => {
    const { counter, seen } = await counterAt(server, 'c1')
    value(await sitsDown(counter, 'c1', null))
    value(await sitsDown(counter, 'c2', null))
    value(await sitsDown(counter, 'c1', null))
    await vi.waitFor(() => expect(seen.view?.site.desksOpen).toBe(2))
    const other = await counterAt(server, 'c1')
    expect(await sitsDown(other.counter, 'c1', null)).toMatchObject({ refusal: { code: 'desk-open-elsewhere' } })
  })

  test('S9 a clerk who opens another desk has left the one before, for everybody in the same view', async () => {
    await put('kim1', kim)
    const { counter } = await counterAt(server, 'c1')
    const { counter: other, seen } = await counterAt(server, 'c3')
    value(await sitsDown(counter, 'c1', 'kim1'))
    const signs: string[] = []
    other.socket.on('desk:changed', ({ colleagues, desk }) =>
      signs.push(
        [...colleagues, { desk: 'c3', clerk: desk?.clerk }].flatMap((one) => (one.clerk ? [one.desk] : [])).join(),
      ),
    )
    value(await sitsDown(other, 'c3', 'kim1'))
    await vi.waitFor(() => expect(seen.view?.desk?.clerk?.name).toBe('Kim Berger'))
    expect(new Set(signs)).not.toContain('')
    expect(new Set(signs)).not.toContain('c1,c3')
    expect(seen.view?.site.desksOpen).toBe(1)
  })

  test('S10 S13 a supervisor changes skills: they count at once where the clerk is, and the team list shows who is where', async () => {
    await put('kim1', kim)
    const { counter, seen } = await counterAt(server, 'c1')
    value(await sitsDown(counter, 'c1', 'kim1'))
    const supervisor = await server.connect('counter', await server.token('supervisor'))
    const joined = value(await supervisor.request('team:join', { protocol }))
    expect(joined.mayChange).toBe(true)
    expect(joined.view.clerks).toMatchObject([{ id: 'kim1', name: 'Kim Berger', at: { desk: 'c1', sign: 'free' } }])
    const teams: TeamView[] = []
    supervisor.socket.on('team:changed', (view) => teams.push(view))
    const changed = {
      clerk: 'kim1' as ClerkId,
      name: 'Kim Berger-Lang',
      skills: ['passport', 'residence'],
      active: true,
    }
    value(await supervisor.request('clerk:put', { id: commandId(), ...changed } as never))
    await vi.waitFor(() =>
      expect(seen.view?.desk).toMatchObject({
        clerk: { name: 'Kim Berger-Lang' },
        serves: { own: ['passport', 'residence'] },
      }),
    )
    await vi.waitFor(() => expect(teams.at(-1)?.clerks).toMatchObject([{ name: 'Kim Berger-Lang' }]))
    expect(value(await counter.request('team:join', { protocol })).mayChange).toBe(false)
    value(await supervisor.request('clerk:remove', { id: commandId(), clerk: 'kim1' as ClerkId }))
    await vi.waitFor(() => expect(seen.view?.desk).toMatchObject({ clerk: null, now: { kind: 'open' } }))
  })

  test('S10 what was changed while no server ran counts from its start on', async () => {
    await put('kim1', kim)
    await program.post('/sites/kempten/desks/c1/open', { clerk: 'kim1' })
    const { id } = await issue('residence')
    const database = new DatabaseSync(join(server.folder, 'lotse.db'))
    database.exec(`UPDATE clerks SET skills = '["residence"]' WHERE id = 'kim1'`)
    database.close()
    await server.restart()
    expect((await program.post('/sites/kempten/desks/c1/call-next')).json.id).toBe(id)
  })
})

describe('by name', () => {
  test('S12 T10 T21 a ticket is transferred to a clerk and kept for one; who it is for is named to staff', async () => {
    await put('kim1', kim)
    const first = await counterAt(server, 'c1')
    const second = await counterAt(server, 'c2')
    value(await sitsDown(first.counter, 'c1', null))
    value(await sitsDown(second.counter, 'c2', 'kim1'))
    const { id } = await issue()
    const clerk = 'kim1' as ClerkId
    await program.post('/sites/kempten/desks/c1/call-next')
    const transfer = { id: commandId(), ticket: id, to: { kind: 'clerk', clerk }, back: false } as const
    value(await first.counter.request('ticket:transfer', transfer))
    await vi.waitFor(() =>
      expect(second.seen.view?.queue).toMatchObject([
        { ticket: id, reasons: [{ kind: 'addressed', clerk: 'Kim Berger' }, { kind: 'due' }] },
      ]),
    )
    const next = await issue()
    const keep = { id: commandId(), ticket: next.id, address: { kind: 'clerk', clerk } } as const
    value(await first.counter.request('ticket:move', keep))
    expect(value(await first.counter.request('ticket:find', { text: next.label }))).toMatchObject([
      { keptFor: 'c2', keptForClerk: { id: 'kim1', name: 'Kim Berger' } },
    ])
    const toNobody = { ...keep, id: commandId(), address: { kind: 'clerk', clerk: 'who1' as ClerkId } } as const
    expect(await first.counter.request('ticket:move', toNobody)).toMatchObject({ refusal: { code: 'unknown-clerk' } })
  })

  test('S14 who comes to an alarm is named', async () => {
    await put('kim1', kim)
    const first = await counterAt(server, 'c1')
    const second = await counterAt(server, 'c2')
    value(await sitsDown(second.counter, 'c2', 'kim1'))
    value(await first.counter.request('alarm:raise', { id: commandId(), desk: 'c1' as never, drill: true }))
    await vi.waitFor(() => expect(second.seen.view?.alarms).toHaveLength(1))
    const alarm = second.seen.view?.alarms[0]?.alarm as never
    value(await second.counter.request('alarm:acknowledge', { id: commandId(), desk: 'c2' as never, alarm }))
    await vi.waitFor(() => expect(first.seen.view?.alarms[0]?.helpers).toEqual([{ desk: 'c2', name: 'Kim Berger' }]))
  })
})
