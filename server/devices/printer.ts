// The printer port.
import type { NotSentReason, UnknownReason } from './printJobs.ts'

/** How one slip ended. "The socket took the bytes" is not "printed". */
export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'not-sent'; readonly reason: NotSentReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  /** All bytes went out to a model that answers nothing. */
  | { readonly kind: 'unconfirmed' }

export type PrinterStatus =
  | { readonly state: 'unreachable'; readonly reason: 'refused' | 'unreachable' | 'timeout' }
  /** Can be connected to, tells nothing about itself. */
  | { readonly state: 'silent' }
  | {
      readonly state: 'reporting'
      /** Would print a slip now: on line, paper, cover closed, no error. Near end is still ready. */
      readonly ready: boolean
      readonly online: boolean
      readonly paper: 'ok' | 'near-end' | 'end'
      readonly cover: 'closed' | 'open'
      /** `cutter` and `unrecoverable` need a hand; `recovers` passes by itself (a hot print head). */
      readonly error: 'none' | 'cutter' | 'recovers' | 'unrecoverable' | 'other'
    }

export type PrintResult = {
  readonly outcome: PrintOutcome
  /** The printer's state after the slip, as far as it tells. */
  readonly status: PrinterStatus
}

export type Printer = {
  /**
   * Prints one slip. Never rejects: what goes wrong is an outcome.
   * `jobId` marks the confirmation, so that an answer to an earlier slip is not taken for this one's.
   */
  print(bytes: Buffer, jobId: number): Promise<PrintResult>
  /** Asks for the present state without printing. Never rejects. */
  status(): Promise<PrinterStatus>
  /** Waits for what is under way, then lets go of the printer. */
  close(): Promise<void>
}

/** Whether a slip sent now should come out; a silent printer gets the benefit of the doubt. */
export const isReady = (status: PrinterStatus): boolean =>
  status.state === 'silent' || (status.state === 'reporting' && status.ready)
