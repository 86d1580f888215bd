// What the steps of a random day are about.
import type { CommandOf, WantedLeg } from '../../server/domain/commands.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { AlarmId, ClerkKey, DeskId, KioskId, ServiceId } from '../../shared/ids.ts'
import { serviceIds } from './randomPlan.ts'

export const deskIds = ['c1', 'c2', 'c3', 'info'] as DeskId[]
export const clerks = ['kim', 'noa', 'lou'] as ClerkKey[]

export const from = <T>(some: readonly T[], pick: number): T | undefined => some[pick % some.length]

export function closable(pick: number, other: number): CommandOf<'SetClosure'>['target'] {
  if (other % 11 === 0) return { kind: 'site' }
  if (other % 7 === 0) return { kind: 'kiosk', kiosk: 'entrance' as KioskId }
  return other % 3 === 0
    ? { kind: 'service', service: from(serviceIds, pick) as ServiceId }
    : { kind: 'desk', desk: from(deskIds, pick) as DeskId }
}

export const learned = (pick: number, other: number) => ({
  clerk: from(clerks, other) as ClerkKey,
  skills: other % 4 === 0 ? null : serviceIds.slice(pick % 4),
})

export const someAlarm = (state: DayState, other: number) =>
  from([...state.alarms.keys()], other) ?? ('alarm-none' as AlarmId)

export function address(pick: number, desk: DeskId): CommandOf<'MoveTicket'>['address'] {
  if (pick % 3 === 0) return null
  return pick % 3 === 1 ? { kind: 'desk', desk } : { kind: 'clerk', clerk: from(clerks, pick) as ClerkKey }
}

export function target(kind: string, desk: DeskId, other: number): CommandOf<'TransferTicket'>['to'] {
  if (kind === 'transferToService') return { kind: 'service', service: from(serviceIds, other) as ServiceId }
  if (kind === 'transferToDesk') return { kind: 'desk', desk }
  if (kind === 'transferToClerk') return { kind: 'clerk', clerk: from(clerks, other) as ClerkKey }
  return { kind: 'infostand' }
}

export function wanted(pick: number, other: number): readonly [WantedLeg, ...WantedLeg[]] {
  const first: WantedLeg = { service: from(serviceIds, pick) as ServiceId }
  const second: WantedLeg = { service: from(serviceIds, pick + 1) as ServiceId, quantity: 1 }
  return other % 4 === 0 ? [first, second] : [first]
}
