// The clerks of a site, as staff see them. Times are epoch milliseconds.
import type { ClerkId, DeskId, PlanHash, ServiceId } from './ids.ts'
import type { ClockView, ViewVersion } from './views.ts'

export interface TeamMember {
  readonly id: ClerkId
  /** For colleagues; in no event and in nothing that visitors see. */
  readonly name: string
  /** What the clerk is qualified for; null: everything. */
  readonly skills: readonly ServiceId[] | null
  /** Who is not can be chosen at no desk. */
  readonly active: boolean
  /** Where the clerk is now: free, in conversation or away, no minutes and no reason (rule S); null: at no desk. */
  readonly at: { readonly desk: DeskId; readonly sign: 'free' | 'busy' | 'away' } | null
}

export interface TeamView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  /** By name. */
  readonly clerks: readonly TeamMember[]
}
