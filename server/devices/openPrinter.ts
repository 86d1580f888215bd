// From a printer in the settings to a printer.

import type { SiteId } from '../../shared/ids.ts'
import type { PrinterSetting } from '../../shared/printerSetting.ts'
import { filePrinter } from './filePrinter.ts'
import type { QueuedPrinter } from './printQueue.ts'
import { findProfile } from './profiles.ts'
import { tcpPrinter } from './tcpPrinter.ts'

/** The printer of a plan, ready for the print queue; null when the plan names a profile that does not exist. */
export const openPrinter = (site: SiteId, setting: PrinterSetting): QueuedPrinter | null => {
  const profile = findProfile(setting.profile)
  if (!profile) return null
  const { connection } = setting
  const printer =
    connection.kind === 'tcp'
      ? tcpPrinter({ host: connection.host, port: connection.port, profile })
      : filePrinter({ folder: connection.folder })
  return { ref: { site, printer: setting.id }, printer, profile }
}
