// An example day of appointments and free slots, so that both can be tried without an import.
import { createHash } from 'node:crypto'
import { AppointmentCode, DayDate, Language } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import { hoursOn } from './domain/hours.ts'
import { takesAppointments } from './domain/planIndex.ts'
import type { AppointmentRow, SlotRow } from './store/store.ts'

const quarterMs = 15 * 60_000
/** Without I, O, 0 and 1, which people confuse when they type. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The quarter-hours of the day in their order, none in breaks, in the last half-hour and on a day on which the site is closed. */
function quarterHours(plan: Plan, day: DayDate): readonly number[] {
  const hours = hoursOn(plan, day)
  if (hours.kind === 'closed') return []
  const times: number[] = []
  for (
    let time = Math.ceil(hours.openAt / quarterMs) * quarterMs;
    time <= hours.closeAt - 2 * quarterMs;
    time += quarterMs
  )
    if (!hours.breaks.some(({ from, to }) => from <= time && time < to)) times.push(time)
  return times
}

/**
 * Appointments of one day at one site on the quarter-hours at which it is open, in the order of their times: two at a
 * time in a house of five desks or more, else one, none in breaks, in the last half-hour and on a day on which it is
 * closed. The same date (`2026-11-23`) and plan give the same rows. A code is the site's letter and five characters.
 */
export function sampleAppointments(date: string, plan: Plan): AppointmentRow[] {
  const day = DayDate.parse(date)
  const services = plan.services.filter((service) => service.listed && takesAppointments(service))
  if (services.length === 0) return []
  const places = plan.usualDesks >= 5 ? 2 : 1
  const codes = new Set<AppointmentCode>()
  const rows: AppointmentRow[] = []
  for (const time of quarterHours(plan, day)) {
    for (let place = 0; place < places; place++) {
      const digits = createHash('sha256').update(`${plan.site.id} ${time} ${place}`).digest()
      const [service] = services.slice(digits.readUInt16BE(0) % services.length)
      const code = AppointmentCode.parse(plan.site.transferLetter + codeFrom(digits.subarray(2, 7)))
      if (!service || codes.has(code)) continue
      codes.add(code)
      const language = digits.readUInt8(8) % 8 === 0 ? Language.parse('en') : null
      rows.push({ site: plan.site.id, date: day, code, service: service.id, time, language, cancelled: false })
    }
  }
  return rows
}

/**
 * Free slots of one day at one site, in the order of their times: one about every 90 minutes of opening for the first service that needs no
 * appointment and for every second one that needs one, so that the kiosk can be seen with slots and without. The same date and plan
 * give the same rows.
 */
export function sampleSlots(date: string, plan: Plan): SlotRow[] {
  const day = DayDate.parse(date)
  const listed = plan.services.filter((service) => service.listed && takesAppointments(service))
  const services = [
    ...listed.filter(({ handling }) => handling.kind === 'counter').slice(0, 1),
    ...listed.filter(({ handling }) => handling.kind === 'appointment').filter((_, index) => index % 2 === 0),
  ]
  return quarterHours(plan, day).flatMap((time, quarter) =>
    services
      .filter((_, index) => quarter % 6 === (2 * index + 1) % 6)
      .map(({ id, handling }) => {
        const capacity = handling.kind === 'counter' ? 2 : 1
        return { site: plan.site.id, date: day, service: id, time, capacity }
      }),
  )
}

const codeFrom = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
