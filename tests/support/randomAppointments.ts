// What happens to appointments and free slots on a random day.
import type { DayCommand } from '../../server/domain/commands.ts'
import type { Appointment, Slot } from '../../server/domain/events.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { AppointmentCode, ServiceId, TicketId } from '../../shared/ids.ts'
import { at } from './daySteps.ts'
import { serviceIds } from './randomPlan.ts'
import { from } from './randomTargets.ts'

const minute = 60_000

export const appointments: readonly Appointment[] = Array.from({ length: 40 }, (_, index) => ({
  code: `CODE${String(index).padStart(2, '0')}` as AppointmentCode,
  service: serviceIds[index % serviceIds.length] as ServiceId,
  time: at('07:00') + index * 8 * minute,
  language: null,
}))

export const slots: readonly Slot[] = Array.from({ length: 40 }, (_, index) => ({
  service: serviceIds[index % serviceIds.length] as ServiceId,
  time: at('06:30') + index * 8 * minute,
  capacity: 1 + (index % 2),
}))

interface Drawn {
  readonly pick: number
  readonly other: number
  readonly ticket: TicketId
  readonly now: number
}

/** The command of a step that is about them; `listed` are the appointments that people come with. */
export function appointmentCommand(
  kind: 'checkIn' | 'takeSlot' | 'changeSlots' | 'addAppointment' | 'cancelAppointment',
  { pick, other, ticket, now }: Drawn,
  state: DayState,
  listed: readonly Appointment[],
): DayCommand {
  const nobody = { at: now, ticket, language: null, kiosk: null } as const
  switch (kind) {
    case 'checkIn': {
      const near = listed.filter(({ time }) => Math.abs(time - now) < 30 * minute)
      const code = from(near, other)?.code ?? ('NONE' as AppointmentCode)
      if (pick % 5 > 0) return { type: 'CheckIn', ...nobody, asker: 'visitor', code }
      const over = [...state.appointments.values()].filter(({ lapse, ticket }) => lapse !== null && ticket === null)
      const any = from([...over, ...listed.slice(0, 5)], other)?.code ?? code
      return { type: 'CheckIn', ...nobody, asker: 'staff', code: any, evenOutOfTime: pick % 2 === 0 }
    }
    case 'takeSlot': {
      const next = [...state.slots.values()].filter(({ time }) => time > now).slice(0, 8)
      const again = next.filter(({ tickets }) => tickets.some((id) => state.tickets.get(id)?.phase.kind === 'gone'))
      const { service, time } = from(again, other) ??
        from(next, other) ?? { service: serviceIds[0] as ServiceId, time: now }
      return { type: 'TakeSlot', ...nobody, asker: pick % 5 === 0 ? 'staff' : 'visitor', service, time }
    }
    case 'changeSlots': {
      const time = (Math.ceil(now / (10 * minute)) + (other % 6)) * 10 * minute
      const some = serviceIds.slice(pick % 3).map((service) => ({ service, time, capacity: pick % 4 }))
      return { type: 'ChangeSlots', at: now, slots: some }
    }
    case 'addAppointment':
      return { type: 'AddAppointments', at: now, appointments: appointments.slice(30 + (pick % 10)) }
    case 'cancelAppointment':
      return { type: 'CancelAppointment', at: now, code: from(appointments, other)?.code ?? ('' as AppointmentCode) }
  }
}
