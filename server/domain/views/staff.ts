// The part of the plan that staff screens need.
import type { Named, Plan } from '../../../shared/plan.ts'
import type { StaffCatalogue, StaffReason } from '../../../shared/staffViews.ts'
import type { DayState } from '../state.ts'
import type { ViewContext } from './context.ts'
import { siteCard } from './siteCard.ts'

const reason = ({ id, name }: Named): StaffReason => ({ id, name })

/** The desks of a site, as staff choose among them. */
export const staffDesks = (plan: Plan): StaffCatalogue['desks'] =>
  plan.desks.map(({ id, name, kind, area, services, backup }) => ({
    id,
    name,
    kind,
    area: plan.areas.find((one) => one.id === area)?.name ?? name,
    services,
    backup,
  }))

export function staffCatalogue(state: DayState, { neighbour }: Pick<ViewContext, 'neighbour'>): StaffCatalogue {
  const { plan } = state
  return {
    plan: state.planHash,
    site: siteCard(plan),
    languages: plan.languages,
    services: plan.services.map((service) => {
      const { id, name, group, words, documents, facts, handling, quantity, durationSeconds } = service
      const quantityMax = quantity?.max ?? 1
      return { id, name, group, words, documents, facts, handling: handling.kind, quantityMax, durationSeconds }
    }),
    desks: staffDesks(plan),
    kiosks: plan.kiosks.map(({ id, name, printer }) => ({ id, name, printer })),
    reasons: {
      outOfTurn: plan.reasons.outOfTurn.map(reason),
      park: plan.reasons.park.map((one) => ({ ...reason(one), usualMinutes: one.errand?.usualMinutes ?? null })),
      outcome: plan.reasons.outcome.map(reason),
      outcomeRequired: plan.reasons.outcomeRequired,
      closing: plan.reasons.closing.map(reason),
    },
    groups: plan.groups.map(reason),
    otherSites: plan.otherSites.flatMap(({ site, travelMinutes, way }) => {
      const other = neighbour(site)
      return other ? [{ site: other.card, travel: { minutes: travelMinutes, way } }] : []
    }),
    priorities: plan.priorities.map(reason),
    matters: plan.matters.map(reason),
  }
}
