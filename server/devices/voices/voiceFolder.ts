// The sounds of announcements in the data folder: those that a program made, and the town's recordings, which stand before them.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SoundKind, soundKind, soundTypes } from './soundFile.ts'

/** `recorded` wins over `made`. */
export type VoiceOrigin = 'made' | 'recorded'

interface VoiceFile {
  readonly origin: VoiceOrigin
  readonly kind: SoundKind
  /** Changes with the file, so that browsers may keep it for ever. */
  readonly version: string
}

export interface VoiceFolder {
  /** The pieces of a language that there are, as read last. */
  of(language: string): ReadonlyMap<string, VoiceFile>
  /** Where a browser finds a piece; null: there is none. */
  address(language: string, piece: string): string | null
  /** Looks at the folder; true when something is not as it was. */
  refresh(): Promise<boolean>
  read(language: string, piece: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>
  /** Puts a sound in place of the one of that origin. The bytes have been looked at. */
  put(language: string, piece: string, origin: VoiceOrigin, kind: SoundKind, bytes: Uint8Array): Promise<void>
}

const languagePattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/
const filePattern = /^([a-z]+-[a-z0-9-]{1,60})\.(wav|ogg|mp3)$/
const origins = ['made', 'recorded'] as const

const entriesOf = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])

/** Nothing is read from or written to the folder but files of these names. */
export function openVoiceFolder(dataFolder: string): VoiceFolder {
  const root = join(dataFolder, 'voices')
  let languages: ReadonlyMap<string, ReadonlyMap<string, VoiceFile>> = new Map()
  const of = (language: string) => languages.get(language) ?? new Map<string, VoiceFile>()
  const place = (language: string, origin: VoiceOrigin, piece: string, kind: SoundKind) =>
    join(root, language, origin, `${piece}.${kind}`)

  const look = async (language: string) => {
    const files = new Map<string, VoiceFile>()
    for (const origin of origins)
      for (const entry of await entriesOf(join(root, language, origin))) {
        const [, piece, kind] = filePattern.exec(entry) ?? []
        if (piece === undefined || kind === undefined) continue
        const { mtimeMs, size } = await stat(join(root, language, origin, entry))
        const version = `${Math.round(mtimeMs).toString(36)}${size.toString(36)}`
        files.set(piece, { origin, kind: kind as SoundKind, version })
      }
    return files
  }

  return {
    of,
    address(language, piece) {
      const file = of(language).get(piece)
      return file ? `/voices/${language}/${piece}?v=${file.version}` : null
    },
    async refresh() {
      const found = (await entriesOf(root)).filter((entry) => languagePattern.test(entry)).sort()
      const next = new Map<string, ReadonlyMap<string, VoiceFile>>()
      for (const language of found) next.set(language, await look(language))
      const told = (all: typeof languages) =>
        JSON.stringify([...all].map(([language, files]) => [language, [...files]]))
      const changed = told(next) !== told(languages)
      languages = next
      return changed
    },
    async read(language, piece) {
      const file = of(language).get(piece)
      if (!file) return null
      const bytes = await readFile(place(language, file.origin, piece, file.kind)).catch(() => null)
      return bytes && soundKind(bytes) ? { bytes, type: soundTypes[file.kind] } : null
    },
    async put(language, piece, origin, kind, bytes) {
      if (!languagePattern.test(language) || !filePattern.test(`${piece}.${kind}`))
        throw new Error(`No piece of an announcement can be called ${language}/${piece}`)
      const folder = join(root, language, origin)
      await mkdir(folder, { recursive: true })
      const target = place(language, origin, piece, kind)
      // Written aside first: a board never gets half a sound.
      await writeFile(`${target}.new`, bytes)
      await rename(`${target}.new`, target)
      for (const other of ['wav', 'ogg', 'mp3'] as const)
        if (other !== kind) await rm(place(language, origin, piece, other), { force: true })
    },
  }
}
