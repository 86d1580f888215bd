// Announces calls one after the other: chime, then speech, then the highlight that stays (rule B).
import type { BoardCall, BoardView } from '../../../shared/boardViews.ts'
import { type Announcements, beginNext, endCurrent, noAnnouncements, takeView } from './announcements.ts'
import { alone, type Turn } from './turns.ts'

export interface AnnouncerParts {
  /** Resolves when it is this board's turn to be heard, or when another one of the room has announced the call. */
  readonly takeTurn: (what: string) => Promise<Turn>
  /** Resolves when the chime was heard, or cannot be. */
  readonly chime: () => Promise<void>
  /** Resolves when the call was spoken, with whether it was, or cannot be. */
  readonly speak: (call: BoardCall) => Promise<boolean>
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** How long a call has the large place at least before the next one takes it, milliseconds. */
  readonly largeAtLeastMs: () => number
  readonly changed: (state: Announcements) => void
}

export interface Announcer {
  /** Takes over a view of the board; new calls are announced in turn. */
  take(view: Pick<BoardView, 'version' | 'calls' | 'clock'>): void
  /** Says something that is no call, once, when no call waits; a call breaks it off. */
  say(what: string, speak: (signal: AbortSignal) => Promise<boolean>): void
  /** Announces nothing more; what is being spoken ends by itself. */
  close(): void
}

/** A chime or voice that fails costs its sound and nothing else: the call is shown and the next one follows. */
export function createAnnouncer({
  takeTurn,
  chime,
  speak,
  now,
  wait,
  largeAtLeastMs,
  changed,
}: AnnouncerParts): Announcer {
  let state = noAnnouncements
  let running = false
  let closed = false
  const said = new Set<string>()
  let toSay: { readonly what: string; readonly speak: (signal: AbortSignal) => Promise<boolean> }[] = []
  let saying: AbortController | null = null

  function enter(next: Announcements): void {
    state = next
    changed(state)
  }

  async function announce(call: BoardCall): Promise<void> {
    const turn = await takeTurn(`${state.day} ${call.sequence}`).catch(() => alone)
    if (!turn.speak) return
    await chime().catch(() => undefined)
    turn.end(await speak(call).catch(() => false))
  }

  async function sayNext(): Promise<void> {
    const [next, ...others] = toSay
    toSay = others
    if (!next) return
    const broken = new AbortController()
    saying = broken
    const turn = await takeTurn(next.what).catch(() => alone)
    if (turn.speak) {
      if (!broken.signal.aborted) await chime().catch(() => undefined)
      const heard = broken.signal.aborted ? false : await next.speak(broken.signal).catch(() => false)
      turn.end(heard)
    }
    saying = null
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    while (!closed && (state.waiting.length > 0 || toSay.length > 0)) {
      if (state.waiting.length === 0) {
        await sayNext()
        continue
      }
      enter(beginNext(state, now()))
      if (state.current) await Promise.all([announce(state.current), wait(largeAtLeastMs())])
      enter(endCurrent(state))
    }
    running = false
  }

  return {
    take(view) {
      if (closed) return
      enter(takeView(state, view, now()))
      if (state.waiting.length > 0) saying?.abort()
      run()
    },
    say(what, speak) {
      if (closed || said.has(what)) return
      said.add(what)
      toSay = [...toSay, { what, speak }]
      run()
    },
    close() {
      closed = true
      saying?.abort()
    },
  }
}
