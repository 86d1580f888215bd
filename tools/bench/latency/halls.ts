// A Lotse server with several halls, and a bare Socket.IO server beside it in the same process.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { trialClock } from '../../../server/clock.ts'
import type { DayCommand } from '../../../server/domain/commands.ts'
import { samplePlans } from '../../../server/samples/samples.ts'
import type { Store } from '../../../server/store/store.ts'
import type { BoardView } from '../../../shared/boardViews.ts'
import { type DeskId, PrinterId, type ServiceId, SiteId, type TicketId } from '../../../shared/ids.ts'
import type { Plan } from '../../../shared/plan.ts'
import { startOwnServer } from '../../replay/ownServer.ts'
import { machineMs } from './now.ts'

const from = Date.parse('2026-11-23T10:00:00+01:00')

/** The example plan of Kempten with a network printer at its first kiosk. */
const hallPlan = (site: SiteId, printerPort: number): Plan => {
  const [kempten] = samplePlans
  const [kiosk, ...otherKiosks] = kempten?.kiosks ?? []
  if (!kempten || !kiosk) throw new Error('The example plan has no kiosk.')
  const printer = PrinterId.parse('entrance')
  return {
    ...kempten,
    site: { ...kempten.site, id: site },
    printers: [
      {
        id: printer,
        name: 'Entrance',
        profile: 'epson-80',
        connection: { kind: 'tcp', host: '127.0.0.1', port: printerPort },
      },
    ],
    kiosks: [{ ...kiosk, printer }, ...otherKiosks],
  }
}

export interface Hall {
  readonly site: SiteId
  readonly plan: Plan
  /** Those that are open, each with a service of its own that people walk in for. */
  readonly counters: readonly { readonly desk: DeskId; readonly service: ServiceId }[]
  /** Calls to a free counter; resolves to the moment the commit has ended, and the number of the call. */
  call(desk: DeskId): Promise<{ readonly committedAt: number; readonly sequence: number }>
  /** Everybody at a counter is done. */
  finishAll(): Promise<void>
}

const countersOf = (plan: Plan): Hall['counters'] => {
  const walkIns = new Set(plan.services.filter(({ handling }) => handling.kind === 'counter').map(({ id }) => id))
  return plan.desks.flatMap(({ id, kind, services }) => {
    const service = services.find((one) => walkIns.has(one))
    return kind === 'counter' && service ? [{ desk: id, service }] : []
  })
}

/** Starts a server with a hall for each group, its counters open; `printers` are the ports of the groups' printers. */
export const startHalls = async (printers: Readonly<Record<string, number>>) => {
  const committed = new Map<string, number>()
  const noting = (store: Store): Store => ({
    ...store,
    async append(appends, rows) {
      const result = await store.append(appends, rows)
      const at = machineMs()
      for (const { stream } of appends) committed.set(stream, at)
      return result
    },
  })
  const [first, ...others] = Object.entries(printers).map(([group, port]) => hallPlan(SiteId.parse(group), port))
  if (!first) throw new Error('There is no hall.')
  const clock = trialClock(from, 1)
  const server = await startOwnServer([first, ...others], clock, noting)

  const openHall = async (plan: Plan): Promise<Hall> => {
    const site = server.app.operations.sites.find(plan.site.id)
    if (!site) throw new Error(`The server has no site ${plan.site.id}.`)
    const day = site.day()
    const run = async (command: (at: number) => DayCommand) => {
      const ran = await day.run({ command: () => command(clock.now()), sender: null, answer: () => null })
      if (ran.kind !== 'done') throw new Error(`The hall refuses: ${JSON.stringify(ran)}`)
      return ran.events
    }
    const talking = new Map<DeskId, TicketId>()
    const counters = countersOf(plan)
    for (const { desk } of counters)
      await run((at) => ({ type: 'OpenDesk', at, desk, clerk: null, skills: null, takeOver: false }))
    return {
      site: plan.site.id,
      plan,
      counters,
      async call(desk) {
        const events = await run((at) => ({ type: 'CallNext', at, desk }))
        const call = events.find((event) => event.type === 'TicketCalled')
        if (!call) throw new Error(`Nobody waits for counter ${desk}.`)
        talking.set(desk, call.ticket)
        return { committedAt: committed.get(day.stream) ?? 0, sequence: call.sequence }
      },
      async finishAll() {
        for (const [desk, ticket] of talking) {
          await run((at) => ({ type: 'StartServing', at, ticket }))
          await run((at) => ({ type: 'FinishServing', at, ticket, outcome: null, services: null }))
          await run((at) => ({ type: 'EndAfterWork', at, desk }))
        }
        talking.clear()
      },
    }
  }

  return { server, halls: await Promise.all([first, ...others].map(openHall)) }
}

/** Socket.IO and nothing else: joins everybody to the room they name, and sends to it. */
export const startBare = async () => {
  const http = createServer()
  const sockets = new Server(http, { transports: ['websocket'], serveClient: false })
  sockets.on('connection', (socket) => {
    socket.on('board:join', async (_, reply) => {
      await socket.join(String(socket.handshake.auth.group))
      reply({ ok: true, value: { view: { calls: [] } } })
    })
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** Sends the view to all in the room; the moment before it did. */
    send(room: string, view: BoardView): number {
      const at = machineMs()
      sockets.to(room).emit('board:changed', view)
      return at
    },
    close: () => sockets.close(),
  }
}
