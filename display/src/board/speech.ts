// The voice of the board, a port: the browser's own voices are one implementation, none is another.

export interface Speech {
  /** Whether a voice of the device speaks this language. */
  speaks(language: string): boolean
  /** Resolves when the text was spoken; `blocked` when the browser wants a tap first, `failed` for any other reason. */
  speak(text: string, language: string): Promise<'spoken' | 'blocked' | 'failed'>
}

/** A board without voices: chime and highlight only. */
export const noSpeech: Speech = {
  speaks: () => false,
  speak: async () => 'failed',
}

/** A little slower than conversation: halls echo. */
const rate = 0.9
/** Some engines never report the end; then it is assumed after this long. */
const patienceMs = (text: string) => 4_000 + text.length * 150

const baseOf = (language: string) => language.toLowerCase().split(/[-_]/)[0]

/**
 * The Web Speech API with voices of the device only: a network voice would send every call to somebody else's computer.
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
    async speak(text, language) {
      const voice = voiceFor(language)
      if (!voice) return 'failed'
      const utterance = utter(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = rate
      const heard = new Promise<'spoken' | 'blocked' | 'failed'>((resolve) => {
        utterance.onend = () => resolve('spoken')
        utterance.onerror = ({ error }) => resolve(error === 'not-allowed' ? 'blocked' : 'failed')
      })
      synthesis.speak(utterance)
      const result = await Promise.race([heard, wait(patienceMs(text)).then(() => 'failed' as const)])
      // Whatever is left over must not speak into the next call.
      if (result !== 'spoken') synthesis.cancel()
      return result
    },
  }
}
