import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardView } from '../../shared/boardViews.ts'
import type { KioskView } from '../../shared/kioskViews.ts'
import type { OwnTicketView } from '../../shared/ownView.ts'
import type { DeskView } from '../../shared/staffViews.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import type { IssuedView } from '../../shared/views.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { type Client, commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let kiosk: Client
let counter: Client

beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()], publicUrl: 'https://nummer.example' })
  kiosk = await server.connect('kiosk', await server.token('kiosk'))
  counter = await server.connect('counter', await server.token('supervisor'))
})
afterEach(() => server.close())

const value = <T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

const issue = async (from = kiosk, service = 'passport', id = commandId()): Promise<IssuedView> =>
  value(
    await from.request('ticket:issue', {
      id,
      services: [{ service }],
      language: 'de',
      kiosk: 'entrance',
      evenUnstaffed: true,
      priority: null,
      printAt: null,
    }),
  )

const openDesk = async (desk = 'c1', takeOver = false) =>
  counter.request('desk:open', { id: commandId(), desk, takeOver })
const views = <V>(client: Client, push: 'board:changed' | 'desk:changed' | 'kiosk:changed' | 'own:changed'): V[] => {
  const seen: V[] = []
  client.socket.on(push, (view: unknown) => seen.push(view as V))
  return seen
}

describe('from the tap to the number on the wall', () => {
  test('kiosk, counter, board and phone follow one ticket', async () => {
    const board = await server.connect('display', await server.token('display'))
    const boards = views<BoardView>(board, 'board:changed')
    const joined = value(await board.request('board:join', { protocol, display: 'hall' }))
    expect(joined.view.calls).toEqual([])
    expect(joined.displays).toEqual([{ id: 'hall', name: 'Halle' }])

    const { catalogue, view } = value(await kiosk.request('kiosk:join', { protocol, kiosk: null }))
    expect(catalogue.kiosk.id).toBe('entrance')
    expect(catalogue.phone).toBe(true)
    expect(view.services.find(({ id }) => id === 'passport')).toMatchObject({ now: 'number' })

    const issued = await issue()
    expect(issued).toMatchObject({
      label: 'A001',
      ahead: 0,
      services: [{ de: 'Reisepass' }],
      paper: { kind: 'screen' },
    })
    expect(issued.url).toBe(`https://nummer.example/t/#${issued.key}`)
    expect(JSON.stringify(issued.paper)).toContain('A001')

    const phone = await server.connect('own')
    const phones = views<OwnTicketView>(phone, 'own:changed')
    expect(value(await phone.request('own:join', { protocol, key: issued.key })).view).toMatchObject({
      label: 'A001',
      phase: { kind: 'waiting', ahead: 0 },
    })

    value(await openDesk())
    const desks = views<DeskView>(counter, 'desk:changed')
    const desk = value(await counter.request('desk:join', { protocol, desk: 'c1' }))
    expect(desk.view.queue.map(({ label }) => label)).toEqual(['A001'])
    expect(desk.view.next).toBe(issued.ticket)

    expect(value(await counter.request('desk:callNext', { id: commandId(), desk: 'c1' }))).toEqual({
      ticket: issued.ticket,
      label: 'A001',
    })
    await expect
      .poll(() => boards.at(-1)?.calls[0])
      .toMatchObject({ sequence: 1, label: 'A001', desk: { id: 'c1' }, recall: false })
    await expect.poll(() => phones.at(-1)?.phase).toMatchObject({ kind: 'called', desk: { de: '1' } })
    await expect
      .poll(() => desks.at(-1)?.desk?.now)
      .toMatchObject({ work: { kind: 'with', ticket: { label: 'A001', phase: 'called' } } })

    value(await counter.request('ticket:recall', { id: commandId(), ticket: issued.ticket }))
    await expect.poll(() => boards.at(-1)?.calls[0]).toMatchObject({ sequence: 2, recall: true })
    value(await counter.request('ticket:start', { id: commandId(), ticket: issued.ticket }))
    value(
      await counter.request('ticket:finish', {
        id: commandId(),
        ticket: issued.ticket,
        outcome: 'settled',
        services: null,
      }),
    )
    await expect.poll(() => phones.at(-1)?.phase.kind).toBe('done')
    await expect.poll(() => desks.at(-1)?.desk?.now).toMatchObject({ work: { kind: 'after-work', label: 'A001' } })
    value(await counter.request('desk:next', { id: commandId(), desk: 'c1' }))
    await expect.poll(() => desks.at(-1)?.desk?.now).toMatchObject({ work: { kind: 'free' } })
  })

  test('S a screen sees nothing before it is paired, and nothing after its pairing was withdrawn', async () => {
    await expect(server.connect('counter')).rejects.toMatchObject({ data: { code: 'not-signed-in' } })
    await expect(server.connect('kiosk', 'made-up')).rejects.toMatchObject({ data: { code: 'not-signed-in' } })
    expect(await kiosk.raw('desk:join', { protocol, desk: null })).toEqual({
      ok: false,
      refusal: { code: 'not-allowed' },
    })
    const { store } = server.app.operations
    const gone = new Promise((resolve) => counter.socket.once('disconnect', resolve))
    for (const row of await store.tokens.all()) if (row.role === 'supervisor') await store.tokens.revoke(row.id)
    expect(await gone).toBe('io server disconnect')
  })

  test('a page from elsewhere gets no line', async () => {
    const answer = await fetch(`${server.url}/counter/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })
})

describe('many at the same moment', () => {
  test('N 8 kiosks issue 25 each and 8 desks call 10 each: no error, no duplicate, no gap', async () => {
    await server.close()
    server = await startTestServer({
      plans: [
        smallPlan((draft) => {
          const [first] = draft.desks
          draft.desks = Array.from({ length: 8 }, (_, n) => ({
            ...first!,
            id: `c${n + 1}`,
            name: { de: `${n + 1}`, en: `${n + 1}` },
          }))
          draft.services = draft.services.filter(({ id }) => id !== 'lost-property')
        }),
      ],
    })
    const kioskToken = await server.token('kiosk')
    const staffToken = await server.token('supervisor')
    const kiosks = await Promise.all(Array.from({ length: 8 }, () => server.connect('kiosk', kioskToken)))
    const counters = await Promise.all(Array.from({ length: 8 }, () => server.connect('counter', staffToken)))
    const issuing = kiosks.flatMap((one) => Array.from({ length: 25 }, () => issue(one)))
    const labels = (await Promise.all(issuing)).map(({ label }) => label).sort()
    expect(labels).toEqual(Array.from({ length: 200 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`))

    const calls = await Promise.all(
      counters.map(async (one, n) => {
        const desk = `c${n + 1}`
        value(await one.request('desk:open', { id: commandId(), desk, takeOver: false }))
        const called: string[] = []
        for (let round = 0; round < 10; round++) {
          const call = value(await one.request('desk:callNext', { id: commandId(), desk }))
          if (!call) throw new Error('Nobody was there.')
          called.push(call.label)
          value(await one.request('ticket:start', { id: commandId(), ticket: call.ticket }))
          value(
            await one.request('ticket:finish', { id: commandId(), ticket: call.ticket, outcome: null, services: null }),
          )
        }
        return called
      }),
    )
    expect(calls.flat().sort()).toEqual(labels.slice(0, 80))
    expect(server.app.operations.sites.find('kempten')?.day().state().waiting.size).toBe(120)
  })
})

describe('when something breaks', () => {
  test('a restart in the middle loses nothing: the call stands, the number goes on, the key still opens', async () => {
    const { ticket, key } = await issue()
    value(await openDesk())
    value(await counter.request('desk:callNext', { id: commandId(), desk: 'c1' }))
    const kioskToken = await server.token('kiosk')
    const staffToken = await server.token('supervisor')
    await server.restart()
    kiosk = await server.connect('kiosk', kioskToken)
    counter = await server.connect('counter', staffToken)
    const desk = value(await counter.request('desk:join', { protocol, desk: 'c1' }))
    expect(desk.view.desk?.now).toMatchObject({ work: { kind: 'with', ticket: { label: 'A001', phase: 'called' } } })
    value(await counter.request('ticket:start', { id: commandId(), ticket }))
    const phone = await server.connect('own')
    expect(value(await phone.request('own:join', { protocol, key })).view.phase.kind).toBe('serving')
    expect((await issue()).label).toBe('A002')
  })

  test('a command sent again under its id after a restart answers as the first time', async () => {
    const kioskToken = await server.token('kiosk')
    kiosk = await server.connect('kiosk', kioskToken)
    const id = commandId()
    const first = await issue(kiosk, 'passport', id)
    await server.restart()
    kiosk = await server.connect('kiosk', kioskToken)
    expect(await issue(kiosk, 'passport', id)).toEqual(first)
    expect((await issue()).label).toBe('A002')
  })

  test('broken messages of every kind leave the line and the log unharmed', async () => {
    const version = () => server.app.operations.sites.find('kempten')?.day().state().version
    const before = version()
    for (const [name, payload] of [
      ['ticket:issue', { id: 'x'.repeat(1_000_000) }],
      ['ticket:issue', null],
      ['no:such', {}],
      ['desk:open', { id: commandId(), desk: '__proto__', takeOver: false }],
      ['ticket:find', { text: 'x'.repeat(1_000_000) }],
    ] as const)
      expect(await counter.raw(name, payload)).toMatchObject({ ok: false, refusal: { code: expect.any(String) } })
    counter.send('ticket:find', 'no acknowledgement wanted')
    expect(version()).toBe(before)
    expect(value(await openDesk())).toEqual({})
  })

  test('boards and kiosks get a new day after midnight without a restart', async () => {
    const seen = views<KioskView>(kiosk, 'kiosk:changed')
    value(await kiosk.request('kiosk:join', { protocol, kiosk: null }))
    await issue()
    let rejoined = 0
    kiosk.socket.on('screen:rejoin', () => {
      rejoined += 1
    })
    for (let hour = 0; hour < 24; hour++) {
      server.clock.advance(3_600_000)
      await server.app.operations.sites.passTime()
    }
    expect(server.app.operations.sites.find('kempten')?.day().stream).toBe('kempten/2026-11-24')
    await expect.poll(() => rejoined).toBeGreaterThan(0)
    expect(seen.length).toBeGreaterThan(0)
    expect((await issue()).label).toBe('A001')
  })
})
