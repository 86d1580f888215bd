import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { ReasonId } from '../../../shared/ids.ts'
import { type Connection, ConnectionLost } from '../../../ui/connection.ts'
import { waitFor } from '../../../ui/waitFor.ts'
import { createSound, type Sound, type SoundState } from './sound.ts'

export interface BoardSound extends Pick<Sound, 'test' | 'chime' | 'refused'> {
  readonly state: Readonly<Ref<SoundState>>
}

/** Tests the sound at start and after each touch, and tells the server, so that staff know of a silent board (rule B). */
export function useSound(connection: Connection, display: () => ReasonId | null): BoardSound {
  const state = ref<SoundState>('untested')
  const sound = createSound({
    openContext: () => ('AudioContext' in window ? new AudioContext() : null),
    wait: waitFor,
    changed: (next) => {
      state.value = next
    },
  })

  watch(
    [state, connection.state, display],
    async ([heard, line, id]) => {
      if (line !== 'online' || id === null) return
      await connection.request('board:sound', { display: id, sound: heard }).catch((error) => {
        // It is reported again as soon as the line is back.
        if (!(error instanceof ConnectionLost)) throw error
      })
    },
    { immediate: true },
  )

  const touches = ['pointerup', 'keydown'] as const
  const unlock = () => {
    if (state.value === 'blocked') sound.test()
  }
  for (const touch of touches) window.addEventListener(touch, unlock)
  onScopeDispose(() => {
    for (const touch of touches) window.removeEventListener(touch, unlock)
    sound.close()
  })
  sound.test()

  return { ...sound, state }
}
