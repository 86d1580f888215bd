// How the two example sites see each other. That either does the other's matters is assumed, and so are the minutes.
import type { PlanDraft } from './drafts.ts'

/** About 30 km, by road or by the railway line between the towns. */
export const otherSite = (site: 'kempten' | 'sonthofen'): NonNullable<PlanDraft['otherSites']>[number] => ({
  site,
  travelMinutes: 35,
  way: { de: 'mit dem Zug oder über die B 19', en: 'by train or on the B 19 road' },
})
