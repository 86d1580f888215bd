// Keeps the page of the own ticket for when there is no network, and shows what a push has woken it for.
import { registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { type KeptFile, keepPage } from '../../../ui/pageWorker.ts'
import { noticeFor, type WakeNote, wakeAddress, wakeCache } from './wakeNote.ts'

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Clicked extends Waiting {
  readonly notification: { close(): void }
}
interface Told extends Waiting {
  readonly data: unknown
}
interface WindowClient {
  readonly url: string
  focus(): Promise<unknown>
}
/** What is used of a service worker's global object; the types of pages and workers do not go together in one program. */
interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window' }): Promise<readonly WindowClient[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly registration: {
    showNotification(
      title: string,
      options: NotificationOptions & { renotify?: boolean; vibrate?: number[] },
    ): Promise<void>
  }
  addEventListener(type: 'install' | 'activate' | 'push', listener: (event: Waiting) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}
declare const self: Worker
/** Put in by the build: the page and what it loads, with a revision where the name does not change with the content. */
declare const __KEPT_FILES__: KeptFile[]

const page = '/t/'
const files = 'lotse-files'

keepPage(page, __KEPT_FILES__)
registerRoute(({ url }) => url.pathname.startsWith('/assets/'), new CacheFirst({ cacheName: files }))

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// What the page had loaded before this worker was there: its language, its letters.
self.addEventListener('message', (event) => {
  const { data } = event
  if (!Array.isArray(data)) return
  const own = data.filter((url): url is string => typeof url === 'string' && url.startsWith('/assets/'))
  event.waitUntil(caches.open(files).then((cache) => cache.addAll(own)))
})

const wakeNote = async (): Promise<WakeNote | null> => {
  const kept = await (await caches.open(wakeCache)).match(wakeAddress)
  return kept ? ((await kept.json()) as WakeNote) : null
}

const ticketNow = async (key: string) => {
  try {
    const answer = await fetch('/api/own', { headers: { authorization: `Ticket ${key}` } })
    return answer.ok ? ((await answer.json()) as { phase: string; deskName?: string }) : null
  } catch {
    return null
  }
}

/** Whoever wakes a phone has to be shown, or the browser takes the permission away: without a note there are no words but the name. */
const show = async () => {
  const note = await wakeNote()
  const { title, body } = note ? noticeFor(note, await ticketNow(note.key)) : { title: 'Lotse', body: '' }
  await self.registration.showNotification(title, {
    body,
    tag: 'ticket',
    renotify: true,
    requireInteraction: true,
    vibrate: [400, 200, 400, 200, 800],
    icon: '/t/icon-192.png',
    ...(note && { lang: note.language, dir: note.dir }),
  })
}
self.addEventListener('push', (event) => event.waitUntil(show()))

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const open = async () => {
    const windows = await self.clients.matchAll({ type: 'window' })
    const shown = windows.find(({ url }) => new URL(url).pathname === page)
    // Without its key the page shows the ticket that it knew last, which is this one.
    await (shown ? shown.focus() : self.clients.openWindow(page))
  }
  event.waitUntil(open())
})
