import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'

export interface IdleOptions {
  /** Whether there is anything to take back. */
  readonly active: () => boolean
  /** Seconds without a sign of the visitor until the warning. */
  readonly seconds: () => number
  /** Seconds between warning and end; EN 301 549 asks for at least 20. */
  readonly warnSeconds?: number
  /** Time stands still: whoever is being read to needs it for listening. */
  readonly paused?: () => boolean
  readonly onEnd: () => void
  /** Where fingers and keys are felt. */
  readonly target?: EventTarget
}

export interface Idle {
  /** Seconds left to answer the warning; null while nothing is asked. */
  readonly left: Readonly<Ref<number | null>>
  /** A sign of the visitor. */
  stay(): void
}

const signs = ['pointerdown', 'pointerup', 'keydown'] as const

/** Notices that a visitor has left: warns, can be prolonged as often as wished, then ends. */
export function useIdle({
  active,
  seconds,
  warnSeconds = 20,
  paused = () => false,
  onEnd,
  target = window,
}: IdleOptions): Idle {
  const quiet = ref(0)

  // Under the warning only its button counts, so that the finger that lifts decides and not the one that lands.
  const sign = () => {
    if (quiet.value < seconds()) quiet.value = 0
  }
  const timer = setInterval(() => {
    if (!active()) {
      quiet.value = 0
      return
    }
    if (paused()) {
      sign()
      return
    }
    quiet.value++
    if (quiet.value >= seconds() + warnSeconds) {
      quiet.value = 0
      onEnd()
    }
  }, 1_000)
  for (const name of signs) target.addEventListener(name, sign, true)
  const stopWatching = watch(active, () => {
    quiet.value = 0
  })
  onScopeDispose(() => {
    clearInterval(timer)
    stopWatching()
    for (const name of signs) target.removeEventListener(name, sign, true)
  })

  return {
    left: computed(() => (quiet.value >= seconds() ? seconds() + warnSeconds - quiet.value : null)),
    stay() {
      quiet.value = 0
    },
  }
}
