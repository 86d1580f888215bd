import { afterEach, expect, test } from 'vitest'
import { type DrawSlip, loadDrawing } from '../../server/devices/drawnSlip.ts'
import type { Printer } from '../../server/devices/printer.ts'
import { type PrintQueue, startPrintQueue } from '../../server/devices/printQueue.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { layOutTicket } from '../../server/devices/ticket.ts'
import { silentLog } from '../../server/log.ts'
import type { Label, PrinterId, SiteId, TicketId } from '../../shared/ids.ts'
import ar from '../../shared/languages/ar.json' with { type: 'json' }
import { type DecodedTicket, decodeTickets } from '../support/printerEmulatorPaper.ts'
import { memoryPrintJobs } from './memoryPrintJobs.ts'
import { germanTexts, germanTicket } from './sampleTickets.ts'
import { well } from './scriptedPrinter.ts'

const profile = findProfile('epson-80')
if (!profile) throw new Error('no profile')
const ref = { site: 'kempten' as SiteId, printer: 'hall' as PrinterId }

let queue: PrintQueue | undefined
afterEach(() => queue?.close())

/** A queue with a printer that keeps what it was sent; `print` adds a ticket in these texts and waits for its end. */
const stage = (load: () => Promise<DrawSlip | null>) => {
  const rows = memoryPrintJobs()
  const slips: DecodedTicket[] = []
  const warnings: string[] = []
  let ended = 0
  const printer: Printer = {
    async print(bytes) {
      slips.push(...decodeTickets(bytes))
      return { outcome: { kind: 'printed' }, status: well }
    },
    status: async () => well,
    close: async () => {},
  }
  const started = startPrintQueue({
    printers: [{ ref, printer, profile }],
    jobs: rows.jobs,
    clock: { now: () => 1_000, speed: 1 },
    log: { ...silentLog, warn: (_fields: object, message: string) => void warnings.push(message) },
    onState: () => {},
    onJob: () => void ended++,
    loadDrawing: load,
  })
  queue = started
  const print = async (texts: typeof germanTexts) => {
    const before = ended
    const job = { ...ref, ticket: 'ticket-of-A042-0001' as TicketId, label: 'A042' as Label, copy: false }
    rows.add({ ...job, slip: layOutTicket(germanTicket, texts, profile), createdAt: 1_000 })
    started.wake(ref)
    await expect.poll(() => ended).toBe(before + 1)
  }
  return { print, slips, warnings }
}

test('L7 what draws is loaded for the first slip that needs it, once', async () => {
  let loads = 0
  const { print, slips, warnings } = stage(() => {
    loads++
    return loadDrawing()
  })
  await print(germanTexts)
  expect([loads, slips[0]?.label]).toEqual([0, 'A042'])
  await print(ar.slip)
  await print(ar.slip)
  expect(loads).toBe(1)
  expect(slips[1]?.parts.filter(({ kind }) => kind === 'image').length).toBeGreaterThan(1)
  expect(warnings).toEqual([])
})

test('L7 a machine that cannot draw says so once, and the slips come out with letters replaced', async () => {
  const { print, slips, warnings } = stage(async () => null)
  await print(ar.slip)
  await print(ar.slip)
  expect(slips.map(({ label }) => label)).toEqual(['A042', 'A042'])
  expect(warnings.filter((message) => message.includes('cannot be drawn'))).toHaveLength(1)
})
