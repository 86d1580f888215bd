import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { ReasonId } from '../../../shared/ids.ts'
import { type Connection, ConnectionLost } from '../../../ui/connection.ts'
import { waitFor } from '../../../ui/waitFor.ts'
import { createPieces } from './pieces.ts'
import { createSound, type Sound, type SoundState } from './sound.ts'

async function loadSound(file: string): Promise<ArrayBuffer> {
  const response = await fetch(file)
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response.arrayBuffer()
}

export interface BoardSound extends Pick<Sound, 'test' | 'chime' | 'playAll' | 'refused'> {
  readonly state: Readonly<Ref<SoundState>>
}

/** Tests the sound at start and after each touch, and tells the server, so that staff know of a silent board (rule B). */
export function useSound(
  connection: Connection,
  display: () => ReasonId | null,
  unspoken: () => readonly string[],
): BoardSound {
  const state = ref<SoundState>('untested')
  const sound = createSound({
    pieces: createPieces({ load: loadSound }),
    openContext: () => ('AudioContext' in window ? new AudioContext() : null),
    wait: waitFor,
    changed: (next) => {
      state.value = next
    },
  })

  watch(
    [state, connection.state, display, unspoken],
    async ([heard, line, id, languages]) => {
      if (line !== 'online' || id === null) return
      await connection
        .request('board:sound', { display: id, sound: heard, unspoken: [...languages] })
        .catch((error) => {
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
