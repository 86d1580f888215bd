// On to a colleague: the ticket by an event, the note beside the log.
import type { TicketId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Written } from '../commandRun.ts'
import type { TransferTarget } from '../domain/commands.ts'
import { type Caller, type Operations, perform } from './perform.ts'

export interface TransferWish {
  readonly ticket: TicketId
  readonly to: TransferTarget
  readonly back: boolean
  /** For the colleague; null: a note from before stays. */
  readonly note: string | null
}

/** A note is read the same day; it goes a day after it was written. */
export const noteKeptMs = 24 * 3_600_000

/** Transfers a ticket with a note for whoever gets it; both are durable, or neither. */
export const transferTicket = <T>(
  operations: Operations,
  caller: Caller,
  { ticket, to, back, note }: TransferWish,
  answer: (written: Written) => T,
): Promise<Answer<T>> => {
  const at = operations.clock.now()
  const { stream } = caller.site.day()
  return perform(
    operations,
    caller,
    () => ({ type: 'TransferTicket', at, ticket, to, back }),
    answer,
    () => (note === null ? {} : { ticketNotes: [{ ticket, stream, text: note, deleteAt: at + noteKeptMs }] }),
  )
}
