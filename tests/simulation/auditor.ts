// Reads the log beside the servers, folds it anew, and holds against it every rule, every answer, every view and every row.
import assert from 'node:assert/strict'
import type { DayEvent, DayEventType } from '../../server/domain/events.ts'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState, Ticket } from '../../server/domain/state.ts'
import {
  type NoShow,
  noShowRow,
  undoneNoShow,
  undoneVisit,
  type Visit,
  visitRow,
} from '../../server/domain/statistics.ts'
import type { StreamId } from '../../server/store/store.ts'
import type { DayDate, PlanHash, SiteId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import {
  appointmentsInTime,
  boundsOfPassing,
  numbersOnce,
  oneTicketADesk,
  orderOfCalls,
  phases,
  somethingToDo,
  timesDoNotRunBack,
  undoLeavesNoTrace,
  type Watcher,
} from '../support/dayRules.ts'
import {
  announcements,
  callsByNumber,
  closeOfDay,
  closures,
  contingents,
  hoursOfVisitors,
  missedTickets,
} from '../support/visitorRules.ts'
import type { TownTime } from './clocks.ts'
import type { Ground, Written } from './ground.ts'
import type { House } from './house.ts'
import type { Answer, People } from './people.ts'
import { checkViews } from './views.ts'

interface Followed {
  readonly stream: StreamId
  readonly state: DayState
  readonly log: DayEvent[]
  readonly rows: Map<string, Visit>
  /** Sittings that tickets of another site had had there. */
  readonly elsewhere: Map<TicketId, number>
  readonly noShows: Map<number, NoShow>
  readonly watchers: readonly Watcher[]
}

export interface Auditor {
  /** Folds what is new in the log and checks it. */
  follow(): Promise<void>
  /** The server's days, and what its screens show, are those of the log. */
  compare(house: House): Promise<void>
  /** Everything that was ever acknowledged is in the log where it was said to be, and all rows are there. */
  settle(): Promise<void>
  readonly events: ReadonlyMap<DayEventType, number>
  /** Business days that were opened, and those of them that have been closed. */
  days(): { readonly opened: number; readonly closed: number }
  /** The log so far, for comparing two runs. */
  logs(): readonly string[]
}

interface Deps {
  readonly ground: Ground
  readonly people: People
  readonly time: TownTime
  readonly plans: ReadonlyMap<PlanHash, Plan>
  readonly firstPlan: (site: SiteId) => { readonly hash: PlanHash; readonly plan: Plan }
}

export const siteIn = (stream: StreamId) => stream.slice(0, stream.indexOf('/')) as SiteId
const dateIn = (stream: StreamId) => stream.slice(stream.indexOf('/') + 1) as DayDate

/** What is in which order: rules go through it, and two maps with another order are equal to an assertion. */
const orders = (state: DayState) =>
  Object.values(state).map((part: unknown) => (part instanceof Map || part instanceof Set ? [...part.keys()] : null))

export function openAuditor({ ground, people, time, plans, firstPlan }: Deps): Auditor {
  const days = new Map<StreamId, Followed>()
  const counts = new Map<DayEventType, number>()
  let unread: Written[] = []
  let unchecked: Answer[] = []
  let known = 0

  const planOf = (hash: PlanHash) => plans.get(hash) ?? assert.fail(`the log names a plan ${hash} that never was`)
  const unopened = (site: SiteId) => emptyDay(site, firstPlan(site).plan, firstPlan(site).hash)
  const isVisitors = people.ofVisitors.has.bind(people.ofVisitors)

  /** H12: not within a minute after the clocks were set. */
  const calm: Watcher = {
    before(_state, event) {
      if (event.type !== 'DayClosed' || event.by === 'supervisor') return
      assert(time.steady() - time.jumpedAt() >= 60_000, 'H12 the day closed by itself while the clocks were not calm')
    },
  }

  const begin = (stream: StreamId): Followed => {
    const state = unopened(siteIn(stream))
    const watchers = [
      timesDoNotRunBack,
      numbersOnce(),
      oneTicketADesk,
      phases,
      somethingToDo,
      orderOfCalls,
      boundsOfPassing(),
      appointmentsInTime(),
      undoLeavesNoTrace(state, planOf),
      missedTickets,
      callsByNumber,
      announcements(),
      closures(isVisitors),
      contingents(isVisitors),
      hoursOfVisitors(isVisitors),
      closeOfDay,
      calm,
    ]
    return { stream, state, log: [], rows: new Map(), elsewhere: new Map(), noShows: new Map(), watchers }
  }

  const fold = ({ elsewhere, log, noShows, rows, state, watchers }: Followed, event: DayEvent) => {
    if (event.type === 'TicketExpected') elsewhere.set(event.ticket, event.sittings)
    for (const { before } of watchers) before?.(state, event)
    const row = visitRow(state, event)
    if (row) rows.set(`${row.ticket} ${row.sitting}`, row)
    const undone = undoneVisit(state, event)
    if (undone) rows.delete(`${undone.ticket} ${undone.sitting}`)
    const absent = noShowRow(state, event)
    if (absent) noShows.set(absent.number, absent)
    const came = undoneNoShow(state, event)
    if (came) noShows.delete(came.number)
    evolve(state, event, planOf)
    log.push(event)
    counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
  }

  /** Whoever got a number has ended, and the rows tell their whole way. */
  const checkClosed = async ({ elsewhere, noShows, rows, state, stream }: Followed) => {
    for (const { id, label, phase, sittings } of state.tickets.values()) {
      assert(['done', 'gone', 'sent'].includes(phase.kind), `H12 ${label} is ${phase.kind} after the close`)
      const own = [...rows.values()].filter(({ ticket }) => ticket === id).sort((a, b) => a.sitting - b.sitting)
      const most = phase.kind === 'gone' ? sittings + 1 : sittings
      // The first sittings of who came from another site are told there.
      const before = elsewhere.get(id) ?? 0
      const wanted = Array.from({ length: most - before }, (_, index) => before + index + 1)
      assert.deepEqual(
        own.map(({ sitting }) => sitting),
        wanted,
        `S1 ${label} has a row for each of its sittings`,
      )
      assert.equal(own.at(-1)?.end, lastEnd(phase), `S1 the last row of ${label}`)
    }
    const stored = await ground.store.visits.between(siteIn(stream), dateIn(stream), dateIn(stream))
    const order = (some: Iterable<Visit>) => [...some].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    assert.deepEqual(order(stored), order(rows.values()), `D2 rows of the statistics of ${stream}`)
    const absent = await ground.store.noShows.between(siteIn(stream), dateIn(stream), dateIn(stream))
    assert.deepEqual(absent, [...noShows.values()], `D2 appointments of ${stream} that nobody came to`)
  }
  const lastEnd = (phase: Ticket['phase']): Visit['end'] => {
    if (phase.kind === 'gone') return phase.why
    return phase.kind === 'sent' ? 'transferred' : 'finished'
  }
  const nameOf = ({ ticket, sitting }: Visit) => `${ticket} ${sitting}`

  const checkAnswer = ({ events, sender, stream, version }: Answer) => {
    const there = days.get(stream)?.log.slice(version - events.length, version)
    assert.deepEqual(there, events, `D6 what ${sender.id} was told of ${stream} is in the log at version ${version}`)
    assert.equal(ground.times(sender), 1, `D6 ${sender.id} is in the log once`)
  }

  /** Of another process's append one may hear before that process does: then it is read the next time. */
  const readNext = async ({ after, count, stream }: Written): Promise<boolean> => {
    const day = days.getOrInsertComputed(stream, begin)
    if (after > day.log.length) return false
    assert.equal(after, day.log.length, `D3 ${stream} is written once at version ${after}`)
    const events = (await ground.store.read(stream, after)).slice(0, count).map(({ event }) => event)
    for (const event of events) fold(day, event)
    for (const watcher of day.watchers) watcher.after?.(day.state, events)
    if (day.state.phase === 'closed') await checkClosed(day)
    return true
  }

  const follow = async () => {
    const left: Written[] = []
    for (const one of [...unread, ...ground.written()].sort((a, b) => a.after - b.after))
      if (!(await readNext(one))) left.push(one)
    unread = left
    unchecked.push(...people.acknowledged.slice(known))
    known = people.acknowledged.length
    const isRead = ({ stream, version }: Answer) => version <= (days.get(stream)?.log.length ?? 0)
    for (const answer of unchecked.filter(isRead)) checkAnswer(answer)
    unchecked = unchecked.filter((answer) => !isRead(answer))
  }

  const atSite = (site: SiteId, id: TicketId): Ticket[] =>
    [...days.values()].flatMap(({ state }) => (state.site === site ? (state.tickets.get(id) ?? []) : []))

  /** T30: a ticket that left for another site is there, and one that came from there has left it. */
  const checkSites = (stream: StreamId, { cameFrom, id, label, phase }: Ticket) => {
    if (phase.kind === 'sent') {
      const [there] = atSite(phase.to, id)
      assert.deepEqual([there?.label, there?.cameFrom], [phase.label, siteIn(stream)], `T30 ${label} went somewhere`)
    }
    if (cameFrom === null) return
    const phases = atSite(cameFrom, id).map((ticket) => ticket.phase.kind)
    assert.deepEqual(phases, ['sent'], `T30 ${label} is at one site`)
  }

  const freshFold = async (stream: StreamId) => {
    const state = unopened(siteIn(stream))
    for (const { event } of await ground.store.read(stream, 0)) evolve(state, event, planOf)
    return state
  }

  return {
    follow,
    async compare(house) {
      await house.sites.present()
      for (const site of house.sites.all()) {
        const { stream } = site.day()
        const fresh = await freshFold(stream)
        assert.deepEqual(site.day().state(), fresh, `D2 ${house.name} holds the fold of ${stream}`)
        assert.deepEqual(orders(site.day().state()), orders(fresh), `D2 ${house.name} holds it in the same order`)
        checkViews(house, site, fresh)
      }
    },
    async settle() {
      await follow()
      for (const day of days.values()) {
        const stored = await ground.store.read(day.stream, 0)
        assert.deepEqual(
          stored.map(({ event }) => event),
          day.log,
          `D2 the log of ${day.stream} is what it was`,
        )
        for (const ticket of day.state.tickets.values()) {
          const { id, label, phase } = ticket
          const now = phase.kind === 'sent' ? phase.label : label
          assert.equal((await ground.store.tickets.find(id))?.label, now, `N10 N11 ${label} is found by its id`)
          checkSites(day.stream, ticket)
        }
      }
      assert.deepEqual([unread, unchecked], [[], []], 'D6 all that was acknowledged is in the log')
      for (const answer of people.acknowledged) checkAnswer(answer)
    },
    events: counts,
    days: () => ({
      opened: days.size,
      closed: [...days.values()].filter(({ state }) => state.phase === 'closed').length,
    }),
    logs: () => [...days.values()].map(({ log }) => JSON.stringify(log)),
  }
}
