// The closed list of reasons for which Lotse says no. Each has a text in every language under `refusals`.

export const refusalCodes = [
  // the message itself
  'invalid-message',
  'malformed-json',
  'too-large',
  'unknown-message',
  'outdated',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'id-reused',
  'link-invalid',
  'internal',
  'stopping',
  // names that the plan or the day does not know
  'unknown-site',
  'unknown-area',
  'unknown-service',
  'unknown-desk',
  'unknown-ticket',
  'unknown-kiosk',
  'unknown-display',
  'unknown-printer',
  'unknown-appointment',
  'unknown-matter',
  'unknown-reason',
  'unknown-outcome',
  'unknown-priority',
  'unknown-language',
  'unknown-clerk',
  'unknown-slot',
  // the day
  'day-not-open',
  'day-already-open',
  'day-closed',
  'day-not-empty',
  'not-yet-open',
  'issue-ended',
  'site-closed',
  'service-closed',
  'in-break',
  'still-in-use',
  // issuing
  'handled-elsewhere',
  'appointment-only',
  'go-to-infostand',
  'not-staffed',
  'numbers-exhausted',
  'contingent-used',
  'quantity-not-asked',
  'service-repeated',
  // appointments
  'appointment-too-early',
  'appointment-too-late',
  'appointment-wrong-day',
  'appointment-wrong-site',
  'appointment-checked-in',
  'appointment-cancelled',
  'appointment-exists',
  'slot-taken',
  'slot-over',
  'invalid-list',
  // desks
  'desk-closed',
  'desk-paused',
  'desk-open-elsewhere',
  'desk-busy',
  'desk-not-infostand',
  'desk-cannot-serve',
  'clerk-busy',
  'queue-empty',
  // tickets
  'wrong-phase',
  'not-at-desk',
  'held',
  'too-soon',
  'called-recently',
  'grace-over',
  'more-time-used',
  'outcome-required',
  'same-place',
  'no-printer',
  'nothing-to-undo',
  'undo-too-late',
  'legs-differ',
  'desk-withdrawn',
  'kiosk-closed',
  'no-server',
  'closing-not-today',
  'issue-ended-forecast',
  'ticket-other-site',
  'alarm-over',
  'other-site-closed',
  'came-from-elsewhere',
  'number-taken',
  'no-push',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** A no with its reason; `params` fill the text's placeholders, `paths` name the fields of a malformed message. */
export interface Refusal {
  readonly code: RefusalCode
  readonly params?: Readonly<Record<string, string | number>>
  readonly paths?: readonly string[]
  /** Of a list that was sent: what is wrong in it, and where. */
  readonly problems?: readonly {
    readonly at: string
    readonly code: string
    readonly params: Readonly<Record<string, string>>
  }[]
}
