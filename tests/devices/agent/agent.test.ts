import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Agent } from '../../../server/devices/agent/agent.ts'
import { layOutTicket } from '../../../server/devices/ticket.ts'
import type { Slip } from '../../../shared/slip.ts'
import { type AgentOptions, agentPage, codeOf, pairedPage, startTestAgent } from '../../support/printAgent.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../../support/printerEmulator.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { germanTexts, germanTicket } from '../sampleTickets.ts'
import { scriptedPrinter } from '../scriptedPrinter.ts'

const stops: (() => unknown)[] = []
let folder = ''
let emulator: PrinterEmulator
beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  emulator = await startPrinterEmulator()
  stops.push(made.remove, emulator.close)
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const start = async (options: Partial<AgentOptions> = {}): Promise<Agent> => {
  const agent = await startTestAgent({ folder, printerPort: emulator.port, ...options })
  let closed = false
  const close = async () => {
    if (!closed) await agent.close()
    closed = true
  }
  stops.push(close)
  return { ...agent, close }
}

const slipOf = (label: string, columns = 48): Slip => layOutTicket({ ...germanTicket, label }, germanTexts, { columns })

test('K33: a slip of the paired page is printed, and printed means confirmed by the printer', async () => {
  const page = await pairedPage(await start())
  expect(await page.put('given-A042-0001', 'A042', slipOf('A042'))).toMatchObject({ status: 202 })
  await expect.poll(() => page.state('given-A042-0001')).toBe('printed')
  expect(emulator.tickets()).toMatchObject([{ label: 'A042', cut: 'partial' }])
  expect((await page.send('GET', '/printer')).body).toEqual({ sign: { kind: 'ready', paper: 'ok' }, columns: 48 })
})

test('K34: a job that is sent again is printed once, also after the agent was started anew', async () => {
  const first = await start()
  const { put, secret, state } = await pairedPage(first)
  await Promise.all([1, 2, 3].map(() => put('given-A042-0001', 'A042', slipOf('A042'))))
  await expect.poll(() => state('given-A042-0001')).toBe('printed')
  await first.close()

  const again = agentPage(await start(), secret)
  expect(await again.put('given-A042-0001', 'A042', slipOf('A042'))).toMatchObject({ body: { state: 'printed' } })
  await again.put('given-A043-0001', 'A043', slipOf('A043'))
  await expect.poll(() => again.state('given-A043-0001')).toBe('printed')
  expect(emulator.tickets().map(({ label }) => label)).toEqual(['A042', 'A043'])
})

test('K34: slips come out in the order in which they were handed over', async () => {
  const page = await pairedPage(await start())
  const labels = ['A001', 'A002', 'A003', 'A004']
  for (const label of labels) await page.put(`given-${label}-0001`, label, slipOf(label))
  await expect.poll(() => emulator.tickets().map(({ label }) => label)).toEqual(labels)
})

test('K33: a printer with an open cover tells it, and the slip comes out when it is closed', async () => {
  emulator.fault.openCover()
  const page = await pairedPage(await start())
  await page.put('given-A042-0001', 'A042', slipOf('A042'))
  await expect.poll(() => page.state('given-A042-0001')).toBe('not-sent')
  expect((await page.send('GET', '/printer')).body.sign).toEqual({ kind: 'fault', why: 'cover-open' })
  emulator.fault.closeCover()
  await expect.poll(() => page.state('given-A042-0001'), { timeout: 5_000 }).toBe('printed')
  expect(emulator.tickets()).toHaveLength(1)
})

test('K35: another origin, another name for this machine, no secret and a wrong one are refused, and nothing is printed', async () => {
  const agent = await start()
  const { secret } = await pairedPage(agent)
  const body = [`/jobs/given-A042-0001`, { label: 'A042', slip: slipOf('A042') }] as const
  const from = (key: string | null, origin?: string) => agentPage(agent, key, origin).send('PUT', ...body)
  expect((await from(secret, 'https://elsewhere.example')).status).toBe(403)
  expect((await from(secret, 'null')).status).toBe(403)
  expect((await from(null)).status).toBe(401)
  expect((await from('A'.repeat(22))).status).toBe(401)
  const byAnotherName = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: 'rebound.example', origin: 'https://lotse.example', authorization: `Bearer ${secret}` }
    request({ port: agent.port, host: '127.0.0.1', path: '/printer', headers }, (answer) => resolve(answer.statusCode))
      .once('error', reject)
      .end()
  })
  expect(byAnotherName).toBe(403)
  expect((await from(secret)).status).toBe(202)
  await emulator.waitForTicket()
  expect(emulator.tickets()).toHaveLength(1)
})

test('K35: a browser that asks first is answered for the page of ours alone', async () => {
  const agent = await start()
  const ask = (origin: string) =>
    agentPage(agent, null, origin).send('OPTIONS', '/jobs/given-A042-0001', undefined, {
      'access-control-request-method': 'PUT',
      'access-control-request-private-network': 'true',
    })
  const ours = await ask('https://lotse.example')
  expect(ours.status).toBe(204)
  expect(ours.headers.get('access-control-allow-origin')).toBe('https://lotse.example')
  expect(ours.headers.get('access-control-allow-private-network')).toBe('true')
  expect(ours.headers.get('access-control-allow-methods')).toContain('PUT')
  const theirs = await ask('https://elsewhere.example')
  expect(theirs.status).toBe(403)
  expect(theirs.headers.get('access-control-allow-origin')).toBeNull()
})

test('K35: the code of a link pairs one page, once; the page paired before is out when another is', async () => {
  const first = await start()
  const page = await pairedPage(first)
  const again = await agentPage(first).send('POST', '/pairing', { code: codeOf(first) })
  expect(again.status).toBe(403)
  await first.close()
  expect((await start()).link).toBeNull()
  await stops.pop()?.()
  const anew = await start({ pairAnew: true })
  expect(anew.link).toMatch(/^https:\/\/lotse\.example\/kiosk\/#agent=\d+\.[\w-]{22}$/)
  const other = await pairedPage(anew)
  expect((await agentPage(anew, page.secret).send('GET', '/printer')).status).toBe(401)
  expect((await other.send('GET', '/printer')).status).toBe(200)
})

test('K33: what is no slip is refused: wrong lines, too much of it, a name of any form', async () => {
  const page = await pairedPage(await start())
  const job = { label: 'A042', slip: slipOf('A042') }
  const put = async (name: string, body: unknown) => (await page.send('PUT', `/jobs/${name}`, body)).status
  expect(await put('short', job)).toBe(400)
  expect(await put('given-A042-0001', { label: 'A042', slip: [{ kind: 'raw', data: '1b40' }] })).toBe(400)
  expect(await put('given-A042-0001', { label: 'A042', slip: [] })).toBe(400)
  expect(await put('given-A042-0001', { ...job, more: 'x'.repeat(70_000) })).toBe(413)
  expect((await page.send('GET', '/jobs/given-A042-0001')).status).toBe(404)
})

test('K33: letters that the printer does not have are drawn, as by the server', async () => {
  const sent: Buffer[] = []
  const hall = scriptedPrinter().printer
  const print = (bytes: Buffer, id: number) => {
    sent.push(bytes)
    return hall.print(bytes, id)
  }
  const page = await pairedPage(await start({ printer: { ...hall, print } }))
  const line = { kind: 'text', text: 'بطاقة الهوية', align: 'left', size: 2, bold: true } as const
  await page.put('given-A042-0001', 'A042', [line, { kind: 'cut' }])
  await expect.poll(() => page.state('given-A042-0001')).toBe('printed')
  // GS v 0: a picture.
  expect(Buffer.concat(sent).includes(Buffer.from([0x1d, 0x76, 0x30]))).toBe(true)
})

test('K33: control characters in a slip reach no printer', async () => {
  const hall = scriptedPrinter()
  const sent: Buffer[] = []
  const printer = {
    ...hall.printer,
    print: (bytes: Buffer, id: number) => {
      sent.push(bytes)
      return hall.printer.print(bytes, id)
    },
  }
  const page = await pairedPage(await start({ printer }))
  const evil = 'Pass\u001dV\u0000\u001b@\u0010\u0014\u0001'
  const line = { kind: 'text', text: evil, align: 'left', size: 1, bold: false } as const
  await page.put('given-A042-0001', 'A042', [line, { kind: 'cut' }])
  await expect.poll(() => page.state('given-A042-0001')).toBe('printed')
  const text = Buffer.concat(sent)
  expect(text.includes('Pass')).toBe(true)
  for (const command of ['\u001dV\u0000', '\u0010\u0014', '\u001b@\u0010']) expect(text.includes(command)).toBe(false)
})

test('K33: lines that are wider than the paper are broken between words', async () => {
  const page = await pairedPage(await start({ profile: 'epson-58' }))
  await page.put('given-A042-0001', 'A042', slipOf('A042'))
  const { text } = await emulator.waitForTicket()
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(32)
  expect(text).toContain('Stadt Kempten (Allgäu)')
})

test('K33: more than twenty slips that wait are no visitors: the next is refused', async () => {
  const out = Promise.withResolvers<void>()
  const hall = scriptedPrinter().printer
  const print = async (bytes: Buffer, id: number) => {
    await out.promise
    return hall.print(bytes, id)
  }
  const page = await pairedPage(await start({ printer: { ...hall, print } }))
  stops.push(() => out.resolve())
  const put = (n: number) => page.put(`given-number-${n}`, 'A042', slipOf('A042'))
  for (let n = 0; n <= 20; n++) expect((await put(n)).status).toBe(202)
  expect((await put(21)).status).toBe(429)
})
