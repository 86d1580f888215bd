// A printer on the network, port 9100: it serves one client at a time and drops idle ones, so each slip gets its own connection.
import { linePrinter } from './linePrinter.ts'
import type { Printer } from './printer.ts'
import type { PrinterTimeouts } from './printerLine.ts'
import type { PrinterProfile } from './profiles.ts'
import { connectPrinter } from './tcpLine.ts'

export const tcpPrinter = (options: {
  readonly host: string
  readonly port: number
  readonly profile: PrinterProfile
  readonly timeouts?: Partial<PrinterTimeouts>
}): Printer => linePrinter({ ...options, open: (withinMs) => connectPrinter(options, withinMs) })
