import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planHash } from '../../server/planHash.ts'
import type { DeskView } from '../../shared/staffViews.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
  program = restClient(server, await server.token('program'))
  for (const desk of ['c1', 'c3']) await program.post(`/sites/kempten/desks/${desk}/open`)
})
afterEach(() => server.close())

const calledAt = async (desk: string): Promise<{ id: string; label: string }> => {
  await program.post('/sites/kempten/tickets', { services: ['passport'] })
  return (await program.post(`/sites/kempten/desks/${desk}/call-next`)).json
}

const shownAt = async (desk: string): Promise<DeskView> => {
  const counter = await server.connect('counter', await server.token('clerk'))
  const answer = await counter.request('desk:join', { protocol, desk })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.view
}

/** The note with the visitor at the desk; undefined with nobody there. */
const noteAt = async (desk: string) => {
  const now = (await shownAt(desk)).desk?.now
  return now?.kind === 'open' && now.work.kind === 'with' ? now.work.ticket.note : undefined
}

describe('T10 REST: on to a colleague', () => {
  test('with a note, which the colleague sees, after a restart too', async () => {
    const { id } = await calledAt('c1')
    const sent = await program.post(`/tickets/${id}/transfer`, {
      service: 'residence',
      note: ' Frau M. bringt alles mit ',
    })
    expect(sent).toMatchObject({ status: 200, json: { phase: 'waiting', service: 'residence' } })
    await server.restart()
    await program.post('/sites/kempten/desks/c3/call-next')
    expect((await shownAt('c3')).desk?.now).toMatchObject({
      work: { kind: 'with', ticket: { ticket: id, note: 'Frau M. bringt alles mit' } },
    })
  })

  test('T18 a transfer that is undone takes its note back, for good; one from before stays', async () => {
    const { id } = await calledAt('c1')
    const send = (to: object) => program.post(`/tickets/${id}/transfer`, to)
    const undo = (desk: string) => program.post(`/sites/kempten/desks/${desk}/undo`)
    await send({ desk: 'c3', note: 'Frau M.' })
    await undo('c1')
    expect(await noteAt('c1')).toBeNull()
    await server.restart()
    await send({ desk: 'c3' })
    await program.post('/sites/kempten/desks/c3/call-next')
    expect(await noteAt('c3')).toBeNull()

    await send({ desk: 'c1', note: 'Herr N.' })
    await program.post('/sites/kempten/desks/c1/call-next')
    await send({ desk: 'c3' })
    await undo('c1')
    expect(await noteAt('c1')).toBe('Herr N.')
  })

  test('E19 a note is shown as long as the site keeps notes, also where its deletion is still to come', async () => {
    const plan = smallPlan((draft) => {
      draft.keeping = { noteHours: 2 }
    })
    await server.app.operations.store.plans.put(plan, planHash(plan), server.clock.now())
    await server.restart()
    const { id } = await calledAt('c1')
    await program.post(`/tickets/${id}/transfer`, { desk: 'c3', note: 'Frau M.' })
    await program.post('/sites/kempten/desks/c3/call-next')
    expect(await noteAt('c3')).toBe('Frau M.')
    server.clock.advance(2 * 3_600_000)
    expect(await noteAt('c3')).toBeNull()
  })

  test('a note stands in no event and in no answer', async () => {
    const { id } = await calledAt('c1')
    const sent = await program.post(
      `/tickets/${id}/transfer`,
      { service: 'residence', note: 'Frau M.' },
      { key: 'once' },
    )
    expect(sent.text).not.toContain('Frau M.')
    const database = new DatabaseSync(join(server.folder, 'lotse.db'), { readOnly: true })
    const rows = (table: string) => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all())
    expect(rows('ticket_notes')).toContain('Frau M.')
    for (const table of ['events', 'commands', 'visits', 'tickets']) expect(rows(table)).not.toContain('Frau M.')
    database.close()
  })

  test.each([
    ['one that is too long', 'x'.repeat(501), 400],
    ['a number', 7, 400],
    ['one of 1 MB', 'x'.repeat(1_000_000), 413],
  ])('a note: %s', async (_, note, status) => {
    const { id } = await calledAt('c1')
    expect((await program.post(`/tickets/${id}/transfer`, { service: 'residence', note })).status).toBe(status)
    expect((await program.get(`/tickets/${id}`)).json.phase).toBe('called')
  })
})
