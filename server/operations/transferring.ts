// On to a colleague, and back again: the ticket by an event, the note beside the log.
import type { DeskId, TicketId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Written } from '../commandRun.ts'
import type { TransferTarget } from '../domain/commands.ts'
import type { LiveSite } from '../liveSites.ts'
import { type Caller, type Operations, perform } from './perform.ts'

export interface TransferWish {
  readonly ticket: TicketId
  readonly to: TransferTarget
  readonly back: boolean
  /** For the colleague; null: a note from before stays. */
  readonly note: string | null
}

/** When a note that is written at a site at that moment is deleted (both in epoch milliseconds). */
export const noteDeletedAt = (site: LiveSite, at: number): number => at + site.plan().plan.keeping.noteHours * 3_600_000

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
    () => ({ type: 'TransferTicket', at, ticket, to, back, noted: note !== null }),
    answer,
    () =>
      note === null ? {} : { ticketNotes: [{ ticket, stream, text: note, deleteAt: noteDeletedAt(caller.site, at) }] },
  )
}

/** Takes back what was done last at the desk; of a transfer also the note. */
export const undoAction = <T>(
  operations: Operations,
  caller: Caller,
  desk: DeskId,
  answer: (written: Written) => T,
): Promise<Answer<T>> => {
  const at = operations.clock.now()
  const { stream } = caller.site.day()
  return perform(
    operations,
    caller,
    () => ({ type: 'UndoAction', at, desk }),
    answer,
    ({ events }) => ({
      ticketNotes: events.flatMap((event) =>
        event.type === 'ActionUndone' && event.noted
          ? [{ ticket: event.ticket, stream, text: '', deleteAt: noteDeletedAt(caller.site, at) }]
          : [],
      ),
    }),
  )
}
