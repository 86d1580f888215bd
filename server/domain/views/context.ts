// What views need beside the day: the clock's face, the paper, the sound.
import type { BoardNotice } from '../../../shared/boardNotice.ts'
import type { BoardCall } from '../../../shared/boardViews.ts'
import type { AlarmId, ClerkKey, KioskId, PrinterId, ReasonId, SiteId, TicketId } from '../../../shared/ids.ts'
import type { KioskSign } from '../../../shared/kioskCare.ts'
import type { Desk } from '../../../shared/plan.ts'
import type { ClerkCard } from '../../../shared/staffViews.ts'
import type { ClockView, PrinterSign, ViewVersion } from '../../../shared/views.ts'
import type { Demand } from '../demand.ts'
import type { Neighbour } from '../neighbours.ts'
import type { DayState } from '../state.ts'

/** How a connected board is heard, and which languages it cannot speak. */
export interface BoardSign {
  readonly display: ReasonId
  readonly sound: 'ok' | 'blocked' | 'untested'
  readonly unspoken: readonly string[]
}

export interface BoardContext {
  /** A call as sounds, as far as the server has them. */
  readonly recordingsOf: (call: {
    readonly label: string
    readonly language: string
    readonly desk: Desk
  }) => BoardCall['recordings']
  /** Languages of which every sound of an announcement is there. */
  readonly recorded: readonly string[]
  readonly signs: readonly BoardSign[]
  /** Of the site, by their beginning. */
  readonly notices: readonly BoardNotice[]
}

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
  /** What boards need beside the day; absent where there are none. */
  readonly boards?: BoardContext
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
