import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { encodeSlip } from '../../server/devices/escpos.ts'
import type { Printer } from '../../server/devices/printer.ts'
import type { PrinterTimeouts } from '../../server/devices/printerLine.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { tcpPrinter } from '../../server/devices/tcpPrinter.ts'
import { layOutTicket } from '../../server/devices/ticket.ts'
import { type PrinterEmulator, type PrinterEmulatorOptions, startPrinterEmulator } from '../support/printerEmulator.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const usual: Partial<PrinterTimeouts> = { checkMs: 40 }
/** Where a test waits for the time to be up. */
const hasty: Partial<PrinterTimeouts> = { ...usual, replyMs: 250, confirmMs: 500, endMs: 200 }

const printerAt = (port: number, profileId = 'epson-80', timeouts = usual): Printer => {
  const profile = findProfile(profileId)
  if (!profile) throw new Error(`no profile ${profileId}`)
  const printer = tcpPrinter({ host: '127.0.0.1', port, profile, timeouts })
  stops.push(printer.close)
  return printer
}

const start = async (options?: PrinterEmulatorOptions): Promise<PrinterEmulator> => {
  const emulator = await startPrinterEmulator(options)
  stops.push(emulator.close)
  return emulator
}

const bytesOf = (label: string): Buffer => {
  const profile = findProfile('epson-80')
  if (!profile) throw new Error('no profile')
  return encodeSlip(layOutTicket({ ...germanTicket, label }, germanTexts, profile), profile).bytes
}
const slip = bytesOf('A042')
const ready = { state: 'reporting', ready: true, online: true, paper: 'ok', cover: 'closed', error: 'none' }

test('a slip is printed, and printed means confirmed', async () => {
  const emulator = await start()
  const printer = printerAt(emulator.port)
  expect(await printer.print(slip, 1)).toEqual({ outcome: { kind: 'printed' }, status: ready })
  expect(emulator.tickets()).toMatchObject([{ label: 'A042', qr: [germanTicket.url], cut: 'partial' }])
  expect(emulator.tickets()[0]?.text).toContain('Stadt Kempten (Allgäu)')
})

test('slips sent at the same moment come out one after the other', async () => {
  const emulator = await start()
  const printer = printerAt(emulator.port)
  const labels = ['A001', 'A002', 'A003', 'A004']
  const results = await Promise.all(labels.map((label, index) => printer.print(bytesOf(label), index)))
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(labels.map(() => 'printed'))
  expect(emulator.tickets().map(({ label }) => label)).toEqual(labels)
})

test('paper near its end is told with the slip that came out', async () => {
  const emulator = await start({ paperMm: 5_100 })
  expect(await printerAt(emulator.port).print(slip, 1)).toMatchObject({
    outcome: { kind: 'printed' },
    status: { ready: true, paper: 'near-end' },
  })
})

test('a model with GS r alone confirms in order', async () => {
  const emulator = await start({ confirms: false })
  const { outcome } = await printerAt(emulator.port, 'generic-80-status').print(slip, 1)
  expect(outcome).toEqual({ kind: 'printed' })
})

test('a model that answers nothing is never said to have printed', async () => {
  const emulator = await start()
  emulator.fault.fallSilent()
  expect(await printerAt(emulator.port, 'generic-80').print(slip, 1)).toEqual({
    outcome: { kind: 'unconfirmed' },
    status: { state: 'silent' },
  })
  expect((await emulator.waitForTicket()).label).toBe('A042')
})

test('a model that promises confirmations and gives none leaves the slip unknown', async () => {
  const emulator = await start({ confirms: false })
  const { outcome } = await printerAt(emulator.port, 'epson-80', hasty).print(slip, 1)
  expect(outcome).toEqual({ kind: 'unknown', reason: 'no-confirmation' })
})

test('a slow printer is waited for', async () => {
  const emulator = await start({ mmPerSecond: 600 })
  const { outcome } = await printerAt(emulator.port).print(slip, 1)
  expect(outcome).toEqual({ kind: 'printed' })
})

test('refused: nothing was sent', async () => {
  const emulator = await start()
  await emulator.fault.refuseConnections()
  expect(await printerAt(emulator.port).print(slip, 1)).toEqual({
    outcome: { kind: 'not-sent', reason: 'refused' },
    status: { state: 'unreachable', reason: 'refused' },
  })
  expect(await printerAt(emulator.port).status()).toEqual({ state: 'unreachable', reason: 'refused' })
})

test('an address that leads nowhere: nothing was sent', async () => {
  const profile = findProfile('epson-80')
  if (!profile) throw new Error('no profile')
  const printer = tcpPrinter({ host: 'drucker.invalid', port: 9100, profile, timeouts: { connectMs: 2_000 } })
  const { outcome } = await printer.print(slip, 1)
  expect(outcome).toMatchObject({ kind: 'not-sent' })
})

test.each([
  ['paper-end', (emulator: PrinterEmulator) => emulator.fault.setPaper(0)],
  ['cover-open', (emulator: PrinterEmulator) => emulator.fault.openCover()],
  ['timeout', (emulator: PrinterEmulator) => emulator.fault.fallSilent()],
  ['timeout', (emulator: PrinterEmulator) => emulator.fault.stopReading()],
] as const)('%s before the first byte: nothing was sent', async (reason, fault) => {
  const emulator = await start()
  fault(emulator)
  expect((await printerAt(emulator.port, 'epson-80', hasty).print(slip, 1)).outcome).toEqual({
    kind: 'not-sent',
    reason,
  })
  expect(emulator.tickets()).toEqual([])
})

test('the paper ends in the middle: unknown, and the rest comes out on the new roll as one slip', async () => {
  const emulator = await start({ paperMm: 60 })
  const { outcome, status } = await printerAt(emulator.port).print(slip, 1)
  expect(outcome).toEqual({ kind: 'unknown', reason: 'paper-end' })
  expect(status).toMatchObject({ ready: false, paper: 'end' })
  emulator.fault.loadPaper()
  expect(await emulator.waitForTicket()).toMatchObject({ label: 'A042', torn: true })
})

test('the cover is opened in the middle: unknown', async () => {
  const emulator = await start({ mmPerSecond: 300 })
  const printing = printerAt(emulator.port).print(slip, 1)
  await expect.poll(() => emulator.unfinished()?.text).toContain('Ihre Nummer')
  emulator.fault.openCover()
  expect((await printing).outcome).toEqual({ kind: 'unknown', reason: 'cover-open' })
})

test('the cutter jams: unknown; once cleared, the next slip comes out alone', async () => {
  const emulator = await start()
  emulator.fault.jamCutter()
  const printer = printerAt(emulator.port)
  expect((await printer.print(slip, 1)).outcome).toEqual({ kind: 'unknown', reason: 'error' })
  expect((await printer.print(bytesOf('A043'), 2)).outcome).toEqual({ kind: 'not-sent', reason: 'error' })
  emulator.fault.clearJam()
  expect(await printer.status()).toEqual(ready)
  expect((await printer.print(bytesOf('A044'), 3)).outcome).toEqual({ kind: 'printed' })
  expect(emulator.tickets().at(-1)).toMatchObject({ label: 'A044', cut: 'partial' })
})

test('the connection is reset in the middle: unknown', async () => {
  const emulator = await start()
  emulator.fault.resetAfter(12 + 200)
  expect(await printerAt(emulator.port).print(slip, 1)).toEqual({
    outcome: { kind: 'unknown', reason: 'connection-lost' },
    status: { state: 'unreachable', reason: 'unreachable' },
  })
})

test('a printer whose buffer is full of somebody else’s job takes a slip when it can', async () => {
  const emulator = await start({ bufferBytes: 256 })
  emulator.fault.openCover()
  const outcomes = printerAt(emulator.port, 'generic-80').print(Buffer.concat([slip, slip]), 1)
  await expect.poll(emulator.buffered).toBe(256)
  emulator.fault.closeCover()
  expect((await outcomes).outcome).toEqual({ kind: 'unconfirmed' })
  await emulator.waitForTicket()
  await emulator.waitForTicket()
})

test('automatic status and answers to an earlier slip are not taken for the confirmation', async () => {
  const asked: Buffer[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const bytes = chunk as Buffer
      asked.push(bytes)
      if (bytes[0] === 0x10) socket.write(Buffer.from([0x18, 0, 0, 0x0f, 0x12]))
      if (bytes.includes('\x1d(H')) socket.write(Buffer.from('\x37\x22zzzz\x00', 'latin1'))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => server.close())
  const { outcome } = await printerAt((server.address() as AddressInfo).port, 'epson-80', hasty).print(slip, 1)
  expect(outcome).toEqual({ kind: 'unknown', reason: 'no-confirmation' })
  // One question in flight: four bytes, one after the other, before the slip.
  expect(asked.slice(0, 4).map((bytes) => bytes.toString('hex'))).toEqual(['100401', '100402', '100403', '100404'])
})

test('the connection is ended in order and given free for others', async () => {
  const emulator = await start()
  const printers = [printerAt(emulator.port), printerAt(emulator.port)]
  const results = await Promise.all(printers.map((printer, index) => printer.print(bytesOf(`B00${index}`), index)))
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(['printed', 'printed'])
  expect(emulator.tickets()).toHaveLength(2)
})
