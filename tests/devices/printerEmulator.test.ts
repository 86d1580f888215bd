import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { print } from 'receiptio'
import { afterEach, expect, test, vi } from 'vitest'
import { type PrinterEmulator, type PrinterEmulatorOptions, startPrinterEmulator } from '../support/printerEmulator.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const start = async (options?: PrinterEmulatorOptions): Promise<PrinterEmulator> => {
  const emulator = await startPrinterEmulator(options)
  stops.push(emulator.close)
  return emulator
}

const dial = async (emulator: PrinterEmulator) => {
  const socket: Socket = connect(emulator.port, '127.0.0.1')
  stops.push(() => socket.destroy())
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString('hex')
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  const say = (...bytes: (number | string)[]) =>
    socket.write(
      Buffer.concat(
        bytes.map((each) => (typeof each === 'number' ? Buffer.from([each]) : Buffer.from(each, 'latin1'))),
      ),
    )
  return { socket, say, heard: () => heard, isClosed: () => socket.closed }
}

const cut = '\x1dV\x42\x00'
const kanjiOff = '\x1c.'

test('a well printer answers 0x12 to each status request, at once and in order', async () => {
  const line = await dial(await start())
  line.say('\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04')
  await expect.poll(line.heard).toBe('12121212')
})

test('a real-time command is obeyed in the middle of a picture and when it comes in pieces', async () => {
  const line = await dial(await start())
  line.say('\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01')
  await expect.poll(line.heard).toBe('12')
  line.say('\x10')
  line.say('\x04')
  line.say('\x01')
  await expect.poll(line.heard).toBe('1212')
})

test('each state shows in its bits, and printing stops until it is over', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  const ask = '\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04'
  emulator.fault.openCover()
  line.say(ask)
  await expect.poll(line.heard).toBe('1a161212')
  line.say(`${kanjiOff}A042\n${cut}`)
  await expect.poll(emulator.buffered).toBeGreaterThan(0)
  expect(emulator.tickets()).toEqual([])
  emulator.fault.closeCover()
  expect((await emulator.waitForTicket()).text).toBe('A042')

  emulator.fault.setPaper(1_000)
  line.say(ask)
  await expect.poll(line.heard).toBe('1a1612121212121e')
  emulator.fault.setPaper(0)
  line.say(ask)
  await expect.poll(line.heard).toBe('1a1612121212121e1a32127e')
})

test('automatic status comes at once, at each change, and ends with ESC @', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  line.say('\x1da\xff')
  await expect.poll(line.heard).toBe('1000000f')
  emulator.fault.openCover()
  await expect.poll(line.heard).toBe('1000000f3800000f')
  emulator.fault.closeCover()
  await expect.poll(line.heard).toBe('1000000f3800000f1000000f')
  line.say('\x1b@\x1dr\x01')
  await expect.poll(line.heard).toBe('1000000f3800000f1000000f00')
  emulator.fault.openCover()
  line.say('\x10\x04\x01')
  await expect.poll(line.heard).toBe('1000000f3800000f1000000f001a')
})

test('GS ( H, GS r and GS I are answered after what was sent before them is printed', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  emulator.fault.openCover()
  line.say(`A\n\x1d(H\x06\x0000abcd\x1dr\x01\x1dI\x43`)
  await expect.poll(emulator.buffered).toBeGreaterThan(0)
  expect(line.heard()).toBe('')
  emulator.fault.closeCover()
  const model = Buffer.from('TM-T88V').toString('hex')
  await expect.poll(line.heard).toBe(`37226162636400${'00'}5f${model}00`)
})

test('the paper ends in the middle of a ticket and the rest comes out on the new roll', async () => {
  const emulator = await start({ paperMm: 10 })
  const line = await dial(emulator)
  line.say(`${kanjiOff}one\ntwo\nthree\nfour\nfive\n${cut}`)
  await expect.poll(() => emulator.unfinished()?.text).toBe('one\ntwo\nthree')
  emulator.fault.loadPaper()
  expect(await emulator.waitForTicket()).toMatchObject({
    text: 'one\ntwo\nthree\nfour\nfive',
    torn: true,
    cut: 'partial',
  })
})

test('a jammed cutter stops the printer until the jam is cleared and the host says go on', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  emulator.fault.jamCutter()
  line.say(`${kanjiOff}A042\n${cut}`)
  await expect.poll(() => emulator.unfinished()?.text).toBe('A042')
  line.say('\x10\x04\x02\x10\x04\x03')
  await expect.poll(line.heard).toBe('521a')
  line.say('\x10\x05\x02\x10\x04\x03')
  await expect.poll(line.heard).toBe('521a1a')
  emulator.fault.clearJam()
  line.say('\x10\x05\x02\x10\x04\x03')
  await expect.poll(line.heard).toBe('521a1a12')
})

test('the buffer takes 16 kB, then the network waits until there is room', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  emulator.fault.openCover()
  line.say(`${kanjiOff}${'A042\n'.repeat(8_000)}${cut}`)
  await expect.poll(emulator.buffered).toBe(16_384)
  emulator.fault.closeCover()
  expect((await emulator.waitForTicket()).parts).toHaveLength(8_000)
})

test('one connection is served at a time', async () => {
  const emulator = await start()
  const first = await dial(emulator)
  const second = await dial(emulator)
  second.say('\x10\x04\x01')
  first.say('\x10\x04\x04')
  await expect.poll(first.heard).toBe('12')
  expect(second.heard()).toBe('')
  first.socket.end()
  await expect.poll(second.heard).toBe('12')
})

test('what was sent before an orderly end is printed; a reset loses what was not worked off', async () => {
  const emulator = await start()
  const orderly = await dial(emulator)
  emulator.fault.openCover()
  orderly.say(`${kanjiOff}A042\n${cut}`)
  orderly.socket.end()
  await expect.poll(orderly.isClosed).toBe(true)
  emulator.fault.closeCover()
  expect((await emulator.waitForTicket()).text).toBe('A042')

  const rude = await dial(emulator)
  emulator.fault.openCover()
  rude.say(`${kanjiOff}A043\n${cut}`)
  await expect.poll(emulator.buffered).toBeGreaterThan(0)
  rude.socket.resetAndDestroy()
  await expect.poll(emulator.buffered).toBe(0)
})

test('faults of the network: reset in the middle, refused, nothing read, nothing answered', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  emulator.fault.resetAfter(3)
  line.say('A042\n')
  await vi.waitFor(() => expect(line.isClosed()).toBe(true))

  await emulator.fault.refuseConnections()
  await expect(dial(emulator)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await emulator.fault.acceptConnections()

  emulator.fault.stopReading()
  const unread = await dial(emulator)
  unread.say(`${kanjiOff}A043\n${cut}`)
  await expect.poll(emulator.connections).toBe(2)
  expect(emulator.buffered()).toBe(0)
  emulator.fault.fallSilent()
  emulator.fault.startReading()
  unread.say('\x10\x04\x01')
  await emulator.waitForTicket()
  expect(unread.heard()).toBe('')
})

test('paper takes its time where a speed is set', async () => {
  const emulator = await start({ mmPerSecond: 100 })
  const line = await dial(emulator)
  const begin = performance.now()
  line.say(`${kanjiOff}A042\n${cut}`)
  await emulator.waitForTicket()
  expect(performance.now() - begin).toBeGreaterThan(30)
})

test('in two-byte mode German letters would be read as Chinese: FS . is needed after ESC @', async () => {
  const emulator = await start()
  const line = await dial(emulator)
  line.say(`\x1b@\x1bt\x10Gr\xf6\xdfe\n${cut}\x1b@${kanjiOff}\x1bt\x10Gr\xf6\xdfe\n${cut}`)
  expect((await emulator.waitForTicket()).text).not.toBe('Größe')
  expect((await emulator.waitForTicket()).text).toBe('Größe')
})

test('a host that is not ours prints on it and understands its states', async (context) => {
  // receiptio always dials port 9100, so the emulator takes an address of this machine that nobody else uses.
  const host = '127.91.0.77'
  const emulator = await startPrinterEmulator({ host, port: 9100 }).catch(() => null)
  if (!emulator) return context.skip(`port 9100 of ${host} cannot be had on this machine`)
  stops.push(emulator.close)
  expect(await print('', `-d ${host} -q`)).toBe('online')
  expect(await print('A042 | Wartebereich Blau', `-d ${host} -p generic -c 48 -t 5`)).toBe('success')
  expect((await emulator.waitForTicket()).text).toContain('Wartebereich Blau')
  emulator.fault.openCover()
  expect(await print('', `-d ${host} -p generic -q`)).toBe('coveropen')
  emulator.fault.closeCover()
  emulator.fault.setPaper(0)
  expect(await print('A043', `-d ${host} -p generic -c 48 -t 5`)).toBe('paperempty')
})
