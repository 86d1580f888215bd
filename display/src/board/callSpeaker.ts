import type { BoardCall } from '../../../shared/boardViews.ts'
import type { TextTools } from '../../../ui/language.ts'
import { baseOf, type Speech } from '../../../ui/speech.ts'
import { spokenText } from './spokenText.ts'

export interface CallSpeakerParts {
  readonly speech: Speech
  /** The texts of a language; null when it has none. */
  readonly textsIn: (language: string) => Promise<Pick<TextTools, 't' | 'textOf'> | null>
  /** The browser refused to speak before somebody has tapped. */
  readonly refused: () => void
}

/**
 * Speaks a call in German and then, where there is a voice for it, in the visitor's language. Resolves with whether anything was
 * spoken. Easy language is German.
 */
export function createCallSpeaker({
  speech,
  textsIn,
  refused,
}: CallSpeakerParts): (call: BoardCall) => Promise<boolean> {
  return async (call) => {
    let heard = false
    const own = baseOf(call.language) === 'de' ? 'de' : call.language
    for (const language of new Set<string>(['de', own])) {
      if (!speech.speaks(language)) continue
      const texts = await textsIn(language).catch(() => null)
      if (!texts) continue
      const result = await speech.speak(spokenText(call, texts), language)
      if (result === 'spoken') heard = true
      if (result === 'blocked') refused()
    }
    return heard
  }
}
