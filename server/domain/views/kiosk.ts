// What a kiosk shows: the plan's part once, and what a tap leads to now.
import type { KioskId } from '../../../shared/ids.ts'
import type { Kiosk } from '../../../shared/kioskSettings.ts'
import type { KioskCatalogue, KioskService, KioskServiceNow, KioskView } from '../../../shared/kioskViews.ts'
import type { Plan, Service } from '../../../shared/plan.ts'
import type { OpenState } from '../../../shared/views.ts'
import { closedBy, closureView, ofKiosk, ofService, reasonOf, site } from '../closures.ts'
import { mostAsked } from '../demand.ts'
import { estimateAll, roundRange } from '../estimate.ts'
import { infostandSign, tapLeadsTo, unstaffed } from '../guiding.ts'
import { hourAt, openState } from '../hours.ts'
import { neighbourKiosk, paperOf } from '../neighbourKiosk.ts'
import { neighboursOf, thereFor } from '../neighbours.ts'
import { kioskIn, type Offered, offeredAt } from '../offer.ts'
import { queueOf } from '../planIndex.ts'
import { waitsFor } from '../routing.ts'
import { isRush } from '../rush.ts'
import { freeSlots } from '../slots.ts'
import type { DayState } from '../state.ts'
import { helpAt } from './care.ts'
import { clockView, type ViewContext, versionOf } from './context.ts'
import { siteCard } from './siteCard.ts'

const handlingView = (plan: Plan, { handling }: Service): KioskService['handling'] => {
  switch (handling.kind) {
    case 'counter': {
      const area = plan.areas.find(({ id }) => id === handling.queue.area)
      if (!area) throw new Error(`Area ${handling.queue.area} is not in the plan`)
      return { kind: 'counter', area: area.name, way: area.way }
    }
    case 'infostand':
      return { kind: 'infostand' }
    case 'appointment':
      return { kind: 'appointment', how: handling.how }
    case 'elsewhere': {
      const { kind, where, address, hours, link } = handling
      return { kind, where, address, hours, link }
    }
  }
}

const serviceView = (plan: Plan, { listed, service }: Offered): KioskService => {
  const { id, name, group, words, documents, facts, quantity, questions } = service
  const handling = handlingView(plan, service)
  return { id, name, group, words, documents, facts, quantity, questions, listed, handling }
}

/** The kiosk of that id, or the first of the plan; null when the plan knows no such kiosk. */
export function kioskCatalogue(state: DayState, id: KioskId | null, { phone }: ViewContext): KioskCatalogue | null {
  const { plan } = state
  const kiosk = id === null ? plan.kiosks[0] : plan.kiosks.find((one) => one.id === id)
  if (!kiosk) return null
  const stand = plan.desks.find(({ kind }) => kind === 'infostand')
  return {
    plan: state.planHash,
    site: siteCard(plan),
    kiosk: {
      id: kiosk.id,
      name: kiosk.name,
      profile: kiosk.profile,
      diagonalInches: kiosk.diagonalInches,
      idleSeconds: kiosk.idleSeconds,
      keypad: kiosk.keypad,
    },
    languages: plan.languages,
    groups: plan.groups,
    services: offeredAt(plan, kiosk).map((offered) => serviceView(plan, offered)),
    otherKiosks: plan.kiosks.filter((other) => other !== kiosk).map(({ name }) => name),
    infostand: stand ? { name: stand.name, way: stand.way } : null,
    phone,
    appointments: takesAppointments(state, kiosk),
  }
}

/** Whether an appointment is asked for; at the door it is not, and a code held under the reader is taken all the same. */
const takesAppointments = ({ appointments, plan }: DayState, { profile }: Kiosk): boolean =>
  profile === 'check-in' ||
  (profile === 'everything' &&
    (plan.services.some(({ handling }) => handling.kind === 'appointment') || appointments.size > 0))

/** How many wait for each service. */
const waitingByService = (state: DayState): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const id of state.waiting) {
    const ticket = state.tickets.get(id)
    if (ticket) counts.set(waitsFor(ticket), (counts.get(waitsFor(ticket)) ?? 0) + 1)
  }
  return counts
}

/** Whether the doors are open; a day that was closed by hand is closed whatever the hours say. */
export const openNow = (state: DayState, { at, nextOpenAt }: Pick<ViewContext, 'at' | 'nextOpenAt'>): OpenState => {
  const open = openState(state.hours, at, nextOpenAt)
  const closure = closedBy(state, site, at)
  if (closure && open.kind !== 'closed') {
    const reason = reasonOf(state, closure)
    return { kind: 'closed', reason, holiday: null, nextOpenAt }
  }
  if (state.phase !== 'closed' || open.kind === 'closed') return open
  return { kind: 'closed', reason: null, holiday: null, nextOpenAt }
}

const mostSlots = 6

export function kioskView(state: DayState, id: KioskId, context: ViewContext): KioskView {
  const { at } = context
  const counts = waitingByService(state)
  const estimates = estimateAll(state, at)
  const neighbours = neighboursOf(state.plan, context.neighbour)
  const kiosk = kioskIn(state.plan, id)
  const offered = kiosk ? offeredAt(state.plan, kiosk) : []
  const listed = offered.filter((one) => one.listed).map(({ service }) => service.id)
  const services = offered.map(({ service }): KioskServiceNow => {
    const estimate = (queueOf(service) && estimates.services.get(service.id)) ?? null
    const now = tapLeadsTo(state, service.id, at, () => estimate)
    return {
      id: service.id,
      now,
      unstaffed: unstaffed(state, service.id, at),
      waiting: counts.get(service.id) ?? 0,
      wait: estimate ? roundRange(estimate) : null,
      closure: closureView(state, ofService(service.id)),
      there: thereFor(state.plan, neighbours, service, { now, wait: estimate }, at),
      slots: freeSlots(state, service.id, at)
        .slice(0, mostSlots)
        .map(({ time }) => time),
      longWait: estimate ? estimate.highSeconds >= state.plan.queue.slotOfferSeconds : false,
    }
  })
  return {
    version: versionOf(state, context),
    plan: state.planHash,
    clock: clockView(state, context),
    open: openNow(state, context),
    infostand: infostandSign(state),
    printer: paperOf(state, id, context),
    neighbour: neighbourKiosk(state, id, context),
    help: helpAt(state, id),
    rush: isRush(state, at),
    closure: closureView(state, ofKiosk(id)),
    siteClosure: closureView(state, site),
    services,
    asked: mostAsked(listed, context.demand, hourAt(at, state.plan.site.timeZone), services),
    otherSites: state.plan.otherSites.flatMap(({ site: id, travelMinutes, way }) => {
      const other = neighbours.get(id)
      return other
        ? { site: other.card, travel: { minutes: travelMinutes, way }, open: other.open, hours: other.hours }
        : []
    }),
  }
}
