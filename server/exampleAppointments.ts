// An example day of appointments, so that check-in can be tried without an import.
import { createHash } from 'node:crypto'
import { AppointmentCode, DayDate, Language } from '../shared/ids.ts'
import type { Plan } from '../shared/plan.ts'
import { hoursOn } from './domain/hours.ts'
import { takesAppointments } from './domain/planIndex.ts'
import type { AppointmentRow } from './store/store.ts'

const quarterMs = 15 * 60_000
/** Without I, O, 0 and 1, which people confuse when they type. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Appointments of one day at one site on the quarter-hours at which it is open, in the order of their times: two at a
 * time in a house of five desks or more, else one, none in breaks, in the last half-hour and on a day on which it is
 * closed. The same date (`2026-11-23`) and plan give the same rows. A code is the site's letter and five characters.
 */
export function sampleAppointments(date: string, plan: Plan): AppointmentRow[] {
  const day = DayDate.parse(date)
  const hours = hoursOn(plan, day)
  const services = plan.services.filter((service) => service.listed && takesAppointments(service))
  if (hours.kind === 'closed' || services.length === 0) return []
  const places = plan.usualDesks >= 5 ? 2 : 1
  const codes = new Set<AppointmentCode>()
  const rows: AppointmentRow[] = []
  for (
    let time = Math.ceil(hours.openAt / quarterMs) * quarterMs;
    time <= hours.closeAt - 2 * quarterMs;
    time += quarterMs
  ) {
    if (hours.breaks.some(({ from, to }) => from <= time && time < to)) continue
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

const codeFrom = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
