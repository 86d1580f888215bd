// What can be on the kiosk's screen, what is under way, and what can happen to it.

import type { CommandId, QuestionId, ReasonId, ServiceId, TicketKey } from '../../shared/ids.ts'
import type { KioskService } from '../../shared/kioskViews.ts'
import type { Texts } from '../../shared/plan.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { IssuedView, ScannedView } from '../../shared/views.ts'
import type { NowHere } from './alone/houseAlone.ts'

/** Something that somebody wants done, with what they have answered so far. */
export interface Wish {
  /** What the answers to its questions have led to; the answers themselves are kept nowhere. */
  readonly service: ServiceId
  /** What those answers ask for besides the documents of the service. */
  readonly documents: readonly Texts[]
  /** null: not answered. */
  readonly quantity: number | null
  readonly documentsAtHand: boolean
  readonly evenUnstaffed: boolean
  /** Has read that another site is sooner, and waits here all the same. */
  readonly staysHere: boolean
  /** Would rather wait than take a free slot. */
  readonly ratherWait: boolean
}

/** A wish that is ready for its number, and the way that led there, so that "back" leads there again. */
export interface Chosen {
  readonly wish: Wish
  readonly way: Visit['steps']
}

export type Step =
  | { readonly screen: 'welcome' }
  | { readonly screen: 'group'; readonly group: ReasonId }
  | { readonly screen: 'all' }
  | { readonly screen: 'search'; readonly text: string }
  | {
      readonly screen: 'question'
      readonly service: ServiceId
      /** Which of the service's questions, from 0. */
      readonly question: number
      /** From the answers before. */
      readonly documents: readonly Texts[]
    }
  /** Another site is worth the way: here or there? */
  | { readonly screen: 'other-site'; readonly wish: Wish }
  | { readonly screen: 'go-there'; readonly wish: Wish }
  | { readonly screen: 'unstaffed'; readonly wish: Wish }
  | { readonly screen: 'quantity'; readonly wish: Wish }
  /** `ticked`: the German texts of what is at hand. */
  | { readonly screen: 'documents'; readonly wish: Wish; readonly ticked?: readonly string[] }
  /** The wait is long: a free slot instead? */
  | { readonly screen: 'long-wait'; readonly wish: Wish }
  /** A free slot (its time in epoch milliseconds) before it is taken. */
  | { readonly screen: 'slot'; readonly service: ServiceId; readonly time: number }
  /** All that is chosen so far; `repeated` was wanted once more. */
  | { readonly screen: 'more'; readonly repeated: ServiceId | null }
  | { readonly screen: 'take-along'; readonly wish: Wish; readonly ticked?: readonly string[] }
  | { readonly screen: 'infostand'; readonly wish: Wish | null }
  | { readonly screen: 'elsewhere'; readonly wish: Wish }
  | { readonly screen: 'appointment-only'; readonly wish: Wish }
  | {
      readonly screen: 'no-numbers'
      readonly wish: Wish
      readonly why: 'closed' | 'contingent-used' | 'full' | 'used-up'
    }
  | { readonly screen: 'check-in'; readonly code: string }
  | {
      readonly screen: 'refused'
      readonly refusal: Refusal
      readonly asked: Work['kind']
      /** The one that gets no number; null: nothing has been taken out. */
      readonly wish: Wish | null
    }
  | { readonly screen: 'ticket'; readonly issued: IssuedView }
  /** A slip was held under the scanner. */
  | { readonly screen: 'slip'; readonly scanned: ScannedView }

/** A request under way; nothing else happens until it is answered or the visit ends. */
export type Work =
  | { readonly kind: 'issue'; readonly id: CommandId; readonly wishes: readonly [Wish, ...Wish[]] }
  | { readonly kind: 'check-in'; readonly id: CommandId; readonly code: string }
  | { readonly kind: 'slot'; readonly id: CommandId; readonly service: ServiceId; readonly time: number }
  | { readonly kind: 'scan'; readonly id: CommandId; readonly key: TicketKey }

export interface Visit {
  /** What is ready so far, each service once: all of it comes under one number. */
  readonly chosen: readonly Chosen[]
  /** The way since the welcome, or since the list of what is chosen; the last step is shown. */
  readonly steps: readonly [Step, ...Step[]]
  readonly work: Work | null
}

/** `id` is there where the event may lead to a command. */
export type VisitEvent =
  | { readonly type: 'group-opened'; readonly group: ReasonId }
  | { readonly type: 'all-opened' }
  | { readonly type: 'search-opened' }
  | { readonly type: 'text-typed'; readonly text: string }
  | { readonly type: 'service-chosen'; readonly service: ServiceId }
  | { readonly type: 'question-answered'; readonly option: QuestionId }
  | { readonly type: 'stay-wanted' }
  | { readonly type: 'other-site-wanted' }
  | { readonly type: 'unstaffed-accepted'; readonly id: CommandId }
  | { readonly type: 'quantity-given'; readonly quantity: number }
  /** Ticks a document by its German text, or takes the tick away. */
  | { readonly type: 'document-ticked'; readonly document: string }
  | { readonly type: 'documents-complete' }
  | { readonly type: 'documents-missing' }
  | { readonly type: 'more-wanted' }
  /** From the screens that offer free slots. */
  | { readonly type: 'slot-chosen'; readonly service: ServiceId; readonly time: number }
  | { readonly type: 'slot-wanted'; readonly id: CommandId }
  | { readonly type: 'wait-preferred' }
  | { readonly type: 'taken-out'; readonly service: ServiceId }
  | { readonly type: 'number-wanted'; readonly id: CommandId }
  /** From a screen that leads no further, back to what is chosen. */
  | { readonly type: 'went-on' }
  | { readonly type: 'infostand-asked' }
  | { readonly type: 'appointment-told' }
  | { readonly type: 'code-sent'; readonly id: CommandId }
  | { readonly type: 'code-scanned'; readonly code: string; readonly id: CommandId }
  | { readonly type: 'answered'; readonly id: CommandId; readonly answer: Answer<IssuedView | ScannedView> }
  | { readonly type: 'back' }
  | { readonly type: 'ended' }

/** What the kiosk knows of a service at this moment; undefined when the plan no longer has it. */
export type Lookup = (service: ServiceId) =>
  | {
      readonly service: KioskService
      readonly now: NowHere
      /** Only what is necessary is asked: in a rush, and at the door (rules K16, K17). */
      readonly brief: boolean
    }
  | undefined

/** The first screen of a visit, or with something chosen the list of it. */
export const home = (chosen: readonly Chosen[]): Visit => ({
  chosen,
  steps: [chosen.length === 0 ? { screen: 'welcome' } : { screen: 'more', repeated: null }],
  work: null,
})

export const newVisit: Visit = home([])

/** What is shown. */
export const shownStep = (visit: Visit): Step => visit.steps.at(-1) ?? visit.steps[0]

/** The visit with one screen more. */
export const show = (visit: Visit, step: Step): Visit => ({ ...visit, steps: [...visit.steps, step], work: null })
