// The example plan of Kempten as the search of the kiosk sees it, and how well a list of queries finds its way in it.
import { findable } from '../../../kiosk/src/findable.ts'
import { samplePlans } from '../../../server/samples/samples.ts'
import { indexOf, search } from '../../../ui/search.ts'
import type { Query } from './firstList.ts'

const plan = samplePlans.find(({ site }) => site.id === 'kempten')
if (!plan) throw new Error('no example plan of Kempten')

/** Ids of the services that visitors choose from. */
export const listedIds: readonly string[] = plan.services.filter(({ listed }) => listed).map(({ id }) => id)

/** Ids that a search in `language` finds, the best first. */
export function finding(language: string): (text: string) => readonly string[] {
  const index = indexOf(findable(plan?.services ?? [], language))
  return (text) => search(index, text).map(({ id }) => id)
}

/** The queries whose service is not among the first three, each with what was found instead. */
export const missed = (list: readonly Query[], find: (text: string) => readonly string[]): string[] =>
  list.flatMap(([, typed, service]) => {
    const found = find(typed).slice(0, 3)
    return found.includes(service) ? [] : [`${typed}: ${service}, not ${found.join(', ') || 'nothing'}`]
  })

/** Edits between two texts: a letter left out, added, mistaken, or swapped with its neighbour. */
export function editsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j))
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      const row = rows[i]
      if (!row) continue
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]), swapped)
    }
  return at(a.length, b.length)
}
