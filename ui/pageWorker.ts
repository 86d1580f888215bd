// What service workers of several pages share: a page that opens without a network, with all that belongs to it.
import { matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { NetworkOnly } from 'workbox-strategies'

/** An entry of the list that the build puts in, with a revision where the name does not change with the content. */
export interface KeptFile {
  readonly url: string
  readonly revision: string | null
}

/** A server that takes longer is as good as none: the page says itself when it is connected. */
const networkSeconds = 3

/** Holds the page as the server last gave it: what a page may do stands in its headers, and changes with the settings. */
const pages = 'lotse-page'

/**
 * Keeps the page and its files of one build together, and shows them when the server does not answer. While it does, the page comes from
 * there. `address`: where the page lies, whatever follows its question mark.
 */
export function keepPage(address: string, files: readonly KeptFile[]): void {
  const newest = {
    async fetchDidSucceed({ response }: { response: Response }) {
      if (response.ok) await (await caches.open(pages)).put(address, response.clone())
      return response
    },
    /** The page of another build would ask for files that are not kept. */
    async handlerDidError() {
      const [kept, last] = await Promise.all([matchPrecache(address), caches.match(address, { cacheName: pages })])
      if (!kept || !last) return kept
      return (await kept.clone().text()) === (await last.clone().text()) ? last : kept
    },
  }
  registerRoute(
    new NavigationRoute(new NetworkOnly({ networkTimeoutSeconds: networkSeconds, plugins: [newest] }), {
      allowlist: [new RegExp(`^${address}(\\?.*)?$`)],
    }),
  )
  precacheAndRoute([...files])
}
