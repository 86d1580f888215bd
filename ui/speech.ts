// A voice, a port: the browser's own voices are one implementation, none is another.

export interface SpeechManner {
  /** 1: as fast as the voice speaks by itself. */
  readonly rate?: number
  /** From 0 to 1. */
  readonly volume?: number
  /** Ends it in the middle of a word. */
  readonly signal?: AbortSignal
}

export interface Speech {
  /** Whether a voice of the device speaks this language. */
  speaks(language: string): boolean
  /** Resolves when the text was spoken or stopped; `blocked` when the browser wants a tap first, `failed` for any other reason. */
  speak(text: string, language: string, manner?: SpeechManner): Promise<'spoken' | 'stopped' | 'blocked' | 'failed'>
}

/** A screen without voices. */
export const noSpeech: Speech = {
  speaks: () => false,
  speak: async () => 'failed',
}

/** A little slower than conversation: halls echo. */
const usualRate = 0.9
/** Some engines never report the end; then it is assumed after this long. */
const patienceMs = (text: string, rate: number) => 4_000 + (text.length * 135) / rate

/** A language's varieties share their voices: `de-x-leicht` is spoken by a German one. */
export const baseOf = (language: string) => language.toLowerCase().split(/[-_]/)[0]

/**
 * The Web Speech API with voices of the device only: a network voice would send what is read to somebody else's computer.
 * `wait` resolves after the given milliseconds.
 */
export function webSpeech(
  synthesis: SpeechSynthesis,
  {
    utter = (text: string) => new SpeechSynthesisUtterance(text),
    wait,
  }: { utter?: (text: string) => SpeechSynthesisUtterance; wait: (milliseconds: number) => Promise<void> },
): Speech {
  /** Asked for each time: browsers load the list late and change it. */
  function voiceFor(language: string): SpeechSynthesisVoice | undefined {
    const voices = synthesis
      .getVoices()
      .filter((voice) => voice.localService && baseOf(voice.lang) === baseOf(language))
    return voices.find((voice) => voice.default) ?? voices[0]
  }

  return {
    speaks: (language) => voiceFor(language) !== undefined,
    async speak(text, language, { rate = usualRate, volume = 1, signal } = {}) {
      const voice = voiceFor(language)
      if (!voice) return 'failed'
      if (signal?.aborted) return 'stopped'
      const utterance = utter(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = rate
      utterance.volume = volume
      const heard = new Promise<'spoken' | 'stopped' | 'blocked' | 'failed'>((resolve) => {
        utterance.onend = () => resolve('spoken')
        utterance.onerror = ({ error }) => resolve(error === 'not-allowed' ? 'blocked' : 'failed')
        signal?.addEventListener('abort', () => resolve('stopped'), { once: true })
      })
      synthesis.speak(utterance)
      const result = await Promise.race([heard, wait(patienceMs(text, rate)).then(() => 'failed' as const)])
      // Whatever is left over must not speak into what comes next.
      if (result !== 'spoken') synthesis.cancel()
      return result
    },
  }
}
