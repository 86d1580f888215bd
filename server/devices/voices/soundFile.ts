// What a sound file is, by its first bytes.
import { ascii } from '../firstBytes.ts'

export type SoundKind = 'wav' | 'ogg' | 'mp3'

export const soundTypes: Readonly<Record<SoundKind, string>> = {
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
}

/** Ten seconds of a recording in studio quality: no piece is longer. */
export const largestSoundBytes = 2_000_000

/** Null: none that boards can play. */
export function soundKind(bytes: Uint8Array): SoundKind | null {
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return 'wav'
  if (ascii(bytes, 0, 4) === 'OggS') return 'ogg'
  const [first = 0, second = 0] = bytes
  // An MPEG frame begins with eleven set bits; its layer is never 00.
  const frame = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0
  return ascii(bytes, 0, 3) === 'ID3' || frame ? 'mp3' : null
}
