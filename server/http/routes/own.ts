// REST: the holder of a ticket, known by the key alone.
import { z } from 'zod'
import type { TicketId } from '../../../shared/ids.ts'
import type { DayCommand } from '../../domain/commands.ts'
import { ownedBy } from '../../operations/own.ts'
import type { Operations } from '../../operations/perform.ts'
import { perform, senderOf } from '../../operations/perform.ts'
import { type Endpoint, endpoint, json, refused } from '../endpoint.ts'
import { TicketJson, ticketJson } from '../ticketJson.ts'

const answers = {
  200: { what: 'The ticket', schema: TicketJson },
  401: { what: 'No key' },
  404: { what: 'No ticket has this key, or its day is over' },
  409: { what: 'Refused, with its code' },
}

export const ownRoutes = (operations: Operations): readonly Endpoint[] => {
  /** One command of the holder on the own ticket, answered with the ticket as it then is. */
  const wish = (name: string, summary: string, command: (ticket: TicketId, at: number) => DayCommand): Endpoint =>
    endpoint({
      method: 'post',
      path: `/own/${name}`,
      door: 'holder',
      summary,
      body: z.object({}),
      answers,
      async handle({ key, sender, body }) {
        const owned = await ownedBy(operations, key)
        if (!owned) return refused({ code: 'unknown-ticket' })
        const { site, ticket } = owned
        const principal = { id: `ticket ${ticket}`, role: 'holder', sites: [site.id] } as const
        const at = operations.clock.now()
        const answer = await perform(
          operations,
          { principal, site, sender: senderOf(principal, sender?.id ?? null, `own:${name}`, body) },
          () => command(ticket, at),
          ({ state }) => {
            const now = state.tickets.get(ticket)
            return now ? ticketJson(state, now, at) : null
          },
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    })

  return [
    endpoint({
      method: 'get',
      path: '/own',
      door: 'holder',
      summary: "The holder's ticket",
      answers,
      async handle({ key }) {
        const owned = await ownedBy(operations, key)
        const state = owned?.site.day().state()
        const ticket = owned && state?.tickets.get(owned.ticket)
        return state && ticket
          ? json(ticketJson(state, ticket, operations.clock.now()))
          : refused({ code: 'unknown-ticket' })
      },
    }),
    wish('cancel', 'I no longer wait', (ticket, at) => ({ type: 'CancelTicket', at, ticket, asker: 'visitor' })),
    wish('more-time', 'I need more time: staff see it, and whoever waits is called later, once', (ticket, at) => ({
      type: 'TellWish',
      at,
      ticket,
      wish: 'more-time',
    })),
    wish('on-my-way', 'I am coming: staff see it, and whoever was parked waits again', (ticket, at) => ({
      type: 'TellWish',
      at,
      ticket,
      wish: 'on-my-way',
    })),
  ]
}
