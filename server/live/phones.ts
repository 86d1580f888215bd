// Phones are told of what happens, and of what time brings.
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { Pusher } from './pusher.ts'

interface Deps {
  readonly sites: LiveSites
  readonly tell: (site: LiveSite) => Promise<void>
  readonly pusher: Pusher
  readonly report: (error: unknown) => void
}

/** How often the phones of a site are looked through at most, in real milliseconds; a change after a quiet second is told at once. */
const paceMs = 1_000

/** Tells phones after every change of a day; `look` tells those whose turn has come near by the passing of time. */
export const followPhones = ({ sites, tell, pusher, report }: Deps) => {
  const look = (site: LiveSite) => pusher.changed(`phones/${site.id}`, () => tell(site).catch(report), paceMs)
  const stop = sites.onChanged((id) => {
    const site = sites.find(id)
    if (site) look(site)
  })
  return { look, stop }
}
