// Screens of a site show others, too: they follow, at a pace that nobody notices and no server feels.
import type { LiveSites } from '../liveSites.ts'
import type { Audiences } from './audiences.ts'
import type { Pusher } from './pusher.ts'

/** What a neighbour sees are waits: they are made anew every two seconds at most. */
const paceMs = 2_000

interface Deps {
  readonly sites: LiveSites
  readonly audiences: Pick<Audiences, 'touch'>
  readonly pusher: Pusher
}

/** Tells kiosks and desks of the sites that name one when that one has changed; returns what stops it. */
export const followNeighbours = ({ sites, audiences, pusher }: Deps): (() => void) =>
  sites.onChanged((changed) => {
    for (const site of sites.all()) {
      if (site.id === changed || !site.plan().plan.otherSites.some((other) => other.site === changed)) continue
      const tell = () => {
        audiences.touch(site.id, 'kiosk:changed')
        audiences.touch(site.id, 'desk:changed')
      }
      pusher.changed(`neighbours of ${site.id}`, tell, paceMs)
    }
  })
