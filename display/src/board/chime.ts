// The chime before a call: two soft strokes of a bell, made here so that no file has to be loaded.

/** Frequencies in hertz and the second at which each stroke begins. */
const strokes = [
  { hertz: 659.26, at: 0 },
  { hertz: 523.25, at: 0.42 },
] as const
/** Overtones of a struck bar: multiple of the stroke's frequency, loudness, seconds until it has died away. */
const partials = [
  { multiple: 1, gain: 0.5, seconds: 1.2 },
  { multiple: 2.76, gain: 0.1, seconds: 0.5 },
  { multiple: 5.4, gain: 0.03, seconds: 0.2 },
] as const
const attackSeconds = 0.008
const silence = 0.0001

/** Length of the chime, milliseconds. The voice may begin while the last stroke fades. */
export const chimeMs = 1_300

/** Puts the chime on the context's time line from now on. */
export function playChime(context: BaseAudioContext): void {
  const start = context.currentTime + 0.02
  for (const { hertz, at } of strokes) {
    for (const { multiple, gain, seconds } of partials) {
      const oscillator = context.createOscillator()
      const loudness = context.createGain()
      oscillator.frequency.value = hertz * multiple
      loudness.gain.setValueAtTime(silence, start + at)
      loudness.gain.exponentialRampToValueAtTime(gain, start + at + attackSeconds)
      loudness.gain.exponentialRampToValueAtTime(silence, start + at + seconds)
      oscillator.connect(loudness).connect(context.destination)
      oscillator.start(start + at)
      oscillator.stop(start + at + seconds)
    }
  }
}
