import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { addNotice, listNotices, removeNotice } from '../../server/noticeCommands.ts'
import { protocolVersion } from '../../shared/version.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
const aServer = async (): Promise<TestServer> => {
  const plan = smallPlan((draft) => {
    draft.areas.push({ id: 'upstairs', name: { de: 'Oben', en: 'Upstairs' }, way: { de: 'hinauf', en: 'up' } })
    draft.displays.push({ id: 'upstairs', name: { de: 'Oben', en: 'Upstairs' }, areas: ['upstairs'] })
  })
  const server = await startTestServer({ plans: [plan] })
  stops.push(server.close)
  return server
}
const shownOn = async (server: TestServer, display: string) => {
  const board = await server.connect('display', await server.token('display'))
  const joined = await board.request('board:join', { protocol: protocolVersion, display: display as never })
  if (!joined.ok) throw new Error(joined.refusal.code)
  return joined.value.view.notices
}

test('B11 a supervisor shows an announcement on the boards of an area for some minutes; a clerk may not', async () => {
  const server = await aServer()
  const announcement = { notice: 'lift', text: { de: 'Der Aufzug steht.' }, areas: ['hall'], spoken: true, minutes: 30 }
  const clerk = await server.connect('counter', await server.token('clerk'))
  expect(await clerk.request('notice:announce', { ...announcement, id: commandId() } as never)).toMatchObject({
    refusal: { code: 'not-allowed' },
  })
  const supervisor = await server.connect('counter', await server.token('supervisor'))
  const announce = (more: object) =>
    supervisor.request('notice:announce', { ...announcement, id: commandId(), ...more } as never)
  expect(await announce({ areas: ['cellar'] })).toMatchObject({ refusal: { code: 'unknown-area' } })
  expect(await announce({ minutes: 0 })).toMatchObject({ refusal: { code: 'invalid-message' } })
  expect(await announce({})).toEqual({ ok: true, value: {} })

  expect(await shownOn(server, 'hall')).toMatchObject([
    { id: 'lift', kind: 'announcement', text: { de: 'Der Aufzug steht.' }, media: null, spoken: true },
  ])
  expect(await shownOn(server, 'upstairs')).toEqual([])
  const today = await supervisor.request('today:join', { protocol: protocolVersion })
  expect(today.ok && today.value.view.notices.map(({ id }) => id)).toEqual(['lift'])
  server.clock.advance(30 * 60_000)
  expect(await shownOn(server, 'hall')).toEqual([])

  await announce({ areas: null })
  expect(await shownOn(server, 'upstairs')).toHaveLength(1)
  await supervisor.request('notice:remove', { id: commandId(), notice: 'lift' as never })
  expect(await shownOn(server, 'upstairs')).toEqual([])
})

test('B11 a program announces over REST', async () => {
  const server = await aServer()
  const rest = restClient(server, await server.token('program'))
  const path = '/sites/kempten/notices/fire-drill'
  const body = { text: { de: 'Probealarm um 10 Uhr', en: 'Fire drill at 10' }, minutes: 60 }
  expect((await rest.put(path, body)).json).toMatchObject({
    id: 'fire-drill',
    areas: null,
    from: '2026-11-23T09:00:00+01:00',
    until: '2026-11-23T10:00:00+01:00',
  })
  expect((await rest.put(path, { ...body, minutes: 5_000 })).status).toBe(400)
  expect((await rest.put(path, { ...body, areas: ['cellar'] })).status).toBe(404)
  expect((await rest.get('/sites/kempten/notices')).json).toHaveLength(1)
  expect((await rest.delete(path)).status).toBe(204)
  expect((await rest.get('/sites/kempten/notices')).json).toEqual([])
  expect((await rest.put(path, body, { authorization: null })).status).toBe(401)
})

test('B12 B16 a picture of the town is held by the server, looked at by its first bytes and deleted with the last notice', async () => {
  const server = await aServer()
  const { store } = server.app.operations
  const picture = join(server.folder, 'market.gif')
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.from('a market')])
  await writeFile(picture, png)
  const given = {
    store,
    dataFolder: server.folder,
    site: 'kempten',
    texts: ['Wochenmarkt am Samstag', 'en:Market on Saturday'],
    areas: undefined,
    minutes: undefined,
    file: picture,
    spoken: false,
  }
  const added = await addNotice(given, 'notice', server.clock.now())
  const id = added.kind === 'done' ? /\(([\w-]+)\)/.exec(added.text)?.[1] : ''
  await server.app.operations.notices.refresh()
  const [notice] = await shownOn(server, 'hall')
  expect(notice).toMatchObject({ kind: 'notice', text: { de: 'Wochenmarkt am Samstag', en: 'Market on Saturday' } })
  expect(notice?.media).toMatchObject({
    kind: 'image',
    address: expect.stringMatching(/^\/notices\/[0-9a-f]{32}\.png$/),
  })
  const served = await fetch(`${server.url}${notice?.media?.address}`)
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(served.headers.get('cache-control')).toContain('immutable')
  expect(Buffer.from(await served.arrayBuffer())).toEqual(png)
  const part = await fetch(`${server.url}${notice?.media?.address}`, { headers: { range: 'bytes=0-3' } })
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4])
  for (const path of ['/notices/..%2flotse.sqlite', '/notices/x.png', '/notices/a.sqlite'])
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)

  await writeFile(picture, '<svg onload="alert(1)"/>')
  expect(await addNotice(given, 'notice', 0)).toMatchObject({ kind: 'refused' })
  await writeFile(picture, Buffer.concat([png, Buffer.alloc(8_000_000)]))
  expect(await addNotice(given, 'notice', 0)).toMatchObject({ kind: 'refused' })
  expect(await addNotice({ ...given, texts: [] }, 'notice', 0)).toMatchObject({ kind: 'refused' })
  expect(await addNotice({ ...given, file: undefined }, 'announcement', 0)).toMatchObject({ kind: 'refused' })

  const listed = await listNotices(store, 'kempten')
  expect(listed.kind === 'done' && listed.text).toContain('Wochenmarkt am Samstag')
  expect(await removeNotice(store, server.folder, 'kempten', id)).toMatchObject({ kind: 'done' })
  expect(await readdir(join(server.folder, 'notices'))).toEqual([])
  expect(await removeNotice(store, server.folder, 'kempten', id)).toMatchObject({ kind: 'refused' })
})
