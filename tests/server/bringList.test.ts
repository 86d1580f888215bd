import { afterEach, expect, test, vi } from 'vitest'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
afterEach(() => server.close())

const plan = (printer: boolean) =>
  smallPlan((draft) => {
    const [passport] = draft.services
    const [kiosk] = draft.kiosks
    if (!passport || !kiosk) throw new Error('no service or kiosk')
    passport.documents = [
      { de: 'Alter Pass', en: 'Old passport' },
      { de: 'Foto', en: 'Photo' },
    ]
    passport.facts = [{ de: 'Gebühr: 70 €', en: 'Fee: €70' }]
    if (!printer) return
    draft.printers = [
      { id: 'hall', name: 'Halle', profile: 'epson-80', connection: { kind: 'tcp', host: '127.0.0.1', port: 9 } },
    ]
    kiosk.printer = 'hall'
  })

const wish = (more: object = {}) => ({
  id: commandId(),
  kiosk: 'entrance',
  language: 'en',
  service: 'passport',
  documents: [
    { de: 'Alter Pass', atHand: true },
    { de: 'Foto', atHand: false },
    { de: 'Was nicht im Plan steht', atHand: false },
  ],
  ...more,
})

const start = async (printer: boolean) => {
  server = await startTestServer({ plans: [plan(printer)] })
  return server.connect('kiosk', await server.token('kiosk'))
}

const days = [
  'Tuesday 24 November: 08:00–16:00',
  'Wednesday 25 November: 08:00–16:00',
  'Thursday 26 November: 08:00–16:00',
  'Friday 27 November: 08:00–16:00',
  'Monday 30 November: 08:00–16:00',
]

test('K29 the list names what is lacking, what is at hand, and the next open days, in the language of the visitor', async () => {
  const kiosk = await start(true)
  await kiosk.raw('list:print', wish())
  const { store } = server.app.operations
  const here = { site: 'kempten', printer: 'hall' } as never
  const job = await vi.waitFor(async () => {
    await store.printJobs.requeue(here, 0, server.clock.now())
    return (await store.printJobs.take(here, server.clock.now())) ?? expect.fail('nothing to print')
  })
  expect(job.label).toBe('')
  expect(job.slip).toContainEqual(expect.objectContaining({ text: '[ ] Photo', bold: true }))
  expect(job.slip).toContainEqual(expect.objectContaining({ text: '[x] Old passport', bold: false }))
  const lines = job.slip.flatMap((line) => (line.kind === 'text' ? line.text : []))
  expect(lines).toContain('Fee: €70')
  expect(lines.filter((line) => /08:00/.test(line))).toEqual(days)
  expect(lines.join(' ')).not.toMatch(/nicht im Plan/)
})

test('K29 without a printer the open days are told on the screen', async () => {
  const kiosk = await start(false)
  expect(await kiosk.raw('list:print', wish())).toEqual({ ok: true, value: { kind: 'screen', days } })
})

test('K29 it is printed once where the visitor stands, however often it is asked for', async () => {
  const kiosk = await start(true)
  const asked = wish()
  expect(await kiosk.raw('list:print', asked)).toEqual({ ok: true, value: { kind: 'printing', days } })
  expect(await kiosk.raw('list:print', asked)).toEqual({ ok: true, value: { kind: 'printing', days } })
  expect(await kiosk.raw('list:print', { ...asked, language: 'de' })).toMatchObject({ refusal: { code: 'id-reused' } })
  const { store } = server.app.operations
  const jobs = await store.printJobs.requeue({ site: 'kempten', printer: 'hall' } as never, 0, server.clock.now())
  expect(jobs).toBeLessThanOrEqual(1)
})

test('K29 an unknown service or language is refused, and a display may not ask', async () => {
  const kiosk = await start(false)
  expect(await kiosk.raw('list:print', wish({ service: 'none' }))).toMatchObject({
    refusal: { code: 'unknown-service' },
  })
  expect(await kiosk.raw('list:print', wish({ language: 'xx' }))).toMatchObject({
    refusal: { code: 'unknown-language' },
  })
  const display = await server.connect('display', await server.token('display'))
  expect(await display.raw('list:print', wish())).toMatchObject({ ok: false })
})
