import type { BoardCall } from '../../../shared/boardViews.ts'
import type { TextTools } from '../../../ui/language.ts'
import { baseOf, type Speech } from '../../../ui/speech.ts'
import { spokenText } from './spokenText.ts'

export interface CallSpeakerParts {
  readonly speech: Speech
  /** The texts of a language; null when it has none. */
  readonly textsIn: (language: string) => Promise<Pick<TextTools, 't' | 'textOf'> | null>
  /** Plays sounds of the server one after the other. */
  readonly play: (files: readonly string[]) => Promise<'spoken' | 'blocked' | 'failed'>
  /** The browser refused to speak before somebody has tapped. */
  readonly refused: () => void
}

/**
 * Speaks a call in German and then in the visitor's language, each by a voice of the device or else by the sounds that the server
 * holds; a language that has neither is left out. Easy language is German. Resolves with whether anything was heard.
 */
export function createCallSpeaker({
  speech,
  textsIn,
  play,
  refused,
}: CallSpeakerParts): (call: BoardCall) => Promise<boolean> {
  async function speakIn(language: string, call: BoardCall): Promise<'spoken' | 'blocked' | 'failed' | 'stopped'> {
    const texts = speech.speaks(language) ? await textsIn(language).catch(() => null) : null
    if (texts) return speech.speak(spokenText(call, texts), language)
    const recording = call.recordings.find((one) => one.language === language)
    return recording ? play(recording.files) : 'failed'
  }

  return async (call) => {
    let heard = false
    const own = baseOf(call.language) === 'de' ? 'de' : call.language
    for (const language of new Set<string>(['de', own])) {
      const result = await speakIn(language, call)
      if (result === 'spoken') heard = true
      if (result === 'blocked') refused()
    }
    return heard
  }
}

/** Languages of the site that a board can announce nothing in: no voice of the device speaks them, and sounds are missing. */
export function unspokenLanguages(
  { languages, recorded }: { readonly languages: readonly string[]; readonly recorded: readonly string[] },
  speech: Pick<Speech, 'speaks'>,
): readonly string[] {
  const spoken = new Set(['de', ...languages.map((language) => (baseOf(language) === 'de' ? 'de' : language))])
  return [...spoken].filter((language) => !speech.speaks(language) && !recorded.includes(language))
}
