import { watch } from 'vue'

/** Milliseconds of vibration and rest in turn. */
const pattern = [400, 200, 400, 200, 800]

/** Vibrates for each new moment of a call, epoch milliseconds; phones that cannot, or were not touched, stay still. */
export function useVibration(calledAt: () => number | null): void {
  watch(calledAt, (at) => {
    if (at !== null && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern)
  })
}
