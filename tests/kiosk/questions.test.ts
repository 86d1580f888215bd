import { describe, expect, test } from 'vitest'
import { shownStep, type VisitEvent } from '../../kiosk/src/steps.ts'
import type { CommandId, QuestionId, ReasonId, ServiceId } from '../../shared/ids.ts'
import { kioskHouse } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const open = { type: 'group-opened', group: 'auto' as ReasonId } as const
const back = { type: 'back' } as const
const choose = { type: 'service-chosen', service: 'register' as ServiceId } as const
const answer = (option: string): VisitEvent => ({ type: 'question-answered', option: option as QuestionId })

const who = [{ id: 'private' }, { id: 'dealer', leadsTo: 'dealer' }, { id: 'district', leadsTo: 'elsewhere' }]
const plate = [{ id: 'reserved', documents: ['Reservierung'] }, { id: 'new' }]
const { via } = kioskHouse({
  register: { questions: [who, plate], documents: true },
  dealer: { documents: true, quantity: true, unstaffed: true },
  elsewhere: { now: 'elsewhere' },
})
const shown = (...events: readonly VisitEvent[]) => shownStep(via(open, choose, ...events))
const needed = (documents: readonly string[]) => documents.map((de) => ({ de }))

describe('G10 the questions of a service', () => {
  test('come one after the other, before anything else is asked', () => {
    expect(shown()).toEqual({ screen: 'question', service: 'register', question: 0, documents: [] })
    expect(shown(answer('private'))).toMatchObject({ screen: 'question', service: 'register', question: 1 })
    expect(shown(answer('private'), answer('new'))).toMatchObject({
      screen: 'documents',
      wish: { service: 'register' },
    })
  })

  test('add the documents of the answers to those of the service', () => {
    const step = shown(answer('private'), answer('reserved'))
    expect(step).toMatchObject({ screen: 'documents', wish: { documents: needed(['Reservierung']) } })
  })

  test('end with an answer that leads to another service, whose own ways follow', () => {
    expect(shown(answer('dealer'))).toMatchObject({ screen: 'unstaffed', wish: { service: 'dealer' } })
    const accepted = [answer('dealer'), { type: 'unstaffed-accepted', id } as const]
    expect(shown(...accepted)).toMatchObject({ screen: 'quantity', wish: { service: 'dealer' } })
    expect(shown(...accepted, { type: 'quantity-given', quantity: 2 })).toMatchObject({ screen: 'documents' })
  })

  test.each(['infostand', 'elsewhere', 'appointment', 'closed', 'contingent-used', 'full'] as const)(
    'lead to what is so now for the service of the answer: %s',
    (now) => {
      const house = kioskHouse({
        a: { questions: [[{ id: 'b', leadsTo: 'b', documents: ['Pass'] }, { id: 'a' }]] },
        b: { now },
      })
      const screens = {
        appointment: 'appointment-only',
        closed: 'no-numbers',
        'contingent-used': 'no-numbers',
        full: 'no-numbers',
      }
      const asked = house.via(open, { ...choose, service: 'a' as ServiceId })
      expect(shownStep(house.from(asked, answer('b')))).toMatchObject({
        screen: now in screens ? screens[now as keyof typeof screens] : now,
        wish: { service: 'b', documents: needed(['Pass']) },
      })
      expect(shownStep(house.from(asked, answer('a'))).screen).toBe('more')
    },
  )

  test('are asked although the service itself is closed, since an answer may lead to an open one', () => {
    const house = kioskHouse({ a: { now: 'closed', questions: [[{ id: 'b', leadsTo: 'b' }, { id: 'a' }]] }, b: {} })
    const asked = house.via(open, { ...choose, service: 'a' as ServiceId })
    expect(shownStep(asked).screen).toBe('question')
    expect(house.from(asked, answer('b')).chosen).toMatchObject([{ wish: { service: 'b' } }])
    expect(shownStep(house.from(asked, answer('a')))).toMatchObject({ screen: 'no-numbers', why: 'closed' })
  })

  test('can be gone back through, one screen at a time', () => {
    const there = [answer('private'), answer('reserved')]
    expect(shown(...there, back)).toMatchObject({ screen: 'question', question: 1, documents: [] })
    expect(shown(...there, back, back)).toMatchObject({ screen: 'question', question: 0 })
    expect(shown(...there, back, back, back)).toMatchObject({ screen: 'group' })
    expect(shown(...there, back, answer('new'))).toMatchObject({ screen: 'documents', wish: { documents: [] } })
  })

  test('take no answer that they do not have, and none that leads to what the plan has just lost', () => {
    expect(shown(answer('nobody'))).toEqual(shown())
    const { via: play } = kioskHouse({ a: { questions: [[{ id: 'gone', leadsTo: 'gone' }, { id: 'a' }]] } })
    const asked = [open, { ...choose, service: 'a' as ServiceId }] as const
    expect(play(...asked, answer('gone'))).toEqual(play(...asked))
  })
})

test('G11 the request for a number names the service that the answers have led to', () => {
  const complete = { type: 'documents-complete' } as const
  const draw = { type: 'number-wanted', id } as const
  expect(via(open, choose, answer('private'), answer('new'), complete, draw).work).toMatchObject({
    wishes: [{ service: 'register' }],
  })
  const dealer = [
    answer('dealer'),
    { type: 'unstaffed-accepted', id },
    { type: 'quantity-given', quantity: 4 },
  ] as const satisfies readonly VisitEvent[]
  expect(via(open, choose, ...dealer, complete, draw).work).toMatchObject({
    wishes: [{ service: 'dealer', quantity: 4 }],
  })
})
