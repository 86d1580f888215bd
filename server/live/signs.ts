// What screens and devices say of themselves: it is no event and dies with the connection.
import type { AlarmId, KioskId, PrinterId, ReasonId, SiteId } from '../../shared/ids.ts'
import type { KioskSign, KioskUse } from '../../shared/kioskCare.ts'
import type { PrinterSign } from '../../shared/views.ts'
import type { BoardSign } from '../domain/views/context.ts'
import { openKioskSigns } from './kioskSigns.ts'

export interface Signs {
  printer(site: SiteId, printer: PrinterId): PrinterSign | null
  /** True when it is another one than before. */
  setPrinter(site: SiteId, printer: PrinterId, sign: PrinterSign): boolean
  kiosk(site: SiteId, kiosk: KioskId): KioskSign | null
  /** A kiosk's connection says what it is doing (null: nothing yet); `at` in epoch milliseconds. */
  setKiosk(site: SiteId, connection: string, kiosk: KioskId, use: KioskUse | null, at: number): void
  /** Which kiosk the connection is; null: none. */
  kioskOf(site: SiteId, connection: string): KioskId | null
  forgetKiosk(site: SiteId, connection: string, at: number): void
  securityTold(alarm: AlarmId): 'told' | 'not-told' | null
  setSecurity(alarm: AlarmId, answer: 'told' | 'not-told'): void
  /** Displays with a connected board that has no sound. */
  silentBoards(site: SiteId): readonly ReasonId[]
  /** Connected boards: how each is heard, and which languages it cannot speak. */
  boards(site: SiteId): readonly BoardSign[]
  setBoard(site: SiteId, connection: string, sign: BoardSign): void
  /** True when the connection was a board's. */
  forgetBoard(site: SiteId, connection: string): boolean
}

export const openSigns = (): Signs => {
  const printers = new Map<string, PrinterSign>()
  const security = new Map<AlarmId, 'told' | 'not-told'>()
  const boards = new Map<SiteId, Map<string, BoardSign>>()
  const boardsOf = (site: SiteId) => {
    const known = boards.get(site) ?? new Map()
    boards.set(site, known)
    return known
  }
  return {
    printer: (site, printer) => printers.get(`${site}/${printer}`) ?? null,
    setPrinter(site, printer, sign) {
      const key = `${site}/${printer}`
      const changed = JSON.stringify(printers.get(key)) !== JSON.stringify(sign)
      printers.set(key, sign)
      return changed
    },
    ...openKioskSigns(),
    securityTold: (alarm) => security.get(alarm) ?? null,
    setSecurity(alarm, answer) {
      security.set(alarm, answer)
    },
    silentBoards: (site) => [
      ...new Set([...boardsOf(site).values()].filter(({ sound }) => sound === 'blocked').map(({ display }) => display)),
    ],
    boards: (site) => [...boardsOf(site).values()],
    setBoard(site, connection, sign) {
      boardsOf(site).set(connection, sign)
    },
    forgetBoard: (site, connection) => boardsOf(site).delete(connection),
  }
}
