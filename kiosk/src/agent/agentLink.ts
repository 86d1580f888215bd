// How this page comes to know the print agent of its machine: by a link that the agent shows, good once.
import type { AgentSecret } from '../../../shared/agentRequests.ts'

/** Where the agent of this machine listens, and what proves that it was this page that was paired. */
export interface KnownAgent {
  readonly port: number
  readonly secret: string
}

export interface AgentLinkDeps {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly ask: typeof fetch
  /** Takes the code out of the address, so that no reload and no start page keeps it. */
  readonly hideCode: () => void
}

const name = 'lotse-print-agent'
const form = /^#agent=(\d{4,5})\.([\w-]{22})$/

/** No agent is dialled but the one of this machine. */
export const addressOf = (port: number): string => `http://127.0.0.1:${port}`

const known = ({ storage }: Pick<AgentLinkDeps, 'storage'>): KnownAgent | null => {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** The agent that is known, after one that the address (`#agent=<port>.<code>`) names has been paired with; null: there is none. */
export async function agentFrom(hash: string, deps: AgentLinkDeps): Promise<KnownAgent | null> {
  const [, port, code] = form.exec(hash) ?? []
  if (port === undefined) return known(deps)
  deps.hideCode()
  try {
    const response = await deps.ask(`${addressOf(Number(port))}/pairing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (!response.ok) return known(deps)
    const { secret } = (await response.json()) as AgentSecret
    const agent = { port: Number(port), secret }
    deps.storage.setItem(name, JSON.stringify(agent))
    return agent
  } catch {
    return known(deps)
  }
}
