// Where the visitor stands, as the page draws and says it.
import type { OwnTicketView } from '../../../shared/ownView.ts'
import type { WaitRange } from '../../../shared/views.ts'
import type { TextTools } from '../../../ui/language.ts'

/** More people than this before the visitor are drawn as a gap: small phones have no room and nobody counts dots. */
const mostDots = 4
/** How long before the earliest likely call one should be there. */
const earlyMinutes = 5
/** Below this it is not worth going away. */
const shortestAbsenceMinutes = 5
const minute = 60_000
const wordJoiner = '\u2060'

/** The dots between counter and visitor for so many numbers before; `more` when not all of them are drawn. */
export function dotsFor(ahead: number): { readonly dots: number; readonly more: boolean } {
  return { dots: Math.min(ahead, mostDots), more: ahead > mostDots }
}

/**
 * From when the visitor should be in the waiting area: five minutes before the low end of the range, rounded down to five
 * minutes, and at an appointment's time at the latest, since the call may come then; at a free slot's time and not earlier,
 * as its slip says. Null when that is so soon that one had better stay, or when nothing is known. `now` and the result are
 * epoch milliseconds.
 */
export function beThereAt(
  now: number,
  wait: WaitRange | null,
  { appointmentAt, slot }: Pick<OwnTicketView, 'appointmentAt' | 'slot'>,
): number | null {
  const worthIt = (at: number | null) => (at === null || at - now < shortestAbsenceMinutes * minute ? null : at)
  if (slot) return worthIt(appointmentAt)
  if (!wait) return null
  const step = 5 * minute
  const likely = Math.floor((now + (wait.low - earlyMinutes) * minute) / step) * step
  return worthIt(Math.min(likely, appointmentAt ?? likely))
}

/** The range as a heading, "Noch etwa" and "10–20 Min.": in large type it may break before the unit, not at the dash. */
export function remaining(
  wait: WaitRange | null,
  t: TextTools['t'],
): { readonly lead: string; readonly range: string } | null {
  if (!wait) return null
  const { low, high } = wait
  if (high < 5) return { lead: t('own.waiting.left'), range: t('own.waiting.short') }
  if (low <= 0) return { lead: t('own.waiting.left'), range: t('own.waiting.upTo', { high }) }
  const range = low === high ? t('own.waiting.about', { high }) : t('own.waiting.range', { low, high })
  return { lead: t('own.waiting.leftAbout'), range: range.replace('–', `–${wordJoiner}`) }
}
