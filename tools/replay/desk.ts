// One desk of a replay: a client of its own that works as a clerk does, call, start, finish, next.
import type { DeskId, ReasonId, ServiceId } from '../../shared/ids.ts'
import type { PayloadOf } from '../../shared/protocol.ts'
import type { DeskView, StaffCatalogue } from '../../shared/staffViews.ts'
import { protocolVersion } from '../../shared/version.ts'
import { type Line, newCommandId } from './line.ts'
import type { Notebook } from './notebook.ts'
import type { Pace } from './pace.ts'
import type { DeskReach, SeenCall } from './seen.ts'

export interface Desk {
  readonly id: DeskId
  readonly reach: DeskReach
  serves(service: ServiceId): boolean
  /** Whether somebody waits whom it may perhaps call. */
  hasSomebody(): boolean
  readonly isOpen: boolean
  /** When the conversation began that is going on. */
  readonly busySince: number | null
  open(): Promise<void>
  /** Calls whoever is next; null when nobody was called. */
  call(): Promise<SeenCall | null>
  /** From the call to the end of the conversation; `hurry` ends it before its time. */
  serve(call: SeenCall, hurry: AbortSignal): Promise<void>
  close(): Promise<void>
}

interface Deps {
  readonly line: Line
  readonly pace: Pace
  readonly notebook: Notebook
}

/** How long a visitor takes from the seat to the desk. */
const walkMs = 20_000
/** Of visitors of others, who are not in the record. */
const othersBusyMs = 10 * 60_000

type PlainRequest = 'desk:open' | 'desk:next' | 'desk:close' | 'ticket:start' | 'ticket:finish'

export const takeSeat = async (id: DeskId, { line, pace, notebook }: Deps): Promise<Desk> => {
  let catalogue: StaffCatalogue
  let view: DeskView
  let isOpen = false
  let busySince: number | null = null

  const look = (now: DeskView) => {
    view = now
    // Others may have brought somebody whom only the view tells of.
    if (isOpen && busySince === null && now.next !== null) notebook.news.ring()
  }
  const join = async () => {
    const answer = await line.ask('desk:join', { protocol: protocolVersion, desk: id })
    if (!answer.ok) throw new Error(`Desk ${id} may not be joined: ${answer.refusal.code}.`)
    catalogue = answer.value.catalogue
    look(answer.value.view)
    return answer.value
  }
  const rejoin = () => void join().catch(() => notebook.refusal('desk:join', { code: 'internal' }))
  line.on('desk:changed', look)
  line.on('screen:rejoin', rejoin)
  line.onBack(rejoin)
  const joined = await join()
  const setting = joined.catalogue.desks.find((desk) => desk.id === id)
  const reach = { services: setting?.services ?? [], backup: setting?.backup ?? [] }

  /** False when it was refused. */
  const tell = async <N extends PlainRequest>(name: N, payload: Omit<PayloadOf<N>, 'id'>): Promise<boolean> => {
    const answer = await line.ask(name, { ...payload, id: newCommandId() } as PayloadOf<N>)
    if (!answer.ok) notebook.refusal(name, answer.refusal)
    return answer.ok
  }
  const outcome = (): ReasonId | null =>
    catalogue.reasons.outcomeRequired ? (catalogue.reasons.outcome[0]?.id ?? null) : null

  /** Somebody whom an earlier run has left at the desk. */
  const clear = async () => {
    const { desk } = (await join()).view
    if (desk?.now.kind !== 'open' || desk.now.work.kind !== 'with') return
    const { ticket, phase } = desk.now.work.ticket
    if (phase === 'called') await tell('ticket:start', { ticket })
    await tell('ticket:finish', { ticket, outcome: outcome(), services: null })
  }

  return {
    id,
    reach,
    serves: (service) => reach.services.includes(service) || reach.backup.includes(service),
    hasSomebody: () =>
      view.next !== null || [...reach.services, ...reach.backup].some((service) => notebook.waiting(service) > 0),
    get isOpen() {
      return isOpen
    },
    get busySince() {
      return busySince
    },
    async open() {
      await tell('desk:open', { desk: id, takeOver: true })
      if (view.desk?.now.kind === 'open') await clear()
      isOpen = true
      notebook.news.ring()
    },
    async call() {
      const sent = notebook.mark()
      const answer = await line.ask('desk:callNext', { id: newCommandId(), desk: id })
      if (!answer.ok) notebook.refusal('desk:callNext', answer.refusal)
      if (!answer.ok || answer.value === null) return null
      const call: SeenCall = { ...answer.value, desk: id, sent, acknowledged: notebook.mark(), endSent: null }
      busySince = call.acknowledged.at
      notebook.call(call)
      return call
    },
    async serve(call, hurry) {
      const { ticket } = call
      const called = call.acknowledged.at
      // The call may be known here before the kiosk has heard of its number.
      for (let rings = notebook.news.rings; !notebook.visitOf(ticket) && pace.now() < called + walkMs; ) {
        await Promise.race([notebook.news.after(rings, hurry), pace.until(called + walkMs, hurry)])
        rings = notebook.news.rings
      }
      const busyMs = notebook.visitOf(ticket)?.busyMs ?? othersBusyMs
      await pace.until(called + Math.min(walkMs, busyMs / 4), hurry)
      await tell('ticket:start', { ticket })
      await pace.until(called + busyMs, hurry)
      call.endSent = notebook.mark()
      await tell('ticket:finish', { ticket, outcome: outcome(), services: null })
      busySince = null
      notebook.news.ring()
    },
    async close() {
      isOpen = false
      await tell('desk:next', { desk: id })
      await tell('desk:close', { desk: id })
    },
  }
}
