// Numbers for a time: appointments that check in, and free slots of today.
import type { AppointmentCode } from '../../shared/ids.ts'
import type { Answer, ParsedOf } from '../../shared/protocol.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { FreeSlot } from '../../shared/staffViews.ts'
import type { IssuedView } from '../../shared/views.ts'
import { dateAt } from '../domain/hours.ts'
import { placesLeft } from '../domain/slots.ts'
import type { DayState, Ticket } from '../domain/state.ts'
import { completed, issuedAnswer, isVisitor, paperFor, ticketIn, ticketRows } from './issuing.ts'
import { newTicketId } from './keys.ts'
import { type Caller, no, type Operations, ok, perform } from './perform.ts'

/** Codes are typed and scanned in every way: case, spaces and hyphens do not count. */
export const readCode = (text: string): AppointmentCode | null => {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  return /^[A-Z0-9]{4,16}$/.test(code) ? (code as AppointmentCode) : null
}

/** An appointment that today's list does not hold, or no longer, may be one of another day or site: each gets its own answer. */
const whereElse = async (operations: Operations, caller: Caller, code: AppointmentCode): Promise<Refusal> => {
  const rows = await operations.store.appointments.find(code)
  const here = rows.find(({ site }) => site === caller.site.id)
  const { plan } = caller.site.day().state()
  if (here?.cancelled) return { code: 'appointment-cancelled', params: { code } }
  if (here) return { code: 'appointment-wrong-day', params: { date: dateAt(here.time, plan.site.timeZone) } }
  const there = rows[0]
  const other = there && operations.sites.find(there.site)
  if (!there || !other) return { code: 'unknown-appointment' }
  const { site } = other.plan().plan
  return { code: 'appointment-wrong-site', params: { site: site.name.de, address: site.address } }
}

/** Checks an appointment in by its code. Too early, too late, wrong day, wrong site and unknown are told apart. */
export const checkIn = async (
  operations: Operations,
  caller: Caller,
  { code: text, language: wished, kiosk, printAt, evenOutOfTime = false }: Omit<ParsedOf<'appointment:checkIn'>, 'id'>,
): Promise<Answer<IssuedView>> => {
  const day = caller.site.day()
  const { plan } = day.state()
  const code = readCode(text)
  if (code === null) return no('unknown-appointment')
  const language = operations.slips.languageOf(plan, wished)
  if (wished !== '' && language === null) return no('unknown-language', { language: wished })
  const keys = await operations.keysOf(day.stream)
  const ticket = newTicketId()
  const paper = paperFor(caller, { kiosk, printAt })
  const answer = await perform(
    operations,
    caller,
    () => ({
      type: 'CheckIn',
      at: operations.clock.now(),
      ticket,
      asker: isVisitor(caller) ? 'visitor' : 'staff',
      code,
      language,
      kiosk,
      ...(evenOutOfTime && { evenOutOfTime }),
    }),
    ({ state }) => issuedAnswer(state, ticket, day.stream),
    ticketRows(operations, caller, keys, ticket, paper),
  )
  if (!answer.ok && (answer.refusal.code === 'unknown-appointment' || answer.refusal.code === 'appointment-cancelled'))
    return { ok: false, refusal: await whereElse(operations, caller, code) }
  return answer.ok ? ok(await completed(operations, caller, answer.value, paper)) : answer
}

/**
 * A number for a free slot of today. Refuses as rule T25 says; `describe` adds what the sender wants to be told of the new ticket,
 * remembered for repetitions.
 */
export const takeSlot = async <T>(
  operations: Operations,
  caller: Caller,
  { service, time, language: wished, kiosk, printAt }: Omit<ParsedOf<'slot:take'>, 'id'>,
  describe: (state: DayState, ticket: Ticket) => T,
): Promise<Answer<{ readonly issued: IssuedView; readonly described: T }>> => {
  const day = caller.site.day()
  const language = operations.slips.languageOf(day.state().plan, wished)
  if (wished !== '' && language === null) return no('unknown-language', { language: wished })
  const paper = paperFor(caller, { kiosk, printAt })
  const keys = await operations.keysOf(day.stream)
  const ticket = newTicketId()
  const answer = await perform(
    operations,
    caller,
    () => ({
      type: 'TakeSlot',
      at: operations.clock.now(),
      ticket,
      asker: isVisitor(caller) ? 'visitor' : 'staff',
      service,
      time,
      language,
      kiosk,
    }),
    ({ state }) => ({
      issued: issuedAnswer(state, ticket, day.stream),
      described: describe(state, ticketIn(state, ticket)),
    }),
    ticketRows(operations, caller, keys, ticket, paper),
  )
  if (!answer.ok) return answer
  const issued = await completed(operations, caller, answer.value.issued, paper)
  return ok({ issued, described: answer.value.described })
}

/** Slots of today that somebody may still take, the earliest first; of one service where one is named. */
export const leftSlots = (state: DayState, service: string | null, at: number): readonly FreeSlot[] =>
  [...state.slots.values()]
    .filter((slot) => slot.time > at && (service === null || slot.service === service) && placesLeft(state, slot) > 0)
    .sort((a, b) => a.time - b.time)
    .map((slot) => ({ service: slot.service, time: slot.time, left: placesLeft(state, slot) }))
