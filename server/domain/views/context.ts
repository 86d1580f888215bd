// What views need beside the day: the clock's face, the paper, the sound.
import type { AlarmId, ClerkKey, KioskId, PrinterId, ReasonId, SiteId, TicketId } from '../../../shared/ids.ts'
import type { KioskSign } from '../../../shared/kioskCare.ts'
import type { ClerkCard } from '../../../shared/staffViews.ts'
import type { ClockView, PrinterSign, ViewVersion } from '../../../shared/views.ts'
import type { Demand } from '../demand.ts'
import type { Neighbour } from '../neighbours.ts'
import type { DayState } from '../state.ts'

export interface ViewContext {
  /** Epoch milliseconds: the moment that the view shows. */
  readonly at: number
  readonly speed: number
  readonly trial: boolean
  /** LOTSE_URL is set: phones are offered. */
  readonly phone: boolean
  readonly nextOpenAt: number | null
  readonly printerSign: (printer: PrinterId) => PrinterSign | null
  /** How a kiosk's connection is; null: none since the server started. */
  readonly kioskSign: (kiosk: KioskId) => KioskSign | null
  /** What a colleague wrote about a ticket: staff views alone show it. */
  readonly noteOf: (ticket: TicketId) => string | null
  /** Whom a clerk's key of today stands for; null: nobody who is in the list. */
  readonly clerkOf: (clerk: ClerkKey) => ClerkCard | null
  /** Whether security outside the house heard of an alarm; null: not asked, or no answer yet. */
  readonly securityTold: (alarm: AlarmId) => 'told' | 'not-told' | null
  /** Displays with a connected board that has no sound. */
  readonly silentBoards: readonly ReasonId[]
  /** What is asked at the site, by the hour. */
  readonly demand: Demand
  /** Another site as it is at this moment; null: there is none of that id. */
  readonly neighbour: (site: SiteId) => Neighbour | null
}

/** Compared in this order by clients: day, log, moment. */
export const versionOf = (state: DayState, { at }: ViewContext): ViewVersion => ({
  day: state.date,
  log: state.version,
  at,
})

export const clockView = (state: DayState, { at, speed, trial }: ViewContext): ClockView => ({
  now: at,
  speed,
  trial,
  timeZone: state.plan.site.timeZone,
})
