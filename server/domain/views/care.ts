// What staff see of the kiosks: who calls for help there, and which of them are gone.
import type { DeskId, KioskId } from '../../../shared/ids.ts'
import type { GoneKiosk, HelpCallView } from '../../../shared/kioskCare.ts'
import type { DayState } from '../state.ts'
import type { ViewContext } from './context.ts'

/** The oldest first. */
export const helpCalls = (state: DayState, { clerkOf }: Pick<ViewContext, 'clerkOf'>): readonly HelpCallView[] =>
  [...state.help.values()].map(({ at, kiosk, language, taken }) => ({
    kiosk,
    at,
    language,
    coming: taken && { desk: taken.desk, name: (taken.clerk && clerkOf(taken.clerk)?.name) ?? null },
  }))

/** The info stand answers calls for help, and whoever sits at no desk, as a supervisor does. */
export const answersHelp = ({ index }: DayState, desk: DeskId | null): boolean =>
  desk === null || index.desks.get(desk)?.kind === 'infostand'

/** Kiosks whose line broke and has not come back; one that was never there may not be set up yet. */
export const goneKiosks = ({ plan }: DayState, { kioskSign }: Pick<ViewContext, 'kioskSign'>): readonly GoneKiosk[] =>
  plan.kiosks.flatMap(({ id }) => {
    const sign = kioskSign(id)
    return sign && !sign.online ? [{ kiosk: id, since: sign.since }] : []
  })

/** What the kiosk itself shows of the call. */
export const helpAt = (
  { help }: DayState,
  kiosk: KioskId,
): { readonly at: number; readonly coming: boolean } | null => {
  const call = help.get(kiosk)
  return call ? { at: call.at, coming: call.taken !== null } : null
}
