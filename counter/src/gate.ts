import { type Ref, readonly, ref } from 'vue'

export interface Gate {
  /** Something is under way. */
  readonly busy: Readonly<Ref<boolean>>
  /** Runs it, unless something else is under way or ended just now: then nothing happens and the answer is undefined. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>
}

/**
 * One action at a time. It stays shut for `settleMs` afterwards: the second tap of a double tap must not hit the key that
 * has taken the first one's place.
 */
export function openGate({
  settleMs = 350,
  wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
} = {}): Gate {
  const busy = ref(false)
  let shut = false
  return {
    busy: readonly(busy),
    async run(work) {
      if (shut) return undefined
      shut = true
      busy.value = true
      try {
        return await work()
      } finally {
        busy.value = false
        wait(settleMs).then(() => {
          shut = false
        })
      }
    },
  }
}
