import type { Printer, PrinterStatus, PrintOutcome } from '../../server/devices/printer.ts'
import { decodeTickets } from '../support/printerEmulatorPaper.ts'

export const well = {
  state: 'reporting',
  ready: true,
  online: true,
  paper: 'ok',
  cover: 'closed',
  error: 'none',
} as const satisfies PrinterStatus
export const empty = { ...well, ready: false, online: false, paper: 'end' } as const satisfies PrinterStatus

/** A printer whose next outcomes and state a test sets. */
export const scriptedPrinter = () => {
  const printed: string[] = []
  const outcomes: PrintOutcome[] = []
  let state: PrinterStatus = well
  let closed = false
  const printer: Printer = {
    async print(bytes) {
      const outcome = outcomes.shift() ?? { kind: 'printed' }
      if (outcome.kind === 'printed') printed.push(...decodeTickets(bytes).map(({ label }) => label))
      return { outcome, status: state }
    },
    status: async () => state,
    close: async () => {
      closed = true
    },
  }
  return {
    printer,
    printed,
    outcomes,
    isClosed: () => closed,
    set: (next: PrinterStatus) => {
      state = next
    },
  }
}
