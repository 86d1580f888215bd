// The names of things, branded so that one kind is never passed for another.
import { z } from 'zod'

const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')

export const SiteId = slug.brand<'SiteId'>()
export type SiteId = z.infer<typeof SiteId>

export const AreaId = slug.brand<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>

export const ServiceId = slug.brand<'ServiceId'>()
export type ServiceId = z.infer<typeof ServiceId>

export const DeskId = slug.brand<'DeskId'>()
export type DeskId = z.infer<typeof DeskId>

export const PrinterId = slug.brand<'PrinterId'>()
export type PrinterId = z.infer<typeof PrinterId>

export const KioskId = slug.brand<'KioskId'>()
export type KioskId = z.infer<typeof KioskId>

/** A reason, outcome, small matter or priority class that the plan names. */
export const ReasonId = slug.brand<'ReasonId'>()
export type ReasonId = z.infer<typeof ReasonId>

/** A question of a service, or one of the answers to it. */
export const QuestionId = slug.brand<'QuestionId'>()
export type QuestionId = z.infer<typeof QuestionId>

/** Internal id of a ticket: random, never shown, never a secret of its own. */
export const TicketId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,32}$/)
  .brand<'TicketId'>()
export type TicketId = z.infer<typeof TicketId>

/** The visitor's secret: 128 bits, base64url. It opens the own-ticket page and nothing else. */
export const TicketKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .brand<'TicketKey'>()
export type TicketKey = z.infer<typeof TicketKey>

/** A clerk as events know one: a key that is valid for one business day and names nobody (rule S). */
export const ClerkKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'ClerkKey'>()
export type ClerkKey = z.infer<typeof ClerkKey>

/** A clerk of a site, in the list of clerks and on staff screens; in no event (rule S). */
export const ClerkId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{4,32}$/)
  .brand<'ClerkId'>()
export type ClerkId = z.infer<typeof ClerkId>

/** What a sender calls its command, so that repeating it is safe. */
export const CommandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>

/** Numbers that one kiosk holds for the time without a server. */
export const LeaseId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .brand<'LeaseId'>()
export type LeaseId = z.infer<typeof LeaseId>

/** A label as people read it: prefix and number, such as `A042`. */
export const Label = z
  .string()
  .regex(/^[A-Z]{1,3}\d{2,4}$/)
  .brand<'Label'>()
export type Label = z.infer<typeof Label>

/** SHA-256 of a plan's canonical JSON, hexadecimal. */
export const PlanHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'PlanHash'>()
export type PlanHash = z.infer<typeof PlanHash>

/** A calendar day at a site: `2026-11-23`. */
export const DayDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .brand<'DayDate'>()
export type DayDate = z.infer<typeof DayDate>

/** An appointment's number as it stands on the confirmation. */
export const AppointmentCode = z
  .string()
  .regex(/^[A-Z0-9]{4,16}$/)
  .brand<'AppointmentCode'>()
export type AppointmentCode = z.infer<typeof AppointmentCode>

export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .max(20)
  .brand<'Language'>()
export type Language = z.infer<typeof Language>

/** One call for help by a desk. */
export const AlarmId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'AlarmId'>()
export type AlarmId = z.infer<typeof AlarmId>
