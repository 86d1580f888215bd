// The open business day of a site: decides commands in turn, writes them to the log, and shows only what is durable.
import type { CommandId, PlanHash, TicketId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import type { Refusal } from '../shared/refusals.ts'
import type { PrintJob } from './devices/printJobs.ts'
import type { DayCommand } from './domain/commands.ts'
import { decide } from './domain/decide.ts'
import type { DayEvent } from './domain/events.ts'
import { copyDay, evolve } from './domain/evolve.ts'
import type { DayState } from './domain/state.ts'
import {
  type NoShow,
  type NoShowKey,
  noShowRow,
  undoneNoShow,
  undoneVisit,
  type VisitKey,
  visitRow,
} from './domain/statistics.ts'
import type { Append, AppendResult, CommandRow, Rows, Store, StreamId, VisitRow } from './store/store.ts'

/** Who sent a command under which id, so that repeating it is safe; `fingerprint` tells one request from another. */
export interface Sender {
  readonly principal: string
  readonly id: CommandId
  readonly fingerprint: string
}

/** What a command wrote, seen on the state that it led to (not yet durable: answers leave later). */
export interface Written {
  readonly events: readonly DayEvent[]
  readonly state: DayState
}

export interface Run<T> {
  /** Makes the command for the state as it is when its turn comes. */
  readonly command: (state: DayState) => DayCommand
  readonly sender: Sender | null
  /** What the sender is told; kept for 48 h as JSON, so it holds no secret. */
  readonly answer: (written: Written) => T
  /** Rows beside the events: tickets, notes and print jobs. */
  readonly rows?: (written: Written) => Pick<Rows, 'tickets' | 'ticketNotes' | 'printJobs'>
}

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

export type Committed = (state: DayState, events: readonly DayEvent[]) => void

export interface LiveDay {
  readonly stream: StreamId
  /** The durable state. Read it at once and let go: it changes in place. */
  state(): DayState
  /** What colleagues wrote about tickets of the day. */
  notes(): ReadonlyMap<TicketId, string>
  /** Resolves when the command's events are durable, or with the refusal. Rejects on broken I/O: then nothing was written. */
  run<T>(run: Run<T>): Promise<Ran<T>>
  /** Calls back after events have become durable, in their order; returns what stops it. */
  onCommitted(listener: Committed): () => void
  /** Takes over what another process has written up to `version`. */
  catchUp(version: number): void
  /** Resolves when the state holds everything that any process had made durable when this was called. */
  present(): Promise<void>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

interface Deps {
  readonly stream: StreamId
  readonly store: Store
  /** The day before its first event; the log is folded into it. */
  readonly empty: DayState
  /** Plans by hash; those that the log names are there before `openLiveDay` returns. */
  readonly loadPlan: (hash: PlanHash) => Promise<Plan>
  readonly planOf: (hash: PlanHash) => Plan
}

const plansNamed = (events: readonly DayEvent[]): readonly PlanHash[] =>
  events.flatMap((event) => (event.type === 'DayOpened' || event.type === 'PlanChanged' ? [event.plan] : []))

/** Loads the stream and keeps it live. Commands that arrive during a commit are decided in turn on the tentative state. */
export const openLiveDay = async ({ stream, store, empty, loadPlan, planOf }: Deps): Promise<LiveDay> => {
  const committed = empty
  let tentative: DayState
  let inFlight = 0
  /** A tentative event did not reach the log: what was decided after it must be decided again. */
  let stale = false
  let resetting: Promise<void> | null = null
  let resets = 0
  /** The newest version that another process told of. */
  let heard = 0
  /** The append that the tentative state ends with, as long as it is under way. */
  let latest: symbol | null = null
  const notes = new Map<TicketId, string>()
  const landing: (() => void)[] = []
  const idle: (() => void)[] = []
  const listeners = new Set<Committed>()

  const takeNew = async () => {
    const stored = await store.read(stream, committed.version)
    for (const { ticket, text } of await store.ticketNotes.of(stream)) notes.set(ticket, text)
    const events = stored.map(({ event }) => event)
    await Promise.all(plansNamed(events).map(loadPlan))
    for (const event of events) evolve(committed, event, planOf)
    return events
  }

  const settled = () => (inFlight === 0 ? Promise.resolve() : new Promise<void>((resolve) => idle.push(resolve)))

  const landed = () => {
    inFlight -= 1
    for (const resolve of landing.splice(0)) resolve()
    if (inFlight > 0) return
    for (const resolve of idle.splice(0)) resolve()
    follow()
  }

  /** Reads what another process wrote. While something is under way that is left to its landing. */
  const follow = () => {
    if (inFlight > 0 || heard <= committed.version) return
    stale = true
    // The next command tries again, and there is one every second.
    reset().catch(() => {})
  }

  const present = async () => {
    const newest = await store.version(stream)
    while (committed.version < newest) {
      if (inFlight > 0) await new Promise<void>((resolve) => landing.push(resolve))
      else {
        stale = true
        await reset()
      }
    }
  }

  const announce = (events: readonly DayEvent[]) => {
    if (events.length > 0) for (const listener of listeners) listener(committed, events)
  }

  /** Reads what is new and starts the tentative state afresh, once for all who wait. */
  const reset = (): Promise<void> => {
    resetting ??= settled()
      .then(async () => {
        const events = await takeNew()
        tentative = copyDay(committed)
        stale = false
        resets += 1
        announce(events)
      })
      .finally(() => {
        resetting = null
        // Told of while the log was being read.
        if (!stale) follow()
      })
    return resetting
  }

  /** Folds the events into the tentative state and gives the rows of the statistics that go with them. */
  const fold = (events: readonly DayEvent[]): Rows => {
    const visits: VisitRow[] = []
    const visitsUndone: VisitKey[] = []
    const noShows: NoShow[] = []
    const noShowsUndone: NoShowKey[] = []
    const add = <T>(rows: T[], row: T | null) => row !== null && rows.push(row)
    for (const event of events) {
      add(visits, visitRow(tentative, event))
      add(visitsUndone, undoneVisit(tentative, event))
      add(noShows, noShowRow(tentative, event))
      add(noShowsUndone, undoneNoShow(tentative, event))
      evolve(tentative, event, planOf)
    }
    return { visits, visitsUndone, noShows, noShowsUndone }
  }

  const repetition = <T>(row: CommandRow, sender: Sender): Ran<T> =>
    row.fingerprint === sender.fingerprint
      ? { kind: 'repeated', answer: JSON.parse(row.answer) as T }
      : { kind: 'refused', refusal: { code: 'id-reused' } }

  const earlier = async (sender: Sender | null) => (sender ? store.commands.find(sender.principal, sender.id) : null)

  const write = async (built: Append, rows: Rows): Promise<AppendResult> => {
    const own = Symbol()
    const append: Append = latest ? { ...built, own, after: latest } : { ...built, own }
    latest = own
    inFlight += 1
    try {
      const result = await store.append([append], rows)
      if (result.kind === 'appended') {
        for (const event of append.events) evolve(committed, event, planOf)
        for (const { ticket, text } of rows.ticketNotes ?? []) notes.set(ticket, text)
        announce(append.events)
      } else stale = true
      return result
    } catch (error) {
      stale = true
      throw error
    } finally {
      if (latest === own) latest = null
      landed()
    }
  }

  const run = async <T>({ command, sender, answer, rows }: Run<T>): Promise<Ran<T>> => {
    for (;;) {
      while (stale) await reset()
      const decided = decide(command(tentative), tentative)
      const events = decided.kind === 'events' ? decided.events : []
      const [first, ...others] = events
      if (first === undefined) {
        // Decided on what may not become durable: wait for it before anything is answered.
        const seen = resets
        await settled()
        if (stale || resets !== seen) continue
        if ((await store.version(stream)) > tentative.version) {
          // Another process was faster, and has not been heard yet.
          stale = true
          continue
        }
        const before = sender && (await earlier(sender))
        if (before && sender) return repetition(before, sender)
        if (decided.kind === 'refused') return decided
        return { kind: 'done', answer: answer({ events, state: committed }), events, printJobs: [] }
      }
      const expectedVersion = tentative.version
      const folded = fold(events)
      const written = { events, state: tentative }
      const given = answer(written)
      const now = first.at
      const result = await write(
        { stream, expectedVersion, events: [first, ...others] },
        {
          ...folded,
          ...rows?.(written),
          ...(sender && { command: { ...sender, answer: JSON.stringify(given ?? null), at: now } }),
        },
      )
      if (result.kind === 'appended') return { kind: 'done', answer: given, events, printJobs: result.printJobs }
      if (result.kind === 'repeated' && sender) return repetition(result.row, sender)
    }
  }

  await takeNew()
  tentative = copyDay(committed)

  return {
    stream,
    state: () => committed,
    notes: () => notes,
    run,
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    catchUp(version) {
      heard = Math.max(heard, version)
      follow()
    },
    present,
    settled,
  }
}
