import { afterEach, expect, test } from 'vitest'
import { pin as makePin } from '../../server/administration.ts'
import type { SiteId } from '../../shared/ids.ts'
import { protocolVersion as protocol } from '../../shared/version.ts'
import { startPrinterEmulator } from '../support/printerEmulator.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { commandId, startTestServer } from '../support/testServer.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const atPrinter = async () => {
  const printer = await startPrinterEmulator()
  stops.push(printer.close)
  const connection = { kind: 'tcp' as const, host: '127.0.0.1', port: printer.port }
  const plan = smallPlan((draft) => {
    draft.printers = [{ id: 'slips', name: 'Slips', profile: 'epson-80', connection }]
    for (const kiosk of draft.kiosks) kiosk.printer = 'slips'
  })
  const server = await startTestServer({ plans: [plan] })
  stops.push(server.close)
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  await kiosk.request('kiosk:join', { protocol, kiosk: 'entrance' })
  const enter = (pin: string) => kiosk.request('maintenance:enter', { kiosk: 'entrance', pin })
  return { printer, server, kiosk, enter }
}

test('K21 only the PIN opens it: before, nothing can be printed or dropped, and each wrong one counts', async () => {
  const { enter, kiosk, server } = await atPrinter()
  const { store } = server.app.operations
  expect(await enter('123456')).toMatchObject({ refusal: { code: 'not-found' } })
  const made = await makePin(store, 'kempten', '271828')
  expect(made).toEqual({ kind: 'done', text: '271828' })
  expect(await store.notes.get(`maintenance-pin/${'kempten' as SiteId}`)).not.toContain('271828')
  expect(await enter('123456')).toMatchObject({ refusal: { code: 'not-allowed', params: { left: 3 } } })
  expect(await kiosk.request('maintenance:test', {})).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(await kiosk.request('maintenance:dropJobs', {})).toMatchObject({ refusal: { code: 'not-allowed' } })
  const many = await Promise.all(Array.from({ length: 8 }, () => enter('000000')))
  expect(many.filter((answer) => !answer.ok && answer.refusal.code === 'too-soon')).toHaveLength(5)
  expect(await enter('271828')).toMatchObject({ refusal: { code: 'too-soon' } })
  const colleague = await server.connect('kiosk', await server.token('kiosk'))
  expect(await colleague.request('maintenance:enter', { kiosk: 'entrance', pin: '271828' })).toMatchObject({ ok: true })
})

test('K21 K22 the test is printed; slips that wait for more than a minute are not, and their numbers stay', async () => {
  const { enter, kiosk, printer, server } = await atPrinter()
  await makePin(server.app.operations.store, 'kempten', '271828')
  expect(await enter('271828')).toMatchObject({ ok: true })
  expect(await kiosk.request('maintenance:test', {})).toEqual({ ok: true, value: { state: 'printed' } })
  expect((await printer.waitForTicket()).text).toContain('Probedruck')

  printer.fault.openCover()
  const issue = async () => {
    const answer = await kiosk.request('ticket:issue', {
      id: commandId(),
      services: [{ service: 'passport' }],
      language: 'de',
      kiosk: 'entrance',
      evenUnstaffed: true,
      priority: null,
      printAt: null,
    })
    return answer.ok ? answer.value.label : answer.refusal.code
  }
  expect(await issue()).toBe('A001')
  server.clock.advance(61_000)
  expect(await issue()).toBe('A002')
  expect(await kiosk.request('maintenance:dropJobs', {})).toMatchObject({ ok: true })
  printer.fault.closeCover()
  expect((await printer.waitForTicket(10_000)).label).toBe('A002')
  expect(printer.tickets().map(({ label }) => label)).not.toContain('A001')
  await kiosk.request('maintenance:leave', {})
  expect(await kiosk.request('maintenance:test', {})).toMatchObject({ refusal: { code: 'not-allowed' } })
})
