// The aids that are switched on, and what they change of the page.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, watchEffect } from 'vue'
import { type Aids, usualAids, withRate, withVolume } from '../aids.ts'
import { rememberedVolume, rememberVolume } from '../maintenance/houseVolume.ts'
import { useVisit } from './visit.ts'

export const useAids = defineStore('aids', () => {
  const visit = useVisit()
  /** As staff have set it for this kiosk: every visit begins with it. */
  const houseVolume = ref(rememberedVolume())
  const usualHere = computed((): Aids => ({ ...usualAids, volume: houseVolume.value }))
  const aids = shallowRef(usualHere.value)
  /** The panel is open. */
  const choosing = ref(false)

  function set(changes: Partial<Aids>): void {
    aids.value = { ...aids.value, ...changes }
  }
  function reset(): void {
    aids.value = usualHere.value
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
    usual: computed(() =>
      Object.entries(usualHere.value).every(([name, value]) => aids.value[name as keyof Aids] === value),
    ),
    choosing,
    houseVolume,
    houseLouder(by: 1 | -1) {
      houseVolume.value = withVolume(usualHere.value, by).volume
      rememberVolume(houseVolume.value)
      reset()
    },
    set,
    reset,
    louder: (by: 1 | -1) => set(withVolume(aids.value, by)),
    faster: (by: 1 | -1) => set(withRate(aids.value, by)),
  }
})
