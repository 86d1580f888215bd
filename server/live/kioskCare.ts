// Who is told when a kiosk comes, goes or is taken in hand.
import type { SiteId } from '../../shared/ids.ts'
import type { KioskSign } from '../../shared/kioskCare.ts'
import type { Audiences } from './audiences.ts'

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
