// The voice that reads the screen: on and off, its language, stop, repeat (rule A4).
import { defineStore } from 'pinia'
import { computed, type InjectionKey, inject, onScopeDispose, ref, watch } from 'vue'
import type { ConfirmTone } from '../../../ui/confirmTone.ts'
import { loadTexts, useTexts, visitorCatalogues } from '../../../ui/language.ts'
import { noSpeech, type Speech } from '../../../ui/speech.ts'
import { createNarrator, type Narrator } from '../reading/narrator.ts'
import { useAids } from './aids.ts'
import { useHouse } from './house.ts'
import { useVisit } from './visit.ts'

export const speechKey: InjectionKey<Speech> = Symbol('speech')
export const toneKey: InjectionKey<ConfirmTone> = Symbol('tone')

export const useVoice = defineStore('voice', () => {
  const speech = inject(speechKey, noSpeech)
  const tone = inject(toneKey, () => undefined)
  const aids = useAids()
  const house = useHouse()
  const visit = useVisit()
  const texts = useTexts()
  /** Somebody wants to hear a language that no voice of the device speaks. */
  const missing = ref(false)
  const speaking = ref(false)
  let saying = new AbortController()
  let line: Promise<void> = Promise.resolve()
  let narrator: Narrator | undefined

  function stop(): void {
    saying.abort()
    saying = new AbortController()
    speaking.value = false
  }

  async function sayAll(sentences: readonly string[], language: string, signal: AbortSignal): Promise<void> {
    for (const sentence of sentences) {
      if (signal.aborted) return
      const { volume, rate } = aids.now
      speaking.value = true
      await speech.speak(sentence, language, { volume, rate, signal })
    }
    if (!signal.aborted) speaking.value = false
  }
  function say(sentences: readonly string[], element: Element, queued: boolean): void {
    if (!queued) stop()
    const { signal } = saying
    const own = element.closest('[lang]')?.getAttribute('lang') ?? texts.language.value
    const language = speech.speaks(own) ? own : texts.language.value
    line = (queued ? line : Promise.resolve()).then(() => sayAll(sentences, language, signal))
  }

  /** Languages of this kiosk that the device has a voice for. */
  const offered = ref<readonly string[]>([])

  function begin(): void {
    narrator?.close()
    narrator = createNarrator(say, texts)
  }
  function end(): void {
    narrator?.close()
    narrator = undefined
    stop()
  }

  /** On, in the language shown; where no voice speaks it, the panel says so and offers what there is. */
  async function toggle(): Promise<void> {
    if (aids.now.reading) {
      aids.set({ reading: false })
      return
    }
    if (speech.speaks(texts.language.value)) {
      missing.value = false
      aids.set({ reading: true })
      return
    }
    offered.value = (house.catalogue?.languages ?? []).filter((one) => one in visitorCatalogues && speech.speaks(one))
    missing.value = true
    aids.choosing = true
    const [first] = offered.value
    if (first === undefined) return
    const { t } = await loadTexts(first, { root: null })
    stop()
    await sayAll([t('access.noVoice')], first, saying.signal)
  }
  async function readIn(language: string): Promise<void> {
    await texts.use(language)
    missing.value = false
    aids.set({ reading: true })
  }

  watch(
    () => aids.now.reading,
    (reading) => (reading ? begin() : end()),
  )
  watch(texts.language, () => {
    missing.value = false
    if (!aids.now.reading || speech.speaks(texts.language.value)) return
    aids.set({ reading: false })
    toggle()
  })
  watch(
    () => visit.turn,
    () => {
      missing.value = false
      end()
    },
  )

  watch(
    () => visit.step.screen,
    (screen) => {
      if (screen === 'ticket') tone(aids.now.volume)
    },
  )

  // Speech never runs on into what the visitor does next.
  const acts = ['keydown', 'pointerdown'] as const
  for (const act of acts) window.addEventListener(act, stop, true)
  onScopeDispose(() => {
    for (const act of acts) window.removeEventListener(act, stop, true)
    end()
  })

  return {
    missing,
    offered,
    speaking,
    can: computed(() => speech.speaks(texts.language.value)),
    toggle,
    readIn,
    stop,
    repeat: () => narrator?.screen(),
  }
})
