// Days on which both example sites close although they are no holidays.
import type { PlanDraft, TextsDraft } from './drafts.ts'

export const closingDays: PlanDraft['hours']['exceptions'] = [
  { date: '2026-12-24', hours: null, reason: { de: 'Heiligabend', en: 'Christmas Eve' } },
  { date: '2026-12-31', hours: null, reason: { de: 'Silvester', en: "New Year's Eve" } },
  {
    date: '2027-02-09',
    hours: { open: '08:00', close: '12:00' },
    reason: { de: 'Faschingsdienstag: ab 12 Uhr geschlossen', en: 'Shrove Tuesday: closed from 12 noon' },
  },
  { date: '2027-12-24', hours: null, reason: { de: 'Heiligabend', en: 'Christmas Eve' } },
  { date: '2027-12-31', hours: null, reason: { de: 'Silvester', en: "New Year's Eve" } },
]

/** Why an example is open today although its hours say no. */
export const openTodayReason: TextsDraft = {
  de: 'Testbetrieb: heute durchgehend geöffnet',
  en: 'Trial: open all day today',
}
