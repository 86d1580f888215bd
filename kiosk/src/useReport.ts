import { watch } from 'vue'
import type { KioskUse } from '../../shared/kioskCare.ts'
import { ConnectionLost } from '../../ui/connection.ts'
import { useHouse } from './stores/house.ts'

/** Tells the house what this kiosk is doing, whenever that changes and after every break of the line (rule K20). */
export function useReport(use: () => KioskUse): void {
  const house = useHouse()
  watch(
    () => [house.state === 'online' ? house.catalogue?.kiosk.id : undefined, use()] as const,
    async ([kiosk, now]) => {
      if (!kiosk) return
      try {
        await house.connection.request('kiosk:report', { kiosk, use: now })
      } catch (error) {
        // The next line begins with a report of its own.
        if (!(error instanceof ConnectionLost)) throw error
      }
    },
    { immediate: true },
  )
}
