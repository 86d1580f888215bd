// Whether this phone is told by its push service, and how that is switched on and off.
import type { PhoneAddress } from '../../../shared/ownRequests.ts'
import type { WakeNote } from './wakeNote.ts'
import { wakeAddress, wakeCache } from './wakeNote.ts'

/** `home-screen`: this phone wants the page on its home screen first; `none`: its browser knows no push. */
export type AlertState = 'none' | 'home-screen' | 'denied' | 'off' | 'on'

export interface PhoneAlert {
  state(): Promise<AlertState>
  /** Asks for permission where that is needed; null when it was refused or the push service could not be reached. */
  on(pushKey: string): Promise<PhoneAddress | null>
  /** Gives the end point that is to be forgotten; null when there was none. */
  off(): Promise<string | null>
  /** The words that the worker will find; null takes them away. */
  leave(note: WakeNote | null): Promise<void>
}

/** iPhones and iPads offer push to pages on the home screen alone. */
const wantsHomeScreen = () => 'standalone' in navigator && navigator.standalone === false

const registration = () => navigator.serviceWorker.ready
const current = async () => (await registration()).pushManager.getSubscription()

/** The browser's own push. */
export const browserAlert: PhoneAlert = {
  async state() {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
      return wantsHomeScreen() ? 'home-screen' : 'none'
    if (Notification.permission === 'denied') return 'denied'
    return Notification.permission === 'granted' && (await current()) ? 'on' : 'off'
  },
  async on(pushKey) {
    try {
      if ((await Notification.requestPermission()) !== 'granted') return null
      const { pushManager } = await registration()
      const subscription =
        (await pushManager.getSubscription()) ??
        (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey }))
      const { endpoint, keys } = subscription.toJSON()
      return endpoint && keys?.p256dh && keys.auth ? { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } } : null
    } catch {
      return null
    }
  },
  async off() {
    const subscription = await current()
    await subscription?.unsubscribe()
    return subscription?.endpoint ?? null
  },
  async leave(note) {
    if (!('caches' in window)) return
    const cache = await caches.open(wakeCache)
    await (note ? cache.put(wakeAddress, new Response(JSON.stringify(note))) : cache.delete(wakeAddress))
  },
}
