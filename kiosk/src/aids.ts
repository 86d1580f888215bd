// How a visitor has set the kiosk for themselves; with the end of the visit all of it is as usual again (rule A2).

export const kioskThemes = ['light', 'dark', 'contrast'] as const
export type KioskTheme = (typeof kioskThemes)[number]

export interface Aids {
  readonly theme: KioskTheme
  readonly large: boolean
  /** Everything in the lower half of the screen. */
  readonly low: boolean
  /** The screen is read aloud. */
  readonly reading: boolean
  /** Of the voice, from 0 to 1. */
  readonly volume: number
  /** How fast it speaks; 1 is the voice's own pace. */
  readonly rate: number
}

export const usualAids: Aids = { theme: 'light', large: false, low: false, reading: false, volume: 0.7, rate: 0.9 }

/** Whoever cannot see has to hear something to make it louder: it never falls silent. */
const volumes = [0.2, 0.35, 0.5, 0.7, 0.85, 1] as const
export const isVolume = (value: number): boolean => volumes.some((volume) => volume === value)

const rates = [0.6, 0.75, 0.9, 1.1, 1.35, 1.7] as const

const stepped = (steps: readonly number[], value: number, by: 1 | -1): number =>
  steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(value) + by))] ?? value

/** A step louder or softer; at the end of the scale the same. */
export const withVolume = (aids: Aids, by: 1 | -1): Aids => ({ ...aids, volume: stepped(volumes, aids.volume, by) })

/** A step faster or slower. */
export const withRate = (aids: Aids, by: 1 | -1): Aids => ({ ...aids, rate: stepped(rates, aids.rate, by) })

/** Which step of how many is set, from 1. */
export const volumeStep = ({ volume }: Pick<Aids, 'volume'>) => ({
  step: volumes.indexOf(volume as 1) + 1,
  steps: volumes.length,
})
export const rateStep = ({ rate }: Aids) => ({ step: rates.indexOf(rate as 1.7) + 1, steps: rates.length })
