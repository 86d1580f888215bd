// A house as the kiosk's state machine sees it: services of the kinds that a test needs, and the way through a visit.
import { advance } from '../../kiosk/src/machine.ts'
import { type Lookup, newVisit, type Visit, type VisitEvent } from '../../kiosk/src/steps.ts'
import type { QuestionId, ServiceId, SiteId } from '../../shared/ids.ts'
import type { KioskService, KioskServiceNow } from '../../shared/kioskViews.ts'
import type { Texts } from '../../shared/plan.ts'

export interface ServiceKind {
  readonly now?: KioskServiceNow['now']
  readonly unstaffed?: boolean
  /** Another site is sooner, or does it alone. */
  readonly there?: boolean
  readonly quantity?: boolean
  readonly documents?: boolean
  readonly slots?: readonly number[]
  readonly longWait?: boolean
  /** In a rush, or at the door. */
  readonly brief?: boolean
  /** Each question by its answers: where it leads (null: it stays), and what it adds to the documents. */
  readonly questions?: readonly (readonly AnswerKind[])[]
}

export interface AnswerKind {
  readonly id: string
  readonly leadsTo?: string
  readonly documents?: readonly string[]
}

const text = (de: string): Texts => ({ de })

const entryOf = (id: string, kind: ServiceKind): NonNullable<ReturnType<Lookup>> => {
  const { now = 'number', unstaffed = false, there = false, quantity = false, documents = false, questions = [] } = kind
  const { slots = [], longWait = false, brief = false } = kind
  const service: KioskService = {
    id: id as ServiceId,
    name: text(id),
    group: 'ausweis' as KioskService['group'],
    words: {},
    documents: documents ? [text(`Ausweis für ${id}`)] : [],
    facts: [],
    quantity: quantity ? { question: text('Wie viele?'), max: 4 } : null,
    questions: questions.map((answers, at) => ({
      id: `q${at}` as QuestionId,
      text: text(`Frage ${at}`),
      options: answers.map((answer) => ({
        id: answer.id as QuestionId,
        name: text(answer.id),
        leadsTo: (answer.leadsTo ?? null) as ServiceId | null,
        documents: (answer.documents ?? []).map(text),
      })),
    })),
    listed: true,
    handling: { kind: 'infostand' },
  }
  return {
    service,
    brief,
    now: {
      id: service.id,
      now,
      unstaffed,
      waiting: 0,
      wait: null,
      closure: null,
      there: there ? { site: 'sonthofen' as SiteId, wait: null } : null,
      slots,
      longWait,
    },
  }
}

/** The services of a house, by their ids; `via` plays events from the welcome on, `from` from any moment of a visit. */
export function kioskHouse(services: Readonly<Record<string, ServiceKind>>) {
  const entries = new Map(Object.entries(services).map(([id, kind]) => [id, entryOf(id, kind)]))
  const lookup: Lookup = (id) => entries.get(id)
  const from = (start: Visit, ...events: readonly VisitEvent[]): Visit =>
    events.reduce((visit, event) => advance(visit, event, lookup), start)
  const via = (...events: readonly VisitEvent[]): Visit => from(newVisit, ...events)
  return { lookup, from, via }
}
