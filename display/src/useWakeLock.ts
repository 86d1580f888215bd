import { onScopeDispose } from 'vue'

/** Keeps the screen awake where the browser can (over TLS only); it lets go whenever the page is hidden, hence the listener. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null
  let ended = false

  async function hold(): Promise<void> {
    if (ended || document.visibilityState !== 'visible' || (lock && !lock.released)) return
    // Refused on low battery: the screen then sleeps as its owner has set it.
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
    if (ended) await lock?.release()
  }

  hold()
  document.addEventListener('visibilitychange', hold)
  onScopeDispose(() => {
    ended = true
    document.removeEventListener('visibilitychange', hold)
    lock?.release()
  })
}
