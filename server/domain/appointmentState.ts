import type { FoundAppointment } from '../../shared/staffViews.ts'
import type { AppointmentState } from './state.ts'

/** What has become of an appointment of today, as staff and programs are told. */
export const appointmentState = ({ cancelled, lapse, ticket }: AppointmentState): FoundAppointment['state'] => {
  if (cancelled) return 'cancelled'
  if (ticket !== null) return 'checked-in'
  return lapse === null ? 'expected' : 'lapsed'
}
