// What a visitor does at the kiosk, as a pure state machine: events in, the next visit out.
import type { CommandId, ReasonId, ServiceId, TicketKey } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { IssuedView, KioskService, KioskServiceNow, ScannedView } from '../../shared/views.ts'

/** A number that somebody wants, with what they have answered so far. */
export interface Wish {
  readonly service: ServiceId
  /** null: not answered. */
  readonly quantity: number | null
  readonly documentsAtHand: boolean
  readonly evenUnstaffed: boolean
}

export type Step =
  | { readonly screen: 'welcome' }
  | { readonly screen: 'group'; readonly group: ReasonId }
  | { readonly screen: 'all' }
  | { readonly screen: 'search'; readonly text: string }
  | { readonly screen: 'unstaffed'; readonly wish: Wish }
  | { readonly screen: 'quantity'; readonly wish: Wish }
  | { readonly screen: 'documents'; readonly wish: Wish }
  | { readonly screen: 'take-along'; readonly service: ServiceId }
  | { readonly screen: 'infostand'; readonly service: ServiceId | null }
  | { readonly screen: 'elsewhere'; readonly service: ServiceId }
  | { readonly screen: 'appointment-only'; readonly service: ServiceId }
  | { readonly screen: 'no-numbers'; readonly service: ServiceId; readonly why: 'closed' | 'contingent-used' | 'full' }
  | { readonly screen: 'check-in'; readonly code: string }
  | { readonly screen: 'refused'; readonly refusal: Refusal; readonly asked: Work['kind'] }
  | { readonly screen: 'ticket'; readonly issued: IssuedView }
  /** A slip was held under the scanner. */
  | { readonly screen: 'slip'; readonly scanned: ScannedView }

/** A request under way; nothing else happens until it is answered or the visit ends. */
export type Work =
  | { readonly kind: 'issue'; readonly id: CommandId; readonly wish: Wish }
  | { readonly kind: 'check-in'; readonly id: CommandId; readonly code: string }
  | { readonly kind: 'scan'; readonly id: CommandId; readonly key: TicketKey }

export interface Visit {
  /** The way so far; the last one is shown, the first is the welcome. */
  readonly steps: readonly [Step, ...Step[]]
  readonly work: Work | null
}

/** `id` is there where the event may lead to a command. */
export type VisitEvent =
  | { readonly type: 'group-opened'; readonly group: ReasonId }
  | { readonly type: 'all-opened' }
  | { readonly type: 'search-opened' }
  | { readonly type: 'text-typed'; readonly text: string }
  | { readonly type: 'service-chosen'; readonly service: ServiceId; readonly id: CommandId }
  | { readonly type: 'unstaffed-accepted'; readonly id: CommandId }
  | { readonly type: 'quantity-given'; readonly quantity: number; readonly id: CommandId }
  | { readonly type: 'documents-complete'; readonly id: CommandId }
  | { readonly type: 'documents-missing' }
  | { readonly type: 'infostand-asked' }
  | { readonly type: 'appointment-told' }
  | { readonly type: 'code-sent'; readonly id: CommandId }
  | { readonly type: 'code-scanned'; readonly code: string; readonly id: CommandId }
  | { readonly type: 'answered'; readonly id: CommandId; readonly answer: Answer<IssuedView | ScannedView> }
  | { readonly type: 'back' }
  | { readonly type: 'ended' }

/** What the kiosk knows of a service at this moment; undefined when the plan no longer has it. */
export type Lookup = (
  service: ServiceId,
) => { readonly service: KioskService; readonly now: KioskServiceNow } | undefined

export const newVisit: Visit = { steps: [{ screen: 'welcome' }], work: null }

/** What is shown. */
export const shownStep = (visit: Visit): Step => visit.steps.at(-1) ?? visit.steps[0]

/** Longest text that can be typed: a search or an appointment's number. */
export const longestText = 40

/** The visit after an event. Events that do not belong to what is shown, or that come while a request is under way, change nothing. */
export function advance(visit: Visit, event: VisitEvent, lookup: Lookup): Visit {
  if (event.type === 'ended') return newVisit
  if (event.type === 'answered') return visit.work?.id === event.id ? answered(visit, visit.work, event.answer) : visit
  if (visit.work) return visit
  if (event.type === 'code-scanned') return scanned(event.code, event.id)

  const step = shownStep(visit)
  switch (event.type) {
    case 'group-opened':
      return step.screen === 'welcome' ? show(visit, { screen: 'group', group: event.group }) : visit
    case 'all-opened':
      return step.screen === 'welcome' ? show(visit, { screen: 'all' }) : visit
    case 'search-opened':
      return step.screen === 'welcome' || step.screen === 'all' ? show(visit, { screen: 'search', text: '' }) : visit
    case 'infostand-asked':
      return step.screen === 'welcome' ? show(visit, { screen: 'infostand', service: null }) : visit
    case 'appointment-told':
      return step.screen === 'ticket' || step.screen === 'slip' || step.screen === 'check-in'
        ? visit
        : show(visit, { screen: 'check-in', code: '' })
    case 'text-typed':
      return typed(visit, step, event.text.slice(0, longestText))
    case 'service-chosen':
      return choosing.has(step.screen) ? chosen(visit, event.service, event.id, lookup) : visit
    case 'unstaffed-accepted':
      return step.screen === 'unstaffed'
        ? pursue(visit, { ...step.wish, evenUnstaffed: true }, event.id, lookup)
        : visit
    case 'quantity-given':
      return step.screen === 'quantity'
        ? pursue(visit, { ...step.wish, quantity: event.quantity }, event.id, lookup)
        : visit
    case 'documents-complete':
      return step.screen === 'documents'
        ? pursue(visit, { ...step.wish, documentsAtHand: true }, event.id, lookup)
        : visit
    case 'documents-missing':
      return step.screen === 'documents' ? show(visit, { screen: 'take-along', service: step.wish.service }) : visit
    case 'code-sent':
      return step.screen === 'check-in' && step.code !== ''
        ? { ...visit, work: { kind: 'check-in', id: event.id, code: step.code } }
        : visit
    case 'back':
      return back(visit)
  }
}

const choosing: ReadonlySet<Step['screen']> = new Set(['group', 'all', 'search'])

function show(visit: Visit, step: Step): Visit {
  return { steps: [...visit.steps, step], work: null }
}

function replaceLast(visit: Visit, step: Step): Visit {
  const [first, ...rest] = visit.steps
  return { ...visit, steps: rest.length === 0 ? [step] : [first, ...rest.slice(0, -1), step] }
}

function back(visit: Visit): Visit {
  const [first, ...rest] = visit.steps
  // Whoever has a number is at the end: going back would ask for a second one.
  const { screen } = shownStep(visit)
  if (screen === 'ticket' || screen === 'slip') return newVisit
  return { steps: [first, ...rest.slice(0, -1)], work: null }
}

function typed(visit: Visit, step: Step, text: string): Visit {
  if (step.screen === 'search') return replaceLast(visit, { screen: 'search', text })
  if (step.screen === 'check-in') return replaceLast(visit, { screen: 'check-in', code: appointmentCode(text) })
  return visit
}

/** An appointment's number as it stands on the confirmation: capitals and digits, whatever was typed between them. */
export const appointmentCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** The visitor's key at the end of the address on a slip or phone; a confirmation's number is shorter. */
export function keyIn(text: string): TicketKey | null {
  const [, key] = /\/t\/#([A-Za-z0-9_-]{22})$/.exec(text.trim()) ?? []
  return (key as TicketKey | undefined) ?? null
}

/** A code is checked in from every screen, since the scanner is in reach on every screen. */
function scanned(text: string, id: CommandId): Visit {
  const key = keyIn(text)
  if (key) return { steps: [{ screen: 'welcome' }], work: { kind: 'scan', id, key } }
  const code = appointmentCode(text).slice(0, longestText)
  if (code === '') return newVisit
  return { steps: [{ screen: 'welcome' }, { screen: 'check-in', code }], work: { kind: 'check-in', id, code } }
}

function chosen(visit: Visit, service: ServiceId, id: CommandId, lookup: Lookup): Visit {
  const known = lookup(service)
  if (!known) return visit
  switch (known.now.now) {
    case 'infostand':
      return show(visit, { screen: 'infostand', service })
    case 'elsewhere':
      return show(visit, { screen: 'elsewhere', service })
    case 'appointment':
      return show(visit, { screen: 'appointment-only', service })
    case 'closed':
    case 'contingent-used':
    case 'full':
      return show(visit, { screen: 'no-numbers', service, why: known.now.now })
    case 'number':
      return pursue(visit, { service, quantity: null, documentsAtHand: false, evenUnstaffed: false }, id, lookup)
  }
}

/** The next question that is open, or the number itself. */
function pursue(visit: Visit, wish: Wish, id: CommandId, lookup: Lookup): Visit {
  const known = lookup(wish.service)
  if (!known) return newVisit
  if (known.now.unstaffed && !wish.evenUnstaffed) return show(visit, { screen: 'unstaffed', wish })
  if (known.service.quantity && wish.quantity === null) return show(visit, { screen: 'quantity', wish })
  if (known.service.documents.length > 0 && !wish.documentsAtHand) return show(visit, { screen: 'documents', wish })
  return { ...visit, work: { kind: 'issue', id, wish } }
}

function answered(visit: Visit, work: Work, answer: Answer<IssuedView | ScannedView>): Visit {
  const idle: Visit = { ...visit, work: null }
  if (answer.ok) {
    const { value } = answer
    const last: Step = 'did' in value ? { screen: 'slip', scanned: value } : { screen: 'ticket', issued: value }
    return { steps: [{ screen: 'welcome' }, last], work: null }
  }
  const { refusal } = answer
  if (work.kind === 'issue') {
    const { wish } = work
    const { service } = wish
    // The house has changed since the view on this screen was made.
    if (refusal.code === 'not-staffed') return show(idle, { screen: 'unstaffed', wish })
    if (refusal.code === 'go-to-infostand') return show(idle, { screen: 'infostand', service })
    if (refusal.code === 'handled-elsewhere') return show(idle, { screen: 'elsewhere', service })
    if (refusal.code === 'appointment-only') return show(idle, { screen: 'appointment-only', service })
    if (refusal.code === 'contingent-used') return show(idle, { screen: 'no-numbers', service, why: 'contingent-used' })
    if (refusal.code === 'issue-ended-forecast') return show(idle, { screen: 'no-numbers', service, why: 'full' })
    if (refusal.code === 'service-closed') return show(idle, { screen: 'no-numbers', service, why: 'closed' })
  }
  return show(idle, { screen: 'refused', refusal, asked: work.kind })
}
