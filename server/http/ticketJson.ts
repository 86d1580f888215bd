// A ticket as programs read it, and the shapes that the OpenAPI document shows.
import { z } from 'zod'
import type { DeskId } from '../../shared/ids.ts'
import { estimateTicket } from '../domain/estimate.ts'
import type { WaitEstimate } from '../domain/events.ts'
import { aheadOf } from '../domain/routing.ts'
import type { DayState, Ticket } from '../domain/state.ts'

export const EstimateJson = z
  .object({ low: z.number(), likely: z.number(), high: z.number() })
  .meta({ description: 'Minutes' })

const instant = z.string().meta({ format: 'date-time', description: 'ISO 8601 with offset' })

export const TicketJson = z.object({
  id: z.string(),
  label: z.string().regex(/^[A-Z]{1,3}\d{2,4}$/),
  phase: z.enum(['waiting', 'called', 'serving', 'parked', 'missed', 'expected', 'sent', 'done', 'gone']),
  sentTo: z
    .object({ site: z.string(), label: z.string() })
    .optional()
    .meta({ description: 'Phase `sent`: where it stands now' }),
  cameFrom: z.string().optional().meta({ description: 'The site that gave the number, where it was another' }),
  offline: z.literal(true).optional().meta({ description: 'A kiosk gave it without the server' }),
  channel: z.enum(['visit', 'call', 'message']),
  site: z.string(),
  service: z.string().nullable(),
  services: z.array(z.object({ id: z.string(), quantity: z.number() })),
  area: z.string(),
  desk: z.string().optional(),
  deskName: z.string().optional().meta({ description: "As it is written at the desk, in the ticket's language" }),
  position: z
    .number()
    .optional()
    .meta({ description: 'Waiting tickets with an earlier turn that a desk serving it may also call' }),
  estimate: EstimateJson.optional(),
  issuedAt: instant,
  dueAt: instant,
  turnAt: instant,
})

export const IssuedJson = TicketJson.extend({
  key: z.string().meta({ description: "The visitor's secret: opens the own-ticket page" }),
  url: z.string().nullable().meta({ description: 'null while LOTSE_URL is not set' }),
})

/** Epoch milliseconds → ISO 8601 with the site's offset. */
export const isoAt = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' })

/** Seconds → whole minutes; the range never loses what it held. */
export const estimateJson = ({
  lowSeconds,
  likelySeconds,
  highSeconds,
}: WaitEstimate): z.infer<typeof EstimateJson> => ({
  low: Math.floor(lowSeconds / 60),
  likely: Math.round(likelySeconds / 60),
  high: Math.ceil(highSeconds / 60),
})

const whileWaiting = (state: DayState, ticket: Ticket, at: number) => {
  if (ticket.phase.kind !== 'waiting') return {}
  const estimate = estimateTicket(state, ticket.id, at)
  return { position: aheadOf(state, ticket, at), ...(estimate && { estimate: estimateJson(estimate) }) }
}

const deskOf = (state: DayState, desk: DeskId, language: string) => {
  const name = state.index.desks.get(desk)?.name
  return { desk, ...(name && { deskName: name[language] ?? name.de }) }
}

/** The ticket as it is now; `position` and `estimate` only while it waits. */
export const ticketJson = (state: DayState, ticket: Ticket, at: number): z.infer<typeof TicketJson> => {
  const { timeZone } = state.plan.site
  return {
    id: ticket.id,
    label: ticket.label,
    phase: ticket.phase.kind,
    ...(ticket.offline && { offline: true as const }),
    channel: ticket.channel,
    site: state.site,
    service: ticket.legs[0]?.service ?? null,
    services: ticket.legs.map(({ service, quantity }) => ({ id: service, quantity })),
    area: ticket.area,
    ...('desk' in ticket.phase && deskOf(state, ticket.phase.desk, ticket.language)),
    ...(ticket.phase.kind === 'sent' && { sentTo: { site: ticket.phase.to, label: ticket.phase.label } }),
    ...(ticket.cameFrom !== null && { cameFrom: ticket.cameFrom }),
    ...whileWaiting(state, ticket, at),
    issuedAt: isoAt(ticket.issuedAt, timeZone),
    dueAt: isoAt(ticket.dueAt, timeZone),
    turnAt: isoAt(ticket.turnAt, timeZone),
  }
}
