// All sites of the installation: which business day is open at each, and what happens to them by time.
import type { DayDate, PlanHash, SiteId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import { agendaOf, takeOverAgenda } from './agenda.ts'
import type { Clock } from './clock.ts'
import type { DayEvent } from './domain/events.ts'
import { emptyDay } from './domain/evolve.ts'
import { historyAfter } from './domain/history.ts'
import { businessDateAt, dateAt } from './domain/hours.ts'
import type { DayHistory } from './domain/learned.ts'
import type { DayState } from './domain/state.ts'
import { type LiveDay, openLiveDay } from './liveDay.ts'
import type { Log } from './log.ts'
import type { Store, StreamId } from './store/store.ts'

export interface LiveSite {
  readonly id: SiteId
  /** The plan in force: the day's, or the newest while no day is open. */
  plan(): { readonly hash: PlanHash; readonly plan: Plan }
  day(): LiveDay
}

export type SiteChanged = (site: SiteId, state: DayState, events: readonly DayEvent[]) => void

export interface LiveSites {
  all(): readonly LiveSite[]
  find(id: string): LiveSite | null
  /** Calls back after every durable change of an open day, and with no events when a site has moved to a new day. */
  onChanged(listener: SiteChanged): () => void
  /** A day that is over, for what comes late; null when no log knows it. */
  pastDay(site: SiteId, date: DayDate): Promise<LiveDay | null>
  /** Resolves when every open day holds what any server had made durable when this was called. */
  present(): Promise<void>
  /** What happens by time: opens, closes and rolls over days. Sent every few seconds; safe to repeat. */
  passTime(): Promise<void>
  /** Takes over plans, appointments and free slots that were changed from outside. */
  refresh(): Promise<void>
  /** Takes over the appointments and free slots of one site alone. */
  refreshAgenda(site: SiteId): Promise<void>
  close(): Promise<void>
}

interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}

/** Automatic closing waits until wall and monotonic clock have agreed this long, by the clock's own time (design §3). */
const calmMs = 60_000
const allowedDriftMs = 2_000

/** Watches the wall clock against the monotonic one: a jump makes it restless for a minute. */
const watchClock = (clock: Clock) => {
  let wall = clock.now()
  let steady = clock.monotonic()
  let since = steady
  return {
    calm(): boolean {
      const now = clock.now()
      const tick = clock.monotonic()
      if (Math.abs(now - wall - (tick - steady)) > allowedDriftMs * clock.speed) since = tick
      wall = now
      steady = tick
      return tick - since >= calmMs
    },
  }
}

const streamOf = (site: SiteId, date: DayDate): StreamId => `${site}/${date}`
const dateOf = (stream: StreamId): DayDate => stream.slice(stream.indexOf('/') + 1) as DayDate

/** Opens today's business day of every site that has a plan. Needs a store that holds at least one plan. */
export const openLiveSites = async ({ store, clock, log }: Deps): Promise<LiveSites> => {
  const plans = new Map<PlanHash, Plan>()
  const current = new Map<SiteId, PlanHash>()
  const days = new Map<SiteId, LiveDay>()
  const listeners = new Set<SiteChanged>()
  const watch = watchClock(clock)
  const turns = new Map<SiteId, Promise<unknown>>()

  /** What opens, closes or changes days of a site goes one after the other: no day is loaded twice. */
  const inTurn = <T>(site: SiteId, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(site) ?? Promise.resolve()).then(work)
    turns.set(
      site,
      turn.catch(() => {}),
    )
    return turn
  }

  const planOf = (hash: PlanHash): Plan => {
    const plan = plans.get(hash)
    if (!plan) throw new Error(`The log names plan ${hash}, which is not loaded.`)
    return plan
  }

  const loadPlan = async (hash: PlanHash): Promise<Plan> => {
    const plan = plans.get(hash) ?? (await store.plans.get(hash))
    if (!plan) throw new Error(`The log names plan ${hash}, which is not in the store.`)
    plans.set(hash, plan)
    return plan
  }

  const currentPlan = (site: SiteId) => {
    const hash = current.get(site)
    if (hash === undefined) throw new Error(`Site ${site} has no plan.`)
    return { hash, plan: planOf(hash) }
  }

  const announce = (site: SiteId, state: DayState, events: readonly DayEvent[]) => {
    for (const listener of listeners) listener(site, state, events)
  }

  const load = async (site: SiteId, stream: StreamId) => {
    const { hash, plan } = currentPlan(site)
    const day = await openLiveDay({ stream, store, empty: emptyDay(site, plan, hash), loadPlan, planOf })
    day.onCommitted((state, events) => announce(site, state, events))
    return day
  }

  const changePlan = async (site: SiteId, day: LiveDay) => {
    const { hash, plan } = currentPlan(site)
    if (day.state().planHash === hash) return
    const ran = await day.run({
      command: () => ({ type: 'ChangePlan', at: clock.now(), hash, plan }),
      sender: null,
      answer: () => null,
    })
    if (ran.kind === 'refused') log.warn({ site, refusal: ran.refusal }, 'the new plan waits for the next day')
    else log.info({ site, plan: hash }, 'the plan has changed')
  }

  const takeOver = async (site: SiteId, day: LiveDay) =>
    takeOverAgenda(day, await agendaOf(store, site, dateOf(day.stream)), clock.now)

  /** What the last day before that date has taught (rule E14); null at the first day of a site. */
  const historyBefore = async (site: SiteId, date: DayDate): Promise<DayHistory | null> => {
    const stream = (await store.streams(site, 2)).find((known) => dateOf(known) < date)
    if (stream === undefined) return null
    const { hash, plan } = currentPlan(site)
    const day = await openLiveDay({ stream, store, empty: emptyDay(site, plan, hash), loadPlan, planOf })
    return historyAfter(day.state())
  }

  const openDay = async (site: SiteId, date: DayDate) => {
    const { hash } = currentPlan(site)
    const day = await load(site, streamOf(site, date))
    if (day.state().phase === 'unopened') {
      const agenda = await agendaOf(store, site, date)
      const history = await historyBefore(site, date)
      const opening = { site, date, plan: hash, ...agenda, ...(history && { history }) }
      const ran = await day.run({
        command: () => ({ type: 'OpenDay', at: clock.now(), ...opening }),
        sender: null,
        answer: () => null,
      })
      // Refused where another server was faster: the day is open then.
      if (ran.kind === 'done') log.info({ site, date, appointments: agenda.appointments.length }, 'business day opened')
    }
    days.set(site, day)
    announce(site, day.state(), [])
    return day
  }

  /** The day before 04:00 is yesterday's as long as that one is open. */
  const resume = async (site: SiteId) => {
    const { plan } = currentPlan(site)
    const today = dateAt(clock.now(), plan.site.timeZone)
    const [newest] = await store.streams(site, 1)
    if (newest !== undefined && dateOf(newest) >= businessDateAt(clock.now(), plan.site.timeZone)) {
      const day = await load(site, newest)
      if (day.state().phase === 'open' || dateOf(newest) >= today) {
        days.set(site, day)
        await changePlan(site, day)
        await takeOver(site, day)
        return
      }
    }
    if (newest !== undefined && dateOf(newest) < today) {
      const old = await load(site, newest)
      await endDay(site, old)
    }
    await openDay(site, today)
  }

  /** For good: another day takes its place, and the keys of its tickets die with it. */
  const endDay = async (site: SiteId, day: LiveDay) => {
    if (day.state().phase === 'open') {
      await day.run({ command: () => ({ type: 'CloseDay', at: clock.now() }), sender: null, answer: () => null })
      log.info({ site, stream: day.stream }, 'business day closed')
    }
    await store.secrets.forget(day.stream)
  }

  const passSiteTime = async (site: SiteId, calm: boolean) => {
    const day = days.get(site)
    if (!day) return
    const { plan } = currentPlan(site)
    const now = clock.now()
    const before = day.state().phase
    if (before === 'open')
      await day.run({ command: () => ({ type: 'PassTime', at: now, calm }), sender: null, answer: () => null })
    if (before === 'open' && day.state().phase === 'closed')
      log.info({ site, stream: day.stream }, 'business day closed')
    const today = dateAt(now, plan.site.timeZone)
    if (today <= dateOf(day.stream) || !calm) return
    if (day.state().phase === 'open' && businessDateAt(now, plan.site.timeZone) <= dateOf(day.stream)) return
    await endDay(site, day)
    await openDay(site, today)
  }

  const readPlans = async () => {
    for (const { hash, plan } of await store.plans.current()) {
      plans.set(hash, plan)
      current.set(plan.site.id, hash)
    }
  }

  await readPlans()
  for (const site of current.keys()) await resume(site)

  /** Another server has opened the next day. */
  const moveOn = async (site: SiteId, stream: StreamId) => {
    const before = days.get(site)
    if (!before || dateOf(stream) <= dateOf(before.stream)) return
    const day = await load(site, stream)
    if (day.state().phase === 'unopened') return
    days.set(site, day)
    announce(site, day.state(), [])
  }

  const stopFollowing = store.follow((stream, version) => {
    for (const [site, day] of days) {
      if (day.stream === stream) day.catchUp(version)
      else if (stream.startsWith(`${site}/`))
        inTurn(site, () => moveOn(site, stream)).catch((error: unknown) =>
          log.error({ site, stream, error: String(error) }, "another server's day could not be read"),
        )
    }
  })

  const siteOf = (id: SiteId): LiveSite => ({
    id,
    plan: () => currentPlan(id),
    day: () => {
      const day = days.get(id)
      if (!day) throw new Error(`Site ${id} has no day.`)
      return day
    },
  })

  return {
    all: () => [...days.keys()].map(siteOf),
    find: (id) => (days.has(id as SiteId) ? siteOf(id as SiteId) : null),
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async pastDay(site, date) {
      const { hash, plan } = currentPlan(site)
      const stream = streamOf(site, date)
      const day = await openLiveDay({ stream, store, empty: emptyDay(site, plan, hash), loadPlan, planOf })
      return day.state().phase === 'unopened' ? null : day
    },
    async present() {
      await Promise.all([...days.values()].map((day) => day.present()))
    },
    async passTime() {
      const calm = watch.calm()
      for (const site of days.keys()) await inTurn(site, () => passSiteTime(site, calm))
    },
    async refresh() {
      await readPlans()
      for (const site of current.keys())
        await inTurn(site, async () => {
          const day = days.get(site)
          if (!day) return resume(site)
          await changePlan(site, day)
          await takeOver(site, day)
        })
    },
    refreshAgenda: (site) =>
      inTurn(site, async () => {
        const day = days.get(site)
        if (day) await takeOver(site, day)
      }),
    async close() {
      stopFollowing()
      await Promise.all([...days.values()].map((day) => day.settled()))
    },
  }
}
