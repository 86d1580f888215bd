import { inject, onScopeDispose, watch } from 'vue'
import { forgetfulKeeper, type KeptHouse, keeperKey } from './keeper.ts'

/** What changes by the second is kept once in so long, and whenever the catalogue is another one. */
const everyMs = 60_000

/** Keeps the house as the server last showed it, for the time without one. */
export function useKeptHouse(house: () => Omit<KeptHouse, 'wallAt'> | null): void {
  const keeper = inject(keeperKey, forgetfulKeeper, true)
  let seenAt = 0
  const keep = () => {
    const now = house()
    // What cannot be kept is not there after a restart; until then nothing is missing.
    if (now) keeper.keepHouse({ ...now, wallAt: seenAt }).catch(() => {})
  }
  const stops = [
    watch(
      () => house()?.view,
      () => {
        seenAt = Date.now()
      },
      { immediate: true, flush: 'sync' },
    ),
    watch(() => house()?.catalogue, keep, { immediate: true }),
  ]
  const timer = setInterval(keep, everyMs)
  onScopeDispose(() => {
    clearInterval(timer)
    for (const stop of stops) stop()
  })
}
