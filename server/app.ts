// Puts the parts together: sites, sockets, REST and printers on one port.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Clock, systemClock } from './clock.ts'
import { holdConnections } from './connections.ts'
import { forgetNoticeFiles } from './devices/noticeFolder.ts'
import { openPaper } from './devices/paper.ts'
import type { PushSender } from './devices/push.ts'
import { tellSecurity } from './devices/security.ts'
import { openVoices } from './devices/voices/voices.ts'
import { passesBoundary } from './domain/boundaries.ts'
import { httpRoutes } from './http/http.ts'
import { openAudiences } from './live/audiences.ts'
import { dispatcher } from './live/dispatch.ts'
import { socketHandlers } from './live/handlers.ts'
import { kioskGone } from './live/kioskCare.ts'
import { followNeighbours } from './live/neighbours.ts'
import { followPhones } from './live/phones.ts'
import { startPusher } from './live/pusher.ts'
import { openSigns } from './live/signs.ts'
import { attachSockets } from './live/sockets.ts'
import { openSoundGroups } from './live/soundGroups.ts'
import { openLiveSites } from './liveSites.ts'
import type { Log } from './log.ts'
import { type Access, openAccess } from './operations/access.ts'
import { openClerks } from './operations/clerks.ts'
import { openDemand } from './operations/demand.ts'
import { forgetWhatIsOver } from './operations/forgetting.ts'
import { dayKeysFrom } from './operations/keys.ts'
import { openMaintenance } from './operations/maintenance.ts'
import { openNotices } from './operations/notices.ts'
import { withKeys } from './operations/paperKeys.ts'
import type { Operations } from './operations/perform.ts'
import { tellPhones } from './operations/phones.ts'
import type { Store } from './store/store.ts'
import { startTicking, systemTimers, type Timers } from './timers.ts'

export interface AppDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly tls: { readonly cert: string; readonly key: string } | null
  readonly publicUrl: string | null
  /** Wakes visitors' phones; without it none are. */
  readonly push?: PushSender | null
  /** Folder with the built apps. */
  readonly builtApps: string
  /** Holds the sounds of announcements; null: there are none. */
  readonly dataFolder: string | null
  readonly version: string
  readonly timers?: Timers
}

export interface App {
  readonly port: number
  readonly access: Access
  readonly operations: Operations
  /** Lets requests under way end, hangs up and lets go of the printers; the store stays open. */
  close(): Promise<void>
}

/** How often what happens by time is looked after, in real milliseconds. */
const timeMs = 1_000
/** How often screens get new estimates though nothing has happened. */
const refreshMs = 15_000
const forgetMs = 3_600_000

const listen = async (server: Server, host: string, port: number): Promise<number> => {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** How long those who are connected may take to hang up when the server stops, in real milliseconds. */
const partingMs = 2_000

/** Starts Lotse; resolves when it listens. Rejects when the port is taken. */
export const startApp = async (deps: AppDeps): Promise<App> => {
  const { store, clock, log, tls, publicUrl, timers = systemTimers } = deps
  const sites = await openLiveSites({ store, clock, log })
  const access = await openAccess(store, systemClock())
  const signs = openSigns()
  const voices = await openVoices(deps.dataFolder)
  const soundGroups = openSoundGroups({ timers, now: () => performance.now() })

  const pusher = startPusher({ now: () => performance.now(), after: timers.after })
  const audiences = openAudiences({ sites, pusher, emit: (room, push, view) => sockets.emit(room, push, view) })

  const keysOf = dayKeysFrom(store)
  const paper = openPaper({
    jobs: withKeys(store.printJobs, store.tickets, keysOf),
    plans: () => sites.all().map((site) => site.plan().plan),
    clock,
    log,
    onSign: (site, printer, sign) => {
      if (!signs.setPrinter(site, printer, sign)) return
      audiences.touch(site, 'kiosk:changed')
      audiences.touch(site, 'desk:changed')
      audiences.touch(site, 'today:changed')
    },
    onEnded: (job, state) => {
      const kiosk = sites.find(job.site)?.day().state().tickets.get(job.ticket)?.kiosk
      if (kiosk) sockets.emit(`kiosk/${job.site}/${kiosk}`, 'printing:changed', { ticket: job.ticket, state })
    },
  })

  const clerks = await openClerks({
    store,
    sites,
    clock,
    keysOf,
    onChanged: (site) => {
      audiences.touch(site, 'desk:changed')
      audiences.touch(site, 'team:changed')
    },
  })

  const notices = await openNotices({
    store,
    onChanged: (site) => {
      audiences.touch(site, 'board:changed')
      audiences.touch(site, 'today:changed')
    },
  })

  const demand = openDemand({ store, sites, log, onRead: (site) => audiences.touch(site, 'kiosk:changed') })

  const operations: Operations = {
    sites,
    clerks,
    demand,
    notices,
    store,
    clock,
    publicUrl,
    push: deps.push ?? null,
    keysOf,
    slips: paper,
    wakePrinter: (job) => paper.wake(job),
    alarmRaised(site, { alarm, desk, drill, at }) {
      const { plan } = site.day().state()
      const { webhook } = plan.alarm
      if (webhook === null) return
      const name = plan.desks.find(({ id }) => id === desk)?.name.de ?? desk
      const call = { site: site.id, desk: name, at: new Date(at).toISOString(), drill }
      void tellSecurity(webhook, call, log).then((told) => {
        signs.setSecurity(alarm, told ? 'told' : 'not-told')
        audiences.touch(site.id, 'desk:changed')
      })
    },
  }

  const routes = httpRoutes({
    operations,
    access,
    log,
    builtApps: deps.builtApps,
    secure: tls !== null,
    readSound: voices.read,
    dataFolder: deps.dataFolder,
    version: deps.version,
  })
  const server = createAdaptorServer({
    fetch: routes.fetch,
    ...(tls ? { createServer: createTlsServer, serverOptions: tls } : { createServer }),
  }) as Server

  const connections = holdConnections(server)

  const maintenance = openMaintenance({ operations, printers: paper, monotonic: () => performance.now() })
  const sockets = attachSockets(server, {
    access,
    log,
    publicUrl,
    dispatch: dispatcher(socketHandlers({ operations, audiences, signs, soundGroups, voices, maintenance }), log),
    onGone: ({ id, site }) => {
      soundGroups.drop(id)
      maintenance.leave(id)
      if (site && signs.forgetBoard(site, id)) {
        audiences.touch(site, 'desk:changed')
        audiences.touch(site, 'today:changed')
      }
      if (site) kioskGone(audiences, signs, { site, connection: id, at: clock.now() })
    },
    onEmptyRoom: audiences.leave,
  })

  const report = (error: unknown) => log.error({ error: String(error) }, 'what happens by time has failed')
  const stopFollowing = followNeighbours({ sites, audiences, pusher })
  const { push } = operations
  const phones =
    push && followPhones({ sites, pusher, report, tell: (site) => tellPhones(store, push, site, sites, clock.now()) })
  const stopRejoining = sites.onChanged((site, _state, events) => {
    if (events.length === 0 || events.some(({ type }) => type === 'PlanChanged' || type === 'DayOpened'))
      sockets.rejoin(site)
    // The holder's page follows the ticket to the site where it is now.
    for (const event of events)
      if (event.type === 'TicketExpected') sockets.emit(`own/${event.ticket}`, 'screen:rejoin', {})
  })

  const refresh = async () => {
    await access.refresh()
    await sites.refresh()
    await clerks.refresh()
    await notices.refresh()
    await paper.refresh()
    sockets.hangUp((principal) => principal.role !== 'public' && !access.isKnown(principal))
  }
  const stopWatching = store.watch(() => {
    refresh().catch((error: unknown) =>
      log.error({ error: String(error) }, 'changes from outside could not be taken over'),
    )
  })

  let lookedAt = clock.now()
  const ticks = [
    startTicking(
      timers,
      timeMs,
      async () => {
        await sites.passTime()
        const [after, until] = [lookedAt, clock.now()]
        lookedAt = until
        for (const site of sites.all()) if (passesBoundary(site.day().state(), after, until)) audiences.touch(site.id)
      },
      report,
    ),
    startTicking(
      timers,
      refreshMs,
      async () => {
        if (await voices.refresh()) for (const { id } of sites.all()) sockets.rejoin(id)
        for (const site of sites.all()) {
          audiences.touch(site.id)
          phones?.look(site)
        }
      },
      report,
    ),
    startTicking(
      timers,
      forgetMs,
      async () => {
        await forgetWhatIsOver(store, sites.all(), clock.now(), log)
        await forgetNoticeFiles(deps.dataFolder, await store.boardNotices.all(), systemClock().now())
      },
      report,
    ),
  ]

  const stop = async () => {
    for (const tick of ticks) tick()
    stopWatching()
    stopRejoining()
    stopFollowing()
    phones?.stop()
    clerks.close()
    demand.close()
    audiences.close()
    soundGroups.close()
    pusher.close()
    await sockets.close()
    await paper.close()
    await sites.close()
  }

  let port: number
  try {
    port = await listen(server, deps.host, deps.port)
  } catch (error) {
    await stop()
    throw error
  }

  return {
    port,
    access,
    operations,
    async close() {
      const closed = once(server, 'close')
      server.close()
      await stop()
      server.closeIdleConnections()
      const hungUp = timers.after(partingMs, connections.cut)
      await closed
      hungUp()
    },
  }
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version
