// What the print queue needs of the store: jobs are rows, written together with the events that ask for a slip.
import type { Label, PrinterId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Slip } from '../../shared/slip.ts'

/** A printer's id is unique within its site only. */
export type PrinterRef = { readonly site: SiteId; readonly printer: PrinterId }

/** A slip to be printed; the bytes are made when it is printed, by the profile that the printer then has. */
export type NewPrintJob = PrinterRef & {
  readonly ticket: TicketId
  readonly label: Label
  /** True for a reprint: the slip bears the same number and the word for "copy". */
  readonly copy: boolean
  readonly slip: Slip
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** `id` grows with each job and is never used again. */
export type PrintJob = NewPrintJob & { readonly id: number }

export type PrintJobState = 'queued' | 'sending' | 'printed' | 'not-sent' | 'unknown'

/** No byte of the slip has reached the printer. */
export type NotSentReason =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'offline'
  | 'paper-end'
  | 'cover-open'
  | 'error'
  /** It waited so long that its holder has gone to sit down. */
  | 'expired'
  /** The printer is no longer among the settings. */
  | 'no-printer'

/** The printer has some or all bytes; whether there is paper in the visitor's hand only a look tells. */
export type UnknownReason =
  | 'connection-lost'
  | 'no-confirmation'
  | 'paper-end'
  | 'cover-open'
  | 'offline'
  | 'error'
  /** A model that confirms nothing took all bytes. */
  | 'unconfirmed'
  /** The server stopped while it was sending. */
  | 'interrupted'

export type PrintJobEnd =
  | { readonly state: 'printed' }
  | { readonly state: 'not-sent'; readonly reason: NotSentReason }
  | { readonly state: 'unknown'; readonly reason: UnknownReason }

/**
 * `queued → sending → printed | not-sent | unknown`, and `not-sent → queued` by `requeue` alone.
 * Each call is one durable transaction; all times are epoch milliseconds.
 */
export type PrintJobs = {
  /** Moves the printer's oldest (lowest id) queued job to `sending` and returns it; null when none is queued. */
  take(printer: PrinterRef, at: number): Promise<PrintJob | null>
  /** Ends a job that is `sending`; the end's reason is kept with the row. */
  mark(id: number, end: PrintJobEnd, at: number): Promise<void>
  /** Ends the printer's jobs that wait, or wait for another try, and were created before, as `expired` for good; returns how many. */
  expire(printer: PrinterRef, createdBefore: number, at: number): Promise<number>
  /** Moves the printer's `not-sent` jobs created at or after `createdSince` back to `queued`, but for those that have expired; returns how many. */
  requeue(printer: PrinterRef, createdSince: number, at: number): Promise<number>
  /**
   * Ends each of the printer's `sending` jobs as `unknown`, reason `interrupted`, and returns them. Called while this server sends
   * nothing to the printer; jobs that another one is sending are left to it as long as that one is alive.
   */
  interrupt(printer: PrinterRef, at: number): Promise<readonly PrintJob[]>
}
