import { onMounted, useTemplateRef } from 'vue'

/** Whoever listens instead of looking hears a new screen from its heading on: `<h1 ref="heading" tabindex="-1">`. */
export function useFocusedHeading(): void {
  const heading = useTemplateRef<HTMLElement>('heading')
  onMounted(() => heading.value?.focus({ preventScroll: true }))
}
