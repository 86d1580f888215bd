// The print agent of this machine, as a printer of the page.
import type { AgentJob, AgentJobView, AgentPrinterView } from '../../../shared/agentRequests.ts'
import type { PrinterSign } from '../../../shared/views.ts'
import { addressOf, type KnownAgent } from './agentLink.ts'

export type AgentPrintEnd = 'printed' | 'not-sent' | 'unknown' | 'unconfirmed'

export interface PrintAgent {
  /** Prints the job of that name, once however often it is asked for. Never rejects: no agent is `not-sent`. */
  print(name: string, job: AgentJob): Promise<AgentPrintEnd>
  /** How its printer is; never rejects: no agent is a printer that cannot be reached. */
  sign(): Promise<PrinterSign>
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
  const call = async <View>(path: string, init: RequestInit): Promise<View | null> => {
    try {
      const response = await ask(addressOf(port) + path, {
        ...init,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(answerMs),
      })
      return response.ok ? ((await response.json()) as View) : null
    } catch {
      return null
    }
  }
  const callJob = (name: string, init: RequestInit) => call<AgentJobView>(`/jobs/${encodeURIComponent(name)}`, init)

  return {
    async print(name, job) {
      const until = now() + endWithinMs
      // Sent twice at most: an answer may be lost, and the agent knows the name.
      const put = { method: 'PUT', body: JSON.stringify(job) }
      let view = (await callJob(name, put)) ?? (await callJob(name, put))
      if (!view) return 'not-sent'
      while (view === null || view.state === 'queued' || view.state === 'sending') {
        if (now() > until) return 'unknown'
        await wait(lookAgainMs)
        view = await callJob(name, { method: 'GET' })
      }
      return view.state
    },
    async sign() {
      const printer = await call<AgentPrinterView>('/printer', { method: 'GET' })
      return printer?.sign ?? { kind: 'fault', why: 'unreachable' }
    },
  }
}
