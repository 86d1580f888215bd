import { describe, expect, test } from 'vitest'
import { newVisit, shownStep, type Visit, type VisitEvent } from '../../kiosk/src/steps.ts'
import type { CommandId, QuestionId, ReasonId, ServiceId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { IssuedView, ScannedView } from '../../shared/views.ts'
import { kioskHouse } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const issued = { label: 'A042' } as IssuedView
const more = { type: 'more-wanted' } as const
const draw = { type: 'number-wanted', id } as const
const back = { type: 'back' } as const
const went = { type: 'went-on' } as const
const yes = { type: 'answered', id, answer: { ok: true, value: issued } } as const
const no = (refusal: Refusal): VisitEvent => ({ type: 'answered', id, answer: { ok: false, refusal } })
const takes = (service: string): VisitEvent => ({ type: 'taken-out', service: service as ServiceId })
/** From the welcome to the tap on a service. */
const wants = (service: string): readonly VisitEvent[] => [
  { type: 'group-opened', group: 'ausweis' as ReasonId },
  { type: 'service-chosen', service: service as ServiceId },
]

const house = kioskHouse({
  a: {},
  b: { quantity: true, documents: true },
  c: {},
  d: {},
  asks: { questions: [[{ id: 'a', leadsTo: 'a' }, { id: 'stay' }]] },
  stand: { now: 'infostand' },
  away: { now: 'elsewhere' },
  booked: { now: 'appointment' },
  shut: { now: 'closed' },
})
const { from, via } = house
const chosen = ({ chosen: list }: Visit) => list.map(({ wish }) => wish.service)
const two = via(...wants('a'), more, ...wants('c'))
const three = from(two, more, ...wants('d'))

describe('K7 several concerns', () => {
  test('the kiosk asks for more when a concern is ready, and lists what is chosen', () => {
    const one = via(...wants('a'))
    expect(shownStep(one)).toEqual({ screen: 'more', repeated: null })
    expect(chosen(one)).toEqual(['a'])
    expect(one.work).toBeNull()
  })

  test('each has its own questions, quantity and documents', () => {
    const second = from(via(...wants('a')), more, ...wants('b'))
    expect(shownStep(second).screen).toBe('quantity')
    const counted = from(second, { type: 'quantity-given', quantity: 2 })
    expect(shownStep(counted).screen).toBe('documents')
    const asked = from(counted, { type: 'documents-complete' }, more, ...wants('asks'))
    expect(shownStep(asked).screen).toBe('question')
    const all = from(asked, { type: 'question-answered', option: 'stay' as QuestionId }, draw)
    expect(all.work).toMatchObject({
      wishes: [
        { service: 'a', quantity: null },
        { service: 'b', quantity: 2, documentsAtHand: true },
        { service: 'asks', quantity: null },
      ],
    })
  })

  test('all of them come under one number', () => {
    expect(from(three, draw).work).toMatchObject({ id, wishes: [{ service: 'a' }, { service: 'c' }, { service: 'd' }] })
    expect(from(three, draw, yes)).toEqual({
      chosen: [],
      steps: [{ screen: 'welcome' }, { screen: 'ticket', issued }],
      work: null,
    })
  })

  test('three are the most', () => {
    expect(from(three, more)).toEqual(three)
    expect(from(from(three, takes('a')), more).steps).toEqual([{ screen: 'welcome' }])
  })

  test('the same one is not taken twice, also when an answer leads to it', () => {
    const repeated = { ...via(...wants('a')), steps: [{ screen: 'more', repeated: 'a' }] }
    expect(via(...wants('a'), more, ...wants('a'))).toEqual(repeated)
    const answered = { type: 'question-answered', option: 'a' as QuestionId } as const
    expect(via(...wants('a'), more, ...wants('asks'), answered)).toEqual(repeated)
  })

  test('each can be taken out again; without any the visit is at its beginning', () => {
    expect(chosen(from(three, takes('c')))).toEqual(['a', 'd'])
    expect(from(three, takes('c'), takes('a'), takes('d'))).toEqual(newVisit)
    expect(from(three, takes('b'))).toEqual(three)
  })
})

describe('K8 what is chosen stays chosen', () => {
  test.each([
    ['stand', 'infostand'],
    ['away', 'elsewhere'],
    ['booked', 'appointment-only'],
    ['shut', 'no-numbers'],
  ])('while a further concern gets no number: %s', (service, screen) => {
    const told = from(two, more, ...wants(service))
    expect(shownStep(told).screen).toBe(screen)
    expect(from(told, went)).toEqual(two)
  })

  test('while documents are missing for a further one', () => {
    const events = [
      more,
      ...wants('b'),
      { type: 'quantity-given', quantity: 1 },
      { type: 'documents-missing' },
    ] as const
    expect(shownStep(from(two, ...events)).screen).toBe('take-along')
    expect(from(two, ...events, went)).toEqual(two)
  })

  test('while the way to the stand is asked', () => {
    expect(from(two, more, { type: 'infostand-asked' }, went)).toEqual(two)
  })

  test('while an appointment checks in, or a slip is held under the scanner', () => {
    const scan = { type: 'code-scanned', code: 'KE1234', id } as const
    const checkedIn = from(two, scan, yes)
    expect(shownStep(checkedIn)).toEqual({ screen: 'ticket', issued })
    expect(from(checkedIn, went)).toEqual(two)
    expect(from(checkedIn, back)).toEqual(two)
    const refused = from(two, scan, no({ code: 'unknown-appointment' }))
    expect(from(refused, went)).toEqual(two)
    expect(from(refused, back, back)).toEqual(two)
    const slip = { type: 'code-scanned', code: 'https://nummer.example/t/#AbCdEfGhIjKlMnOpQrStU_', id } as const
    const scanned = { did: 'resumed', ticket: { label: 'A001' } } as unknown as ScannedView
    const back2 = from(two, slip, { type: 'answered', id, answer: { ok: true, value: scanned } })
    expect(shownStep(back2)).toEqual({ screen: 'slip', scanned })
    expect(from(back2, went)).toEqual(two)
  })

  test('but not beyond the end of the visit', () => {
    expect(from(three, { type: 'ended' })).toEqual(newVisit)
  })
})

describe('K9 back', () => {
  test('leads from the choice of a further concern to the list', () => {
    expect(from(two, more, back)).toEqual(two)
    expect(from(two, more, ...wants('b'), back, back, back)).toEqual(two)
  })

  test('opens the last concern again where it was settled, and it can be settled anew', () => {
    const events = [more, ...wants('b'), { type: 'quantity-given', quantity: 3 }] as const
    const ready = from(two, ...events, { type: 'documents-complete' })
    expect(from(ready, back)).toEqual(from(two, ...events))
    expect(from(ready, back, { type: 'documents-complete' })).toEqual(ready)
    expect(via(...wants('a'), back, back)).toEqual(newVisit)
  })
})

describe('K10 the house has changed between the choice and the number', () => {
  test.each([
    ['go-to-infostand', 'infostand'],
    ['handled-elsewhere', 'elsewhere'],
    ['appointment-only', 'appointment-only'],
    ['contingent-used', 'no-numbers'],
    ['issue-ended-forecast', 'no-numbers'],
    ['service-closed', 'no-numbers'],
    ['issue-ended', 'refused'],
    ['unknown-service', 'refused'],
  ] as const)('%s for one of them is explained, and the others stay', (code, screen) => {
    const told = from(three, draw, no({ code, params: { service: 'c' } }))
    expect(shownStep(told)).toMatchObject({ screen, wish: { service: 'c' } })
    expect(chosen(told)).toEqual(['a', 'd'])
    expect(from(told, went, draw).work).toMatchObject({ wishes: [{ service: 'a' }, { service: 'd' }] })
  })

  test('one that nobody serves any more is asked about, and goes on with the others', () => {
    const asked = from(three, draw, no({ code: 'not-staffed', params: { service: 'c' } }))
    expect(shownStep(asked)).toMatchObject({ screen: 'unstaffed', wish: { service: 'c' } })
    expect(from(asked, { type: 'unstaffed-accepted', id }).work).toMatchObject({
      wishes: [
        { service: 'a', evenUnstaffed: false },
        { service: 'c', evenUnstaffed: true },
        { service: 'd', evenUnstaffed: false },
      ],
    })
    expect(from(asked, back)).toEqual(three)
  })

  test('one that the kiosk knows to be without anybody is asked about before the request', () => {
    const later = kioskHouse({ a: {}, c: { unstaffed: true }, d: {} })
    const asked = later.from(three, draw)
    expect(asked.work).toBeNull()
    expect(shownStep(asked)).toMatchObject({ screen: 'unstaffed', wish: { service: 'c' } })
    expect(later.from(asked, { type: 'unstaffed-accepted', id }).work).toMatchObject({ kind: 'issue' })
  })

  test.each(['numbers-exhausted', 'site-closed', 'day-closed', 'kiosk-closed', 'internal'] as const)(
    '%s concerns them all, and all of them stay',
    (code) => {
      const refusal = { code, params: code === 'site-closed' ? { service: 'a' } : {} }
      const told = from(three, draw, no(refusal))
      expect(shownStep(told)).toEqual({ screen: 'refused', refusal, asked: 'issue', wish: null })
      expect(from(told, back)).toEqual(three)
    },
  )
})
