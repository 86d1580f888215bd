// The silent alarm on staff screens. Times are epoch milliseconds.
import type { AlarmId, DeskId } from './ids.ts'

/** A call for help; staff alone see it. */
export interface AlarmView {
  readonly alarm: AlarmId
  readonly desk: DeskId
  readonly at: number
  readonly drill: boolean
  /** It is this desk's own: said so quietly, since the person in front of it may look on. */
  readonly mine: boolean
  /** Who comes, by name where one is known, else by desk. */
  readonly helpers: readonly { readonly desk: DeskId; readonly name: string | null }[]
  /** Whether security outside the house has been told; null where there is none, or no answer yet. */
  readonly security: 'told' | 'not-told' | null
}
