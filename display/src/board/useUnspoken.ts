import { computed, onScopeDispose, type Ref, ref } from 'vue'
import type { BoardCatalogue } from '../../../shared/boardViews.ts'
import type { Speech } from '../../../ui/speech.ts'
import { unspokenLanguages } from './callSpeaker.ts'

/** The languages in which this board announces nothing, so that staff know; browsers load their voices late and change them. */
export function useUnspoken(
  catalogue: () => Pick<BoardCatalogue, 'languages' | 'recorded'> | null,
  speech: Pick<Speech, 'speaks'>,
): Readonly<Ref<readonly string[]>> {
  const changes = ref(0)
  const changed = () => {
    changes.value += 1
  }
  const voices = 'speechSynthesis' in window ? window.speechSynthesis : null
  voices?.addEventListener?.('voiceschanged', changed)
  onScopeDispose(() => voices?.removeEventListener?.('voiceschanged', changed))
  return computed(() => {
    void changes.value
    const shown = catalogue()
    return shown ? unspokenLanguages(shown, speech) : []
  })
}
