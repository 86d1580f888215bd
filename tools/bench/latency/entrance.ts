// A process with a kiosk and a printer for each group: tells how long it takes from the tap to the whole slip.
import { KioskId, ServiceId } from '../../../shared/ids.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../../../tests/support/printerEmulator.ts'
import { connect, type Line, newCommandId } from '../../replay/line.ts'
import { joinKiosk } from '../../replay/play.ts'
import type { FromEntrance, ToEntrance } from './crew.ts'
import { machineMs } from './now.ts'

const printers = new Map<string, PrinterEmulator>()
const kiosks = new Map<string, { readonly line: Line; readonly kiosk: KioskId }>()

const tell = (message: FromEntrance) => process.send?.(message)

const tap = async (group: string, service: ServiceId): Promise<number> => {
  const at = kiosks.get(group)
  const printer = printers.get(group)
  if (!at || !printer) throw new Error(`Nobody stands at ${group}.`)
  const tapped = machineMs()
  const printed = printer.waitForTicket().then(machineMs)
  const answer = await at.line.ask('ticket:issue', {
    id: newCommandId(),
    services: [{ service }],
    language: 'de',
    kiosk: at.kiosk,
    evenUnstaffed: true,
    priority: null,
    printAt: null,
  })
  if (!answer.ok) throw new Error(`The kiosk is refused: ${answer.refusal.code}`)
  return (await printed) - tapped
}

process.on('message', async (message: ToEntrance) => {
  const { group } = message
  if (message.kind === 'tap') {
    tell({ kind: 'printed', group, ms: await tap(group, ServiceId.parse(message.service)) })
    return
  }
  const line = await connect(message.url, 'kiosk', message.token)
  const kiosk = KioskId.parse(message.kiosk)
  await joinKiosk(line, kiosk)
  kiosks.set(group, { line, kiosk })
  tell({ kind: 'connected', group })
})
process.on('disconnect', () => process.exit())

for (const group of process.argv.slice(2)) printers.set(group, await startPrinterEmulator())
tell({ kind: 'ready', printers: Object.fromEntries([...printers].map(([group, { port }]) => [group, port])) })
