import { onScopeDispose, ref, watch } from 'vue'
import { playChime } from '../board/chime.ts'

/** A tone at each new moment of a call (epoch milliseconds), once the visitor has switched it on: a browser lets no page sound by itself. */
export function useCallTone(calledAt: () => number | null) {
  const on = ref(false)
  let context: AudioContext | null = null

  function turnOff(): void {
    on.value = false
    void context?.close()
    context = null
  }
  async function turnOn(): Promise<void> {
    context = new AudioContext()
    await context.resume()
    on.value = context.state === 'running'
    // Heard at once, so that the visitor knows how loud it will be.
    if (on.value) playChime(context)
  }

  watch(calledAt, (at) => {
    if (at !== null && context && on.value) playChime(context)
  })
  onScopeDispose(turnOff)
  return { possible: typeof AudioContext !== 'undefined', on, turnOn, turnOff }
}
