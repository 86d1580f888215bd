// An announcement that is assembled from sounds of the server, played as one.

/** Silence that a program leaves around a piece is cut off: up to what is this loud. */
const audible = 0.01
/** What is left of it, so that no sound is cut into. */
const marginSeconds = 0.02
/** Between two pieces, and after the words that come before and behind a number. */
const pauseSeconds = 0.09

/** From where to where a piece is to be heard, in seconds. A piece of nothing but silence is a pause of its own length. */
export function audiblePart(samples: Float32Array, sampleRate: number): { readonly from: number; readonly to: number } {
  const loud = (sample: number) => Math.abs(sample) > audible
  const first = samples.findIndex(loud)
  const last = samples.findLastIndex(loud)
  const end = samples.length / sampleRate
  if (first < 0) return { from: 0, to: end }
  return {
    from: Math.max(0, first / sampleRate - marginSeconds),
    to: Math.min(end, (last + 1) / sampleRate + marginSeconds),
  }
}

export interface Pieces {
  /** Puts all of them on the context's time line, each behind the one before; resolves with the whole length in milliseconds. */
  play(context: AudioContext, files: readonly string[]): Promise<number>
}

/** `load` fetches a file. What was decoded once is kept: letters and digits come again and again. */
export function createPieces({ load }: { load: (file: string) => Promise<ArrayBuffer> }): Pieces {
  const decoded = new Map<string, Promise<AudioBuffer>>()

  function bufferOf(context: AudioContext, file: string): Promise<AudioBuffer> {
    const known = decoded.get(file)
    if (known) return known
    const buffer = load(file).then((bytes) => context.decodeAudioData(bytes))
    decoded.set(file, buffer)
    // One that did not come is asked for again the next time.
    buffer.catch(() => decoded.delete(file))
    return buffer
  }

  return {
    async play(context, files) {
      const buffers = await Promise.all(files.map((file) => bufferOf(context, file)))
      const start = context.currentTime + 0.05
      let at = start
      for (const buffer of buffers) {
        const { from, to } = audiblePart(buffer.getChannelData(0), buffer.sampleRate)
        const source = context.createBufferSource()
        source.buffer = buffer
        source.connect(context.destination)
        source.start(at, from, to - from)
        at += to - from + pauseSeconds
      }
      return (at - start) * 1_000
    },
  }
}
