// What is shown on the boards of each site besides calls: read from the store, and changed here by staff (rules B11, B12).
import type { BoardNotice, NoticeId } from '../../shared/boardNotice.ts'
import type { AreaId, SiteId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { LiveSite } from '../liveSites.ts'
import type { Store } from '../store/store.ts'
import { no, ok } from './perform.ts'

export interface Announcement {
  readonly id: NoticeId
  readonly text: BoardNotice['text']
  /** null: on all boards of the site. */
  readonly areas: readonly AreaId[] | null
  readonly spoken: boolean
  /** Epoch milliseconds. */
  readonly from: number
  readonly until: number
}

export interface Notices {
  /** All of a site, those that are over included until they are forgotten; by their beginning. */
  of(site: SiteId): readonly BoardNotice[]
  /** Shows an announcement, or another one in its place; refuses `unknown-area`. */
  announce(site: LiveSite, announcement: Announcement): Promise<Answer<BoardNotice>>
  /** Takes a notice away; one that is not there is away already. */
  remove(site: LiveSite, id: NoticeId): Promise<Answer<Record<never, never>>>
  /** Takes over what was changed from outside. */
  refresh(): Promise<void>
}

interface Deps {
  readonly store: Store
  readonly onChanged: (site: SiteId) => void
}

export const openNotices = async ({ store, onChanged }: Deps): Promise<Notices> => {
  let bySite: ReadonlyMap<SiteId, readonly BoardNotice[]> = new Map()
  const of = (site: SiteId) => bySite.get(site) ?? []

  const refresh = async () => {
    const rows = Map.groupBy(await store.boardNotices.all(), ({ site }) => site)
    const next = new Map(
      [...rows].map(([site, own]) => [site, own.map(({ notice }) => notice).sort((a, b) => a.from - b.from)]),
    )
    const before = bySite
    bySite = next
    for (const site of new Set([...before.keys(), ...next.keys()]))
      if (JSON.stringify(before.get(site)) !== JSON.stringify(next.get(site))) onChanged(site)
  }

  await refresh()
  return {
    of,
    refresh,
    async announce(site, { id, text, areas, spoken, from, until }) {
      const known = site.day().state().plan.areas
      const unknown = areas?.find((area) => !known.some((one) => one.id === area))
      if (unknown !== undefined) return no('unknown-area', { area: unknown })
      const notice: BoardNotice = {
        id,
        kind: 'announcement',
        areas: areas && [...areas],
        text,
        file: null,
        spoken,
        from,
        until,
      }
      await store.boardNotices.put(site.id, notice)
      await refresh()
      return ok(notice)
    },
    async remove(site, id) {
      await store.boardNotices.remove(site.id, id)
      await refresh()
      return ok({})
    },
  }
}
