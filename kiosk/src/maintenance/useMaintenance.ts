// Whether staff are at work at the kiosk: the hidden way in, the screen, the lock for cleaning.
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { inTime } from '../inTime.ts'
import { useHouse } from '../stores/house.ts'
import { useVisit } from '../stores/visit.ts'
import { createCornerTaps } from './cornerTaps.ts'

export type MaintenancePage = 'pin' | 'menu' | 'paper'

/** For a cloth and back. */
const cleaningSeconds = 60
const patienceMs = 5_000

export const useMaintenance = defineStore('maintenance', () => {
  const house = useHouse()
  const visit = useVisit()
  const page = ref<MaintenancePage | null>(null)
  const cleaningLeft = ref<number | null>(null)

  function enter(): void {
    if (page.value !== null || house.state === 'unpaired') return
    visit.end()
    // Only the server knows the PIN: without it there is nothing to open but what harms nobody.
    page.value = house.state === 'online' ? 'pin' : 'menu'
  }

  function leave(): void {
    page.value = null
    if (house.state !== 'online') return
    void inTime((signal) => house.connection.request('maintenance:leave', {}, { signal }), patienceMs)
  }

  const tapped = createCornerTaps(() => ({ width: innerWidth, height: innerHeight }))
  const onTap = ({ clientX: x, clientY: y, timeStamp: at }: PointerEvent) => {
    if (cleaningLeft.value === null && tapped({ x, y, at })) enter()
  }
  const onKey = ({ altKey, code, ctrlKey }: KeyboardEvent) => {
    if (ctrlKey && altKey && code === 'KeyM') enter()
  }
  addEventListener('pointerup', onTap, true)
  addEventListener('keydown', onKey, true)

  const timer = setInterval(() => {
    if (cleaningLeft.value !== null) cleaningLeft.value = cleaningLeft.value > 1 ? cleaningLeft.value - 1 : null
  }, 1_000)
  onScopeDispose(() => {
    removeEventListener('pointerup', onTap, true)
    removeEventListener('keydown', onKey, true)
    clearInterval(timer)
  })

  // The right to try the printer has ended with the connection: whoever goes on gives the PIN again.
  watch(
    () => house.state === 'online',
    (online) => {
      if (page.value !== null) page.value = online ? 'pin' : 'menu'
    },
  )

  return {
    page,
    cleaningLeft,
    enter,
    leave,
    clean() {
      page.value = null
      cleaningLeft.value = cleaningSeconds
    },
    use: computed(() => {
      if (cleaningLeft.value !== null) return 'cleaning' as const
      return page.value === 'menu' || page.value === 'paper' ? ('maintenance' as const) : null
    }),
  }
})
