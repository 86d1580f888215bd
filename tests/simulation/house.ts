// One server process of the simulated installation: the live sites as the product runs them, and the screens that joined it.

import assert from 'node:assert/strict'
import { noDemand } from '../../server/domain/demand.ts'
import type { ViewContext } from '../../server/domain/views/context.ts'
import type { Audience } from '../../server/live/audiences.ts'
import type { Connection } from '../../server/live/dispatch.ts'
import { joining } from '../../server/live/joining.ts'
import { openSigns } from '../../server/live/signs.ts'
import { type LiveSite, type LiveSites, openLiveSites } from '../../server/liveSites.ts'
import { type Log, silentLog } from '../../server/log.ts'
import { type Clerks, openClerks } from '../../server/operations/clerks.ts'
import { dayKeysFrom } from '../../server/operations/keys.ts'
import { no, type Operations, ok } from '../../server/operations/perform.ts'
import type { Store } from '../../server/store/store.ts'
import type { SiteId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { Chance } from '../support/chance.ts'
import { type ServerClock, serverClock, type TownTime } from './clocks.ts'
import type { Ground } from './ground.ts'
import { nextTurn, wireTo } from './wire.ts'

export interface House {
  readonly store: Store
  readonly name: string
  readonly clock: ServerClock
  readonly sites: LiveSites
  readonly clerks: Clerks
  site(id: SiteId): LiveSite
  /** What screens of every kind have been shown since they joined, to be asked anew. */
  readonly screens: readonly Audience[]
  readonly contextOf: (site: LiveSite) => ViewContext
  readonly alive: boolean
  /** The result, or null when the process is killed before. */
  untilKilled<T>(work: Promise<T>): Promise<T | null>
  /** What the process does every second: what happens by time, and what a lost notification did not tell. */
  tick(): Promise<void>
  /** Settings were changed beside the servers. */
  refresh(): Promise<void>
  /** What was left under way is never answered. */
  kill(): Promise<void>
  /** Ends in good order: what is under way is answered. */
  close(): Promise<void>
}

interface Deps {
  readonly name: string
  readonly ground: Ground
  readonly time: TownTime
  readonly chance: Chance
}

const someone = (site: SiteId): Connection => ({
  id: 'screen',
  principal: { id: 'screen', role: 'supervisor', sites: [site] },
  site,
  enter() {},
})

export async function openHouse({ name, ground, time, chance }: Deps): Promise<House> {
  const connected: Store = await ground.connect()
  const wire = wireTo(connected, chance)
  const clock = serverClock(time)
  const log: Log = { ...silentLog, error: (fields, message) => assert.fail(`${name}: ${message} ${fields.error}`) }
  const sites = await openLiveSites({ store: wire.store, clock, log })
  const site = (id: SiteId) => sites.find(id) ?? assert.fail(`${name} has no site ${id}`)

  const screens: Audience[] = []
  const keysOf = dayKeysFrom(wire.store)
  const clerks = await openClerks({ store: wire.store, sites, clock, keysOf, onChanged() {} })
  const operations: Operations = {
    sites,
    clerks,
    demand: { of: () => noDemand, close() {} },
    store: wire.store,
    clock,
    publicUrl: 'https://nummern.example',
    push: null,
    keysOf,
    notices: { of: () => [], announce: async () => no('internal'), remove: async () => ok({}), async refresh() {} },
    slips: {
      layOut: () => [],
      layOutErrand: () => [],
      layOutTravel: () => [],
      layOutList: () => [],
      languageOf: () => null,
    },
    alarmRaised() {},
    wakePrinter() {},
  }
  const audiences = { enter: (one: Audience) => void screens.push(one), leave() {}, touch() {}, close() {} }
  const joins = joining({
    operations,
    audiences,
    signs: openSigns(),
    voices: { recordingsOf: () => [], recorded: () => [] },
  })
  const protocol = protocolVersion
  for (const { id } of sites.all()) {
    const { plan } = site(id).plan()
    const answers: Answer<unknown>[] = [
      await joins['kiosk:join']({ protocol, kiosk: null }, someone(id)),
      await joins['board:join']({ protocol, display: null }, someone(id)),
      await joins['today:join']({ protocol }, someone(id)),
      await joins['team:join']({ protocol }, someone(id)),
    ]
    for (const desk of [null, ...plan.desks.map((one) => one.id)])
      if (desk === null || site(id).day().state().index.desks.has(desk))
        answers.push(await joins['desk:join']({ protocol, desk }, someone(id)))
    for (const answer of answers) assert(answer.ok, `${name}: a screen cannot join`)
  }

  let alive = true
  return {
    name,
    store: wire.store,
    clock,
    sites,
    clerks,
    site,
    screens,
    contextOf: joins.contextOf,
    get alive() {
      return alive
    },
    untilKilled: (work) => Promise.race([work, wire.gone.then(() => null)]),
    async tick() {
      wire.poll()
      await sites
        .passTime()
        .catch((error: Error) => assert.fail(`D6 ${name} could not do what happens by time: ${error.message}`))
    },
    refresh: () => sites.refresh(),
    async kill() {
      alive = false
      wire.cut()
      await ground.disconnect(connected)
    },
    async close() {
      alive = false
      clerks.close()
      await sites.close()
      // Whoever was answered last hears it.
      await nextTurn()
      wire.cut()
      await ground.disconnect(connected)
    },
  }
}
