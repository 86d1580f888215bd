// A site's appointments and free slots of one date, from the town's lists into the running day.
import type { DayDate, SiteId } from '../shared/ids.ts'
import type { Appointment, Slot } from './domain/events.ts'
import { slotKey } from './domain/slots.ts'
import type { LiveDay } from './liveDay.ts'
import type { Store } from './store/store.ts'

export interface Agenda {
  readonly appointments: readonly Appointment[]
  readonly slots: readonly Slot[]
}

/** What the lists hold of that date, without what was cancelled or withdrawn. */
export const agendaOf = async (
  store: Pick<Store, 'appointments' | 'slots'>,
  site: SiteId,
  date: DayDate,
): Promise<Agenda> => {
  const [appointments, slots] = await Promise.all([store.appointments.of(site, date), store.slots.of(site, date)])
  return {
    appointments: appointments
      .filter(({ cancelled }) => !cancelled)
      .map(({ code, service, time, language }) => ({ code, service, time, language })),
    slots: slots
      .filter(({ capacity }) => capacity > 0)
      .map(({ service, time, capacity }) => ({ service, time, capacity })),
  }
}

/**
 * Brings the open day to how the lists now stand: what is new, changed, struck out or moved to another day. Safe to repeat, by several
 * servers too. A closed day stays as it is.
 */
export const takeOverAgenda = async (day: LiveDay, { appointments, slots }: Agenda, now: () => number) => {
  if (day.state().phase !== 'open') return
  const plain = { sender: null, answer: () => null }
  await day.run({ command: () => ({ type: 'AddAppointments', at: now(), appointments }), ...plain })
  const listed = new Set(appointments.map(({ code }) => code))
  const gone = [...day.state().appointments.values()].filter(
    ({ cancelled, code, ticket }) => !cancelled && ticket === null && !listed.has(code),
  )
  for (const { code } of gone)
    await day.run({ command: () => ({ type: 'CancelAppointment', at: now(), code }), ...plain })
  const given = new Set(slots.map(slotKey))
  const withdrawn = [...day.state().slots.values()]
    .filter((slot) => !given.has(slotKey(slot)))
    .map(({ service, time }) => ({ service, time, capacity: 0 }))
  await day.run({ command: () => ({ type: 'ChangeSlots', at: now(), slots: [...slots, ...withdrawn] }), ...plain })
}
