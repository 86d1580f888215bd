// The kiosk that visitors are sent to when this one has no paper or is out of service (rule K18).
import type { KioskId } from '../../shared/ids.ts'
import type { KioskUse } from '../../shared/kioskCare.ts'
import type { NeighbourKiosk } from '../../shared/kioskViews.ts'
import type { PrinterSign } from '../../shared/views.ts'
import { closedBy, ofKiosk } from './closures.ts'
import { kioskIn } from './offer.ts'
import type { DayState } from './state.ts'
import type { ViewContext } from './views/context.ts'

/** How the paper of a kiosk is; one whose printer has said nothing yet gets the benefit of the doubt. */
export function paperOf({ plan }: Pick<DayState, 'plan'>, id: KioskId, { printerSign }: SignContext): PrinterSign {
  const printer = kioskIn(plan, id)?.printer ?? null
  return printer === null ? { kind: 'screen' } : (printerSign(printer) ?? { kind: 'ready', paper: 'ok' })
}

type SignContext = Pick<ViewContext, 'printerSign'>

const inHands: ReadonlySet<KioskUse> = new Set(['maintenance', 'cleaning'])

/** Null when the plan names none, or when that one is no better off. */
export function neighbourKiosk(
  state: DayState,
  id: KioskId,
  context: Pick<ViewContext, 'at' | 'kioskSign' | 'printerSign'>,
): NeighbourKiosk | null {
  const neighbour = kioskIn(state.plan, id)?.neighbour
  const there = neighbour && kioskIn(state.plan, neighbour.kiosk)
  if (!there || closedBy(state, ofKiosk(there.id), context.at)) return null
  const paper = paperOf(state, there.id, context).kind
  // Whoever is sent on for a slip is sent to where there is one.
  if (paper === 'fault' || (paper === 'screen' && paperOf(state, id, context).kind === 'fault')) return null
  const sign = context.kioskSign(there.id)
  if (sign && (!sign.online || inHands.has(sign.use))) return null
  return { name: there.name, way: neighbour.way }
}
