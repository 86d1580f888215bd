// Which kiosks are connected to this server, and what each of them is doing.
import type { KioskId, SiteId } from '../../shared/ids.ts'
import type { KioskSign, KioskUse } from '../../shared/kioskCare.ts'
import type { Signs } from './signs.ts'

interface Known {
  /** Of the same kiosk there may be two for a moment: the one that has come back, and the one that nobody has heard break. */
  readonly connections: Set<string>
  sign: KioskSign
}

/** A kiosk is there as long as one of its connections is. */
export const openKioskSigns = (): Pick<Signs, 'kiosk' | 'kioskOf' | 'setKiosk' | 'forgetKiosk'> => {
  const sites = new Map<SiteId, Map<KioskId, Known>>()

  const drop = (site: SiteId, connection: string, at: number, kept: KioskId | null): void => {
    for (const [kiosk, known] of sites.get(site) ?? []) {
      if (kiosk === kept || !known.connections.delete(connection)) continue
      if (known.connections.size === 0) known.sign = { ...known.sign, online: false, since: at }
    }
  }

  return {
    kiosk: (site, kiosk) => sites.get(site)?.get(kiosk)?.sign ?? null,
    kioskOf: (site, connection) =>
      [...(sites.get(site) ?? [])].find(([, { connections }]) => connections.has(connection))?.[0] ?? null,
    setKiosk(site, connection, kiosk, use, at) {
      drop(site, connection, at, kiosk)
      const kiosks = sites.getOrInsertComputed(site, () => new Map())
      const known = kiosks.get(kiosk)
      const before = known?.sign ?? null
      const doing: KioskUse = use ?? before?.use ?? 'idle'
      const sign = {
        online: true,
        since: before?.online ? before.since : at,
        use: doing,
        useSince: before?.use === doing ? before.useSince : at,
      }
      kiosks.set(kiosk, { connections: (known?.connections ?? new Set()).add(connection), sign })
    },
    forgetKiosk: (site, connection, at) => drop(site, connection, at, null),
  }
}
