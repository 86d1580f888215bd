import type { ServiceId } from '../../../shared/ids.ts'
import type { Queue, Service } from '../../../shared/plan.ts'
import type { WantedLeg } from '../commands.ts'
import type { Channel, Leg } from '../events.ts'
import { queueOf } from '../planIndex.ts'
import type { DayState } from '../state.ts'
import { type Checked, fine, refused } from './decision.ts'

export interface QueuedService {
  readonly service: Service
  readonly queue: Queue
}

/** A service of the plan that tickets can wait for; staff, too, get no number for what is done elsewhere. */
export function queuedService(state: DayState, id: ServiceId): Checked<QueuedService> {
  const service = state.index.services.get(id)
  if (!service) return refused('unknown-service', { service: id })
  const queue = queueOf(service)
  if (queue) return fine({ service, queue })
  return refused(service.handling.kind === 'infostand' ? 'go-to-infostand' : 'handled-elsewhere', { service: id })
}

/** The same for a ticket of that channel, whose services all have it (rule N8). */
export function queuedFor(state: DayState, id: ServiceId, channel: Channel): Checked<QueuedService> {
  const found = queuedService(state, id)
  return found.kind === 'fine' && found.value.service.channel !== channel
    ? refused('unknown-service', { service: id })
    : found
}

export function checkLeg(state: DayState, { service: id, quantity = 1 }: WantedLeg, channel: Channel): Checked<Leg> {
  const found = queuedFor(state, id, channel)
  if (found.kind === 'refused') return found
  const max = found.value.service.quantity?.max ?? 1
  if (quantity > max) return refused('quantity-not-asked', { service: id, max })
  return fine({ service: id, quantity })
}

export function checkLegs(
  state: DayState,
  [first, ...others]: readonly [WantedLeg, ...WantedLeg[]],
  channel: Channel,
): Checked<readonly [Leg, ...Leg[]]> {
  const leg = checkLeg(state, first, channel)
  if (leg.kind === 'refused') return leg
  const legs: [Leg, ...Leg[]] = [leg.value]
  for (const wanted of others) {
    const next = checkLeg(state, wanted, channel)
    if (next.kind === 'refused') return next
    if (legs.some(({ service }) => service === wanted.service))
      return refused('service-repeated', { service: wanted.service })
    legs.push(next.value)
  }
  return fine(legs)
}
