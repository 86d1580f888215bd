import type { Plan } from '../../../shared/plan.ts'
import type { SpokenCall } from './pieces.ts'
import { missingPieces, type Recording, recordingsOf } from './recordings.ts'
import { spokenLanguage } from './spokenTexts.ts'
import { openVoiceFolder, type VoiceFolder } from './voiceFolder.ts'

export interface Voices extends Pick<VoiceFolder, 'refresh' | 'read'> {
  recordingsOf(call: SpokenCall & { readonly language: string }): readonly Recording[]
  /** Languages of the plan in which every announcement can be assembled. */
  recorded(plan: Plan): readonly string[]
}

const silent: Voices = {
  refresh: async () => false,
  read: async () => null,
  recordingsOf: () => [],
  recorded: () => [],
}

/** The sounds in the data folder, which has been looked at once. */
export async function openVoices(dataFolder: string | null): Promise<Voices> {
  if (dataFolder === null) return silent
  const folder = openVoiceFolder(dataFolder)
  await folder.refresh()
  let known = new WeakMap<Plan, readonly string[]>()
  return {
    read: folder.read,
    async refresh() {
      const changed = await folder.refresh()
      if (changed) known = new WeakMap()
      return changed
    },
    recordingsOf: (call) => recordingsOf(folder, call),
    recorded(plan) {
      const languages = known.get(plan) ?? completeIn(folder, plan)
      known.set(plan, languages)
      return languages
    },
  }
}

const completeIn = (folder: VoiceFolder, plan: Plan): readonly string[] =>
  [...new Set(['de', ...plan.languages.map(spokenLanguage)])].filter(
    (language) => folder.of(language).size > 0 && missingPieces(folder, [plan], language).length === 0,
  )
