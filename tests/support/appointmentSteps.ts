// Short ways to say what happens to appointments and free slots; times as in `daySteps.ts`.
import type { DayCommand } from '../../server/domain/commands.ts'
import type { Slot } from '../../server/domain/events.ts'
import type { AppointmentCode, ServiceId } from '../../shared/ids.ts'
import { at, ticketId } from './daySteps.ts'

export const slot = (service: string, time: string, capacity = 1): Slot => ({
  service: service as ServiceId,
  time: at(time),
  capacity,
})

/** Somebody of the staff checks an appointment in, if need be out of its time. */
export const letsIn = (ticket: string, code: string, time: string, evenOutOfTime = true): DayCommand => ({
  type: 'CheckIn',
  at: at(time),
  ticket: ticketId(ticket),
  asker: 'staff',
  code: code as AppointmentCode,
  language: null,
  kiosk: null,
  evenOutOfTime,
})

export const takesSlot = (
  ticket: string,
  { service, time: slotTime }: Slot,
  time: string,
  asker: 'visitor' | 'staff' = 'visitor',
): DayCommand => ({
  type: 'TakeSlot',
  at: at(time),
  ticket: ticketId(ticket),
  asker,
  service,
  time: slotTime,
  language: null,
  kiosk: null,
})

export const changesSlots = (time: string, ...slots: readonly Slot[]): DayCommand => ({
  type: 'ChangeSlots',
  at: at(time),
  slots,
})
