import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { ConnectionState } from '../../ui/connection.ts'

/** A server that restarts is back within this time; until then nothing that is shown has become wrong. */
const graceMs = 2_000

/**
 * The server's time at which the line was lost, null while there is one. `now` is the server's time in epoch milliseconds.
 */
export function useLostSince(
  state: Readonly<Ref<ConnectionState>>,
  now: Readonly<Ref<number>>,
): Readonly<Ref<number | null>> {
  const since = ref<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    state,
    (next) => {
      clearTimeout(timer)
      if (next === 'online') since.value = null
      else if (since.value === null) {
        const lostAt = now.value
        timer = setTimeout(() => {
          since.value = lostAt
        }, graceMs)
      }
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return since
}
