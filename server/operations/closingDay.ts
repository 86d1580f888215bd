// The end of the day by hand.
import type { Answer } from '../../shared/protocol.ts'
import type { Written } from '../liveDay.ts'
import { type Caller, type Operations, perform } from './perform.ts'

/** Closes the day at once: who is still there is recorded as gone by its close, and the keys of its tickets die with it. */
export const closeDay = async <T>(
  operations: Operations,
  caller: Caller,
  answer: (written: Written) => T,
): Promise<Answer<T>> => {
  const { stream } = caller.site.day()
  const closed = await perform(operations, caller, () => ({ type: 'CloseDay', at: operations.clock.now() }), answer)
  if (closed.ok) await operations.store.secrets.forget(stream)
  return closed
}
