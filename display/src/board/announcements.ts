// Which call is announced now, which wait for it, and what the board shows of them (rule B). No clock of its own.
import type { BoardCall, BoardView } from '../../../shared/boardViews.ts'

/** A call is highlighted at least this long from the beginning of its announcement. */
export const highlightMs = 10_000
/** The large call stays highlighted this long while no other follows: people have to walk to it. */
export const largeHighlightMs = 30_000
/** A board that was away announces calls that are younger than this; older ones were answered or missed. */
export const stillCurrentMs = 5 * 60_000

export interface Announcements {
  /** The business day whose sequence numbers these are; null before the first view. */
  readonly day: string | null
  /** The highest sequence number that was taken over: what is above it is new. */
  readonly heard: number
  /** The calls of the newest view, newest first. */
  readonly calls: readonly BoardCall[]
  /** Still to be announced, in this order. */
  readonly waiting: readonly BoardCall[]
  /** Being announced. */
  readonly current: BoardCall | null
  /** Announced lately, the last one first, with the moment (monotonic milliseconds) at which that began. */
  readonly begun: readonly { readonly call: BoardCall; readonly at: number }[]
}

export interface ShownCall {
  readonly call: BoardCall
  /** Called now: shown in the signal colour. */
  readonly now: boolean
}

export const noAnnouncements: Announcements = {
  day: null,
  heard: 0,
  calls: [],
  waiting: [],
  current: null,
  begun: [],
}

type CallsOfView = Pick<BoardView, 'version' | 'calls' | 'clock'>

/** Real milliseconds since a call; the server's clock may run faster in a trial. */
const ageOf = (call: BoardCall, { clock }: CallsOfView) => Math.max(0, (clock.now - call.at) / clock.speed)

const bySequence = (a: BoardCall, b: BoardCall) => a.sequence - b.sequence

/**
 * Takes over a view. What is new waits for its announcement in the order of its sequence numbers. The first view of a
 * board that has just started is not announced: those people were called before. `now` is monotonic milliseconds.
 */
export function takeView(state: Announcements, view: CallsOfView, now: number): Announcements {
  const calls = [...view.calls].sort((a, b) => bySequence(b, a))
  const newest = calls[0]?.sequence ?? 0
  const day = view.version.day
  if (state.day === null) {
    const begun = calls
      .map((call) => ({ call, at: now - ageOf(call, view) }))
      .filter(({ at }) => now - at < largeHighlightMs)
    return { ...noAnnouncements, day, heard: newest, calls, begun }
  }
  const known: Announcements = day === state.day ? state : { ...state, day, heard: 0, calls: [], waiting: [] }
  const fresh = calls
    .filter((call) => call.sequence > known.heard && ageOf(call, view) < stillCurrentMs)
    .sort(bySequence)
  return {
    ...known,
    heard: Math.max(known.heard, newest),
    calls,
    waiting: [...known.waiting.filter((call) => stands(call, calls)), ...fresh],
  }
}

/** A list of calls has an end: one that is older than all of them may just have been pushed out and is announced. */
function stands(call: BoardCall, calls: readonly BoardCall[]): boolean {
  const oldest = calls.at(-1)
  if (!oldest) return false
  return calls.some(({ sequence }) => sequence === call.sequence) || isPushedOut(call, calls, oldest)
}

function isPushedOut(call: BoardCall, calls: readonly BoardCall[], oldest: BoardCall): boolean {
  return call.sequence < oldest.sequence && !calls.some(({ label }) => label === call.label)
}

/** Begins with the next announcement; without one nothing changes. */
export function beginNext(state: Announcements, now: number): Announcements {
  const [next, ...waiting] = state.waiting
  if (!next) return state
  const begun = state.begun.filter(({ call, at }) => call.label !== next.label && now - at < largeHighlightMs)
  return { ...state, waiting, current: next, begun: [{ call: next, at: now }, ...begun] }
}

/** The current announcement was heard to its end. */
export function endCurrent(state: Announcements): Announcements {
  return { ...state, current: null }
}

/**
 * What the board shows at `now`: the large call, and below it first those that are highlighted, then those that wait for
 * their announcement, then earlier ones. Each label stands once. A call that was withdrawn keeps its highlight to the end.
 */
export function shownAt(
  state: Announcements,
  now: number,
): { readonly large: ShownCall | null; readonly rows: readonly ShownCall[] } {
  const highlighted = state.begun.filter(
    ({ call, at }) => now - at < highlightMs || state.calls.some(({ sequence }) => sequence === call.sequence),
  )
  const last = highlighted[0]
  const order: ShownCall[] = [
    ...highlighted.map(({ call, at }) => ({
      call,
      now: call === state.current || now - at < (call === last?.call ? largeHighlightMs : highlightMs),
    })),
    ...state.waiting.map((call) => ({ call, now: true })),
    ...state.calls.map((call) => ({ call, now: false })),
  ]
  const shown = new Map<string, ShownCall>()
  for (const entry of order.filter(({ now }) => now))
    if (!shown.has(entry.call.label)) shown.set(entry.call.label, entry)
  for (const entry of order.toSorted((a, b) => bySequence(b.call, a.call)))
    if (!shown.has(entry.call.label)) shown.set(entry.call.label, entry)
  const [first = null, ...others] = shown.values()
  return { large: first, rows: others }
}
