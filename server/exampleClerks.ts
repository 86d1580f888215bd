// Made-up clerks of the example houses, so that names, skills and changing desks can be tried at once.
import type { ClerkId, ReasonId } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import type { ClerkRow } from './store/store.ts'

interface Sample {
  readonly name: string
  /** Groups of services that the clerk is qualified for; null: everything. */
  readonly groups: readonly string[] | null
}

const people: Readonly<Record<string, readonly Sample[]>> = {
  kempten: [
    { name: 'Miriam Berger', groups: ['ausweis', 'umzug', 'bescheinigungen'] },
    { name: 'Jonas Haug', groups: ['ausweis', 'umzug'] },
    { name: 'Selin Aydın', groups: ['bescheinigungen', 'info'] },
    { name: 'Peter Osterrieder', groups: ['auto'] },
    { name: 'Katrin Weiß', groups: ['auto', 'ausweis', 'umzug'] },
    { name: 'Anna Lindner', groups: ['familie', 'soziales'] },
    { name: 'Tomasz Nowak', groups: ['soziales', 'aufenthalt'] },
    { name: 'Ruth Zeller', groups: null },
  ],
  sonthofen: [
    { name: 'Georg Socher', groups: ['auto'] },
    { name: 'Lena Brutscher', groups: ['auto', 'info'] },
    { name: 'Marta Kowalczyk', groups: ['aufenthalt', 'soziales'] },
    { name: 'Hannes Vogler', groups: ['soziales'] },
    { name: 'Eva Schöll', groups: null },
  ],
}

/** The example clerks of a site, with the services of the plan that they are qualified for; none for a site that is no example. */
export const sampleClerks = (plan: Plan): readonly ClerkRow[] =>
  (people[plan.site.id] ?? []).map(({ name, groups }, index) => ({
    id: `beispiel-${index + 1}` as ClerkId,
    site: plan.site.id,
    name,
    skills:
      groups &&
      plan.services
        .filter(
          ({ group, handling }) => handling.kind !== 'elsewhere' && (groups as readonly ReasonId[]).includes(group),
        )
        .map(({ id }) => id),
    active: true,
  }))
