// The print agent on a folder and a printer of a test's own, and a page that talks to it.
import { type Agent, startAgent } from '../../server/devices/agent/agent.ts'
import type { Printer } from '../../server/devices/printer.ts'
import { findProfile } from '../../server/devices/profiles.ts'
import { silentLog } from '../../server/log.ts'
import type { Slip } from '../../shared/slip.ts'

export const kioskOrigin = 'https://lotse.example'

export interface AgentOptions {
  readonly folder: string
  /** Port of a printer emulator on this machine. */
  readonly printerPort?: number
  /** In place of a printer on the network. */
  readonly printer?: Printer
  readonly profile?: string
  readonly pairAnew?: boolean
  readonly origin?: string
}

export const startTestAgent = ({
  folder,
  origin = kioskOrigin,
  pairAnew = false,
  printer,
  printerPort = 9,
  profile: id = 'epson-80',
}: AgentOptions): Promise<Agent> => {
  const profile = findProfile(id)
  if (!profile) throw new Error(`no profile ${id}`)
  const place = { kind: 'tcp', host: '127.0.0.1', port: printerPort } as const
  const settings = { origins: [origin], port: 0, folder, profile, printer: place, pairAnew }
  return startAgent(settings, silentLog, printer)
}

/** Code of the link that the agent shows. */
export const codeOf = ({ link }: Agent): string => link?.split('.').at(-1) ?? ''

/** A page of `origin` in a browser on this machine, with the secret when it has one. */
export const agentPage = ({ port }: Pick<Agent, 'port'>, secret: string | null = null, origin = kioskOrigin) => {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { origin, ...(secret !== null && { authorization: `Bearer ${secret}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
  }
  return {
    send,
    put: (name: string, label: string, slip: Slip) => send('PUT', `/jobs/${name}`, { label, slip }),
    state: async (name: string): Promise<string> => (await send('GET', `/jobs/${name}`)).body.state,
  }
}

/** Pairs a page by the agent's link. */
export const pairedPage = async (agent: Agent, origin = kioskOrigin) => {
  const { body } = await agentPage(agent, null, origin).send('POST', '/pairing', { code: codeOf(agent) })
  return { ...agentPage(agent, body.secret, origin), secret: body.secret as string }
}
