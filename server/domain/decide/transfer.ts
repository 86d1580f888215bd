import type { AreaId, DeskId } from '../../../shared/ids.ts'
import type { CommandOf, TransferTarget } from '../commands.ts'
import type { Address, Leg } from '../events.ts'
import { infostandAt } from '../guiding.ts'
import { placeOnward } from '../places.ts'
import { deskOfClerk, openDesk, reachOf, serves } from '../reach.ts'
import type { DayState, Ticket } from '../state.ts'
import { type Checked, type Decide, fine, happened, refused } from './decision.ts'
import { whenDeskIsLeft, workingDesk } from './desks.ts'
import { queuedFor } from './legs.ts'
import { sittingOf } from './tickets.ts'

interface Destination {
  readonly legs: readonly [Leg, ...Leg[]]
  readonly area: AreaId
  readonly address: Address | null
}

/** The ticket waits elsewhere in the site under the same number; `back`: afterwards it comes back to this desk (rule T). */
export const transferTicket: Decide<'TransferTicket'> = ({ ticket: id, to, back, noted }, state, at) => {
  const sitting = sittingOf(state, id)
  if (sitting.kind === 'refused') return sitting
  const { ticket, desk: from } = sitting.value
  const destination = destinationOf(state, ticket, from, to, back)
  if (destination.kind === 'refused') return destination
  const { address, area, legs } = destination.value
  const wanted = back ? from : ticket.backTo
  return happened(
    {
      type: 'TicketTransferred',
      at,
      ticket: id,
      from,
      legs,
      area,
      address,
      backTo: address?.kind === 'desk' && address.desk === wanted ? null : wanted,
      ...(noted && { noted }),
      ...placeOnward(state, ticket, legs[0].service),
    },
    ...whenDeskIsLeft(state, from, at),
  )
}

function destinationOf(
  state: DayState,
  ticket: Ticket,
  from: DeskId,
  to: TransferTarget,
  back: CommandOf<'TransferTicket'>['back'],
): Checked<Destination> {
  switch (to.kind) {
    case 'service':
      return toService(state, ticket, to.service, back)
    case 'desk':
      return toDesk(state, ticket, from, to.desk, { kind: 'desk', desk: to.desk })
    case 'clerk': {
      const desk = deskOfClerk(state, to.clerk)
      return desk ? toDesk(state, ticket, from, desk, { kind: 'clerk', clerk: to.clerk }) : refused('unknown-clerk')
    }
    case 'infostand':
      return toInfostand(state, ticket, from, back)
  }
}

/** The concern is another one: it takes the place of the first leg; with `back` that leg comes after it. */
function toService(state: DayState, ticket: Ticket, service: Leg['service'], back: boolean): Checked<Destination> {
  const queued = queuedFor(state, service, ticket.channel)
  if (queued.kind === 'refused') return queued
  const [first, ...others] = ticket.legs
  if (first?.service === service) return refused('same-place', { service })
  const max = queued.value.service.quantity?.max ?? 1
  const leg = { service, quantity: Math.min(first?.quantity ?? 1, max) }
  const after = back ? ticket.legs : others
  return fine({
    legs: [leg, ...after.filter((other) => other.service !== service)],
    area: queued.value.queue.area,
    address: null,
  })
}

/** Kept for the desk or its clerk; of several legs, one that is served there comes first. */
function toDesk(state: DayState, ticket: Ticket, from: DeskId, desk: DeskId, address: Address): Checked<Destination> {
  if (desk === from) return refused('same-place', { desk })
  const working = workingDesk(state, desk)
  if (working.kind === 'refused') return working
  const reach = reachOf(state, desk)
  const leg = ticket.legs.find(({ service }) => reach && serves(reach, service))
  const area = state.index.desks.get(desk)?.area
  if (!leg || !area) return refused('desk-cannot-serve', { desk })
  return fine({ legs: [leg, ...ticket.legs.filter((other) => other !== leg)], area, address })
}

/** A stand that does not serve the concern itself takes the visitor under its own first service. */
function toInfostand(state: DayState, ticket: Ticket, from: DeskId, back: boolean): Checked<Destination> {
  const stands = state.plan.desks.filter(({ kind }) => kind === 'infostand')
  const desk =
    stands.find(({ id }) => infostandAt(state, id) === 'staffed') ?? stands.find(({ id }) => openDesk(state, id))
  if (!desk) return stands[0] ? refused('desk-closed', { desk: stands[0].id }) : refused('unknown-desk')
  const address = { kind: 'desk', desk: desk.id } as const
  const direct = toDesk(state, ticket, from, desk.id, address)
  if (direct.kind === 'fine' || direct.refusal.code !== 'desk-cannot-serve') return direct
  const reach = reachOf(state, desk.id)
  for (const service of reach?.own ?? []) {
    const named = toService(state, ticket, service, back)
    if (named.kind === 'fine') return fine({ ...named.value, area: desk.area, address })
  }
  return direct
}
