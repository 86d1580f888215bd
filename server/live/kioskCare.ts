// Who is told when a kiosk comes, goes or is taken in hand.
import type { SiteId } from '../../shared/ids.ts'
import type { KioskSign } from '../../shared/kioskCare.ts'
import type { Audiences } from './audiences.ts'
import type { Signs } from './signs.ts'

const isWithVisitors = (sign: KioskSign | null) => sign?.use === 'idle' || sign?.use === 'visitor'

/**
 * Supervisors see all of it at once. Desks, and kiosks that name this one as their neighbour, are not told of every visitor who comes and
 * goes, but when the kiosk is there or gone, or out of visitors' hands.
 */
export function tellOfKiosk(
  audiences: Pick<Audiences, 'touch'>,
  site: SiteId,
  before: KioskSign | null,
  after: KioskSign | null,
): void {
  audiences.touch(site, 'today:changed')
  if (before?.online === after?.online && isWithVisitors(before) === isWithVisitors(after)) return
  audiences.touch(site, 'desk:changed')
  audiences.touch(site, 'kiosk:changed')
}

/** A connection broke: if it was a kiosk's, that one may be gone. `at` in epoch milliseconds. */
export function kioskGone(
  audiences: Pick<Audiences, 'touch'>,
  signs: Pick<Signs, 'kiosk' | 'kioskOf' | 'forgetKiosk'>,
  { at, connection, site }: { readonly site: SiteId; readonly connection: string; readonly at: number },
): void {
  const kiosk = signs.kioskOf(site, connection)
  if (!kiosk) return
  const before = signs.kiosk(site, kiosk)
  signs.forgetKiosk(site, connection, at)
  tellOfKiosk(audiences, site, before, signs.kiosk(site, kiosk))
}
