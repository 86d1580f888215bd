// What the sites of an installation know of each other (rules G14 to G17): facts of now, never another day's tickets.
import type { ServiceId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import type { OtherSite, Plan, Texts } from '../../shared/plan.ts'
import type { OpenState, SiteCard, WaitRange } from '../../shared/views.ts'
import { closureOf, ofService, site } from './closures.ts'
import { estimateAll, roundRange } from './estimate.ts'
import type { WaitEstimate } from './events.ts'
import { tapLeadsTo, unstaffed } from './guiding.ts'
import { hoursOn } from './hours.ts'
import { queueOf } from './planIndex.ts'
import type { DayState } from './state.ts'
import { siteCard } from './views/siteCard.ts'

export interface NeighbourService {
  readonly id: ServiceId
  readonly name: Texts
  readonly wait: WaitEstimate | null
  /** Until when a visitor who comes there gets a number (epoch milliseconds); null: now nobody does. */
  readonly issueUntil: number | null
}

/** A site as the others may know it. */
export interface Neighbour {
  readonly card: SiteCard
  readonly otherSites: Plan['otherSites']
  readonly open: OpenState
  /** Today's hours; null on a day without. */
  readonly hours: { readonly openAt: number; readonly closeAt: number } | null
  /** The services with a queue. */
  readonly services: ReadonlyMap<ServiceId, NeighbourService>
}

export function asNeighbour(state: DayState, at: number, open: OpenState): Neighbour {
  const { hours, plan } = state
  const estimates = estimateAll(state, at).services
  const queued = plan.services.filter((service) => queueOf(service) !== null && service.channel === 'visit')
  return {
    card: siteCard(plan),
    otherSites: plan.otherSites,
    open,
    hours: hours.kind === 'open' ? { openAt: hours.openAt, closeAt: hours.closeAt } : null,
    services: new Map(
      queued.map(({ id, name }) => {
        const wait = estimates.get(id) ?? null
        return [id, { id, name, wait, issueUntil: issueUntil(state, id, at, wait) }]
      }),
    ),
  }
}

/** The last issue of the service, or an announced closure before it. */
function issueUntil(state: DayState, service: ServiceId, at: number, wait: WaitEstimate | null): number | null {
  if (tapLeadsTo(state, service, at, () => wait) !== 'number' || unstaffed(state, service, at)) return null
  const hours = hoursOn(state.plan, state.date, service)
  if (hours.kind === 'closed') return null
  const closures = [site, ofService(service)].flatMap((target) => closureOf(state, target)?.fromAt ?? [])
  return Math.min(hours.lastIssueAt, ...closures)
}

type Neighbours = ReadonlyMap<OtherSite['site'], Neighbour>

/** The other sites that the plan names, looked up once for all services. */
export const neighboursOf = (
  { otherSites }: Pick<Plan, 'otherSites'>,
  neighbour: (site: OtherSite['site']) => Neighbour | null,
): Neighbours =>
  new Map(
    otherSites.flatMap(({ site: id }) => {
      const other = neighbour(id)
      return other ? [[id, other] as const] : []
    }),
  )

/** What a tap at the kiosk may show of another site. */
interface There {
  readonly site: OtherSite['site']
  readonly wait: WaitEstimate | null
}

/** What that site does for visitors of this one under the same name. */
const doneThere = ({ services }: OtherSite, neighbour: Neighbour, service: ServiceId): NeighbourService | null =>
  services === null || services.includes(service) ? (neighbour.services.get(service) ?? null) : null

/** Whether it still gives numbers when the visitor is there, and would have called by then (rule G15). */
const inTime = ({ issueUntil, wait }: NeighbourService, travelMs: number, at: number) =>
  issueUntil !== null && wait !== null && at + travelMs + wait.likelySeconds * 1000 < issueUntil

/**
 * The other site, where it is worth the way: going there saves at least what the plan asks, travel included, or here there
 * is no number to be had. Of several, the one with the earliest likely call. Null: stay here.
 */
function soonerElsewhere(
  { otherSites }: Plan,
  neighbours: Neighbours,
  service: ServiceId,
  here: { readonly number: boolean; readonly wait: WaitEstimate | null },
  at: number,
): There | null {
  const offers = otherSites.flatMap((entry) => {
    const neighbour = neighbours.get(entry.site)
    const there = neighbour && doneThere(entry, neighbour, service)
    if (!there?.wait || !inTime(there, entry.travelMinutes * 60_000, at)) return []
    const afterSeconds = entry.travelMinutes * 60 + there.wait.likelySeconds
    const savedSeconds = here.number ? (here.wait?.likelySeconds ?? 0) - afterSeconds : Infinity
    return savedSeconds < entry.worthMinutes * 60 ? [] : [{ site: entry.site, wait: there.wait, afterSeconds }]
  })
  const [best] = offers.sort((a, b) => a.afterSeconds - b.afterSeconds)
  return best ? { site: best.site, wait: best.wait } : null
}

/** The wait for what another site alone does: over the services that the plan names, or the one of the same name. */
function onlyThere(
  plan: Plan,
  neighbours: Neighbours,
  service: Plan['services'][number],
): { readonly site: OtherSite['site']; readonly wait: WaitRange | null } | null {
  const { handling } = service
  if (handling.kind !== 'elsewhere' || handling.site === null) return null
  const { site, services } = handling
  const neighbour = plan.otherSites.some((entry) => entry.site === site) ? neighbours.get(site) : undefined
  if (!neighbour) return null
  const asked = services.length > 0 ? services : [service.id]
  const ranges = asked.flatMap((id) => {
    const there = neighbour.services.get(id)
    return there?.wait && there.issueUntil !== null ? [roundRange(there.wait)] : []
  })
  const wait =
    ranges.length === 0
      ? null
      : { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
  return { site, wait }
}

/** Where else a tap may lead: what only the other site does (G14), or what is sooner there, or to be had there alone (G15). */
export function thereFor(
  plan: Plan,
  neighbours: Neighbours,
  service: Plan['services'][number],
  here: { readonly now: KioskServiceNow['now']; readonly wait: WaitEstimate | null },
  at: number,
): KioskServiceNow['there'] {
  switch (here.now) {
    case 'elsewhere':
      return onlyThere(plan, neighbours, service)
    case 'number':
    case 'closed':
    case 'contingent-used':
    case 'full': {
      const number = here.now === 'number' && here.wait !== null
      const sooner = soonerElsewhere(plan, neighbours, service.id, { number, wait: here.wait }, at)
      return sooner && { site: sooner.site, wait: sooner.wait && roundRange(sooner.wait) }
    }
    case 'infostand':
    case 'appointment':
      return null
  }
}
