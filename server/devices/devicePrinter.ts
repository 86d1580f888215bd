// A printer at this machine's own USB or parallel port.
import { connectDevice, type Device, openDevice } from './deviceLine.ts'
import { linePrinter } from './linePrinter.ts'
import type { Printer } from './printer.ts'
import type { PrinterTimeouts } from './printerLine.ts'
import type { PrinterProfile } from './profiles.ts'

export const devicePrinter = (options: {
  /** Such as `/dev/usb/lp0`. */
  readonly path: string
  readonly profile: PrinterProfile
  readonly timeouts?: Partial<PrinterTimeouts>
  readonly open?: (path: string) => Promise<Device>
}): Printer => {
  const { open = openDevice, path } = options
  return linePrinter({ ...options, mayBeSilent: true, open: () => connectDevice(() => open(path)) })
}
