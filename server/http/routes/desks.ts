// REST: desks, and who is called to them.
import { z } from 'zod'
import type { ClerkKey, DeskId } from '../../../shared/ids.ts'
import type { Answer } from '../../../shared/protocol.ts'
import type { Written } from '../../commandRun.ts'
import type { DayCommand } from '../../domain/commands.ts'
import type { DayState } from '../../domain/state.ts'
import { raiseAlarm } from '../../operations/alarms.ts'
import { serveDirect } from '../../operations/issuing.ts'
import { type Operations, ok, perform } from '../../operations/perform.ts'
import { type Sitting, sittingOfName } from '../../operations/sittingDown.ts'
import { undoAction } from '../../operations/transferring.ts'
import { DeskJson, deskJson } from '../deskJson.ts'
import { type Endpoint, endpoint, type Incoming, json, refused, staffDoor } from '../endpoint.ts'
import { isoAt, TicketJson, ticketJson } from '../ticketJson.ts'
import { legsOf, ServeBody } from './tickets.ts'

const refusals = {
  401: { what: 'No valid token' },
  403: { what: 'Another site or role' },
  404: { what: 'Unknown site or desk' },
  409: { what: 'Refused, with its code' },
}

/** A program that opens its own desk during a break wants the break to end. */
const isOnBreak = (state: DayState, desk: DeskId, clerk: ClerkKey | null) => {
  const now = state.desks.get(desk)
  return now?.kind === 'open' && now.clerk === clerk && now.pause !== 'none'
}

export const deskRoutes = (operations: Operations): readonly Endpoint[] => {
  const { clock } = operations
  const at = (incoming: Incoming<unknown>) => incoming.param('desk') as DeskId

  const change = <B>(
    name: string,
    summary: string,
    body: z.ZodType<B>,
    command: (desk: DeskId, body: B, sitting: Sitting | null, state: DayState) => DayCommand,
    sittingOf: (body: B, incoming: Incoming<B>) => Promise<Answer<Sitting | null>> = async () => ok(null),
  ): Endpoint =>
    endpoint<B>({
      method: 'post',
      path: `/sites/{site}/desks/{desk}/${name}`,
      door: staffDoor,
      summary,
      body,
      answers: { 200: { what: 'The desk', schema: DeskJson }, ...refusals },
      async handle(incoming) {
        const desk = at(incoming)
        const sitting = await sittingOf(incoming.body, incoming)
        if (!sitting.ok) return refused(sitting.refusal)
        const answer = await perform(
          operations,
          incoming,
          (state) => command(desk, incoming.body, sitting.value, state),
          ({ state }) => deskJson(state, desk),
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    })

  const calledTicket = ({ events, state }: Written) => {
    const call = events.find((event) => event.type === 'TicketCalled')
    const ticket = call && state.tickets.get(call.ticket)
    return ticket ? ticketJson(state, ticket, clock.now()) : null
  }

  return [
    change(
      'open',
      'Open the desk, or end its break. A clerk of the list has the skills that stand there and leaves the desk before; any other name, or none, has no limit',
      z.object({ clerk: z.string().min(1).max(100).optional(), takeOver: z.boolean().optional() }),
      (desk, { takeOver = false }, sitting, state) => {
        const { clerk, skills } = sitting ?? { clerk: null, skills: null }
        return isOnBreak(state, desk, clerk)
          ? { type: 'ResumeDesk', at: clock.now(), desk }
          : { type: 'OpenDesk', at: clock.now(), desk, clerk, skills, takeOver }
      },
      async ({ clerk }, incoming) => (clerk === undefined ? ok(null) : sittingOfName(operations, incoming, clerk)),
    ),
    change('pause', 'A break, after the visitor who is there', z.object({}), (desk) => ({
      type: 'PauseDesk',
      at: clock.now(),
      desk,
    })),
    change('resume', 'The break is over', z.object({}), (desk) => ({ type: 'ResumeDesk', at: clock.now(), desk })),
    change('close', 'Close the desk', z.object({}), (desk) => ({ type: 'CloseDesk', at: clock.now(), desk })),
    change('next', 'After-work is over, without calling anybody', z.object({}), (desk) => ({
      type: 'EndAfterWork',
      at: clock.now(),
      desk,
    })),
    endpoint({
      method: 'post',
      path: '/sites/{site}/desks/{desk}/undo',
      door: staffDoor,
      summary: 'Take back what was done last at this desk, within 30 seconds',
      body: z.object({}),
      answers: { 200: { what: 'The desk', schema: DeskJson }, ...refusals },
      async handle(incoming) {
        const desk = at(incoming)
        const answer = await undoAction(operations, incoming, desk, ({ state }) => deskJson(state, desk))
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/desks/{desk}/alarm',
      door: staffDoor,
      summary: 'Call for help: every desk of the site sees it, no visitor does; a drill is marked as one',
      body: z.object({ drill: z.boolean().optional() }),
      answers: { 200: { what: 'The colleagues see it', schema: z.object({ at: z.string() }) }, ...refusals },
      async handle(incoming) {
        const answer = await raiseAlarm(operations, incoming, {
          desk: at(incoming),
          drill: incoming.body.drill ?? false,
        })
        if (!answer.ok) return refused(answer.refusal)
        return json({ at: isoAt(answer.value.at, incoming.site.day().state().plan.site.timeZone) })
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/desks/{desk}/call-next',
      door: staffDoor,
      summary: 'Call whoever is next; ends after-work',
      body: z.object({}),
      answers: { 200: { what: 'The ticket', schema: TicketJson }, 204: { what: 'Nobody waits' }, ...refusals },
      async handle(incoming) {
        const command = () => ({ type: 'CallNext', at: clock.now(), desk: at(incoming) }) as const
        const answer = await perform(operations, incoming, command, calledTicket)
        if (answer.ok) return answer.value ? json(answer.value) : { kind: 'empty' }
        return answer.refusal.code === 'queue-empty' ? { kind: 'empty' } : refused(answer.refusal)
      },
    }),
    endpoint({
      method: 'post',
      path: '/sites/{site}/desks/{desk}/serve',
      door: staffDoor,
      summary: 'Serve the person at the desk without a call',
      body: ServeBody,
      answers: { 200: { what: 'The ticket', schema: TicketJson }, ...refusals },
      async handle(incoming) {
        const wish = { desk: at(incoming), services: legsOf(incoming.body.services) }
        const answer = await serveDirect(operations, incoming, wish, (state, ticket) =>
          ticketJson(state, ticket, clock.now()),
        )
        return answer.ok ? json(answer.value) : refused(answer.refusal)
      },
    }),
  ]
}
