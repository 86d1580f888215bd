// Visits of random events in a house that changes all the time: whatever happens, nothing chosen is lost or doubled.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVisit, shownStep, type Visit, type VisitEvent } from '../../kiosk/src/steps.ts'
import { mostConcerns } from '../../kiosk/src/wishes.ts'
import type { CommandId, QuestionId, ReasonId, ServiceId } from '../../shared/ids.ts'
import type { KioskServiceNow } from '../../shared/kioskViews.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { IssuedView, ScannedView } from '../../shared/views.ts'
import { kioskHouse, type ServiceKind } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const services = ['a', 'b', 'c', 'd', 'asks'] as ServiceId[]
const nows: KioskServiceNow['now'][] = ['number', 'number', 'number', 'infostand', 'elsewhere', 'closed']
const codes: RefusalCode[] = [
  'not-staffed',
  'go-to-infostand',
  'contingent-used',
  'issue-ended',
  'internal',
  'site-closed',
]
const scanned = { did: 'nothing', ticket: {} } as unknown as ScannedView

const kind: fc.Arbitrary<ServiceKind> = fc.record({
  now: fc.constantFrom(...nows),
  unstaffed: fc.boolean(),
  quantity: fc.boolean(),
  documents: fc.boolean(),
  slots: fc.constantFrom([], [], [1_000]),
  longWait: fc.boolean(),
})
const answers = [{ id: 'yes', leadsTo: 'a', documents: ['x'] }, { id: 'no' }]
const houses = fc
  .tuple(kind, kind, kind, kind, kind)
  .map(([a, b, c, d, asks]) => kioskHouse({ a, b, c, d, asks: { ...asks, questions: [answers, answers] } }))

const service = fc.constantFrom(...services)
const event: fc.Arbitrary<VisitEvent> = fc.oneof(
  fc.constantFrom<VisitEvent>(
    { type: 'group-opened', group: 'x' as ReasonId },
    { type: 'all-opened' },
    { type: 'documents-complete' },
    { type: 'documents-missing' },
    { type: 'quantity-given', quantity: 2 },
    { type: 'unstaffed-accepted', id },
    { type: 'question-answered', option: 'yes' as QuestionId },
    { type: 'question-answered', option: 'no' as QuestionId },
    { type: 'more-wanted' },
    { type: 'wait-preferred' },
    { type: 'slot-wanted', id },
    { type: 'number-wanted', id },
    { type: 'went-on' },
    { type: 'back' },
    { type: 'infostand-asked' },
    { type: 'code-scanned', code: 'KE1234', id },
    { type: 'code-scanned', code: 'https://x.example/t/#AbCdEfGhIjKlMnOpQrStU_', id },
    { type: 'answered', id, answer: { ok: true, value: { label: 'A001' } as IssuedView } },
    { type: 'answered', id, answer: { ok: true, value: scanned } },
    { type: 'ended' },
  ),
  service.map((one): VisitEvent => ({ type: 'service-chosen', service: one })),
  service.map((one): VisitEvent => ({ type: 'taken-out', service: one })),
  service.map((one): VisitEvent => ({ type: 'slot-chosen', service: one, time: 1_000 })),
  fc.tuple(fc.constantFrom(...codes), fc.option(service)).map(([code, one]): VisitEvent => {
    const refusal = { code, ...(one !== null && { params: { service: one } }) }
    return { type: 'answered', id, answer: { ok: false, refusal } }
  }),
)

/** What people do on that screen more often than not; `pick` chooses among several ways. */
function usual(visit: Visit, pick: number): VisitEvent {
  const one = services[pick % services.length] as ServiceId
  if (visit.work) return { type: 'answered', id, answer: { ok: true, value: { label: 'A001' } as IssuedView } }
  switch (shownStep(visit).screen) {
    case 'welcome':
      return { type: 'all-opened' }
    case 'group':
    case 'all':
      return { type: 'service-chosen', service: one }
    case 'question':
      return { type: 'question-answered', option: (pick % 2 === 0 ? 'yes' : 'no') as QuestionId }
    case 'unstaffed':
      return { type: 'unstaffed-accepted', id }
    case 'quantity':
      return { type: 'quantity-given', quantity: 2 }
    case 'long-wait':
      return pick % 2 === 0 ? { type: 'wait-preferred' } : { type: 'slot-chosen', service: one, time: 1_000 }
    case 'slot':
      return { type: 'slot-wanted', id }
    case 'documents':
      return { type: 'documents-complete' }
    case 'more':
      return pick % 3 > 0 && visit.chosen.length < mostConcerns
        ? { type: 'more-wanted' }
        : { type: 'number-wanted', id }
    default:
      return visit.chosen.length > 0 ? { type: 'went-on' } : { type: 'ended' }
  }
}
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.nat(1_000).map((pick) => (visit: Visit) => usual(visit, pick)) },
  { weight: 1, arbitrary: event.map((one) => () => one) },
)

const idsOf = ({ chosen }: Visit) => chosen.map(({ wish }) => wish.service)
const aboutOf = (visit: Visit) => {
  const step = shownStep(visit)
  return 'wish' in step ? (step.wish?.service ?? null) : null
}

/** Whether that event may take the service out of what is chosen. */
function mayGo(one: ServiceId, before: Visit, happened: VisitEvent, after: Visit): boolean {
  switch (happened.type) {
    case 'ended':
      return true
    case 'taken-out':
      return happened.service === one
    case 'back':
      // Opened again: what was settled last is on the screen as it was then.
      return idsOf(before).at(-1) === one && after.steps === before.chosen.at(-1)?.way
    case 'answered':
      // It has its number, or it is told why it has none.
      if (before.work?.kind !== 'issue') return false
      return happened.answer.ok ? before.work.wishes.some((wish) => wish.service === one) : aboutOf(after) === one
    default:
      return false
  }
}

test('K7 K8 K10 no concern is lost or doubled, whatever happens in whatever order', () => {
  const seen = { numbers: 0, mostAtOnce: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(fc.tuple(houses, happening), { minLength: 30, maxLength: 120 }), (steps) => {
      let visit = newVisit
      for (const [house, happens] of steps) {
        const before = visit
        const happened = happens(before)
        visit = house.from(before, happened)
        const [had, has] = [idsOf(before), idsOf(visit)]
        expect(new Set(has).size).toBe(has.length)
        expect(has.length).toBeLessThanOrEqual(mostConcerns)
        for (const one of had.filter((each) => !has.includes(each)))
          expect(mayGo(one, before, happened, visit), `${one} lost by ${happened.type}`).toBe(true)
        expect(has.filter((each) => !had.includes(each)).length).toBeLessThanOrEqual(1)
        if (visit.work?.kind === 'issue' && visit.work !== before.work) {
          expect(visit.work.wishes.map((wish) => wish.service)).toEqual(has)
          seen.mostAtOnce = Math.max(seen.mostAtOnce, has.length)
        }
        if (before.work?.kind === 'issue' && happened.type === 'answered')
          seen[happened.answer.ok ? 'numbers' : 'refused']++
      }
    }),
    { numRuns: 900, seed: 20261123 },
  )
  expect(seen.mostAtOnce).toBe(mostConcerns)
  expect(Math.min(seen.numbers, seen.refused)).toBeGreaterThan(50)
})
