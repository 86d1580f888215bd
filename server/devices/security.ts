// Tells security outside the house of an alarm, by the address that the plan names.
import type { Log } from '../log.ts'

export interface AlarmCall {
  readonly site: string
  readonly desk: string
  /** ISO 8601. */
  readonly at: string
  readonly drill: boolean
}

const tries = 3
const answerWithinMs = 2_000

/** True when the address has answered with success, within three tries of two seconds each. */
export const tellSecurity = async (webhook: string, call: AlarmCall, log: Log): Promise<boolean> => {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      const response = await fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(call),
        signal: AbortSignal.timeout(answerWithinMs),
        redirect: 'error',
      })
      if (response.ok) return true
      log.warn({ attempt, status: response.status }, 'security did not take the alarm')
    } catch (error) {
      log.warn({ attempt, error: String(error) }, 'security could not be told of the alarm')
    }
  }
  log.error({ site: call.site, desk: call.desk }, 'security was not told of the alarm')
  return false
}
