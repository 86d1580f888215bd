// What the house sees of its kiosks. Times are epoch milliseconds.
import type { DeskId, KioskId, Language } from './ids.ts'

/** A visitor at a kiosk wants somebody to come (rule K19); nothing else is known of them. */
export interface HelpCallView {
  readonly kiosk: KioskId
  readonly at: number
  /** In which the kiosk speaks to them. */
  readonly language: Language
  /** Who comes: from which desk (null: from none), and the name where it is known. */
  readonly coming: { readonly desk: DeskId | null; readonly name: string | null } | null
}

/** Idle, with a visitor, or in the hands of staff. */
export type KioskUse = 'idle' | 'visitor' | 'maintenance' | 'cleaning'

/** A kiosk as the server knows it by its connection: it is no event, and dies with the server. */
export interface KioskSign {
  readonly online: boolean
  /** Since when it is online, or gone. */
  readonly since: number
  readonly use: KioskUse
  readonly useSince: number
}

export interface GoneKiosk {
  readonly kiosk: KioskId
  readonly since: number
}
