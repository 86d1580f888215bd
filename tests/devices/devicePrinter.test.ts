// A printer behind a device file: bytes are the same as on the network, answers come only where the driver carries them.
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Device } from '../../server/devices/deviceLine.ts'
import { devicePrinter } from '../../server/devices/devicePrinter.ts'
import { encodeSlip } from '../../server/devices/escpos.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { layOutTicket } from '../../server/devices/ticket.ts'
import { stoppedAfterEach } from '../support/afterEachTest.ts'
import { type PrinterEmulatorOptions, startPrinterEmulator } from '../support/printerEmulator.ts'
import { decodeTickets } from '../support/printerEmulatorPaper.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'

const stopAfter = stoppedAfterEach()
let folder = ''
beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  stopAfter(made.remove)
})

const profile = findProfile('epson-80')
if (!profile) throw new Error('no profile')
const { bytes } = encodeSlip(layOutTicket({ ...germanTicket, label: 'A042' }, germanTexts, profile), profile)
const timeouts = { replyMs: 100, confirmMs: 1_000, checkMs: 40, sendMs: 1_000, endMs: 200 }

const again = (): Error => Object.assign(new Error('nothing there'), { code: 'EAGAIN' })

/** The emulator as a device: it takes little at a time, and says so as a driver does when it has neither room nor answers. */
const deviceOf = (port: number, most = 64) => {
  let closed = 0
  const open = async (): Promise<Device> => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    let arrived = Buffer.alloc(0)
    let full = false
    socket.on('data', (chunk) => {
      arrived = Buffer.concat([arrived, chunk as Buffer])
    })
    return {
      async read(into) {
        if (arrived.length === 0) throw again()
        const bytesRead = arrived.copy(into)
        arrived = arrived.subarray(bytesRead)
        return { bytesRead }
      },
      async write(bytes) {
        full = !full
        if (!full) throw again()
        const part = bytes.subarray(0, most)
        await new Promise<void>((resolve) => socket.write(part, () => resolve()))
        return { bytesWritten: part.length }
      },
      async close() {
        closed += 1
        socket.end()
        await once(socket, 'close')
      },
    }
  }
  return { open, closed: () => closed }
}

const start = async (options?: PrinterEmulatorOptions) => {
  const emulator = await startPrinterEmulator(options)
  stopAfter(emulator.close)
  const device = deviceOf(emulator.port)
  const printer = devicePrinter({ path: '/dev/usb/lp0', profile, timeouts, open: device.open })
  return { emulator, device, printer }
}

test('K33: over a device that answers, printed means confirmed, and the device is let go of after each slip', async () => {
  const { device, emulator, printer } = await start()
  expect(await printer.print(bytes, 1)).toMatchObject({ outcome: { kind: 'printed' }, status: { ready: true } })
  expect(await printer.print(bytes, 2)).toMatchObject({ outcome: { kind: 'printed' } })
  expect(emulator.tickets().map(({ label }) => label)).toEqual(['A042', 'A042'])
  expect(device.closed()).toBe(2)
})

test('K33: trouble before the first byte: nothing is sent to the device', async () => {
  const { emulator, printer } = await start()
  emulator.fault.openCover()
  expect(await printer.print(bytes, 1)).toMatchObject({ outcome: { kind: 'not-sent', reason: 'cover-open' } })
  expect(emulator.tickets()).toEqual([])
})

test('K33: a device that never answers took all of it, unconfirmed; one that has answered and no longer does got nothing', async () => {
  const { emulator, printer } = await start()
  emulator.fault.fallSilent()
  expect(await printer.print(bytes, 1)).toEqual({ outcome: { kind: 'unconfirmed' }, status: { state: 'silent' } })
  await emulator.waitForTicket()
  emulator.fault.answerAgain()
  expect(await printer.print(bytes, 2)).toMatchObject({ outcome: { kind: 'printed' } })
  emulator.fault.fallSilent()
  expect(await printer.print(bytes, 3)).toMatchObject({ outcome: { kind: 'not-sent', reason: 'timeout' } })
  expect(emulator.tickets()).toHaveLength(2)
})

test('K33: a file in place of a device holds the slip, byte for byte, between question and end', async () => {
  const path = join(folder, 'lp0')
  await writeFile(path, '')
  const printer = devicePrinter({ path, profile, timeouts })
  expect(await printer.print(bytes, 1)).toMatchObject({ outcome: { kind: 'unconfirmed' } })
  const written = await readFile(path)
  expect(written.includes(bytes)).toBe(true)
  expect(decodeTickets(bytes)).toMatchObject([{ label: 'A042' }])
})

test('K33: a device that is not plugged in is a printer that is not reachable', async () => {
  const printer = devicePrinter({ path: join(folder, 'lp9'), profile, timeouts })
  expect(await printer.print(bytes, 1)).toEqual({
    outcome: { kind: 'not-sent', reason: 'unreachable' },
    status: { state: 'unreachable', reason: 'unreachable' },
  })
})
