// The open business day of a site: decides commands in turn, writes them to the log, and shows only what is durable.
import type { PlanHash, TicketId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import { type DayLine, type MoreRows, type Proposal, type Ran, runOn, type Sender, type Written } from './commandRun.ts'
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
import type { Append, Store, StreamId, TicketNoteRow, VisitRow } from './store/store.ts'

export interface Run<T> {
  /** Makes the command for the state as it is when its turn comes. */
  readonly command: (state: DayState) => DayCommand
  readonly sender: Sender | null
  /** What the sender is told; kept for 48 h as JSON, so it holds no secret. */
  readonly answer: (written: Written) => T
  /** Rows beside the events: tickets, notes and print jobs. */
  readonly rows?: (written: Written) => MoreRows
}

export type Committed = (state: DayState, events: readonly DayEvent[]) => void

export interface LiveDay {
  readonly stream: StreamId
  /** The durable state. Read it at once and let go: it changes in place. */
  state(): DayState
  /** What colleagues wrote about tickets of the day. */
  notes(): ReadonlyMap<TicketId, TicketNoteRow>
  /** Resolves when the command's events are durable, or with the refusal. Rejects on broken I/O: then nothing was written. */
  run<T>(run: Run<T>): Promise<Ran<T>>
  /** For commands of several days (`runOn`). */
  readonly line: DayLine
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
  const notes = new Map<TicketId, TicketNoteRow>()
  const landing: (() => void)[] = []
  const idle: (() => void)[] = []
  const listeners = new Set<Committed>()

  const takeNew = async () => {
    const stored = await store.read(stream, committed.version)
    for (const note of await store.ticketNotes.of(stream)) notes.set(note.ticket, note)
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
  const fold = (events: readonly DayEvent[]): Proposal['rows'] => {
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

  const propose = (events: Append['events']): Proposal => {
    const own = Symbol()
    const expectedVersion = tentative.version
    const rows = fold(events)
    const append: Append = { stream, expectedVersion, events, own, ...(latest && { after: latest }) }
    latest = own
    inFlight += 1
    return {
      append,
      rows,
      written: { events, state: tentative },
      committed(written) {
        for (const event of events) evolve(committed, event, planOf)
        for (const note of written) notes.set(note.ticket, note)
      },
      announce: () => announce(events),
      failed() {
        stale = true
      },
      landed() {
        if (latest === own) latest = null
        landed()
      },
    }
  }

  const line: DayLine = {
    stream,
    isStale: () => stale,
    reset: () => reset(),
    resets: () => resets,
    tentative: () => tentative,
    committed: () => committed,
    propose,
    settled,
    async isBehind() {
      const behind = (await store.version(stream)) > tentative.version
      if (behind) stale = true
      return behind
    },
  }

  const run = <T>({ command, sender, answer, rows }: Run<T>): Promise<Ran<T>> => {
    const one = ([written]: readonly Written[]): Written => written ?? { events: [], state: committed }
    return runOn(store, [line], {
      decide([state = tentative]) {
        const decided = decide(command(state), state)
        return decided.kind === 'refused' ? decided : { kind: 'events', events: [decided.events] }
      },
      sender,
      answer: (written) => answer(one(written)),
      rows: rows && ((written) => rows(one(written))),
    })
  }

  await takeNew()
  tentative = copyDay(committed)

  return {
    stream,
    state: () => committed,
    notes: () => notes,
    run,
    line,
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
