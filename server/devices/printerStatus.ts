// What the four status bytes of an ESC/POS printer mean, for the print queue and for screens.
import type { PrinterSign } from '../../shared/views.ts'
import type { PrinterStatus } from './printer.ts'
import type { NotSentReason } from './printJobs.ts'

type Reporting = Extract<PrinterStatus, { state: 'reporting' }>

/** The answers to `DLE EOT 1` (printer), `2` (why off line), `3` (error) and `4` (roll); a well printer gives 0x12 four times. */
export type StatusBytes = readonly [printer: number, offline: number, error: number, roll: number]

const errorFrom = (offline: number, error: number): Reporting['error'] => {
  if (error & 0x20) return 'unrecoverable'
  if (error & 0x08) return 'cutter'
  if (error & 0x40) return 'recovers'
  return offline & 0x40 ? 'other' : 'none'
}

/** Bits as in Epson's reference of `DLE EOT`: all of them are set when something is wrong. */
export const statusFrom = ([printer, offline, error, roll]: StatusBytes): Reporting => {
  const seen = {
    online: (printer & 0x08) === 0,
    paper: (offline & 0x20) !== 0 || (roll & 0x60) !== 0 ? 'end' : (roll & 0x0c) !== 0 ? 'near-end' : 'ok',
    cover: offline & 0x04 ? 'open' : 'closed',
    error: errorFrom(offline, error),
  } as const
  const ready = seen.online && seen.paper !== 'end' && seen.cover === 'closed' && seen.error === 'none'
  return { state: 'reporting', ready, ...seen }
}

type Trouble = Extract<NotSentReason, 'cover-open' | 'paper-end' | 'error' | 'offline'>

/** What somebody has to see to first; null when the printer is ready. */
export const troubleOf = (status: Reporting): Trouble | null => {
  if (status.ready) return null
  if (status.cover === 'open') return 'cover-open'
  if (status.paper === 'end') return 'paper-end'
  return status.error === 'none' ? 'offline' : 'error'
}

/** A printer's state as kiosks and staff are shown it. */
export const signFrom = (status: PrinterStatus): PrinterSign => {
  if (status.state === 'unreachable') return { kind: 'fault', why: 'unreachable' }
  if (status.state === 'silent') return { kind: 'ready', paper: 'ok' }
  const trouble = troubleOf(status)
  if (trouble === null) return { kind: 'ready', paper: status.paper }
  return { kind: 'fault', why: trouble === 'offline' ? 'error' : trouble }
}
