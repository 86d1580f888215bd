// Calls: the next one, and a given number.
import type { DeskId, ReasonId, TicketId } from '../../shared/ids.ts'
import type { Answer, Called } from '../../shared/protocol.ts'
import type { Written } from '../commandRun.ts'
import { type Caller, type Operations, ok, perform } from './perform.ts'

const calledIn = ({ events, state }: Written): Called | null => {
  const call = events.find((event) => event.type === 'TicketCalled')
  const ticket = call && state.tickets.get(call.ticket)
  return ticket ? { ticket: ticket.id, label: ticket.label } : null
}

/** Calls whoever is next for the desk (rule Q); null when nobody waits. */
export const callNext = async (
  operations: Operations,
  caller: Caller,
  desk: DeskId,
): Promise<Answer<Called | null>> => {
  const { clock } = operations
  const answer = await perform(operations, caller, () => ({ type: 'CallNext', at: clock.now(), desk }), calledIn)
  return !answer.ok && answer.refusal.code === 'queue-empty' ? ok(null) : answer
}

/** Calls a given number out of turn, with a reason from the plan's list. */
export const callTicket = async (
  operations: Operations,
  caller: Caller,
  { desk, ticket, reason }: { desk: DeskId; ticket: TicketId; reason: ReasonId },
): Promise<Answer<Called>> => {
  const { clock } = operations
  const command = () => ({ type: 'CallTicket', at: clock.now(), desk, ticket, reason }) as const
  return perform(operations, caller, command, (written) => {
    const called = calledIn(written)
    if (!called) throw new Error(`Calling ${ticket} gave no call.`)
    return called
  })
}
