// REST: tickets and what becomes of them.
import { z } from 'zod'
import type { ClerkKey, DeskId, KioskId, ReasonId, ServiceId, SiteId, TicketId } from '../../../shared/ids.ts'
import type { Written } from '../../commandRun.ts'
import type { DayCommand, TransferTarget, WantedLeg } from '../../domain/commands.ts'
import type { Ticket } from '../../domain/state.ts'
import { issueTicket } from '../../operations/issuing.ts'
import { parkTicket } from '../../operations/parking.ts'
import { type Operations, perform } from '../../operations/perform.ts'
import { sendToSite } from '../../operations/sending.ts'
import { transferTicket } from '../../operations/transferring.ts'
import { type Endpoint, endpoint, type Incoming, json, type Outgoing, refused, staffDoor } from '../endpoint.ts'
import { IssuedJson, TicketJson, ticketJson } from '../ticketJson.ts'

const id = z.string()

/** A concern as programs name it: an id, or an id with a quantity. Ids are looked up, so an unknown one of any form is 404. */
const Concern = z.union([id, z.object({ id, quantity: z.int().min(1).max(20).optional() })])
const Concerns = z.array(Concern).min(1).max(5)

export const legsOf = (concerns: z.infer<typeof Concerns>): readonly [WantedLeg, ...WantedLeg[]] => {
  const [first, ...rest] = concerns.map((one) =>
    typeof one === 'string' ? { service: one as ServiceId } : { service: one.id as ServiceId, quantity: one.quantity },
  )
  if (!first) throw new Error('A list of concerns has at least one.')
  return [first, ...rest]
}

export const ServeBody = z.object({ services: Concerns })
const refusals = { 401: { what: 'No valid token' }, 403: { what: 'Another site or role' }, 404: { what: 'Unknown' } }
const ticketAnswers = {
  200: { what: 'The ticket', schema: TicketJson },
  409: { what: 'Refused, with its code' },
  ...refusals,
}

export const ticketRoutes = (operations: Operations): readonly Endpoint[] => {
  const { clock } = operations

  const found = ({ site, param }: Incoming<unknown>): Ticket | null =>
    site
      .day()
      .state()
      .tickets.get(param('id') as TicketId) ?? null

  /** One command on one ticket, answered with the ticket as it then is. */
  const act = <B>(
    name: string,
    summary: string,
    body: z.ZodType<B>,
    command: (ticket: TicketId, body: B, at: number) => DayCommand,
  ): Endpoint =>
    endpoint<B>({
      method: 'post',
      path: `/tickets/{id}/${name}`,
      door: staffDoor,
      summary,
      body,
      answers: ticketAnswers,
      async handle(incoming): Promise<Outgoing> {
        const ticket = found(incoming)
        if (!ticket) return refused({ code: 'unknown-ticket' })
        const at = clock.now()
        const answer = await perform(
          operations,
          incoming,
          () => command(ticket.id, incoming.body, at),
          ({ state }) => {
            const now = state.tickets.get(ticket.id)
            return now ? ticketJson(state, now, at) : null
          },
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    })

  const Empty = z.object({})
  const Transfer = z
    .strictObject({
      service: id.optional(),
      desk: id.optional(),
      clerk: z.string().min(1).max(100).optional(),
      infostand: z.union([z.literal(true), id]).optional(),
      site: id
        .optional()
        .meta({ description: 'Another site; `service` is then one of that site, or the same as here' }),
      printAt: id.nullable().optional().meta({ description: 'With `site`: the kiosk that prints where to go' }),
      back: z.boolean().optional(),
      note: z.string().trim().max(500).nullable().optional(),
    })
    .refine(
      ({ service, desk, clerk, infostand, site }) =>
        [site ?? service, desk, clerk, infostand].filter((one) => one !== undefined).length === 1,
      'exactly one of service, desk, clerk, infostand, site',
    )
    .refine(({ site, back }) => site === undefined || back !== true, 'no way back from another site')
    .refine(({ site, printAt }) => site !== undefined || !printAt, 'printAt goes with site')

  const Keep = z
    .strictObject({ desk: id.optional(), clerk: z.string().min(1).max(100).optional() })
    .refine(({ desk, clerk }) => desk === undefined || clerk === undefined, 'desk or clerk, not both')

  const clerkKey = async (name: string, { site }: Incoming<unknown>): Promise<ClerkKey> =>
    (await operations.keysOf(site.day().stream)).clerkKey(name)

  const target = async (to: z.infer<typeof Transfer>, incoming: Incoming<unknown>): Promise<TransferTarget> => {
    if (to.service !== undefined) return { kind: 'service', service: to.service as ServiceId }
    if (to.desk !== undefined) return { kind: 'desk', desk: to.desk as DeskId }
    if (to.clerk === undefined) return { kind: 'infostand' }
    return { kind: 'clerk', clerk: await clerkKey(to.clerk, incoming) }
  }

  return [
    endpoint({
      method: 'post',
      path: '/sites/{site}/tickets',
      door: staffDoor,
      summary: 'Issue a number',
      body: z.object({
        services: Concerns,
        language: z.string().optional(),
        priority: id.nullable().optional(),
        appointmentAt: z.iso.datetime({ offset: true }).optional(),
        channel: z.enum(['visit', 'call', 'message']).optional(),
      }),
      answers: {
        201: { what: 'The ticket with its key', schema: IssuedJson },
        409: { what: 'Refused, with its code' },
        ...refusals,
      },
      async handle(incoming) {
        const { services, language, priority, appointmentAt, channel } = incoming.body
        const wish = {
          legs: legsOf(services),
          channel: channel ?? 'visit',
          language: language ?? '',
          kiosk: null,
          evenUnstaffed: true,
          priority: (priority ?? null) as ReasonId | null,
          appointmentAt: appointmentAt === undefined ? null : Date.parse(appointmentAt),
          paper: null,
        } as const
        const answer = await issueTicket(operations, incoming, wish, (state, ticket) =>
          ticketJson(state, ticket, ticket.issuedAt),
        )
        if (!answer.ok) return refused(answer.refusal)
        const { issued, described } = answer.value
        return json({ ...described, key: issued.key, url: issued.url }, 201)
      },
    }),
    endpoint({
      method: 'get',
      path: '/tickets/{id}',
      door: staffDoor,
      summary: 'One ticket of today',
      answers: { 200: { what: 'The ticket', schema: TicketJson }, ...refusals },
      async handle(incoming) {
        const ticket = found(incoming)
        return ticket
          ? json(ticketJson(incoming.site.day().state(), ticket, clock.now()))
          : refused({ code: 'unknown-ticket' })
      },
    }),
    act('call', 'Call this number out of turn', z.object({ desk: id, reason: id }), (ticket, { desk, reason }, at) => ({
      type: 'CallTicket',
      at,
      ticket,
      desk: desk as DeskId,
      reason: reason as ReasonId,
    })),
    act('recall', 'Repeat the announcement', Empty, (ticket, _, at) => ({ type: 'RecallTicket', at, ticket })),
    act('start', 'The conversation begins', Empty, (ticket, _, at) => ({ type: 'StartServing', at, ticket })),
    act(
      'finish',
      'The conversation is over; the desk is in after-work',
      z.object({ outcome: id.nullable().optional(), services: z.array(id).max(5).optional() }),
      (ticket, { outcome, services }, at) => ({
        type: 'FinishServing',
        at,
        ticket,
        outcome: (outcome ?? null) as ReasonId | null,
        services: (services ?? null) as ServiceId[] | null,
      }),
    ),
    act('miss', 'Nobody came', Empty, (ticket, _, at) => ({ type: 'MissTicket', at, ticket })),
    act('return', 'A missed visitor is back', Empty, (ticket, _, at) => ({ type: 'ReturnTicket', at, ticket })),
    endpoint({
      method: 'post',
      path: '/tickets/{id}/park',
      door: staffDoor,
      summary: 'The visitor goes to fetch something; for an errand of the plan a slip can be printed',
      body: z.object({
        reason: id,
        remindAt: z.iso.datetime({ offset: true }).nullable().optional(),
        printAt: id.nullable().optional(),
      }),
      answers: ticketAnswers,
      async handle(incoming) {
        const ticket = found(incoming)
        if (!ticket) return refused({ code: 'unknown-ticket' })
        const { reason, remindAt, printAt = null } = incoming.body
        const wish = {
          ticket: ticket.id,
          reason: reason as ReasonId,
          remindAt: remindAt ? Date.parse(remindAt) : null,
          printAt: printAt as KioskId | null,
        }
        const answer = await parkTicket(operations, incoming, wish, ({ state }) =>
          ticketJson(state, state.tickets.get(ticket.id) ?? ticket, clock.now()),
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
    act('arrive', 'Who was sent here by another site is there', Empty, (ticket, _, at) => ({
      type: 'ArriveTicket',
      at,
      ticket,
    })),
    act('resume', 'A parked visitor is back', Empty, (ticket, _, at) => ({ type: 'ResumeTicket', at, ticket })),
    endpoint({
      method: 'post',
      path: '/tickets/{id}/transfer',
      door: staffDoor,
      summary:
        'On to another service, desk or clerk, to the info stand or another site, with a note for whoever gets it',
      body: Transfer,
      answers: ticketAnswers,
      async handle(incoming) {
        const ticket = found(incoming)
        if (!ticket) return refused({ code: 'unknown-ticket' })
        const { back = false, note, site, service, printAt } = incoming.body
        const seen = ({ state }: Written) => ticketJson(state, state.tickets.get(ticket.id) ?? ticket, clock.now())
        if (site !== undefined) {
          const wish = {
            ticket: ticket.id,
            site: site as SiteId,
            service: (service ?? ticket.legs[0]?.service ?? '') as ServiceId,
            note: note || null,
            printAt: (printAt ?? null) as KioskId | null,
          }
          const sent = await sendToSite(operations, incoming, wish, seen)
          return sent.ok ? json(sent.value) : refused(sent.refusal)
        }
        const to = await target(incoming.body, incoming)
        const wish = { ticket: ticket.id, to, back, note: note || null }
        const answer = await transferTicket(operations, incoming, wish, seen)
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
    act(
      'priority',
      'Give, change or take away the priority class',
      z.object({ priority: id.nullable() }),
      (ticket, { priority }, at) => ({ type: 'MoveTicket', at, ticket, priority: priority as ReasonId | null }),
    ),
    act(
      'legs',
      'Set the order of the concerns; each is named once',
      z.object({ services: z.array(id).min(1).max(5) }),
      (ticket, { services }, at) => ({ type: 'MoveTicket', at, ticket, services: services as ServiceId[] }),
    ),
    endpoint({
      method: 'post',
      path: '/tickets/{id}/keep',
      door: staffDoor,
      summary: 'Keep a waiting number for a desk or a clerk; with neither, for whoever is next',
      body: Keep,
      answers: ticketAnswers,
      async handle(incoming) {
        const ticket = found(incoming)
        if (!ticket) return refused({ code: 'unknown-ticket' })
        const { desk, clerk } = incoming.body
        const at = clock.now()
        const address =
          desk !== undefined
            ? ({ kind: 'desk', desk: desk as DeskId } as const)
            : clerk !== undefined
              ? ({ kind: 'clerk', clerk: await clerkKey(clerk, incoming) } as const)
              : null
        const answer = await perform(
          operations,
          incoming,
          () => ({ type: 'MoveTicket', at, ticket: ticket.id, address }),
          ({ state }) => ticketJson(state, state.tickets.get(ticket.id) ?? ticket, at),
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
    act('cancel', 'The visitor no longer waits', Empty, (ticket, _, at) => ({
      type: 'CancelTicket',
      at,
      ticket,
      asker: 'staff',
    })),
  ]
}
