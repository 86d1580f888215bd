// Keeps the kiosk's page on its machine, with all languages and letters: a start without a server shows the town's own page.
import { registerRoute } from 'workbox-routing'
import { NetworkFirst } from 'workbox-strategies'
import { type KeptFile, keepPage } from '../../ui/pageWorker.ts'

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Told extends Event {
  readonly data: unknown
}
/** What is used of a service worker's global object; the types of pages and workers do not go together in one program. */
interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}
declare const self: Worker
/** Put in by the build: all that the page may ever load. */
declare const __KEPT_FILES__: KeptFile[]

keepPage('/kiosk/', __KEPT_FILES__)
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/arms/'),
  new NetworkFirst({ cacheName: 'lotse-kiosk-arms', networkTimeoutSeconds: 3 }),
)

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
// A newer build waits until nobody is using the kiosk: a page goes on with the files of its own build.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting()
})
