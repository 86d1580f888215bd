// What a picture or video is, by its first bytes.
import { ascii, begins } from './firstBytes.ts'

export interface MediaKind {
  readonly ending: 'png' | 'jpg' | 'webp' | 'mp4' | 'webm'
  readonly largestBytes: number
}

const largestPicture = 8_000_000
const largestVideo = 60_000_000

/** Null: nothing that boards show. Moving pictures are videos only: one knows what is chosen. */
export function mediaKind(bytes: Uint8Array): MediaKind | null {
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return { ending: 'png', largestBytes: largestPicture }
  if (begins(bytes, 0xff, 0xd8, 0xff)) return { ending: 'jpg', largestBytes: largestPicture }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return { ending: 'webp', largestBytes: largestPicture }
  if (ascii(bytes, 4, 8) === 'ftyp') return { ending: 'mp4', largestBytes: largestVideo }
  return begins(bytes, 0x1a, 0x45, 0xdf, 0xa3) ? { ending: 'webm', largestBytes: largestVideo } : null
}
