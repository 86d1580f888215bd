// Calls for help.
import { randomBytes } from 'node:crypto'
import type { AlarmId, DeskId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import { type Caller, type Operations, ok, perform } from './perform.ts'

/** Raises an alarm; colleagues see it with the answer on its way, security is told after it. */
export const raiseAlarm = async (
  operations: Operations,
  caller: Caller,
  { desk, drill }: { readonly desk: DeskId; readonly drill: boolean },
): Promise<Answer<{ readonly at: number }>> => {
  const alarm = randomBytes(12).toString('base64url') as AlarmId
  const answer = await perform(
    operations,
    caller,
    () => ({ type: 'RaiseAlarm', at: operations.clock.now(), alarm, desk, drill }),
    ({ events, state }) => ({ at: state.at, raised: events.length > 0 ? alarm : null }),
  )
  if (!answer.ok) return answer
  const { at, raised } = answer.value
  // A repeated request gets the first one's answer, with the alarm of then: security has been told of that.
  if (raised === alarm) operations.alarmRaised(caller.site, { alarm, desk, drill, at })
  return ok({ at })
}
