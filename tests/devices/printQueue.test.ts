import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Printer } from '../../server/devices/printer.ts'
import type { PrinterRef, PrintJobState } from '../../server/devices/printJobs.ts'
import {
  type PrintQueue,
  type PrintQueueOptions,
  type QueuedPrinter,
  startPrintQueue,
} from '../../server/devices/printQueue.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { tcpPrinter } from '../../server/devices/tcpPrinter.ts'
import { layOutTicket } from '../../server/devices/ticket.ts'
import { silentLog } from '../../server/log.ts'
import type { Label, PrinterId, SiteId, TicketId } from '../../shared/ids.ts'
import { manualTimers } from '../support/manualTimers.ts'
import { startPrinterEmulator } from '../support/printerEmulator.ts'
import { memoryPrintJobs } from './memoryPrintJobs.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'
import { empty, scriptedPrinter, well } from './scriptedPrinter.ts'

const begin = 1_795_000_000_000
let now = begin
let paper = memoryPrintJobs()
let told: string[] = []
const stops: (() => unknown)[] = []

beforeEach(() => {
  now = begin
  paper = memoryPrintJobs()
  told = []
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const profile = findProfile('epson-80')
if (!profile) throw new Error('no profile')

const passing = () =>
  manualTimers((ms) => {
    now += ms
  })

const refOf = (printer: string): PrinterRef => ({ site: 'kempten' as SiteId, printer: printer as PrinterId })
type Given = { printer?: string; createdAt?: number; copy?: boolean; state?: PrintJobState }
const add = (label: string, { printer = 'hall', createdAt = now, copy = false, state = 'queued' }: Given = {}) =>
  paper.add(
    {
      ...refOf(printer),
      ticket: `ticket-of-${label}-0001` as TicketId,
      label: label as Label,
      copy,
      slip: layOutTicket({ ...germanTicket, label, copy }, germanTexts, profile),
      createdAt,
    },
    state,
  )

const start = (printers: Record<string, Printer>, options: Partial<PrintQueueOptions> = {}): PrintQueue => {
  const queued: QueuedPrinter[] = Object.entries(printers).map(([id, printer]) => ({
    ref: refOf(id),
    printer,
    profile,
  }))
  const queue = startPrintQueue({
    printers: queued,
    jobs: paper.jobs,
    clock: { now: () => now, speed: 1 },
    log: silentLog,
    onState: ({ printer }, status) =>
      told.push(`${printer} ${status.state === 'reporting' ? (status.ready ? 'ready' : status.paper) : status.state}`),
    onJob: (job, end) => told.push(`${job.label} ${end.state}${'reason' in end ? `: ${end.reason}` : ''}`),
    ...options,
  })
  stops.push(queue.close)
  return queue
}

test('a job is printed, marked and told of; the bytes are made when it is printed', async () => {
  const hall = scriptedPrinter()
  const queue = start({ hall: hall.printer }, { timers: passing() })
  await expect.poll(() => told).toEqual(['hall ready'])
  add('A001')
  add('A002')
  queue.wake(refOf('hall'))
  await expect.poll(() => told).toEqual(['hall ready', 'A001 printed', 'A002 printed'])
  expect(paper.historyOf('A001')).toEqual(['queued', 'sending', 'printed'])
  expect(hall.printed).toEqual(['A001', 'A002'])
})

test('jobs that waited when the server started are printed', async () => {
  add('A001')
  start({ hall: scriptedPrinter().printer }, { timers: passing() })
  await expect.poll(() => paper.states()).toEqual(['A001 printed'])
})

test('a job that was being sent when the server stopped is unknown and never printed again by itself', async () => {
  add('A001', { state: 'sending' })
  add('A002')
  const hall = scriptedPrinter()
  start({ hall: hall.printer }, { timers: passing() })
  await expect.poll(() => paper.states()).toEqual(['A001 unknown', 'A002 printed'])
  expect(told).toContain('A001 unknown: interrupted')
  expect(hall.printed).toEqual(['A002'])
})

test('what was not sent is tried again, in order, when the printer is ready; waits double up to the usual look', async () => {
  const timers = passing()
  const hall = scriptedPrinter()
  hall.set(empty)
  hall.outcomes.push({ kind: 'not-sent', reason: 'paper-end' }, { kind: 'not-sent', reason: 'paper-end' })
  add('A001')
  add('A002')
  start({ hall: hall.printer }, { timers, retryMs: 1_000, pollMs: 5_000 })
  await expect.poll(() => paper.states()).toEqual(['A001 not-sent', 'A002 not-sent'])
  const waits = [await timers.pass(), await timers.pass()]
  expect(waits).toEqual([4_000, 5_000])
  hall.set(well)
  await timers.pass()
  await expect.poll(() => paper.states()).toEqual(['A001 printed', 'A002 printed'])
  expect(hall.printed).toEqual(['A001', 'A002'])
  expect(paper.historyOf('A001')).toEqual(['queued', 'sending', 'not-sent: paper-end', 'queued', 'sending', 'printed'])
  await expect.poll(timers.delays).toEqual([5_000])
})

test('a slip whose holder has long gone to sit down is not printed any more', async () => {
  const timers = passing()
  const hall = scriptedPrinter()
  hall.outcomes.push({ kind: 'not-sent', reason: 'paper-end' })
  hall.set(empty)
  add('A001')
  start({ hall: hall.printer }, { timers })
  await expect.poll(() => paper.states()).toEqual(['A001 not-sent'])
  now += 121_000
  hall.set(well)
  await timers.pass()
  await expect.poll(() => told.at(-1)).toBe('hall ready')
  expect(paper.states()).toEqual(['A001 not-sent'])

  add('A002', { createdAt: now - 121_000 })
  add('A003')
  await timers.pass()
  await expect.poll(() => paper.states()).toEqual(['A001 not-sent', 'A002 not-sent', 'A003 printed'])
  expect(told).toContain('A002 not-sent: expired')
})

test('a slip that comes out brings those back that it overtook', async () => {
  const hall = scriptedPrinter()
  hall.outcomes.push({ kind: 'not-sent', reason: 'timeout' })
  const queue = start({ hall: hall.printer }, { timers: passing() })
  await expect.poll(() => told).toEqual(['hall ready'])
  add('A001')
  add('A002')
  queue.wake(refOf('hall'))
  await expect.poll(() => paper.states()).toEqual(['A001 printed', 'A002 printed'])
  expect(hall.printed).toEqual(['A002', 'A001'])
})

test('unknown and unconfirmed slips are left alone', async () => {
  const timers = passing()
  const hall = scriptedPrinter()
  hall.outcomes.push({ kind: 'unknown', reason: 'connection-lost' }, { kind: 'unconfirmed' })
  add('A001')
  add('A002')
  start({ hall: hall.printer }, { timers })
  await expect.poll(() => paper.states()).toEqual(['A001 unknown', 'A002 unknown'])
  await timers.pass()
  await timers.pass()
  expect(paper.historyOf('A001')).toEqual(['queued', 'sending', 'unknown: connection-lost'])
  expect(paper.historyOf('A002')).toEqual(['queued', 'sending', 'unknown: unconfirmed'])
})

test('a change of state is told once', async () => {
  const timers = passing()
  const hall = scriptedPrinter()
  start({ hall: hall.printer }, { timers })
  await timers.pass()
  await timers.pass()
  hall.set({ ...well, paper: 'near-end' })
  await timers.pass()
  hall.set(empty)
  await timers.pass()
  await timers.pass()
  await expect.poll(() => told).toEqual(['hall ready', 'hall ready', 'hall end'])
})

test('a store that fails stops nothing and no end of a slip is forgotten', async () => {
  const timers = passing()
  const hall = scriptedPrinter()
  add('A001')
  paper.failNext(1)
  start({ hall: hall.printer }, { timers })
  const printing = hall.printer.print
  hall.printer.print = (bytes, id) => {
    paper.failNext(2)
    return printing(bytes, id)
  }
  await timers.pass()
  await timers.pass()
  await timers.pass()
  await expect.poll(() => paper.states()).toEqual(['A001 printed'])
  expect(hall.printed).toEqual(['A001'])
})

test('a listener that throws does not stop the queue', async () => {
  const hall = scriptedPrinter()
  add('A001')
  add('A002')
  const onJob = () => {
    throw new Error('a screen is gone')
  }
  start({ hall: hall.printer }, { timers: passing(), onJob })
  await expect.poll(() => paper.states()).toEqual(['A001 printed', 'A002 printed'])
})

test('closing waits for the slip under way, takes no other and lets go of the printer', async () => {
  const hall = scriptedPrinter()
  let finish = () => {}
  const printing = hall.printer.print
  hall.printer.print = async (bytes, id) => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return printing(bytes, id)
  }
  add('A001')
  add('A002')
  const queue = start({ hall: hall.printer }, { timers: passing() })
  await expect.poll(() => paper.states()).toEqual(['A001 sending', 'A002 queued'])
  const closing = queue.close()
  finish()
  await closing
  expect(paper.states()).toEqual(['A001 printed', 'A002 queued'])
  expect(hall.isClosed()).toBe(true)
})

test('on real connections, a printer in trouble holds up nobody else', async () => {
  const [hall, stand] = await Promise.all([startPrinterEmulator(), startPrinterEmulator()])
  stops.push(hall.close, stand.close)
  const at = (port: number) => tcpPrinter({ host: '127.0.0.1', port, profile, timeouts: { checkMs: 40 } })
  hall.fault.setPaper(0)
  add('A001', { printer: 'hall' })
  add('B001', { printer: 'stand' })
  add('A002', { printer: 'hall', copy: true })
  start({ hall: at(hall.port), stand: at(stand.port) }, { retryMs: 50, pollMs: 100 })
  expect((await stand.waitForTicket()).label).toBe('B001')
  await expect.poll(() => told).toContain('A002 not-sent: paper-end')
  hall.fault.loadPaper()
  expect((await hall.waitForTicket()).label).toBe('A001')
  expect((await hall.waitForTicket()).text).toContain('Kopie')
  await expect.poll(() => paper.states()).toEqual(['A001 printed', 'B001 printed', 'A002 printed'])
})

test('a slow printer gets its slips one by one, and each once', async () => {
  const hall = await startPrinterEmulator({ mmPerSecond: 2_000 })
  stops.push(hall.close)
  const labels = Array.from({ length: 5 }, (_, index) => `A00${index}`)
  for (const label of labels) add(label)
  start({ hall: tcpPrinter({ host: '127.0.0.1', port: hall.port, profile, timeouts: { checkMs: 40 } }) })
  await expect.poll(() => paper.states(), { timeout: 10_000 }).toEqual(labels.map((label) => `${label} printed`))
  expect(hall.tickets().map(({ label }) => label)).toEqual(labels)
})
