// A site's settings: everything that a town sets for itself, checked once when it is read.
import { z } from 'zod'
import { Arrow, Display } from './displaySetting.ts'
import { AreaId, DayDate, DeskId, QuestionId, ReasonId, ServiceId, SiteId } from './ids.ts'
import { Kiosk, Rush } from './kioskSettings.ts'
import { SiteLook } from './lookSetting.ts'
import { OfflineNumbers } from './offlineSetting.ts'
import { Printer } from './printerSetting.ts'
import { Texts } from './texts.ts'

export { Texts }

/** Local time of day, `07:30`; `24:00` is the end of the day. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const seconds = z
  .int()
  .min(0)
  .max(7 * 86_400)
const Prefix = z.string().regex(/^[A-Z]{1,2}$/)

const DayHours = z.object({
  open: TimeOfDay,
  close: TimeOfDay,
  /** Until when numbers are issued on such a day; without it, the usual time before closing. */
  lastIssue: TimeOfDay.optional(),
  /** Times in which nobody is called; numbers are issued and places kept (rule H). */
  breaks: z.array(z.object({ from: TimeOfDay, to: TimeOfDay })).default([]),
})
export type DayHours = z.infer<typeof DayHours>

const weekday = DayHours.nullable()
export const WeeklyHours = z.object({
  mon: weekday,
  tue: weekday,
  wed: weekday,
  thu: weekday,
  fri: weekday,
  sat: weekday,
  sun: weekday,
})
export type WeeklyHours = z.infer<typeof WeeklyHours>

/** Weekly hours that hold from one date until another, both included; of several that fit, the last one holds. */
const DatedHours = z.object({ from: DayDate.optional(), until: DayDate.optional(), weekly: WeeklyHours })

export const HoursException = z.object({
  date: DayDate,
  /** null: closed all day. */
  hours: DayHours.nullable(),
  reason: Texts,
})
export type HoursException = z.infer<typeof HoursException>

const SiteHours = z.object({
  periods: z.array(DatedHours).min(1),
  exceptions: z.array(HoursException).default([]),
  holidays: z.object({
    state: z.literal('bavaria'),
    /** Mariä Himmelfahrt is a holiday only where most people are Catholic. */
    assumption: z.boolean(),
  }),
  /** Numbers are issued from this long before opening … */
  firstIssueBeforeSeconds: seconds,
  /** … until this long before closing. */
  lastIssueBeforeSeconds: seconds,
  /** How long after closing the queue goes on before the day is closed for good. */
  hardLimitSeconds: seconds.default(3 * 3600),
  /** Visitors get no more numbers when their visit would probably end later than this after closing; null: no such limit. */
  overrunSeconds: seconds.nullable().default(30 * 60),
})
export type SiteHours = z.infer<typeof SiteHours>

const Area = z.object({
  id: AreaId,
  name: Texts,
  /** How to get there from the kiosk. */
  way: Texts,
})
export type Area = z.infer<typeof Area>

const Queue = z.object({ area: AreaId, prefix: Prefix })
export type Queue = z.infer<typeof Queue>

/** How a site deals with a service (rule G). */
export const Handling = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counter'), queue: Queue }),
  /** No number while the stand is staffed; otherwise the fallback queue, if there is one. */
  z.object({ kind: z.literal('infostand'), fallback: Queue.nullable() }),
  /** Walk-ins are refused; whoever checks in with an appointment waits in the queue. */
  z.object({ kind: z.literal('appointment'), queue: Queue, how: Texts }),
  z.object({
    kind: z.literal('elsewhere'),
    where: Texts,
    address: z.string().max(200).nullable(),
    hours: Texts.nullable(),
    link: z.url().max(300).nullable(),
    /** Set when another site of this installation does it. */
    site: SiteId.nullable(),
    /** The services of that site that deal with it: their wait is shown. */
    services: z.array(ServiceId).default([]),
  }),
])
export type Handling = z.infer<typeof Handling>

/** Asked at the kiosk before anything else; answers are stored nowhere, only the service that they lead to is (rule G). */
const Question = z.object({
  id: QuestionId,
  text: Texts,
  options: z
    .array(
      z.object({
        id: QuestionId,
        name: Texts,
        /** The service that whoever answers so needs instead; null: this one. */
        leadsTo: ServiceId.nullable().default(null),
        /** What is needed besides the documents of the service. */
        documents: z.array(Texts).default([]),
      }),
    )
    .min(2)
    .max(6),
})
export type Question = z.infer<typeof Question>

const Service = z.object({
  id: ServiceId,
  name: Texts,
  group: ReasonId,
  /** Everyday words that people search by, per language. */
  words: z.object({ de: z.array(z.string().max(60)) }).catchall(z.array(z.string().max(60))),
  documents: z.array(Texts).default([]),
  /** Facts for staff and visitors: fee, how long it takes, where to pick it up. */
  facts: z.array(Texts).default([]),
  promiseSeconds: seconds.min(60),
  /** Usual length of one conversation. */
  durationSeconds: seconds.min(30),
  channel: z.enum(['visit', 'call', 'message']).default('visit'),
  handling: Handling,
  /** Own opening hours; without them the site's hold. */
  hours: z.array(DatedHours).min(1).nullable().default(null),
  /** Asked where a ticket may stand for several persons, cars … */
  quantity: z
    .object({ question: Texts, max: z.int().min(2).max(20) })
    .nullable()
    .default(null),
  questions: z.array(Question).max(2).default([]),
  /** False: visitors reach it by an answer only; lists and search of the kiosk leave it out. */
  listed: z.boolean().default(true),
  /** Numbers a day at most. */
  contingent: z.int().min(0).max(9_999).nullable().default(null),
})
export type Service = z.infer<typeof Service>

const Desk = z.object({
  id: DeskId,
  /** What the number on the wall says: "7", or a name such as "Infostand". */
  name: Texts,
  kind: z.enum(['counter', 'infostand', 'phone']),
  area: AreaId,
  services: z.array(ServiceId),
  /** Taken when none of the desk's own wait (rule Q). */
  backup: z.array(ServiceId).default([]),
  way: Texts,
  arrow: Arrow.default('ahead'),
})
export type Desk = z.infer<typeof Desk>

const NumberRange = z.object({
  prefix: Prefix,
  first: z.int().min(0).max(9_999),
  last: z.int().min(0).max(9_999),
  width: z.int().min(2).max(4),
  /** From here on numbers are kept for kiosks that have lost the server. */
  offlineFrom: z.int().min(0).max(9_999).nullable().default(null),
})
export type NumberRange = z.infer<typeof NumberRange>

const Named = z.object({ id: ReasonId, name: Texts })
export type Named = z.infer<typeof Named>

/** Why a visitor is set aside; an errand sends them somewhere, with a slip that brings them back without a new wait. */
const ParkReason = Named.extend({
  errand: z
    .object({
      way: Texts,
      usualMinutes: z.int().min(1).max(240),
      /** What the slip says at its end; null: the usual line. */
      slipLine: Texts.nullable().default(null),
    })
    .nullable()
    .default(null),
})

/** Another site of the installation, as seen from this one. */
const OtherSite = z.object({
  site: SiteId,
  travelMinutes: z.int().min(1).max(600),
  /** How to get there: by car, train or bus. */
  way: Texts,
  /** The kiosk offers it when going there saves so much, travel included. */
  worthMinutes: z.int().min(0).max(240).default(15),
  /** What that site does for visitors of this one; null: whatever both have. */
  services: z.array(ServiceId).nullable().default(null),
})
export type OtherSite = z.infer<typeof OtherSite>

/** How long what may be about a person is kept; what is older is deleted within the hour (rule E19). */
const Keeping = z.object({
  /** Days with all their tickets; then sums by service and hour are left. */
  detailDays: z.int().min(1).max(366).default(90),
  /** Appointments, after their day. */
  appointmentDays: z.int().min(0).max(30).default(2),
  /** What a clerk wrote for the colleague who gets the visitor. */
  noteHours: z.int().min(1).max(24).default(24),
})

export const Plan = z.object({
  format: z.literal(1),
  /** Marks a plan that was made up: only such a one runs under another clock. */
  example: z.boolean(),
  site: z.object({
    id: SiteId,
    name: Texts,
    town: z.string().min(1).max(80),
    address: z.string().min(1).max(200),
    timeZone: z.string().min(1).max(60),
    /** Stands before a label that came from here to another site. */
    transferLetter: z.string().regex(/^[A-Z]$/),
    look: SiteLook.prefault({}),
  }),
  languages: z.array(z.string()).min(1),
  hours: SiteHours,
  areas: z.array(Area).min(1),
  groups: z.array(z.object({ id: ReasonId, name: Texts, hint: Texts, icon: z.string().max(30) })).min(1),
  services: z.array(Service).min(1).max(300),
  desks: z.array(Desk).min(1).max(200),
  numbers: z.array(NumberRange).min(1),
  offline: OfflineNumbers.prefault({}),
  /** Prefix of checked-in appointments; null: the service's own. */
  appointmentPrefix: Prefix.nullable().default(null),
  queue: z.object({
    /** A promise counts at most this much longer than the shortest promise of the site. */
    spreadSeconds: seconds.default(15 * 60),
    appointmentHeadStartSeconds: seconds.default(60 * 60),
    /** An appointment may check in from this long before its time … */
    checkInBeforeSeconds: seconds.default(30 * 60),
    /** … until this long after it. */
    checkInAfterSeconds: seconds.default(15 * 60),
    missedGraceSeconds: seconds.default(30 * 60),
    /** Who waits and asks for more time is called no earlier than after that; 0: staff see the wish, and nothing else changes. */
    moreTimeSeconds: seconds.max(3600).default(10 * 60),
    /** Free slots are offered to walk-ins whose wait may be at least this long. */
    slotOfferSeconds: seconds.default(30 * 60),
  }),
  /** Classes that staff may give, each with a reason in its name. */
  priorities: z.array(Named.extend({ headStartSeconds: seconds.default(60 * 60) })).default([]),
  reasons: z.object({
    outOfTurn: z.array(Named).min(1),
    park: z.array(ParkReason).min(1),
    outcome: z.array(Named).min(1),
    outcomeRequired: z.boolean().default(false),
    /** Why a service, desk, kiosk or the site is closed out of the hours; visitors read it. */
    closing: z.array(Named).default([]),
  }),
  /** Where else visitors may go, or be sent. */
  otherSites: z.array(OtherSite).default([]),
  /** Small matters that the info stand settles without a number. */
  matters: z.array(Named).default([]),
  printers: z.array(Printer).default([]),
  kiosks: z.array(Kiosk).min(1),
  /** When kiosks ask only what they must; null: never. */
  rush: Rush.nullable().prefault({}),
  displays: z.array(Display).min(1),
  alarm: z
    .object({
      /** Security is told here of every alarm; null: nobody outside the house. */
      webhook: z.url().max(300).nullable(),
    })
    .default({ webhook: null }),
  keeping: Keeping.prefault({}),
  /** The usual number of open desks, for estimates while none is open. */
  usualDesks: z.int().min(1).max(200),
})
export type Plan = z.infer<typeof Plan>
