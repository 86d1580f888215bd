// What the board on the wall gets. Times are epoch milliseconds.

import type { NoticeId } from './boardNotice.ts'
import type { Arrow, DisplaySetting } from './displaySetting.ts'
import type { AreaId, DeskId, Label, Language, PlanHash } from './ids.ts'
import type { Texts } from './texts.ts'
import type { ClockView, ClosureView, OpenState, SiteCard, ViewVersion, WaitRange } from './views.ts'

export interface BoardCatalogue {
  readonly plan: PlanHash
  readonly site: SiteCard
  readonly display: DisplaySetting
  readonly languages: readonly string[]
  /** Languages of which the server has every sound of an announcement. */
  readonly recorded: readonly string[]
  readonly areas: readonly { readonly id: AreaId; readonly name: Texts; readonly services: readonly Texts[] }[]
}

export interface BoardCall {
  readonly sequence: number
  readonly label: Label
  readonly desk: { readonly id: DeskId; readonly name: Texts; readonly kind: 'counter' | 'infostand' | 'phone' }
  /** From the display that shows the call. */
  readonly arrow: Arrow
  readonly way: Texts
  readonly area: AreaId
  readonly language: Language
  readonly recall: boolean
  /** The visitor has come: the call has done its work and is in nobody's way. */
  readonly served: boolean
  readonly at: number
  /** The call as sounds that are played one after the other, in German and the visitor's language, as far as the server has them. */
  readonly recordings: readonly { readonly language: string; readonly files: readonly string[] }[]
}

export interface BoardNoticeView {
  readonly id: NoticeId
  readonly kind: 'announcement' | 'notice'
  readonly text: Texts
  readonly media: { readonly kind: 'image' | 'video'; readonly address: string } | null
  readonly spoken: boolean
  readonly from: number
  readonly until: number | null
}

export interface BoardView {
  readonly version: ViewVersion
  readonly plan: PlanHash
  readonly clock: ClockView
  readonly open: OpenState
  /** Newest first; a label stands once. Gone from the list when the visitor was missed or is done. */
  readonly calls: readonly BoardCall[]
  /** What is closed out of the hours, or will be today: the whole site (no services), or services of these areas. */
  readonly closures: readonly (ClosureView & { readonly services: readonly Texts[] })[]
  /** What this board shows besides calls at this moment, announcements of staff first. */
  readonly notices: readonly BoardNoticeView[]
  readonly areas: readonly { readonly id: AreaId; readonly waiting: number; readonly wait: WaitRange | null }[]
}
