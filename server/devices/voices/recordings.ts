// Which announcements can be assembled from sounds, and of which.
import type { Plan } from '../../../shared/plan.ts'
import { neededPieces, type Piece, piecesOf, type SpokenCall } from './pieces.ts'
import { spokenLanguage, spokenTextsIn } from './spokenTexts.ts'
import type { VoiceFolder } from './voiceFolder.ts'

/** One announcement in one language: sounds to be played one after the other. */
export interface Recording {
  readonly language: string
  /** Addresses on this server. */
  readonly files: readonly string[]
}

/** The call in German and in the visitor's language, as far as every piece of it is there. */
export function recordingsOf(
  voices: Pick<VoiceFolder, 'of' | 'address'>,
  call: SpokenCall & { readonly language: string },
): readonly Recording[] {
  return [...new Set(['de', spokenLanguage(call.language)])].flatMap((language) => {
    const texts = voices.of(language).size > 0 ? spokenTextsIn(language) : null
    if (!texts) return []
    const files = piecesOf(call, texts, language).map(({ name }) => voices.address(language, name))
    return files.every((file) => file !== null) ? [{ language, files }] : []
  })
}

/** Pieces of the language that these sites need and that are not there. */
export function missingPieces(
  voices: Pick<VoiceFolder, 'of'>,
  plans: readonly Plan[],
  language: string,
): readonly Piece[] {
  const texts = spokenTextsIn(language)
  if (!texts) return []
  const there = voices.of(language)
  return neededPieces(plans, texts, language).filter(({ name }) => !there.has(name))
}
