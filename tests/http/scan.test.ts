import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TicketKey } from '../../shared/ids.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Client, commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let program: ReturnType<typeof restClient>
let kiosk: Client
let printed: Awaited<ReturnType<typeof temporaryFolder>>

beforeEach(async () => {
  printed = await temporaryFolder()
  const plan = smallPlan((draft) => {
    draft.printers = [
      { id: 'slips', name: 'Slips', profile: 'epson-80', connection: { kind: 'file', folder: printed.folder } },
    ]
    for (const one of draft.kiosks) one.printer = 'slips'
    draft.reasons.park.push({
      id: 'cash',
      name: { de: 'Kasse', en: 'Cash desk' },
      errand: { way: { de: 'nebenan', en: 'next door' }, usualMinutes: 5 },
    })
  })
  const other = smallPlan((draft) => {
    draft.site.id = 'sonthofen'
    draft.site.transferLetter = 'S'
    draft.site.name = { de: 'Landratsamt' }
  })
  server = await startTestServer({ plans: [plan, other], publicUrl: 'https://nummer.example' })
  program = restClient(server, await server.token('program'))
  kiosk = await server.connect('kiosk', await server.token('kiosk'))
  await program.post('/sites/kempten/desks/c1/open')
})
afterEach(async () => {
  await server.close()
  await printed.remove()
})

const called = async (): Promise<{ id: string; key: TicketKey }> => {
  const { id, key } = (await program.post('/sites/kempten/tickets', { services: ['passport'] })).json
  await program.post('/sites/kempten/desks/c1/call-next')
  return { id, key }
}
const scan = (key: TicketKey, by = kiosk) => by.request('ticket:scan', { id: commandId(), key })
const phase = async (id: string) => (await program.get(`/tickets/${id}`)).json.phase

describe('K6 a slip held under the scanner', () => {
  test('T9 T23 brings a visitor back from an errand whose slip said how', async () => {
    const { id, key } = await called()
    await program.post(`/tickets/${id}/park`, { reason: 'cash', printAt: 'entrance' })
    const paper = async () => {
      const files = await readdir(printed.folder, { recursive: true, withFileTypes: true })
      const bytes = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))
      return Buffer.concat(await Promise.all(bytes)).toString('latin1')
    }
    await expect.poll(paper).toContain(`https://nummer.example/t/#${key}`)
    expect(await paper()).toContain('nebenan')
    expect((await program.get('/own', { authorization: `Ticket ${key}` })).status).toBe(200)
    expect(await scan(key)).toMatchObject({
      ok: true,
      value: { did: 'resumed', ticket: { phase: { kind: 'waiting' } } },
    })
    expect(await phase(id)).toBe('waiting')
    expect(await scan(key)).toMatchObject({
      ok: true,
      value: { did: 'nothing', ticket: { phase: { kind: 'waiting' } } },
    })
  })

  test('T8 brings back who was missed, within the grace time only', async () => {
    const { id, key } = await called()
    server.clock.advance(60_000)
    await program.post(`/tickets/${id}/miss`)
    expect(await scan(key)).toMatchObject({ ok: true, value: { did: 'returned' } })
    server.clock.advance(4 * 60_000)
    await program.post('/sites/kempten/desks/c1/call-next')
    server.clock.advance(60_000)
    await program.post(`/tickets/${id}/miss`)
    server.clock.advance(31 * 60_000)
    expect(await scan(key)).toMatchObject({
      ok: true,
      value: { did: 'nothing', ticket: { phase: { kind: 'missed' } } },
    })
    expect(await phase(id)).toBe('missed')
  })

  test('tells whoever is called where to go, and changes nothing', async () => {
    const { id, key } = await called()
    expect(await scan(key)).toMatchObject({
      ok: true,
      value: { did: 'nothing', ticket: { phase: { kind: 'called' } } },
    })
    expect(await phase(id)).toBe('called')
  })

  test('of another site is told which, and an unknown one harms nothing', async () => {
    const { key } = await called()
    const elsewhere = await server.connect('kiosk', await server.token('kiosk', 'sonthofen'))
    expect(await scan(key, elsewhere)).toMatchObject({
      ok: false,
      refusal: { code: 'ticket-other-site', params: { site: 'Rathaus', address: 'Rathausplatz 22' } },
    })
    expect(await scan('x'.repeat(22) as TicketKey)).toMatchObject({ ok: false, refusal: { code: 'unknown-ticket' } })
  })

  test('T9 parking without an errand, or at a kiosk that is not there', async () => {
    const { id } = await called()
    expect((await program.post(`/tickets/${id}/park`, { reason: 'cash', printAt: 'nowhere' })).status).toBe(404)
    expect((await program.post(`/tickets/${id}/park`, { reason: 'papers', printAt: 'entrance' })).status).toBe(200)
    expect(await readdir(printed.folder)).toEqual([])
  })
})
