// REST: the holder of a ticket, known by the key alone.
import { z } from 'zod'
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

export const ownRoutes = (operations: Operations): readonly Endpoint[] => [
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
  endpoint({
    method: 'post',
    path: '/own/cancel',
    door: 'holder',
    summary: 'I no longer wait',
    body: z.object({}),
    answers,
    async handle({ key, sender, body }) {
      const owned = await ownedBy(operations, key)
      if (!owned) return refused({ code: 'unknown-ticket' })
      const { site, ticket } = owned
      const principal = { id: `ticket ${ticket}`, role: 'holder', site: site.id } as const
      const at = operations.clock.now()
      const answer = await perform(
        operations,
        { principal, site, sender: senderOf(principal, sender?.id ?? null, 'own:cancel', body) },
        () => ({ type: 'CancelTicket', at, ticket, by: 'visitor' }),
        ({ state }) => {
          const now = state.tickets.get(ticket)
          return now ? ticketJson(state, now, at) : null
        },
      )
      return answer.ok ? json(answer.value) : refused(answer.refusal)
    },
  }),
]
