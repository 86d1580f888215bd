import { ConnectionLost } from '../../ui/connection.ts'

/** The answer, or null when there is none within `patienceMs`: then the request is withdrawn and not sent later. */
export async function inTime<T>(send: (signal: AbortSignal) => Promise<T>, patienceMs: number): Promise<T | null> {
  const withdrawal = new AbortController()
  const timer = setTimeout(() => withdrawal.abort(new ConnectionLost('no answer in time')), patienceMs)
  try {
    return await send(withdrawal.signal)
  } catch (error) {
    if (error instanceof ConnectionLost) return null
    throw error
  } finally {
    clearTimeout(timer)
  }
}
