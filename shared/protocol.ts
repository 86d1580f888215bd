// Every message between the screens and the server: name → who may send it, payload and reply.
import { z } from 'zod'
import { boardRequests } from './boardRequests.ts'
import type { BoardView } from './boardViews.ts'
import {
  AlarmId,
  ClerkId,
  DeskId,
  KioskId,
  type Label,
  ReasonId,
  ServiceId,
  SiteId,
  TicketId,
  TicketKey,
} from './ids.ts'
import { kioskRequests } from './kioskRequests.ts'
import type { KioskView } from './kioskViews.ts'
import { listRequests } from './listRequests.ts'
import { offlineRequests } from './offlineRequests.ts'
import { ownRequests } from './ownRequests.ts'
import type { OwnTicketView } from './ownView.ts'
import type { Refusal } from './refusals.ts'
import { command, give, hello, kiosk, managers, nothing, request, staff } from './request.ts'
import type { SendTarget, StaffSite } from './siteViews.ts'
import type { DeskView, FoundAppointment, FoundTicket, FreeSlot, StaffCatalogue } from './staffViews.ts'
import type { StatisticsView } from './statisticsView.ts'
import { Address, ClosureTarget, Transfer } from './targets.ts'
import type { TeamView } from './teamView.ts'
import type { TodayView } from './todayView.ts'
import type { IssuedView, ScannedView } from './views.ts'

const language = z.string().max(20)
/** Of every number: its language, the kiosk it was asked for at, and where staff let it be printed (null: no paper). */
const forNumber = { language, kiosk: KioskId.nullable(), printAt: KioskId.nullable() }
export const WantedLeg = z.object({ service: ServiceId, quantity: z.int().min(1).max(20).optional() })
export const WantedLegs = z.tuple([WantedLeg], WantedLeg).refine((legs) => legs.length <= 5, 'at most five concerns')
const onTicket = z.object({ ...command, ticket: TicketId })
/** What is done from a desk to a ticket that is not there: that desk can take it back for a while. */
const fromDesk = z.object({ ...command, ticket: TicketId, by: DeskId.optional() })
const onDesk = z.object({ ...command, desk: DeskId })
const day = z.iso.date().brand<'DayDate'>()
/** Days of a site, both included. */
export const days = { from: day, to: day }
const longestPeriodMs = 366 * 24 * 3_600_000
/** In their order, and a year at most. */
export const isPeriod = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && Date.parse(to) - Date.parse(from) <= longestPeriodMs
/** What is named when they are not. */
export const period = { path: ['to'] }

/** For the colleague who gets the ticket; kept apart from the log and deleted. */
export const TransferNote = z.string().trim().min(1).max(500)

/** As colleagues say it: "Kim Berger". */
export const ClerkName = z.string().trim().min(1).max(80)

/** What calling gives: the ticket, or nobody when no one waits. */
export interface Called {
  readonly ticket: TicketId
  readonly label: Label
}

/** Requests carry the sender's command id when they change something: the same id again answers the same. */
export const requests = {
  ...offlineRequests,
  ...boardRequests,
  ...kioskRequests,
  ...listRequests,
  'desk:join': request(
    staff,
    z.object({ ...hello, desk: DeskId.nullable() }),
    /** `otherSites`: the token has rights there, too. */
    give<{ catalogue: StaffCatalogue; view: DeskView; otherSites: readonly StaffSite[] }>(),
  ),
  'today:join': request(
    staff,
    z.object(hello),
    give<{ catalogue: StaffCatalogue; view: TodayView; mayChange: boolean }>(),
  ),
  'team:join': request(
    staff,
    z.object(hello),
    give<{ catalogue: StaffCatalogue; view: TeamView; mayChange: boolean }>(),
  ),
  ...ownRequests,

  'ticket:issue': request(
    [...kiosk, ...staff],
    z.object({
      ...command,
      ...forNumber,
      services: WantedLegs,
      /** The visitor read that nobody serves this at present. */
      evenUnstaffed: z.boolean(),
      /** The kiosk has not shown what documents are needed: they stand on the slip. */
      documentsOnSlip: z.boolean().optional(),
      /** Staff only. */
      priority: ReasonId.nullable(),
    }),
    give<IssuedView>(),
  ),
  'appointment:checkIn': request(
    [...kiosk, ...staff],
    z.object({
      ...command,
      code: z.string().trim().max(40),
      ...forNumber,
      /** Staff only: too early or too late, and let in all the same. */
      evenOutOfTime: z.boolean().optional(),
    }),
    give<IssuedView>(),
  ),
  /** A number for a free slot of today; `time` in epoch milliseconds. */
  'slot:take': request(
    [...kiosk, ...staff],
    z.object({ ...command, ...forNumber, service: ServiceId, time: z.int().min(0) }),
    give<IssuedView>(),
  ),
  /** The free slots of today that are left; null: of all services. */
  'slot:list': request(staff, z.object({ service: ServiceId.nullable() }), give<readonly FreeSlot[]>()),
  'appointment:find': request(staff, z.object({ text: z.string().max(40) }), give<readonly FoundAppointment[]>()),

  /** `clerk`: who sits down, from the list of the site; null or absent: somebody who gives no name. */
  'desk:open': request(staff, onDesk.extend({ takeOver: z.boolean(), clerk: ClerkId.nullable().optional() }), nothing),
  'desk:pause': request(staff, onDesk, nothing),
  'desk:resume': request(staff, onDesk, nothing),
  'desk:close': request(staff, onDesk, nothing),
  'desk:callNext': request(staff, onDesk, give<Called | null>()),
  'desk:serve': request(staff, onDesk.extend({ services: WantedLegs }), give<Called>()),
  'desk:next': request(staff, onDesk, nothing),
  'desk:undo': request(staff, onDesk, nothing),

  'ticket:call': request(staff, onTicket.extend({ desk: DeskId, reason: ReasonId }), give<Called>()),
  'ticket:recall': request(staff, onTicket, nothing),
  'ticket:start': request(staff, onTicket, nothing),
  'ticket:finish': request(
    staff,
    onTicket.extend({ outcome: ReasonId.nullable(), services: z.array(ServiceId).max(5).nullable() }),
    nothing,
  ),
  'ticket:miss': request(staff, onTicket, nothing),
  'ticket:return': request(staff, fromDesk, nothing),
  'ticket:park': request(
    staff,
    onTicket.extend({
      reason: ReasonId,
      remindAt: z.int().min(0).nullable(),
      /** Prints the errand's slip at this kiosk's printer; null: no paper. */
      printAt: KioskId.nullable().optional(),
    }),
    nothing,
  ),
  /** A slip held under the scanner: who was away or missed is back. */
  'ticket:scan': request([...kiosk, ...staff], z.object({ ...command, key: TicketKey }), give<ScannedView>()),
  'ticket:resume': request(staff, fromDesk, nothing),
  'ticket:transfer': request(
    staff,
    onTicket.extend({ to: Transfer, back: z.boolean(), note: TransferNote.nullable().optional() }),
    nothing,
  ),
  /** Where a visitor can be sent, as it is there now. */
  'ticket:destinations': request(staff, nothing, give<readonly SendTarget[]>()),
  'ticket:send': request(
    staff,
    onTicket.extend({
      site: SiteId,
      /** Of that site. */
      service: ServiceId,
      note: TransferNote.nullable(),
      /** Prints the slip for the way at this kiosk's printer; null: no paper. */
      printAt: KioskId.nullable(),
    }),
    nothing,
  ),
  /** Who was sent here by another site is there. */
  'ticket:arrive': request(staff, fromDesk, nothing),
  'ticket:addLeg': request(staff, fromDesk.extend({ leg: WantedLeg }), nothing),
  'ticket:cancel': request(staff, fromDesk, nothing),
  /** All of it or nothing; what is absent stays as it is. */
  'ticket:move': request(
    staff,
    fromDesk.extend({
      services: z.array(ServiceId).min(1).max(5).optional(),
      /** null takes the class away. */
      priority: ReasonId.nullable().optional(),
      /** null: for whoever is next. */
      address: Address.nullable().optional(),
    }),
    nothing,
  ),
  'ticket:reprint': request(staff, onTicket.extend({ printAt: KioskId }), nothing),
  'ticket:find': request(staff, z.object({ text: z.string().max(40) }), give<readonly FoundTicket[]>()),

  /** A call for help: seen at every desk of the site, never by visitors. */
  'alarm:raise': request(staff, onDesk.extend({ drill: z.boolean() }), give<{ readonly at: number }>()),
  'alarm:acknowledge': request(staff, onDesk.extend({ alarm: AlarmId }), nothing),
  'alarm:end': request(staff, z.object({ ...command, alarm: AlarmId }), nothing),

  /** `fromAt` in epoch milliseconds; null: now. */
  'closure:set': request(
    managers,
    z.object({ ...command, target: ClosureTarget, fromAt: z.int().min(0).nullable(), reason: ReasonId }),
    nothing,
  ),
  'closure:lift': request(managers, z.object({ ...command, target: ClosureTarget }), nothing),
  'day:close': request(managers, z.object(command), nothing),

  'statistics:read': request(managers, z.object(days).refine(isPeriod, period), give<StatisticsView>()),
  /** Comma-separated values: a header and rows. */
  'statistics:export': request(
    managers,
    z.object({ ...days, of: z.enum(['estimates', 'visitors']) }).refine(isPeriod, period),
    give<{ readonly csv: string }>(),
  ),
  /** Adds or replaces; `skills` null: everything. */
  'clerk:put': request(
    managers,
    z.object({
      ...command,
      clerk: ClerkId,
      name: ClerkName,
      skills: z.array(ServiceId).max(500).nullable(),
      active: z.boolean(),
    }),
    nothing,
  ),
  'clerk:remove': request(managers, z.object({ ...command, clerk: ClerkId }), nothing),

  'infostand:settle': request(staff, onDesk.extend({ matter: ReasonId }), nothing),
  'infostand:change': request(
    staff,
    onDesk.extend({ state: z.enum(['staffed', 'on-the-phone', 'crowded', 'unstaffed']) }),
    nothing,
  ),
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type PayloadOf<N extends RequestName> = z.input<Requests[N]['payload']>
export type ParsedOf<N extends RequestName> = z.output<Requests[N]['payload']>
export type ReplyOf<N extends RequestName> = z.output<Requests[N]['reply']>

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** Pushes: an audience's whole view whenever it changed. */
export interface Pushes {
  'kiosk:changed': KioskView
  'board:changed': BoardView
  'desk:changed': DeskView
  'today:changed': TodayView
  'team:changed': TeamView
  'own:changed': OwnTicketView
  /** How the paper of a ticket that this kiosk issued has ended. */
  'printing:changed': { readonly ticket: TicketId; readonly state: 'printed' | 'not-sent' | 'unknown' | 'unconfirmed' }
  /** The plan is another one, or the pairing was withdrawn: join again. */
  'screen:rejoin': Record<never, never>
}

export type ClientEvents = {
  [N in RequestName]: (payload: PayloadOf<N>, reply: (answer: Answer<ReplyOf<N>>) => void) => void
}
export type ServerEvents = { [N in keyof Pushes]: (view: Pushes[N]) => void }
