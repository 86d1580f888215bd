// What the terminal says after the start: where the apps are, and the links that pair the first browsers.
import type { SiteId } from '../shared/ids.ts'
import type { App } from './app.ts'
import { type Clock, systemClock } from './clock.ts'
import { isPairing, makeLink, type PairingApp } from './operations/access.ts'
import type { Store } from './store/store.ts'

/** Under this name the store keeps where the server was reached last, for links that the command line makes. */
export const addressNote = 'address'

interface Deps {
  readonly store: Store
  readonly app: App
  readonly clock: Clock
  /** `http://host:port` of this machine, the nearest first. */
  readonly addresses: readonly string[]
  /** The example plans were loaded just now. */
  readonly loaded: boolean
  /** Sites that the example keeps open today. */
  readonly opened: readonly SiteId[]
}

const apps = ['kiosk', 'display', 'counter'] as const satisfies readonly PairingApp[]

/** Links for browsers on this machine; printed until a first screen has been paired. */
const links = async ({ store, app, addresses: [address = ''] }: Deps): Promise<readonly string[]> => {
  if ((await store.tokens.all()).some(isPairing)) return []
  const [site] = app.operations.sites.all()
  if (!site) return []
  const made = apps.map(
    async (one) =>
      `  ${one.padEnd(8)} ${address}/${one}/pair?code=${await makeLink(store, systemClock(), one, [site.id])}`,
  )
  return [
    '',
    `One-time links for ${site.plan().plan.site.name.de} (15 minutes; each pairs the browser that opens it):`,
    ...(await Promise.all(made)),
    `  More of them: npm run lotse -- link --app kiosk --site ${site.id}`,
  ]
}

/** Lines for the terminal. */
export const welcome = async (deps: Deps): Promise<readonly string[]> => {
  const { app, clock, addresses, loaded, opened } = deps
  const names = app.operations.sites.all().map((site) => `${site.id} (${site.plan().plan.site.name.de})`)
  return [
    `Lotse is running for ${names.join(' and ')}.`,
    ...(loaded ? ['The data folder was empty: the example plan is loaded.'] : []),
    ...(opened.length > 0 ? [`Outside its opening hours the example stays open today: ${opened.join(', ')}.`] : []),
    ...(clock.trial ? [`Trial clock: ${new Date(clock.now()).toISOString()}, ${clock.speed} times as fast.`] : []),
    '',
    ...addresses.flatMap((address) => apps.map((one) => `  ${one.padEnd(8)} ${address}/${one}/`)),
    ...(await links(deps)),
    '',
  ]
}
