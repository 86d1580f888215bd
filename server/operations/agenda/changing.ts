// What programs and supervisors change in a site's appointments and free slots: at once in the running day, at other servers as soon as
// they hear of it.
import type { AppointmentCode, DayDate } from '../../../shared/ids.ts'
import type { Answer } from '../../../shared/protocol.ts'
import type { FoundAppointment } from '../../../shared/staffViews.ts'
import { appointmentState } from '../../domain/appointmentState.ts'
import type { LiveSite } from '../../liveSites.ts'
import type { AppointmentRow } from '../../store/store.ts'
import { type Caller, no, type Operations, ok, once } from '../perform.ts'
import type { ListReading } from './entries.ts'

/** An appointment of the list with what has become of it; `label` of its number once it has checked in today. */
export interface ListedAppointment extends AppointmentRow {
  readonly state: FoundAppointment['state']
  readonly label: string | null
}

const listed = (site: LiveSite, row: AppointmentRow): ListedAppointment => {
  const day = site.day().state()
  const today = row.date === day.date ? day.appointments.get(row.code) : undefined
  const ticket = today?.ticket ? day.tickets.get(today.ticket) : undefined
  const state = today ? appointmentState(today) : row.cancelled ? 'cancelled' : 'expected'
  return { ...row, state, label: ticket?.label ?? null }
}

const differs = (one: AppointmentRow, other: AppointmentRow) =>
  one.service !== other.service || one.time !== other.time || one.cancelled !== other.cancelled

/** The site's appointments of that date in the order of their times, cancelled ones too. */
export const listAppointments = async (
  { store }: Operations,
  site: LiveSite,
  date: DayDate,
): Promise<readonly ListedAppointment[]> => (await store.appointments.of(site.id, date)).map((row) => listed(site, row))

/** Adds or replaces one. Refused when somebody has checked in with it and it would become another one (rule T16). */
export const putAppointment = async (
  { sites, store }: Operations,
  site: LiveSite,
  row: AppointmentRow,
): Promise<Answer<ListedAppointment>> => {
  const before = (await store.appointments.find(row.code)).find((one) => one.site === site.id)
  if (before && listed(site, before).state === 'checked-in' && differs(before, row))
    return no('appointment-checked-in', { code: row.code })
  await store.appointments.put([row])
  await sites.refreshAgenda(site.id)
  return ok(listed(site, row))
}

/** Cancels one; doing it twice changes nothing. */
export const cancelAppointment = async (
  operations: Operations,
  { sender, site }: Caller,
  code: AppointmentCode,
): Promise<Answer<ListedAppointment>> =>
  once(operations, sender, async () => {
    const row = (await operations.store.appointments.find(code)).find((one) => one.site === site.id)
    return row ? putAppointment(operations, site, { ...row, cancelled: true }) : no('unknown-appointment', { code })
  })

export interface TakenIn {
  readonly appointments: number
  readonly slots: number
  /** How many of both were new or other than before. */
  readonly changed: number
}

/** Takes a list over, all or nothing: with one bad entry every problem of the list is named and nothing is changed. */
export const takeInList = async (
  operations: Operations,
  { sender, site }: Caller,
  reading: ListReading,
): Promise<Answer<TakenIn>> => {
  if (reading.kind === 'refused') {
    const { problems } = reading
    return { ok: false, refusal: { code: 'invalid-list', paths: problems.map(({ at }) => at), problems } }
  }
  return once(operations, sender, async () => {
    const { sites, store } = operations
    const { appointments, slots } = reading.entries
    const changed = (await store.appointments.put(appointments)).length + (await store.slots.put(slots)).length
    await sites.refreshAgenda(site.id)
    return ok({ appointments: appointments.length, slots: slots.length, changed })
  })
}
