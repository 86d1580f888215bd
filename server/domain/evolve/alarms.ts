import type { EventOf } from '../events.ts'
import type { Draft } from './draft.ts'

export function raiseAlarm(day: Draft, { at, alarm: id, desk, drill }: EventOf<'AlarmRaised'>): void {
  day.alarms.set(id, { id, desk, at, drill, helpers: [] })
}

export function acknowledgeAlarm(day: Draft, { alarm: id, desk, clerk }: EventOf<'AlarmAcknowledged'>): void {
  const alarm = day.alarms.get(id)
  if (!alarm) throw new Error(`The log acknowledges alarm ${id}, which is over`)
  day.alarms.set(id, { ...alarm, helpers: [...alarm.helpers, { desk, clerk: clerk ?? null }] })
}

export function endAlarm(day: Draft, { alarm: id }: EventOf<'AlarmEnded'>): void {
  day.alarms.delete(id)
}
