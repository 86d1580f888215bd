import { onScopeDispose, type Ref, watch } from 'vue'
import type { Connection } from './connection.ts'

/**
 * Loads the page anew when the server speaks another version of the protocol, as soon as nobody is using the screen.
 * `waitMs` lets a server that has just been replaced bring its pages first, and keeps a screen from reloading in a circle.
 */
export function reloadWhenOutdated(
  { state }: Pick<Connection, 'state'>,
  idle: Readonly<Ref<boolean>>,
  { reload = () => location.reload(), waitMs = 10_000 }: { reload?: () => void; waitMs?: number } = {},
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    [state, idle],
    () => {
      clearTimeout(timer)
      if (state.value === 'outdated' && idle.value) timer = setTimeout(reload, waitMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
}
