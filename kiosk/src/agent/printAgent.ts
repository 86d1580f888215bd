// The print agent of this machine, as a printer of the page.
import type { AgentJob, AgentJobView } from '../../../shared/agentRequests.ts'
import { addressOf, type KnownAgent } from './agentLink.ts'

export type AgentPrintEnd = 'printed' | 'not-sent' | 'unknown' | 'unconfirmed'

export interface PrintAgent {
  /** Prints the job of that name, once however often it is asked for. Never rejects: no agent is `not-sent`. */
  print(name: string, job: AgentJob): Promise<AgentPrintEnd>
}

export interface PrintAgentDeps {
  readonly ask: typeof fetch
  readonly wait: (ms: number) => Promise<void>
  readonly now: () => number
}

/** Two slips before this one and its own, each about two seconds; the agent itself gives a printer longer. */
const endWithinMs = 20_000
const lookAgainMs = 300
const answerMs = 4_000

export const printAgent = ({ port, secret }: KnownAgent, { ask, now, wait }: PrintAgentDeps): PrintAgent => {
  const call = async (name: string, init: RequestInit): Promise<AgentJobView | null> => {
    try {
      const response = await ask(`${addressOf(port)}/jobs/${encodeURIComponent(name)}`, {
        ...init,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(answerMs),
      })
      return response.ok ? ((await response.json()) as AgentJobView) : null
    } catch {
      return null
    }
  }

  return {
    async print(name, job) {
      const until = now() + endWithinMs
      // Sent twice at most: an answer may be lost, and the agent knows the name.
      const put = { method: 'PUT', body: JSON.stringify(job) }
      let view = (await call(name, put)) ?? (await call(name, put))
      if (!view) return 'not-sent'
      while (view === null || view.state === 'queued' || view.state === 'sending') {
        if (now() > until) return 'unknown'
        await wait(lookAgainMs)
        view = await call(name, { method: 'GET' })
      }
      return view.state
    },
  }
}
