// What screens and devices say of themselves: it is no event and dies with the connection.
import type { AlarmId, PrinterId, ReasonId, SiteId } from '../../shared/ids.ts'
import type { PrinterSign } from '../../shared/views.ts'

export type BoardSound = 'ok' | 'blocked' | 'untested'

export interface Signs {
  printer(site: SiteId, printer: PrinterId): PrinterSign | null
  /** True when it is another one than before. */
  setPrinter(site: SiteId, printer: PrinterId, sign: PrinterSign): boolean
  securityTold(alarm: AlarmId): 'told' | 'not-told' | null
  setSecurity(alarm: AlarmId, answer: 'told' | 'not-told'): void
  /** Displays with a connected board that has no sound. */
  silentBoards(site: SiteId): readonly ReasonId[]
  setBoard(site: SiteId, connection: string, display: ReasonId, sound: BoardSound): void
  /** True when the connection was a board's. */
  forgetBoard(site: SiteId, connection: string): boolean
}

export const openSigns = (): Signs => {
  const printers = new Map<string, PrinterSign>()
  const security = new Map<AlarmId, 'told' | 'not-told'>()
  const boards = new Map<SiteId, Map<string, { display: ReasonId; sound: BoardSound }>>()
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
    securityTold: (alarm) => security.get(alarm) ?? null,
    setSecurity(alarm, answer) {
      security.set(alarm, answer)
    },
    silentBoards: (site) => [
      ...new Set([...boardsOf(site).values()].filter(({ sound }) => sound === 'blocked').map(({ display }) => display)),
    ],
    setBoard(site, connection, display, sound) {
      boardsOf(site).set(connection, { display, sound })
    },
    forgetBoard: (site, connection) => boardsOf(site).delete(connection),
  }
}
