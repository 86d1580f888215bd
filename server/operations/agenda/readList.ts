import type { Plan } from '../../../shared/plan.ts'
import { readCsvList } from './csvList.ts'
import type { ListReading } from './entries.ts'
import { isCalendar, readIcalList } from './icalList.ts'

/** Appointments and free slots from a text, which its content shows to be iCalendar or CSV. All or nothing. */
export const readList = (text: string, plans: readonly Plan[]): ListReading =>
  isCalendar(text) ? readIcalList(text, plans) : readCsvList(text, plans)
