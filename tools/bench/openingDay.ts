// What it costs to open a long day from its log, and to estimate every wait of a very full one.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { decide } from '../../server/domain/decide.ts'
import { estimateAll } from '../../server/domain/estimate.ts'
import { emptyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState } from '../../server/domain/state.ts'
import { openLiveDay } from '../../server/liveDay.ts'
import { silentLog } from '../../server/log.ts'
import { planHash } from '../../server/planHash.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { DayDate, DeskId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { noPostgres, startPostgres } from '../../tests/support/postgresServer.ts'
import { temporaryFolder } from '../../tests/support/temporaryFolder.ts'
import { median } from '../median.ts'
import { openBusyDay } from './days.ts'

export interface OpeningFigures {
  readonly database: string
  readonly tickets: number
  readonly events: number
  /** Milliseconds: reading the log and folding it, and only reading its rows. */
  readonly openMs: number
  readonly readMs: number
}

export interface EstimateFigures {
  readonly waiting: number
  readonly desks: number
  /** Milliseconds: every estimate of the site, and 64 drawn plays of the same queue without any rule. */
  readonly allMs: number
  readonly drawnMs: number
}

const site = 'kempten' as SiteId
const date = '2026-11-23' as DayDate
const [kempten] = samplePlans

const timed = async (work: () => unknown): Promise<number> => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** A database that holds the day, and the plain reading of its rows. */
interface Place {
  readonly database: string
  readonly store: Store
  readonly readRows: () => unknown
  readonly close: () => Promise<void>
}

const eventRows = 'SELECT version, event FROM events WHERE stream = $1 ORDER BY version'
const stream = `${site}/${date}` as const

const sqlitePlace = async (): Promise<Place> => {
  const { folder, remove } = await temporaryFolder()
  const store = await openSqliteStore({ folder, now: Date.now, log: silentLog })
  const raw = new DatabaseSync(join(folder, 'lotse.db'), { readOnly: true })
  const rows = raw.prepare(eventRows)
  return {
    database: 'SQLite',
    store,
    readRows: () => rows.all({ $1: stream }),
    async close() {
      raw.close()
      await store.close()
      await remove()
    },
  }
}

const postgresPlace = async (): Promise<Place> => {
  const server = await startPostgres({ durable: true })
  const url = await server.database()
  const store = await openPostgresStore({ url, now: Date.now, log: silentLog })
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    database: 'PostgreSQL',
    store,
    readRows: () => client.query({ name: 'rows', text: eventRows, values: [stream] }),
    async close() {
      await client.end()
      await store.close()
      await server.close()
    },
  }
}

/** A day of so many tickets that were issued, called, served and finished, in each database that is to be had; the rounds take turns. */
export const measureOpening = async (tickets: number, rounds: number): Promise<readonly OpeningFigures[]> => {
  const places = [await sqlitePlace()]
  try {
    if (noPostgres === null) places.push(await postgresPlace())
    for (const { store } of places) {
      const busy = await openBusyDay(store, site)
      let served = 0
      await busy.work(8, () => served++ >= tickets)
    }
    const taken = places.map((place) => ({ place, opened: [] as number[], read: [] as number[] }))
    for (let round = 0; round < rounds; round++)
      for (const { place, opened, read } of taken) {
        opened.push(await timed(() => openFrom(place.store)))
        read.push(await timed(place.readRows))
      }
    return await Promise.all(
      taken.map(async ({ place, opened, read }) => {
        const state = (await openFrom(place.store)).state()
        const { size } = state.tickets
        const { database } = place
        return { database, tickets: size, events: state.version, openMs: median(opened), readMs: median(read) }
      }),
    )
  } finally {
    for (const { close } of places) await close()
  }
}

const openFrom = (store: Store) => {
  if (!kempten) throw new Error('There is no example plan.')
  return openLiveDay({
    stream,
    store,
    empty: emptyDay(site, kempten, planHash(kempten)),
    loadPlan: async () => kempten,
    planOf: () => kempten,
  })
}

/** All waits of a house with so many people waiting at so many open desks. */
export const measureEstimates = async (waiting: number, desks: number, rounds: number): Promise<EstimateFigures> => {
  const plan = wideHouse(desks)
  const state = fullHouse(plan, waiting)
  const all: number[] = []
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    const at = state.at + (round + 1) * 2_000
    all.push(await timed(() => estimateAll(state, at)))
    drawn.push(await timed(() => drawnPlays(waiting, desks)))
  }
  return { waiting, desks, allMs: median(all), drawnMs: median(drawn) }
}

/** The example's counters once more and once more, until there are so many. */
const wideHouse = (desks: number): Plan => {
  if (!kempten) throw new Error('There is no example plan.')
  const counters = kempten.desks.filter(({ kind }) => kind === 'counter')
  const many = Array.from({ length: desks }, (_, index) => {
    const like = counters[index % counters.length]
    if (!like) throw new Error('The example plan has no counter.')
    return { ...like, id: `desk-${index}` as DeskId }
  })
  return { ...kempten, desks: many }
}

const fullHouse = (plan: Plan, waiting: number): DayState => {
  const hash = planHash(plan)
  const state = emptyDay(plan.site.id, plan, hash)
  const opening = Date.parse('2026-11-23T09:00:00+01:00')
  const run = (command: Parameters<typeof decide>[0]) => {
    const decision = decide(command, state)
    if (decision.kind === 'refused') throw new Error(`The day refuses: ${decision.refusal.code}`)
    for (const event of decision.events) evolve(state, event, () => plan)
  }
  run({ type: 'OpenDay', at: opening, site: plan.site.id, date, plan: hash, appointments: [] })
  for (const { id: desk } of plan.desks)
    run({ type: 'OpenDesk', at: opening, desk, clerk: null, skills: null, takeOver: false })
  const services = plan.services.filter(({ id, handling }) => handling.kind === 'counter' && servedAt(plan, id))
  for (let index = 0; index < waiting; index++) {
    const service = services[index % services.length]
    if (!service) throw new Error('Nobody serves anything.')
    run({
      type: 'IssueTicket',
      at: opening + index * 10_000,
      ticket: `waiting-${String(index).padStart(8, '0')}` as TicketId,
      asker: 'staff',
      channel: 'visit',
      legs: [{ service: service.id }],
      language: null,
      kiosk: null,
      priority: null,
      appointmentAt: null,
      evenUnstaffed: true,
    })
  }
  return state
}

const servedAt = (plan: Plan, service: ServiceId) => plan.desks.some(({ services }) => services.includes(service))

const plays = 64

/** The least that drawing costs: a lognormal length for everybody, at the desk that is free first, one desk like another. */
const drawnPlays = (waiting: number, desks: number): number => {
  let last = 0
  for (let play = 0; play < plays; play++) {
    const free = new Float64Array(desks)
    for (let person = 0; person < waiting; person++) {
      let first = 0
      for (let desk = 1; desk < desks; desk++) if ((free[desk] ?? 0) < (free[first] ?? 0)) first = desk
      const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
      free[first] = (free[first] ?? 0) + 576 * Math.exp(0.7 * normal)
    }
    last = Math.max(last, ...free)
  }
  return last
}
