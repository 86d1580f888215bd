// A clerk in trouble calls the colleagues of the site (rules S6, S7).
import type { AlarmId } from '../../../shared/ids.ts'
import { openDesk } from '../reach.ts'
import type { Alarm, DayState } from '../state.ts'
import { type Checked, type Decide, fine, happened, nothing, refused } from './decision.ts'
import { knownDesk } from './desks.ts'

/** Pressed again, nothing new: the desk's alarm is on. A drill that is on does not stand in the way of an alarm. */
export const raiseAlarm: Decide<'RaiseAlarm'> = ({ alarm, desk, drill }, state, at) => {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const isOn = [...state.alarms.values()].some((one) => one.desk === desk && (drill || !one.drill))
  return isOn || state.alarms.has(alarm) ? nothing : happened({ type: 'AlarmRaised', at, alarm, desk, drill })
}

export const acknowledgeAlarm: Decide<'AcknowledgeAlarm'> = ({ alarm: id, desk }, state, at) => {
  const known = knownDesk(state, desk)
  if (known.kind === 'refused') return known
  const alarm = alarmIn(state, id)
  if (alarm.kind === 'refused') return alarm
  if (alarm.value.helpers.some((one) => one.desk === desk)) return nothing
  const clerk = openDesk(state, desk)?.clerk
  return happened({ type: 'AlarmAcknowledged', at, alarm: id, desk, ...(clerk && { clerk }) })
}

/** Ended already, nothing happens. */
export const endAlarm: Decide<'EndAlarm'> = ({ alarm }, state, at) =>
  state.alarms.has(alarm) ? happened({ type: 'AlarmEnded', at, alarm }) : nothing

function alarmIn(state: DayState, id: AlarmId): Checked<Alarm> {
  const alarm = state.alarms.get(id)
  return alarm ? fine(alarm) : refused('alarm-over')
}
