import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import type { SiteId } from '../../shared/ids.ts'
import type { IssuedView } from '../../shared/views.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { appointmentRow } from '../support/storeRows.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

type Connection = { kind: 'tcp'; host: string; port: number } | { kind: 'file'; folder: string }

const issueAtPrinter = async (connection: Connection): Promise<{ server: TestServer; issued: IssuedView }> => {
  const plan = smallPlan((draft) => {
    draft.printers = [{ id: 'slips', name: 'Slips', profile: 'epson-80', connection }]
    for (const kiosk of draft.kiosks) kiosk.printer = 'slips'
  })
  const server = await startTestServer({ plans: [plan], publicUrl: 'https://nummer.example' })
  stops.push(server.close)
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const answer = await kiosk.request('ticket:issue', {
    id: commandId(),
    services: [{ service: 'passport' }],
    language: 'de',
    kiosk: 'entrance',
    evenUnstaffed: true,
    priority: null,
    printAt: null,
  })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { server, issued: answer.value }
}

test('the key is on the paper', async () => {
  const { folder, remove } = await temporaryFolder()
  stops.push(remove)
  const { issued } = await issueAtPrinter({ kind: 'file', folder })
  const paper = async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const printed = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))
    return Buffer.concat(await Promise.all(printed)).toString('latin1')
  }
  await expect.poll(paper).toContain(`https://nummer.example/t/#${issued.key}`)
})

test('no key waits in the clear for a printer that is off', async () => {
  const { server, issued } = await issueAtPrinter({ kind: 'tcp', host: '127.0.0.1', port: 9 })
  const database = new DatabaseSync(join(server.folder, 'lotse.db'), { readOnly: true })
  stops.push(async () => database.close())
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
  expect(JSON.stringify(rows)).toContain('nummer.example')
  expect(JSON.stringify(rows)).not.toContain(issued.key)
})

test('T15 K5 a kiosk prints nowhere but at its own printer, also for an appointment that checks in', async () => {
  const { server } = await issueAtPrinter({ kind: 'tcp', host: '127.0.0.1', port: 9 })
  const { store } = server.app.operations
  await store.appointments.put([appointmentRow('K7M4Q2', { time: server.clock.now() + 600_000 })])
  await server.app.operations.sites.refreshAgenda('kempten' as SiteId)
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const wish = { id: commandId(), code: 'K7M4Q2', language: 'de', kiosk: null, printAt: 'entrance' }
  expect(await kiosk.request('appointment:checkIn', wish)).toMatchObject({
    ok: true,
    value: { paper: { kind: 'none' } },
  })
})

test('K17 the slip holds what is needed where the kiosk has not shown it', async () => {
  const words = (de: string, en: string) => ({ de, en })
  const identity = words('Ausweis', 'Identity card')
  const plan = smallPlan((draft) => {
    Object.assign(draft.services[0] ?? {}, { documents: [identity, words('Lichtbild', 'Photograph')] })
    Object.assign(draft.services[1] ?? {}, { documents: [identity] })
  })
  const server = await startTestServer({ plans: [plan] })
  stops.push(server.close)
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const slipWith = async (documentsOnSlip: boolean) => {
    const answer = await kiosk.request('ticket:issue', {
      id: commandId(),
      services: [{ service: 'passport' }, { service: 'residence' }],
      language: 'en',
      kiosk: 'entrance',
      evenUnstaffed: true,
      documentsOnSlip,
      priority: null,
      printAt: null,
    })
    if (!answer.ok || answer.value.paper.kind !== 'screen') throw new Error('There is no slip on the screen.')
    return answer.value.paper.slip.flatMap((line) => (line.kind === 'text' ? line.text : []))
  }
  expect((await slipWith(true)).filter((line) => line.startsWith('- '))).toEqual(['- Identity card', '- Photograph'])
  expect((await slipWith(false)).join()).not.toContain('Photograph')
})
