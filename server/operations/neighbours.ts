// A site as the others see it at a moment.
import { nextOpening } from '../domain/hours.ts'
import { asNeighbour, type Neighbour } from '../domain/neighbours.ts'
import { openNow } from '../domain/views/kiosk.ts'
import type { LiveSite } from '../liveSites.ts'

export const neighbourAt = (site: LiveSite, at: number): Neighbour => {
  const state = site.day().state()
  return asNeighbour(state, at, openNow(state, { at, nextOpenAt: nextOpening(state.plan, at) }))
}
