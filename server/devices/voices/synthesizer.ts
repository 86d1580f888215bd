// A program of the town's that says a text into a file, such as espeak-ng: run once for each piece, with arguments and without a shell.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { largestSoundBytes, type SoundKind, soundKind } from './soundFile.ts'

const run = promisify(execFile)
const patienceMs = 60_000

export type Synthesized =
  | { readonly kind: 'sound'; readonly sound: SoundKind; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly why: string }

/** `espeak-ng -v ar -w {file} {text}` → its words; what stands in quotation marks is one. Null unless it takes both a file and a text. */
export function commandWords(command: string): readonly string[] | null {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const takes = (placeholder: string) => words.slice(1).some((word) => word.includes(placeholder))
  return takes('{file}') && takes('{text}') ? words : null
}

/** Lets the program say the text; `words` as `commandWords` gives them. What it writes is looked at before it is believed. */
export async function synthesize(words: readonly string[], text: string): Promise<Synthesized> {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-voice-'))
  try {
    const file = join(folder, 'piece.wav')
    const [program = '', ...given] = words.map((word) => word.replaceAll('{file}', file).replaceAll('{text}', text))
    await run(program, given, { timeout: patienceMs })
    const bytes = await readFile(file)
    const sound = soundKind(bytes)
    if (!sound) return { kind: 'failed', why: 'what it wrote is no WAV, OGG or MP3' }
    if (bytes.length > largestSoundBytes)
      return { kind: 'failed', why: `it wrote more than ${largestSoundBytes} bytes` }
    return { kind: 'sound', sound, bytes }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const why = code === 'ENOENT' ? 'it is not there, or wrote no file' : error instanceof Error ? error.message : ''
    return { kind: 'failed', why: why.trim().split('\n').at(-1) ?? '' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
