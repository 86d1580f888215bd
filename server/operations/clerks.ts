// The clerks of all sites at hand, with what each is called in today's events. Names stay here and in staff views (rule S).
import type { ClerkId, ClerkKey, SiteId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { ClerkCard } from '../../shared/staffViews.ts'
import type { Clock } from '../clock.ts'
import { deskOfClerk, openDesk, sameSkills } from '../domain/reach.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import type { ClerkRow, Store, StreamId } from '../store/store.ts'
import type { DayKeys } from './keys.ts'
import { no, ok } from './perform.ts'

export type KeyedClerk = ClerkRow & { readonly key: ClerkKey }

export interface Clerks {
  /** The clerks of a site by name, also those who are not active. */
  of(site: SiteId): readonly KeyedClerk[]
  /** Null for an id that the site does not have. */
  find(site: SiteId, id: string): KeyedClerk | null
  /** Whom a key of the site's present day stands for; null for any other. */
  byKey(site: SiteId, key: ClerkKey): ClerkCard | null
  /** Adds or replaces a clerk; refuses `unknown-service`. New skills count at once where the clerk is (rule S10). */
  put(site: LiveSite, row: Omit<ClerkRow, 'site'>): Promise<Answer<ClerkRow>>
  /** Deletes a clerk, name and all; refuses `unknown-clerk`. */
  remove(site: LiveSite, id: ClerkId): Promise<Answer<Record<never, never>>>
  /** Takes over what was changed from outside. */
  refresh(): Promise<void>
  close(): void
}

interface Deps {
  readonly store: Store
  readonly sites: LiveSites
  readonly clock: Clock
  readonly keysOf: (stream: StreamId) => Promise<DayKeys>
  /** The list of a site is another one, or its keys are. */
  readonly onChanged: (site: SiteId) => void
}

const byName = new Intl.Collator('de', { numeric: true })

/** Reads the list and follows the days, whose keys differ. */
export const openClerks = async ({ store, sites, clock, keysOf, onChanged }: Deps): Promise<Clerks> => {
  let rows: readonly ClerkRow[] = []
  const lists = new Map<SiteId, readonly KeyedClerk[]>()
  const keyed = new Map<SiteId, ReadonlyMap<ClerkKey, KeyedClerk>>()
  let turn: Promise<unknown> = Promise.resolve()

  const of = (site: SiteId) => lists.get(site) ?? []
  const find = (site: SiteId, id: string) => of(site).find((row) => row.id === id) ?? null

  /** Whoever sits at a desk with other skills than the list says gets those of the list. */
  const teach = async (site: LiveSite) => {
    const state = site.day().state()
    if (state.phase !== 'open') return
    for (const { key, skills } of of(site.id)) {
      const desk = deskOfClerk(state, key)
      const now = desk && openDesk(state, desk)
      if (!now || sameSkills(now.skills, skills)) continue
      await site.day().run({
        command: () => ({ type: 'ChangeSkills', at: clock.now(), clerk: key, skills }),
        sender: null,
        answer: () => null,
      })
    }
  }

  const list = async (site: LiveSite) => {
    const { clerkKey } = await keysOf(site.day().stream)
    const clerks = rows
      .filter((row) => row.site === site.id)
      .map((row) => ({ ...row, key: clerkKey(row.id) }))
      .sort((a, b) => byName.compare(a.name, b.name))
    const changed = JSON.stringify(clerks) !== JSON.stringify(of(site.id))
    lists.set(site.id, clerks)
    keyed.set(site.id, new Map(clerks.map((clerk) => [clerk.key, clerk])))
    await teach(site)
    if (changed) onChanged(site.id)
  }

  /** One after the other, so that an older list never takes the place of a newer one. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }

  const refresh = () =>
    inTurn(async () => {
      rows = await store.clerks.all()
      for (const site of sites.all()) await list(site)
    })

  const stop = sites.onChanged((id, _state, events) => {
    const site = sites.find(id)
    // Another day has other keys; should they not come now, the next refresh brings them.
    if (events.length === 0 && site) inTurn(() => list(site)).catch(() => {})
  })

  await refresh()
  return {
    of,
    find,
    byKey(site, key) {
      const clerk = keyed.get(site)?.get(key)
      return clerk ? { id: clerk.id, name: clerk.name } : null
    },
    async put(site, row) {
      const known = site.day().state().index.services
      const unknown = row.skills?.find((service) => !known.has(service))
      if (unknown !== undefined) return no('unknown-service', { service: unknown })
      const clerk = { ...row, site: site.id }
      await store.clerks.put(clerk)
      await refresh()
      return ok(clerk)
    },
    async remove(site, id) {
      if (!(await store.clerks.remove(site.id, id))) return no('unknown-clerk')
      await refresh()
      return ok({})
    },
    refresh,
    close: stop,
  }
}
