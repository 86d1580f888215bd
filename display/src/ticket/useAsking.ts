import { computed, onScopeDispose, ref } from 'vue'
import type { Answer } from '../../../shared/protocol.ts'
import type { Refusal } from '../../../shared/refusals.ts'
import type { Connection } from '../../../ui/connection.ts'

/** Something that the holder asks for with a tap, once at a time. What is taken back while the line is down is not asked for later. */
export function useAsking(connection: Connection) {
  const asking = ref<AbortController | null>(null)
  const refusal = ref<Refusal | null>(null)

  function withdraw(): void {
    asking.value?.abort()
    asking.value = null
    refusal.value = null
  }
  onScopeDispose(withdraw)

  return {
    refusal,
    offline: computed(() => connection.state.value !== 'online'),
    busy: computed(() => asking.value !== null),
    withdraw,
    /** True when it was granted; a refusal is kept for the page, and a line that was lost or given up is none. */
    async ask(request: (signal: AbortSignal) => Promise<Answer<unknown>>): Promise<boolean> {
      withdraw()
      const attempt = new AbortController()
      asking.value = attempt
      const answer = await request(attempt.signal).catch(() => null)
      if (asking.value !== attempt) return false
      asking.value = null
      if (answer && !answer.ok) refusal.value = answer.refusal
      return answer?.ok === true
    },
  }
}
