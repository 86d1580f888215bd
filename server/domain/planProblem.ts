// What can be wrong with a plan, and how a check says so.
export type PlanProblemCode =
  | 'unknown-area'
  | 'unknown-desk'
  | 'unknown-service'
  | 'unknown-group'
  | 'unknown-printer'
  | 'unknown-site'
  | 'unknown-time-zone'
  | 'invalid-date'
  | 'duplicate-id'
  | 'range-missing'
  | 'range-empty'
  | 'range-too-wide'
  | 'offline-outside-range'
  | 'offline-too-few'
  | 'label-collision'
  | 'open-after-close'
  | 'break-outside-hours'
  | 'last-issue-outside-hours'
  | 'period-reversed'
  | 'language-missing'
  | 'own-and-backup'
  | 'leads-to-itself'
  | 'leads-to-questions'
  | 'other-channel'
  | 'answers-alike'
  | 'service-not-served'
  | 'service-not-reached'
  | 'area-not-shown'
  | 'colour-too-weak'
  | 'key-repeated'
  | 'out-of-reach'
  | 'arms-unsafe'
  | 'unknown-kiosk'
  | 'service-not-listed'
  | 'services-unused'
  | 'service-at-no-kiosk'
  | 'neighbour-without-numbers'

export interface PlanProblem {
  /** Fields from the plan's root, such as `services.3.handling.queue.area`. */
  readonly path: string
  readonly code: PlanProblemCode
  readonly params: Readonly<Record<string, string | number>>
  /** A plan with an error is not taken; a warning is shown and stays possible. */
  readonly level: 'error' | 'warning'
}

export type Report = (
  path: string,
  code: PlanProblemCode,
  params?: PlanProblem['params'],
  level?: PlanProblem['level'],
) => void

/** Positions and values of those that stood in the list before. */
export function repeated(ids: readonly string[]): [number, string][] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [[at, id] satisfies [number, string]] : []))
}
