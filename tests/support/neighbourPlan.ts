import type { z } from 'zod'
import type { Plan } from '../../shared/plan.ts'
import { smallPlan } from './smallPlan.ts'

const way = { de: 'Zug oder B 19', en: 'train or road B 19' }

/** The small plan's town hall, 35 minutes from Sonthofen. */
export const kemptenPlan = (change: (draft: z.input<typeof Plan>) => void = () => {}): Plan =>
  smallPlan((draft) => {
    draft.otherSites = [{ site: 'sonthofen', travelMinutes: 35, way }]
    change(draft)
  })

/** The other site: the same kinds of service under the letter S and prefixes of its own, and `vehicles`, which it alone does. */
export const sonthofenPlan = (change: (draft: z.input<typeof Plan>) => void = () => {}): Plan =>
  smallPlan((draft) => {
    draft.site = {
      ...draft.site,
      id: 'sonthofen',
      name: { de: 'Landratsamt', en: 'District Office' },
      transferLetter: 'S',
    }
    draft.otherSites = [{ site: 'kempten', travelMinutes: 35, way }]
    draft.numbers = ['C', 'D', 'G', 'T'].map((prefix) => ({ prefix, first: 1, last: 999, width: 3 }))
    const prefixes: Record<string, string> = { A: 'C', B: 'D', F: 'G', T: 'T' }
    for (const { handling } of draft.services) {
      const queue = handling.kind === 'infostand' ? handling.fallback : 'queue' in handling ? handling.queue : null
      if (queue) queue.prefix = prefixes[queue.prefix] ?? queue.prefix
    }
    const [passport] = draft.services
    if (passport) draft.services.push({ ...passport, id: 'vehicles', name: { de: 'Zulassung', en: 'Vehicles' } })
    draft.desks[0]?.services.push('vehicles')
    change(draft)
  })
