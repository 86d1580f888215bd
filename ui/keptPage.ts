// A page that its own service worker keeps, where the browser allows that (over https, and on this machine).
import { onScopeDispose, type Ref, watch } from 'vue'
import type { ConnectionState } from './connection.ts'

export interface KeptPage {
  /** The server's state; whenever the line is back there may be a newer build. */
  readonly state: Readonly<Ref<ConnectionState>>
  /** Nobody is using the screen. */
  readonly idle: Readonly<Ref<boolean>>
}

export interface KeptPageOptions {
  readonly container?: ServiceWorkerContainer | undefined
  readonly reload?: () => void
  /** How often to look while the line is not lost. */
  readonly everyMs?: number
}

/**
 * Registers the worker at `address`. A newer one, which holds a newer build, takes over as soon as nobody is using the screen, and the page is
 * loaded anew from it.
 */
export function useKeptPage(
  address: string,
  { state, idle }: KeptPage,
  { container = navigator.serviceWorker, reload = () => location.reload(), everyMs = 3_600_000 }: KeptPageOptions = {},
): void {
  if (!container) return
  /** The first worker of all finds a page that is as new as it is. */
  const hadOne = container.controller !== null
  let registration: ServiceWorkerRegistration | undefined

  const takeOver = () => {
    if (idle.value) registration?.waiting?.postMessage('take-over')
  }
  const look = () => {
    if (state.value !== 'online') return
    registration?.update().then(takeOver, () => {})
  }
  const follow = (worker: ServiceWorker | null | undefined) =>
    worker?.addEventListener('statechange', () => worker.state === 'installed' && takeOver())
  const changed = () => {
    if (hadOne) reload()
  }

  container.register(address).then(
    (made) => {
      registration = made
      made.addEventListener('updatefound', () => follow(made.installing))
      follow(made.installing)
      takeOver()
    },
    // The page works without.
    () => {},
  )
  container.addEventListener('controllerchange', changed)
  const timer = setInterval(look, everyMs)
  const stops = [watch(state, look), watch(idle, takeOver)]
  onScopeDispose(() => {
    clearInterval(timer)
    container.removeEventListener('controllerchange', changed)
    for (const stop of stops) stop()
  })
}
