// Figures of the statistics, made into words.
import type { EstimateFigures, WaitFigures } from '../../../shared/statisticsView.ts'
import type { StaffTexts } from '../texts.ts'

type Tools = Pick<StaffTexts, 't' | 'number'>

/** How far the likely wait may be off on the whole to be called so, in minutes. */
const closeMinutes = 5
const fairMinutes = 10

export type Closeness = 'close' | 'fair' | 'far'

export function closenessOf({ meanErrorSeconds }: EstimateFigures): Closeness {
  const minutes = meanErrorSeconds / 60
  if (minutes <= closeMinutes) return 'close'
  return minutes <= fairMinutes ? 'fair' : 'far'
}

const wholeMinutes = (seconds: number) => Math.round(Math.abs(seconds) / 60)

/** "4 Min.", "unter 1 Min." */
export function minutesWords(seconds: number, { t, number }: Tools): string {
  const minutes = wholeMinutes(seconds)
  return minutes === 0 && seconds !== 0
    ? t('counter.statistics.underMinute')
    : t('counter.statistics.minutes', { minutes: number(minutes) })
}

/** "Im Mittel 3 Minuten zu kurz angesagt." */
export function biasWords({ biasSeconds }: EstimateFigures, { t }: Tools): string {
  const count = wholeMinutes(biasSeconds)
  if (count === 0) return t('counter.statistics.bias.none')
  return t(biasSeconds < 0 ? 'counter.statistics.bias.short' : 'counter.statistics.bias.long', { count })
}

export const percentWords = (share: number, { t, number }: Tools): string =>
  t('counter.statistics.percent', { share: number(Math.round(share * 100)) })

/** "25 Min.": nine in ten waited no longer. */
export const p90Words = ({ p90Minutes }: WaitFigures, { t, number }: Tools): string =>
  p90Minutes === null
    ? t('counter.statistics.longest')
    : t('counter.statistics.minutes', { minutes: number(p90Minutes) })
