// The events of the product that stand for what a record tells.
import type { DayEvent, WaitEstimate } from '../../server/domain/events.ts'
import type { DayHistory } from '../../server/domain/learned.ts'
import type { AreaId, DayDate, DeskId, Label, Language, PlanHash, ServiceId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'

export interface Visitor {
  readonly id: TicketId
  readonly service: ServiceId
  readonly label: Label
  /** Epoch milliseconds. */
  readonly issuedAt: number
}

export const planHash = '0'.repeat(64) as PlanHash
/** The same for every queue: numbers are called in their order. */
const promiseMs = 20 * 60_000

export const dayOpened = (plan: Plan, date: string, at: number, history: DayHistory | undefined): DayEvent => ({
  type: 'DayOpened',
  at,
  site: plan.site.id,
  date: date as DayDate,
  plan: planHash,
  appointments: [],
  ...(history && { history }),
})

export const deskOpened = (desk: DeskId, at: number): DayEvent => ({
  type: 'DeskOpened',
  at,
  desk,
  clerk: null,
  skills: null,
})

export const issued = (visitor: Visitor, ahead: number, estimate: WaitEstimate | null): DayEvent => ({
  type: 'TicketIssued',
  at: visitor.issuedAt,
  ticket: visitor.id,
  label: visitor.label,
  channel: 'visit',
  legs: [{ service: visitor.service, quantity: 1 }],
  area: visitor.service as string as AreaId,
  language: 'de' as Language,
  kiosk: null,
  priority: null,
  appointment: null,
  afterHours: false,
  estimate,
  ahead,
  startAt: visitor.issuedAt,
  ...placeOf(visitor),
})

/** The record knows of no walk to the counter: the conversation begins with the call. */
export const called = (visitor: Visitor, desk: DeskId, at: number, sequence: number): readonly DayEvent[] => [
  {
    type: 'TicketCalled',
    at,
    ticket: visitor.id,
    desk,
    reason: { kind: 'turn' },
    ...placeOf(visitor),
    passed: [],
    sequence,
  },
  { type: 'ServingStarted', at, ticket: visitor.id, desk },
]

/** `measured`: whether the end is known; a take-over's is left out of the service times. */
export const finished = (visitor: Visitor, desk: DeskId, at: number, measured: boolean): readonly DayEvent[] => [
  {
    type: 'ServingFinished',
    at,
    ticket: visitor.id,
    desk,
    outcome: null,
    services: [visitor.service],
    ended: measured ? 'by-clerk' : 'take-over',
  },
  { type: 'AfterWorkEnded', at, desk },
]

const placeOf = ({ issuedAt }: Visitor) => ({ dueAt: issuedAt + promiseMs, turnAt: issuedAt + promiseMs })
