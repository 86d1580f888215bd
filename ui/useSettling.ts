import { onScopeDispose, type Ref, readonly, ref, watch } from 'vue'

/** Longer than the two taps of a double tap lie apart, shorter than anybody reads a new screen. */
const settlingMs = 350

/** Whether the screen has stood still for a moment since the last change of what is shown. */
export function useSettling(shown: () => readonly unknown[]): { readonly settled: Readonly<Ref<boolean>> } {
  const settled = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(shown, () => {
    settled.value = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      settled.value = true
    }, settlingMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { settled: readonly(settled) }
}
