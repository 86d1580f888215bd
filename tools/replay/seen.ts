// What the clients of a replay saw, written down in the order in which they saw it.
import type { DeskId, Label, ServiceId, TicketId } from '../../shared/ids.ts'
import type { WaitRange } from '../../shared/views.ts'
import type { Visit } from './script.ts'

/** When something was seen: counted through, and the time of the day that is played (epoch milliseconds). */
export interface Mark {
  readonly order: number
  readonly at: number
}

export interface SeenTicket {
  readonly visit: Visit
  readonly ticket: TicketId
  readonly label: Label
  readonly sent: Mark
  readonly acknowledged: Mark
  readonly ahead: number
  /** What the visitor read on the slip. */
  readonly range: WaitRange | null
  /** What the server told of the ticket right after its issue; null when it did not know it. */
  told: {
    readonly issuedAt: number
    readonly dueAt: number
    readonly turnAt: number
    readonly likelyMs: number | null
  } | null
  /** What had become of it in the end; null: not known to the server. */
  finally: string | null
}

export interface SeenCall {
  readonly ticket: TicketId
  readonly label: Label
  readonly desk: DeskId
  readonly sent: Mark
  readonly acknowledged: Mark
  /** When its end was sent to the server; null while it is at the desk. */
  endSent: Mark | null
}

export interface Seen {
  /** How many numbers were asked for. */
  asked: number
  readonly tickets: SeenTicket[]
  /** Every call, of tickets of others too. */
  readonly calls: SeenCall[]
  /** How often each request was refused, by request and code. */
  readonly refusals: Map<string, number>
}

export const nothingSeen = (): Seen => ({ asked: 0, tickets: [], calls: [], refusals: new Map() })

/** What a desk may call, as the plan says. */
export interface DeskReach {
  readonly services: readonly ServiceId[]
  readonly backup: readonly ServiceId[]
}
