// The adapter: a recorded day as events of the product and nothing else, each at its moment.
import { estimateFor } from '../../server/domain/estimate.ts'
import type { DayEvent, WaitEstimate } from '../../server/domain/events.ts'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayHistory } from '../../server/domain/learned.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { DeskId, Label, ServiceId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Part } from '../replay/casting.ts'
import { planOfDay } from '../replay/planOfDay.ts'
import { called, dayOpened, deskOpened, finished, issued, planHash, type Visitor } from './happenings.ts'
import type { OfficeDay, Queue, Ticket } from './recording.ts'

/** What is known of a queue at one moment of the replayed day. */
export interface QueueNow {
  readonly queue: Queue
  readonly service: ServiceId
  /** In the order of calls. */
  readonly called: readonly Ticket[]
  /** Issued and not called, in the order of their numbers. */
  readonly waiting: readonly Ticket[]
  /** Lengths of the conversations that were measured so far, in milliseconds. */
  readonly services: readonly number[]
  readonly openDesks: number
}

/** Called before each ticket is issued, with what the product says at that moment. */
export type AtIssue = (ticket: Ticket, now: QueueNow, estimate: WaitEstimate | null) => void

type Change =
  | { readonly kind: 'desks'; readonly at: number; readonly queue: number; readonly open: number }
  | { readonly kind: 'issue' | 'call'; readonly at: number; readonly queue: number; readonly ticket: Ticket }

interface Counter {
  readonly id: DeskId
  open: boolean
  serving: { readonly visitor: Visitor; readonly since: number } | null
}

/** A queue while its day is played: changed as things happen. */
interface Playing extends QueueNow {
  readonly called: Ticket[]
  readonly waiting: Ticket[]
  readonly services: number[]
  readonly counters: readonly Counter[]
  openDesks: number
  /** The last call of somebody who came after the call before: until then nobody may have waited. */
  emptyUntil: number
}

/** Plays the day from what earlier days have left; gives the state after its last event. */
export const playDay = (day: OfficeDay, history: DayHistory | undefined, atIssue: AtIssue): DayState => {
  const { parts, plan } = stageOf(day)
  const state = emptyDay(plan.site.id, plan, planHash)
  const happen = (...events: readonly DayEvent[]) => {
    for (const event of events) evolve(state, event, () => plan)
  }
  const changes = changesOf(day)
  const begins = changes[0]?.at ?? 0
  happen(dayOpened(plan, day.date, begins, history))
  const queues = day.queues.map((queue, index): Playing => {
    const part = parts[index]
    if (!part) throw new Error(`Nothing stands for the queue ${queue.name}`)
    const counters = part.desks.map((id): Counter => ({ id, open: false, serving: null }))
    return {
      queue,
      service: part.service,
      called: [],
      waiting: [],
      services: [],
      counters,
      openDesks: 0,
      emptyUntil: 0,
    }
  })
  for (const playing of queues) happen(...staff(playing, 1, begins))

  for (const change of changes) {
    const playing = queues[change.queue]
    if (!playing) continue
    const { at } = change
    if (change.kind === 'desks') happen(...staff(playing, change.open, at))
    else if (change.kind === 'issue') {
      const estimate = estimateFor(state, playing.service, at)
      atIssue(change.ticket, playing, estimate)
      happen(issued(visitorOf(playing, change.ticket), playing.waiting.length, estimate))
      playing.waiting.push(change.ticket)
    } else happen(...call(playing, change.ticket, state.sequence + 1))
  }
  return state
}

function* call(playing: Playing, ticket: Ticket, sequence: number): Iterable<DayEvent> {
  const { calledAt: at } = ticket
  const counter = longestFree(playing)
  // Whoever was waiting at the call before proves that the desks went straight on. A conversation during which nobody
  // waited may have ended long before the next call: its length is unknown.
  const before = playing.called.at(-1)
  if (!before || ticket.issuedAt > before.calledAt) playing.emptyUntil = at
  yield* finish(playing, counter, at, counter.serving !== null && counter.serving.since >= playing.emptyUntil)
  const visitor = visitorOf(playing, ticket)
  yield* called(visitor, counter.id, at, sequence)
  counter.serving = { visitor, since: at }
  playing.called.push(ticket)
  playing.waiting.splice(playing.waiting.indexOf(ticket), 1)
}

function* finish(playing: Playing, counter: Counter, at: number, measured: boolean): Iterable<DayEvent> {
  if (!counter.serving) return
  const { since, visitor } = counter.serving
  if (measured) playing.services.push(at - since)
  counter.serving = null
  yield* finished(visitor, counter.id, at, measured)
}

/**
 * As many desks as the snapshot counts, but one at least: numbers are called where it counts none. The record does not say
 * which one closes: an idle one, or else the one that has been busy longest.
 */
function* staff(playing: Playing, open: number, at: number): Iterable<DayEvent> {
  const wanted = Math.min(Math.max(open, 1), playing.counters.length)
  for (const counter of playing.counters) {
    if (counter.open || playing.openDesks >= wanted) continue
    counter.open = true
    playing.openDesks++
    yield deskOpened(counter.id, at)
  }
  while (playing.openDesks > wanted) {
    const counter = longestFree(playing)
    yield* finish(playing, counter, at, false)
    counter.open = false
    playing.openDesks--
    yield { type: 'DeskClosed', at, desk: counter.id }
  }
}

/** An idle open desk, or the one that has been busy longest. */
const longestFree = ({ counters }: Playing): Counter =>
  counters
    .filter(({ open }) => open)
    .reduce((first, one) => ((one.serving?.since ?? 0) < (first.serving?.since ?? 0) ? one : first))

export const visitorOf = ({ queue, service }: QueueNow, { issuedAt, number }: Ticket): Visitor => ({
  id: `${queue.id}-${number}` as TicketId,
  service,
  label: `${queue.letter}${number}` as Label,
  issuedAt,
})

const stageOf = (day: OfficeDay): { readonly plan: Plan; readonly parts: readonly Part[] } => {
  const most = ({ desks }: Queue) => Math.max(1, ...desks.map(({ open }) => open))
  const shifts = (queue: Queue) => Array.from({ length: most(queue) }, () => [])
  const queues = day.queues.map((queue) => ({ ...queue, tickets: [] }))
  return planOfDay(
    { ...day, queues },
    day.queues.map((queue) => ({ busyMs: [], desks: shifts(queue) })),
  )
}

/** In the order of time. At one moment calls come first, except of a ticket that was issued at that moment. */
const changesOf = ({ queues }: OfficeDay): readonly Change[] => {
  const changes = queues.flatMap(({ desks, tickets }, queue): readonly Change[] => [
    ...desks.map((change): Change => ({ kind: 'desks', queue, ...change })),
    ...tickets.flatMap((ticket): readonly Change[] => [
      { kind: 'issue', at: ticket.issuedAt, queue, ticket },
      { kind: 'call', at: ticket.calledAt, queue, ticket },
    ]),
  ])
  const rank = (change: Change) => {
    if (change.kind === 'desks') return 0
    if (change.kind === 'issue') return 2
    return change.ticket.issuedAt === change.at ? 3 : 1
  }
  const number = (change: Change) => (change.kind === 'desks' ? 0 : change.ticket.number)
  return changes.sort((a, b) => a.at - b.at || rank(a) - rank(b) || number(a) - number(b))
}
