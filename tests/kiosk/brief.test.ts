import { describe, expect, test } from 'vitest'
import { advance } from '../../kiosk/src/machine.ts'
import { newVisit, shownStep, type Visit, type VisitEvent } from '../../kiosk/src/steps.ts'
import { hurry, isBrief } from '../../kiosk/src/wishes.ts'
import type { CommandId, QuestionId, ServiceId } from '../../shared/ids.ts'
import { kioskHouse } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const drawn = 'command-0002' as CommandId
const back = { type: 'back' } as const
const choose = (service: string): VisitEvent => ({ type: 'service-chosen', service: service as ServiceId })

const { lookup } = kioskHouse({
  quick: { brief: true, documents: true },
  counted: { brief: true, documents: true, quantity: true },
  nobody: { brief: true, unstaffed: true },
  asks: {
    brief: true,
    documents: true,
    questions: [[{ id: 'more', documents: ['Vollmacht'] }, { id: 'plain' }]],
  },
  usual: { documents: true },
})
/** As the kiosk plays an event: the number is asked for at once where nothing else is asked. */
const play = (visit: Visit, ...events: readonly VisitEvent[]): Visit =>
  events.reduce((before, event) => hurry(before, advance(before, event, lookup), drawn, lookup), visit)
const wanted = ({ work }: Visit) => (work?.kind === 'issue' ? work.wishes.map(({ service }) => service) : null)

describe('K17 in a rush', () => {
  test('K17 one tap asks for the number: no documents, no second concern', () => {
    const visit = play(newVisit, choose('quick'))
    expect(visit.work).toMatchObject({ kind: 'issue', id: drawn })
    expect(wanted(visit)).toEqual(['quick'])
    expect(isBrief(visit.chosen, lookup)).toBe(true)
  })

  test('K17 what the number depends on is asked all the same', () => {
    const counting = play(newVisit, choose('counted'))
    expect(shownStep(counting).screen).toBe('quantity')
    expect(play(counting, { type: 'quantity-given', quantity: 3 }).work).toMatchObject({ wishes: [{ quantity: 3 }] })
    const warned = play(newVisit, choose('nobody'))
    expect(shownStep(warned).screen).toBe('unstaffed')
    expect(wanted(play(warned, { type: 'unstaffed-accepted', id }))).toEqual(['nobody'])
  })

  test('K17 documents that an answer adds are shown, since the slip does not know them', () => {
    const answered = (option: string) =>
      play(newVisit, choose('asks'), { type: 'question-answered', option: option as QuestionId })
    expect(shownStep(answered('more')).screen).toBe('documents')
    expect(wanted(play(answered('more'), { type: 'documents-complete' }))).toEqual(['asks'])
    expect(wanted(answered('plain'))).toEqual(['asks'])
  })

  test('K17 a number that was refused is not asked for again by itself', () => {
    const refused = play(newVisit, choose('quick'), {
      type: 'answered',
      id: drawn,
      answer: { ok: false, refusal: { code: 'numbers-exhausted' } },
    })
    expect(shownStep(refused).screen).toBe('refused')
    const listed = play(refused, back)
    expect([shownStep(listed).screen, listed.work]).toEqual(['more', null])
  })

  test('K17 otherwise documents and further concerns are asked for', () => {
    const visit = play(newVisit, choose('usual'))
    expect(shownStep(visit).screen).toBe('documents')
    const ready = play(visit, { type: 'documents-complete' })
    expect([shownStep(ready).screen, ready.work]).toEqual(['more', null])
    expect(isBrief(ready.chosen, lookup)).toBe(false)
  })
})
