import { type Ref, ref, watchEffect } from 'vue'
import type { ConnectionState } from '../../../ui/connection.ts'

/** A short break is bridged in silence. */
const bridgedMs = 3_000

/** Whether the line has been gone for longer than a moment. */
export function useBroken(state: Readonly<Ref<ConnectionState>>): Readonly<Ref<boolean>> {
  const broken = ref(false)
  watchEffect((onCleanup) => {
    if (state.value === 'online') {
      broken.value = false
      return
    }
    const timer = setTimeout(() => {
      broken.value = true
    }, bridgedMs)
    onCleanup(() => clearTimeout(timer))
  })
  return broken
}
