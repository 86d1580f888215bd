// What a kiosk holds for the time without a server, and what it hands in afterwards (rules N12 to N15, K11 to K15).
import { z } from 'zod'
import {
  AreaId,
  CommandId,
  DayDate,
  KioskId,
  Label,
  LeaseId,
  ServiceId,
  SiteId,
  TicketId,
  type TicketKey,
} from './ids.ts'
import type { Texts } from './plan.ts'

/** A number with the ticket that it will be, and the visitor's key to that. */
export interface HeldNumber {
  readonly prefix: string
  readonly label: Label
  readonly ticket: TicketId
  readonly key: TicketKey
}

/** A service for which a kiosk alone gives numbers; times are epoch milliseconds of this day. */
export interface OfflineService {
  readonly id: ServiceId
  readonly prefix: string
  readonly area: { readonly id: AreaId; readonly name: Texts; readonly way: Texts }
  readonly firstIssueAt: number
  readonly lastIssueAt: number
  /** Of its contingent; null: it has none. */
  readonly left: number | null
}

/** Numbers of one day, lent to one kiosk. */
export interface NumberLease {
  /** The session of the browser that asked. */
  readonly lease: LeaseId
  readonly site: SiteId
  readonly kiosk: KioskId
  readonly day: DayDate
  /** By the server's clock, in epoch milliseconds. */
  readonly until: number
  readonly numbers: readonly HeldNumber[]
  readonly services: readonly OfflineService[]
  /** Address of the own-ticket page, up to where the key follows; null: no phone is offered. */
  readonly ownAddress: string | null
}

/** A number that a kiosk gave without a server. */
export const GivenNumber = z.object({
  request: CommandId,
  site: SiteId,
  day: DayDate,
  lease: LeaseId,
  label: Label,
  ticket: TicketId,
  services: z
    .array(z.object({ service: ServiceId, quantity: z.int().min(1).max(20) }))
    .min(1)
    .max(5),
  language: z.string().max(20),
  kiosk: KioskId,
  area: AreaId,
  issuedAt: z.int().min(0),
})
export type GivenNumber = z.output<typeof GivenNumber>
