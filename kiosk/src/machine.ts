// What a visitor does at the kiosk, as a pure state machine: events in, the next visit out.
import type { CommandId, TicketKey } from '../../shared/ids.ts'
import { answered } from './answered.ts'
import { home, type Lookup, newVisit, type Step, show, shownStep, type Visit, type VisitEvent } from './steps.ts'
import { accept, answer, choose, draw, mostConcerns, pursue, reopen, without } from './wishes.ts'

/** Longest text that can be typed: a search or an appointment's number. */
export const longestText = 40

/** The visit after an event. Events that do not belong to what is shown, or that come while a request is under way, change nothing. */
export function advance(visit: Visit, event: VisitEvent, lookup: Lookup): Visit {
  if (event.type === 'ended') return newVisit
  if (event.type === 'answered')
    return visit.work?.id === event.id ? answered({ ...visit, work: null }, visit.work, event.answer) : visit
  if (visit.work) return visit
  if (event.type === 'code-scanned') return scanned(visit, event.code, event.id)

  const step = shownStep(visit)
  switch (event.type) {
    case 'group-opened':
      return step.screen === 'welcome' ? show(visit, { screen: 'group', group: event.group }) : visit
    case 'all-opened':
      return step.screen === 'welcome' ? show(visit, { screen: 'all' }) : visit
    case 'search-opened':
      return step.screen === 'welcome' || step.screen === 'all' ? show(visit, { screen: 'search', text: '' }) : visit
    case 'infostand-asked':
      return helped.has(step.screen) ? visit : show(visit, { screen: 'infostand', wish: null })
    case 'appointment-told':
      return step.screen === 'ticket' || step.screen === 'slip' || step.screen === 'check-in'
        ? visit
        : show(visit, { screen: 'check-in', code: '' })
    case 'text-typed':
      return typed(visit, step, event.text.slice(0, longestText))
    case 'service-chosen':
      return choosing.has(step.screen) ? choose(visit, event.service, lookup) : visit
    case 'question-answered':
      return step.screen === 'question' ? answer(visit, step, event.option, lookup) : visit
    case 'stay-wanted':
      return step.screen === 'other-site' ? pursue(visit, { ...step.wish, staysHere: true }, lookup) : visit
    case 'other-site-wanted':
      return step.screen === 'other-site' ? show(visit, { screen: 'go-there', wish: step.wish }) : visit
    case 'unstaffed-accepted':
      return step.screen === 'unstaffed' ? accept(visit, step.wish, event.id, lookup) : visit
    case 'quantity-given':
      return step.screen === 'quantity' ? pursue(visit, { ...step.wish, quantity: event.quantity }, lookup) : visit
    case 'document-ticked':
      return step.screen === 'documents'
        ? replaceLast(visit, { ...step, ticked: toggled(step.ticked ?? [], event.document) })
        : visit
    case 'documents-complete':
      return step.screen === 'documents' ? pursue(visit, { ...step.wish, documentsAtHand: true }, lookup) : visit
    case 'documents-missing':
      return step.screen === 'documents' ? show(visit, { ...step, screen: 'take-along' }) : visit
    case 'slot-chosen':
      return offering.has(step.screen)
        ? show(visit, { screen: 'slot', service: event.service, time: event.time })
        : visit
    case 'slot-wanted':
      return step.screen === 'slot'
        ? { ...visit, work: { kind: 'slot', id: event.id, service: step.service, time: step.time } }
        : visit
    case 'wait-preferred':
      return step.screen === 'long-wait' ? pursue(visit, { ...step.wish, ratherWait: true }, lookup) : visit
    case 'more-wanted':
      return step.screen === 'more' && visit.chosen.length < mostConcerns
        ? { ...visit, steps: [{ screen: 'welcome' }] }
        : visit
    case 'taken-out':
      return step.screen === 'more' ? without(visit, event.service) : visit
    case 'number-wanted':
      return step.screen === 'more' ? draw(visit, event.id, lookup) : visit
    case 'went-on':
      return visit.chosen.length > 0 && ends.has(step.screen) ? home(visit.chosen) : visit
    case 'code-sent':
      return step.screen === 'check-in' && step.code !== ''
        ? { ...visit, work: { kind: 'check-in', id: event.id, code: step.code } }
        : visit
    case 'back':
      return back(visit)
  }
}

/** At the end of a visit its number stays on the screen. */
const helped: ReadonlySet<Step['screen']> = new Set(['infostand', 'ticket', 'slip'])
/** A kiosk at the door lists services on its welcome. Whose appointment has lapsed chooses the same concern without one. */
const choosing: ReadonlySet<Step['screen']> = new Set(['welcome', 'group', 'all', 'search', 'refused'])
const offering: ReadonlySet<Step['screen']> = new Set(['appointment-only', 'no-numbers', 'long-wait', 'refused'])
/** Screens that lead to no number for what they are about. */
const ends: ReadonlySet<Step['screen']> = new Set([
  'take-along',
  'go-there',
  'infostand',
  'elsewhere',
  'appointment-only',
  'no-numbers',
  'refused',
  'ticket',
  'slip',
])

const toggled = (ticked: readonly string[], document: string): readonly string[] =>
  ticked.includes(document) ? ticked.filter((one) => one !== document) : [...ticked, document]

function replaceLast(visit: Visit, step: Step): Visit {
  const [first, ...rest] = visit.steps
  return { ...visit, steps: rest.length === 0 ? [step] : [first, ...rest.slice(0, -1), step] }
}

function back(visit: Visit): Visit {
  const [first, ...rest] = visit.steps
  const { screen } = shownStep(visit)
  // Whoever has a number is at the end: going back would ask for a second one.
  if (screen === 'ticket' || screen === 'slip') return home(visit.chosen)
  if (rest.length > 0) return { ...visit, steps: [first, ...rest.slice(0, -1)] }
  return screen === 'more' ? reopen(visit) : home(visit.chosen)
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

/** A code is checked in from every screen, since the scanner is in reach on every screen. What is chosen stays chosen. */
function scanned({ chosen }: Visit, text: string, id: CommandId): Visit {
  const start = home(chosen)
  const key = keyIn(text)
  if (key) return { ...start, work: { kind: 'scan', id, key } }
  const code = appointmentCode(text).slice(0, longestText)
  if (code === '') return start
  return { ...show(start, { screen: 'check-in', code }), work: { kind: 'check-in', id, code } }
}
