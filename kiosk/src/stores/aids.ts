// The aids that are switched on, and what they change of the page.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, watchEffect } from 'vue'
import { type Aids, usualAids, withRate, withVolume } from '../aids.ts'
import { useVisit } from './visit.ts'

export const useAids = defineStore('aids', () => {
  const visit = useVisit()
  const aids = shallowRef(usualAids)
  /** The panel is open. */
  const choosing = ref(false)

  function set(changes: Partial<Aids>): void {
    aids.value = { ...aids.value, ...changes }
  }
  function reset(): void {
    aids.value = usualAids
  }
  watch(
    () => visit.turn,
    () => {
      reset()
      choosing.value = false
    },
  )

  watchEffect(() => {
    const { dataset } = document.documentElement
    const { theme } = aids.value
    dataset.theme = theme === 'light' ? 'light' : 'dark'
    if (theme === 'contrast') dataset.contrast = 'more'
    else delete dataset.contrast
  })

  return {
    now: computed(() => aids.value),
    usual: computed(() => Object.entries(usualAids).every(([name, value]) => aids.value[name as keyof Aids] === value)),
    choosing,
    set,
    reset,
    louder: (by: 1 | -1) => set(withVolume(aids.value, by)),
    faster: (by: 1 | -1) => set(withRate(aids.value, by)),
  }
})
