// Runs a command on one business day or on two: decided on tentative states in one go, written by one append.
import type { CommandId } from '../shared/ids.ts'
import type { Refusal } from '../shared/refusals.ts'
import type { PrintJob } from './devices/printJobs.ts'
import type { DayEvent } from './domain/events.ts'
import type { DayState } from './domain/state.ts'
import type { Append, CommandRow, Rows, Store, TicketNoteRow } from './store/store.ts'

/** Who sent a command under which id, so that repeating it is safe; `fingerprint` tells one request from another. */
export interface Sender {
  readonly principal: string
  readonly id: CommandId
  readonly fingerprint: string
}

/** What a command wrote on a day, seen on the state that it led to (not yet durable: answers leave later). */
export interface Written {
  readonly events: readonly DayEvent[]
  readonly state: DayState
}

/** Rows that a command brings beside its events. */
export type MoreRows = Pick<Rows, 'tickets' | 'ticketsMoved' | 'ticketNotes' | 'printJobs'>

export type Ran<T> =
  | {
      readonly kind: 'done'
      readonly answer: T
      readonly events: readonly DayEvent[]
      readonly printJobs: readonly PrintJob[]
    }
  /** The same request was answered before: nothing has changed now. */
  | { readonly kind: 'repeated'; readonly answer: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Events folded into a tentative state and on their way to the log. Ends with `landed`, whatever became of them. */
export interface Proposal {
  readonly append: Append
  readonly rows: Pick<Rows, 'visits' | 'visitsUndone' | 'noShows' | 'noShowsUndone'>
  readonly written: Written
  /** The events are durable. */
  committed(notes: readonly TicketNoteRow[]): void
  announce(): void
  /** Nothing of it was written: what was decided after it must be decided again. */
  failed(): void
  landed(): void
}

/** What running a command needs of a day. */
export interface DayLine {
  readonly stream: Append['stream']
  isStale(): boolean
  /** Reads what is new and starts the tentative state afresh. */
  reset(): Promise<void>
  /** How often that was done. */
  resets(): number
  tentative(): DayState
  committed(): DayState
  propose(events: readonly [DayEvent, ...DayEvent[]]): Proposal
  settled(): Promise<void>
  /** True when another process has written what has not been heard here. */
  isBehind(): Promise<boolean>
}

export type Decided =
  /** The events of each day, in the order of the days. */
  { readonly kind: 'events'; readonly events: readonly (readonly DayEvent[])[] } | Refused
type Refused = { readonly kind: 'refused'; readonly refusal: Refusal }

export interface RunOn<T> {
  /** Asked again with newer states when somebody else was faster; at once, so that no state changes meanwhile. */
  readonly decide: (states: readonly DayState[]) => Decided
  readonly sender: Sender | null
  /** What the sender is told; kept for 48 h as JSON, so it holds no secret. */
  readonly answer: (written: readonly Written[]) => T
  readonly rows?: ((written: readonly Written[]) => MoreRows) | undefined
}

const repetition = <T>(row: CommandRow, sender: Sender): Ran<T> =>
  row.fingerprint === sender.fingerprint
    ? { kind: 'repeated', answer: JSON.parse(row.answer) as T }
    : { kind: 'refused', refusal: { code: 'id-reused' } }

const hasEvents = (events: readonly DayEvent[]): events is readonly [DayEvent, ...DayEvent[]] => events.length > 0

const notesFor = (stream: string, { ticketNotes = [] }: MoreRows) =>
  ticketNotes.filter((note) => note.stream === stream)

/** Writes what several days propose, all or nothing; every day hears how it ended before any follower does. */
const write = async (store: Store, proposals: readonly Proposal[], rows: Rows) => {
  const each = (step: (proposal: Proposal) => void) => {
    for (const proposal of proposals) step(proposal)
  }
  try {
    const result = await store.append(
      proposals.map(({ append }) => append),
      rows,
    )
    if (result.kind === 'appended') {
      each((proposal) => proposal.committed(notesFor(proposal.append.stream, rows)))
      each((proposal) => proposal.announce())
    } else each((proposal) => proposal.failed())
    return result
  } catch (error) {
    each((proposal) => proposal.failed())
    throw error
  } finally {
    each((proposal) => proposal.landed())
  }
}

const allRows = (proposals: readonly Proposal[], more: MoreRows, command: CommandRow | null): Rows => ({
  visits: proposals.flatMap(({ rows }) => rows.visits ?? []),
  visitsUndone: proposals.flatMap(({ rows }) => rows.visitsUndone ?? []),
  noShows: proposals.flatMap(({ rows }) => rows.noShows ?? []),
  noShowsUndone: proposals.flatMap(({ rows }) => rows.noShowsUndone ?? []),
  ...more,
  ...(command && { command }),
})

/** Resolves when the command's events are durable on every day, or with the refusal. Rejects on broken I/O: then nothing was written. */
export const runOn = async <T>(
  store: Store,
  days: readonly DayLine[],
  { decide, sender, answer, rows }: RunOn<T>,
): Promise<Ran<T>> => {
  const isStale = () => days.some((day) => day.isStale())
  for (;;) {
    while (isStale()) await Promise.all(days.filter((day) => day.isStale()).map((day) => day.reset()))
    const decided = decide(days.map((day) => day.tentative()))
    const events = decided.kind === 'events' ? decided.events : []
    const proposals = days.flatMap((day, index) => {
      const own = events[index] ?? []
      return hasEvents(own) ? [day.propose(own)] : []
    })
    const [first] = proposals
    if (first === undefined) {
      // Decided on what may not become durable: wait for it before anything is answered.
      const seen = days.map((day) => day.resets())
      await Promise.all(days.map((day) => day.settled()))
      if (isStale() || days.some((day, index) => day.resets() !== seen[index])) continue
      // Another process may have been faster, and has not been heard yet.
      if ((await Promise.all(days.map((day) => day.isBehind()))).includes(true)) continue
      const before = sender && (await store.commands.find(sender.principal, sender.id))
      if (before && sender) return repetition(before, sender)
      if (decided.kind === 'refused') return decided
      const given = answer(days.map((day) => ({ events: [], state: day.committed() })))
      return { kind: 'done', answer: given, events: [], printJobs: [] }
    }
    const written = proposals.map((proposal) => proposal.written)
    const given = answer(written)
    const at = first.append.events[0].at
    const command = sender && { ...sender, answer: JSON.stringify(given ?? null), at }
    const result = await write(store, proposals, allRows(proposals, rows?.(written) ?? {}, command))
    if (result.kind === 'appended')
      return {
        kind: 'done',
        answer: given,
        events: written.flatMap((one) => one.events),
        printJobs: result.printJobs,
      }
    if (result.kind === 'repeated' && sender) return repetition(result.row, sender)
  }
}
