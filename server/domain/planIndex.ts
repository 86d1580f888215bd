import type { DeskId, ServiceId } from '../../shared/ids.ts'
import type { Plan, Queue, Service } from '../../shared/plan.ts'
import type { PlanIndex, Reach } from './state.ts'

const known = new WeakMap<Plan, PlanIndex>()

/** What the rules look up in a plan, made once: a plan never changes. */
export function planIndex(plan: Plan): PlanIndex {
  return known.getOrInsertComputed(plan, makeIndex)
}

function makeIndex(plan: Plan): PlanIndex {
  const queued = plan.services.filter((service) => queueOf(service) !== null)
  const reaches = new Map(plan.desks.map((desk): [DeskId, Reach] => [desk.id, reachIn(desk)]))
  const desksFor = new Map<ServiceId, DeskId[]>()
  for (const [desk, { backup, own }] of reaches)
    for (const service of own.union(backup)) desksFor.getOrInsertComputed(service, () => []).push(desk)
  return {
    services: new Map(plan.services.map((service) => [service.id, service])),
    desks: new Map(plan.desks.map((desk) => [desk.id, desk])),
    reaches,
    desksFor,
    shortestPromiseSeconds: Math.min(...queued.map((service) => service.promiseSeconds)),
  }
}

const reachIn = (desk: { services: readonly ServiceId[]; backup: readonly ServiceId[] }): Reach => {
  const own = new Set(desk.services)
  return { own, backup: new Set(desk.backup.filter((service) => !own.has(service))) }
}

/** Where tickets for a service wait at this site; null when it gives no number for it at all (rule G). */
export function queueOf(service: Service): Queue | null {
  switch (service.handling.kind) {
    case 'counter':
    case 'appointment':
      return service.handling.queue
    case 'infostand':
      return service.handling.fallback
    case 'elsewhere':
      return null
  }
}

/** Whether appointments and free slots can be for it: visitors wait for it in a queue of its own. */
export const takesAppointments = ({ channel, handling }: Service): boolean =>
  channel === 'visit' && (handling.kind === 'counter' || handling.kind === 'appointment')
