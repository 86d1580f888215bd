// "It worked", for the ear: DIN 18040-1 wants success confirmed by light or sound. A port, since tests hear nothing.

/** Sounds once, at a volume from 0 to 1. */
export type ConfirmTone = (volume: number) => void

/** A rising fourth; the chime of the boards falls. Hertz, and the second at which each tone begins. */
const tones = [
  { hertz: 587.33, at: 0 },
  { hertz: 783.99, at: 0.14 },
] as const
const fadeSeconds = 0.35
const silence = 0.0001

/** Made here, so that no file has to be loaded; one context for all, since a browser allows only few. */
export function webTone(openContext: () => AudioContext | null): ConfirmTone {
  let context: AudioContext | null = null
  return (volume) => {
    context ??= openContext()
    if (!context) return
    context.resume().catch(() => undefined)
    const start = context.currentTime + 0.02
    for (const { hertz, at } of tones) {
      const oscillator = context.createOscillator()
      const loudness = context.createGain()
      oscillator.frequency.value = hertz
      loudness.gain.setValueAtTime(silence, start + at)
      loudness.gain.exponentialRampToValueAtTime(Math.max(silence, 0.6 * volume), start + at + 0.01)
      loudness.gain.exponentialRampToValueAtTime(silence, start + at + fadeSeconds)
      oscillator.connect(loudness).connect(context.destination)
      oscillator.start(start + at)
      oscillator.stop(start + at + fadeSeconds)
    }
  }
}
