// The print agent: prints on this machine's own printer what the kiosk's page on this machine hands over.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { PrinterSign } from '../../../shared/views.ts'
import { systemClock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { startTicking, systemTimers } from '../../timers.ts'
import { devicePrinter } from '../devicePrinter.ts'
import type { Printer } from '../printer.ts'
import { signFrom } from '../printerStatus.ts'
import { startPrintQueue } from '../printQueue.ts'
import { tcpPrinter } from '../tcpPrinter.ts'
import { openAgentFile, ownPrinter } from './agentFile.ts'
import { agentRoutes } from './agentRoutes.ts'
import { openAgentSecret } from './agentSecret.ts'
import type { AgentSettings } from './agentSettings.ts'

export interface Agent {
  readonly port: number
  /** A link that pairs the page which opens it; null: one is paired already. */
  readonly link: string | null
  close(): Promise<void>
}

const forgetMs = 300_000

const printerOf = ({ printer, profile }: AgentSettings): Printer =>
  printer.kind === 'tcp'
    ? tcpPrinter({ host: printer.host, port: printer.port, profile })
    : devicePrinter({ path: printer.path, profile })

/**
 * Starts the agent; resolves when it listens on this machine's own address. Rejects when the port is taken or another agent has the
 * folder. What was being printed when it stopped is never printed again by itself.
 */
export const startAgent = async (
  settings: AgentSettings,
  log: Log,
  printer: Printer = printerOf(settings),
): Promise<Agent> => {
  const { folder, origins, pairAnew, profile } = settings
  const { columns } = profile
  const clock = systemClock()
  const file = openAgentFile(folder)
  const secret = openAgentSecret(file, clock.now)
  let sign: PrinterSign = { kind: 'fault', why: 'unreachable' }
  let port = settings.port

  const routes = agentRoutes({
    origins,
    port: () => port,
    file,
    secret,
    printer: () => ({ sign, columns }),
    now: clock.now,
    wake: () => queue.wake(ownPrinter),
  })
  const server = createAdaptorServer({ fetch: routes.fetch, createServer }) as Server
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    file.close()
    throw error
  }
  port = (server.address() as AddressInfo).port

  const queue = startPrintQueue({
    printers: [{ ref: ownPrinter, printer, profile }],
    jobs: file.jobs,
    clock,
    log,
    onState: (_, status) => {
      sign = signFrom(status)
    },
    onJob: () => {},
  })
  const stopForgetting = startTicking(
    systemTimers,
    forgetMs,
    async () => file.forget(clock.now()),
    (error) => log.error({ error: String(error) }, 'old print jobs could not be deleted'),
  )

  const [origin] = origins
  const wanted = pairAnew || !secret.isPaired()
  return {
    port,
    link: wanted ? `${origin}/kiosk/#agent=${port}.${secret.newCode()}` : null,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      stopForgetting()
      await queue.close()
      file.close()
    },
  }
}
