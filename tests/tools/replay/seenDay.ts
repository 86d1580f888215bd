// Builds what the clients of a replay have seen, mark by mark.
import type { DeskId, Label, ServiceId, TicketId } from '../../../shared/ids.ts'
import type { Rules } from '../../../tools/replay/judge.ts'
import { type Mark, nothingSeen, type SeenCall, type SeenTicket } from '../../../tools/replay/seen.ts'

const minuteMs = 60_000

/** Each step takes a mark of its own and a second of the day. */
export const seenDay = () => {
  const seen = nothingSeen()
  let order = 0
  const mark = (): Mark => {
    order += 1
    return { order, at: order * 1_000 }
  }
  const find = (label: string): SeenTicket => {
    const ticket = seen.tickets.findLast((one) => one.label === label)
    if (!ticket) throw new Error(`${label} was not issued`)
    return ticket
  }
  const day = {
    seen,
    mark,
    /** `turn` and `due` are minutes; the ticket's id is made from `id`, else from the label. */
    issue(label: string, turn: number, { service = 'passport', due = turn, id = label, sent = mark() } = {}) {
      const ticket: SeenTicket = {
        visit: { service: service as ServiceId, issueAt: 0, busyMs: minuteMs, record: null },
        ticket: id as TicketId,
        label: label as Label,
        sent,
        acknowledged: mark(),
        ahead: 0,
        range: null,
        told: { issuedAt: 0, dueAt: due * minuteMs, turnAt: turn * minuteMs, likelyMs: null },
        finally: 'waiting',
      }
      seen.tickets.push(ticket)
      return ticket
    },
    call(label: string, desk: string, sent = mark()) {
      const ticket = find(label)
      ticket.finally = 'called'
      const call: SeenCall = {
        ticket: ticket.ticket,
        label: ticket.label,
        desk: desk as DeskId,
        sent,
        acknowledged: mark(),
        endSent: null,
      }
      seen.calls.push(call)
      return call
    },
    finish(label: string) {
      const call = seen.calls.findLast((one) => one.label === label)
      if (call) call.endSent = mark()
      find(label).finally = 'done'
    },
  }
  return day
}

const services = (...ids: string[]) => ids as ServiceId[]

/** Desk one and two: passports, with residence as backup at two. Conversations take ten minutes. */
export const rules: Rules = {
  desks: new Map([
    ['one' as DeskId, { services: services('passport'), backup: services() }],
    ['two' as DeskId, { services: services('passport'), backup: services('residence') }],
  ]),
  turnOf: ({ told }) => told?.turnAt ?? null,
  dueOf: ({ told }) => told?.dueAt ?? null,
  durationMs: () => 10 * minuteMs,
}
