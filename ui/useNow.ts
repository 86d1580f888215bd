import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { ClockView } from '../shared/views.ts'

/**
 * The server's time in epoch milliseconds, going on between views at the server's speed. Before the first view it is the
 * device's own. `everyMs` is how often it changes.
 */
export function useNow(
  clock: () => ClockView | null | undefined,
  { everyMs = 1_000, monotonic = () => performance.now() }: { everyMs?: number; monotonic?: () => number } = {},
): Readonly<Ref<number>> {
  let base = { now: Date.now(), speed: 1, since: monotonic() }
  const now = ref(base.now)
  const tick = () => {
    now.value = base.now + (monotonic() - base.since) * base.speed
  }
  watch(
    clock,
    (view) => {
      if (view) base = { now: view.now, speed: view.speed, since: monotonic() }
      tick()
    },
    { immediate: true, flush: 'sync' },
  )
  const timer = setInterval(tick, everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}
