// Events of the numbers that kiosks hold for the time without a server (rules N12 to N15).
import type { KioskId, Label, LeaseId, TicketId } from '../../shared/ids.ts'

/** A number that a kiosk holds, with the id of the ticket that it will be. */
export interface LeasedNumber {
  readonly label: Label
  readonly ticket: TicketId
}

/** How a kiosk gave a number without a server. */
export interface HandedIn {
  readonly lease: LeaseId
  /** By the clock of the server, as the kiosk knew it; never before the lease and never after the event. */
  readonly issuedAt: number
  /** The day is over, or the number is somebody else's by now: recorded, gone in the same moment, and never the holder of its label. */
  readonly late?: true
}

export type LeaseEvent =
  /** A kiosk may give these numbers until then without a server, beside those that it holds; `lease` names a session of its browser. */
  | {
      readonly type: 'NumbersLeased'
      readonly lease: LeaseId
      readonly kiosk: KioskId
      readonly until: number
      readonly numbers: readonly LeasedNumber[]
    }
  /** The kiosk gives none of them any more. */
  | { readonly type: 'NumbersReturned'; readonly lease: LeaseId }
  /** The kiosk never heard of the number that it was given here, and gave one of its own: the visitor goes by that. */
  | {
      readonly type: 'NumberChanged'
      readonly ticket: TicketId
      readonly label: Label
      readonly lease: LeaseId
      readonly issuedAt: number
    }
