// Whether the board can be heard: browsers keep a page silent until somebody has touched it.
import { chimeMs, playChime } from './chime.ts'
import type { Pieces } from './pieces.ts'

export type SoundState = 'untested' | 'ok' | 'blocked'

/** How long a browser may take to let a context run. */
const testMs = 1_500

export interface SoundParts {
  /** null where the browser has no sound at all. */
  readonly openContext: () => AudioContext | null
  readonly wait: (milliseconds: number) => Promise<void>
  readonly changed: (state: SoundState) => void
  readonly play?: (context: AudioContext) => void
  readonly pieces?: Pieces
}

export interface Sound {
  /** Finds out whether sound comes out; also after a tap, which is what unlocks it. */
  test(): Promise<void>
  /** Rings and resolves when the voice may begin; at once when sound is blocked. */
  chime(): Promise<void>
  /** Plays sounds one after the other without gaps; at once `blocked` when sound is. */
  playAll(files: readonly string[]): Promise<'spoken' | 'blocked' | 'failed'>
  /** Something else that sounds, a voice, was refused by the browser. */
  refused(): void
  close(): void
}

/** Opens the context at the first test and keeps it: a browser allows only few. */
export function createSound({ openContext, wait, changed, play = playChime, pieces }: SoundParts): Sound {
  let context: AudioContext | null = null
  let state: SoundState = 'untested'
  let voiceRefused = false

  function enter(next: SoundState): void {
    if (state === next) return
    state = next
    changed(state)
  }

  /** `resume()` of a blocked context neither resolves nor rejects until somebody taps, hence the race. */
  async function runs(): Promise<boolean> {
    context ??= openContext()
    if (!context) return false
    if (context.state !== 'running') await Promise.race([context.resume().catch(() => undefined), wait(testMs)])
    return context.state === 'running'
  }

  async function check(): Promise<boolean> {
    const running = await runs()
    enter(running && !voiceRefused ? 'ok' : 'blocked')
    return running
  }

  return {
    async test() {
      voiceRefused = false
      await check()
    },
    async chime() {
      if (!(await check()) || !context) return
      play(context)
      await wait(chimeMs)
    },
    async playAll(files) {
      if (!(await check()) || !context) return 'blocked'
      const lengthMs = await pieces?.play(context, files).catch(() => null)
      if (typeof lengthMs !== 'number') return 'failed'
      await wait(lengthMs)
      return 'spoken'
    },
    refused() {
      voiceRefused = true
      enter('blocked')
    },
    close() {
      context?.close().catch(() => undefined)
      context = null
    },
  }
}
