// `lotse voices …`: the sounds of announcements, made by a program or recorded by the town, in the data folder.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plan } from '../shared/plan.ts'
import type { Outcome } from './administration.ts'
import { neededPieces, type Piece } from './devices/voices/pieces.ts'
import { missingPieces } from './devices/voices/recordings.ts'
import { largestSoundBytes, soundKind } from './devices/voices/soundFile.ts'
import { spokenLanguages, spokenTextsIn } from './devices/voices/spokenTexts.ts'
import { commandWords, synthesize } from './devices/voices/synthesizer.ts'
import { openVoiceFolder, type VoiceFolder } from './devices/voices/voiceFolder.ts'
import type { Store } from './store/store.ts'

const done = (text: string): Outcome => ({ kind: 'done', text })
const refuse = (...problems: string[]): Outcome => ({ kind: 'refused', problems })

interface Wanted {
  readonly store: Store
  readonly dataFolder: string
  readonly language: string | undefined
}

interface Found {
  readonly voices: VoiceFolder
  readonly plans: readonly Plan[]
  readonly language: string
  readonly pieces: readonly Piece[]
}

const piecesIn = async ({ store, dataFolder, language }: Wanted): Promise<Found | { readonly refused: Outcome }> => {
  const texts = language === undefined ? null : spokenTextsIn(language)
  if (language === undefined || !texts || !spokenLanguages.includes(language))
    return { refused: refuse(`--language is "${language ?? ''}"; give one of ${spokenLanguages.join(', ')}.`) }
  const plans = (await store.plans.current()).map(({ plan }) => plan)
  if (plans.length === 0)
    return { refused: refuse('This data folder has no site yet: start the server once, or import a plan.') }
  const voices = openVoiceFolder(dataFolder)
  await voices.refresh()
  return { voices, plans, language, pieces: neededPieces(plans, texts, language) }
}

/** All pieces of a language with their texts and where each comes from; without a language, how many of each are there. */
export const listVoices = async (wanted: Wanted): Promise<Outcome> => {
  if (wanted.language === undefined) {
    const lines: string[] = []
    for (const language of spokenLanguages) {
      const found = await piecesIn({ ...wanted, language })
      if ('refused' in found) return found.refused
      const missing = missingPieces(found.voices, found.plans, language).length
      const there = found.pieces.length - missing
      lines.push(`${language}  ${there} of ${found.pieces.length} pieces${missing === 0 ? '' : ', not spoken'}`)
    }
    return done(lines.join('\n'))
  }
  const found = await piecesIn(wanted)
  if ('refused' in found) return found.refused
  const there = found.voices.of(found.language)
  return done(
    found.pieces.map(({ name, text }) => `${name}  ${there.get(name)?.origin ?? 'missing'}  ${text}`).join('\n'),
  )
}

/** Lets a program say every piece of a language. Recordings of the town stay and go on standing before what it makes. */
export const makeVoices = async (wanted: Wanted, command: string | undefined): Promise<Outcome> => {
  const found = await piecesIn(wanted)
  if ('refused' in found) return found.refused
  const words = commandWords(command ?? '')
  if (!words)
    return refuse('--with is missing; give a command that takes {file} and {text}: "espeak-ng -v ar -w {file} {text}"')
  for (const { name, text } of found.pieces) {
    const made = await synthesize(words, text)
    if (made.kind === 'failed') return refuse(`${words[0]} has not said "${text}" (${name}): ${made.why}.`)
    await found.voices.put(found.language, name, 'made', made.sound, made.bytes)
  }
  return done(`${found.pieces.length} pieces of ${found.language} are made. Boards play them from now on.`)
}

/** Files of a folder, or one file, each called after its piece: `digit-7.wav`. All of them or none. */
export const importVoices = async (wanted: Wanted, place: string | undefined): Promise<Outcome> => {
  const found = await piecesIn(wanted)
  if ('refused' in found) return found.refused
  const isFolder = place !== undefined && (await stat(place).catch(() => null))?.isDirectory()
  const files = place === undefined ? [] : isFolder ? (await readdir(place)).map((name) => join(place, name)) : [place]
  if (files.length === 0) return refuse('Name a file or a folder of files, each called after its piece: digit-7.wav')
  const problems: string[] = []
  const sounds = []
  for (const file of files.sort()) {
    const name = basename(file).replace(/\.[^.]*$/, '')
    const bytes = await readFile(file).catch(() => null)
    const kind = bytes && soundKind(bytes)
    if (!found.pieces.some((piece) => piece.name === name))
      problems.push(`${file}: ${found.language} has no piece "${name}".`)
    else if (!bytes) problems.push(`${file} cannot be read.`)
    else if (!kind) problems.push(`${file} is no WAV, OGG or MP3.`)
    else if (bytes.length > largestSoundBytes) problems.push(`${file} has more than ${largestSoundBytes} bytes.`)
    else sounds.push({ name, bytes, kind })
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  for (const { name, bytes, kind } of sounds) await found.voices.put(found.language, name, 'recorded', kind, bytes)
  return done(`${sounds.length} recordings of ${found.language} are in place.`)
}
