import { describe, expect, test } from 'vitest'
import type { DayState } from '../../server/domain/state.ts'
import { boardCatalogue, boardView } from '../../server/domain/views/board.ts'
import type { ViewContext } from '../../server/domain/views/context.ts'
import { kioskCatalogue, kioskView } from '../../server/domain/views/kiosk.ts'
import { ownTicketView } from '../../server/domain/views/own.ts'
import type { KioskId, ReasonId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { changesSlots, slot } from '../support/appointmentSteps.ts'
import {
  appointment,
  at,
  callsNext,
  cancels,
  closesDay,
  closesOut,
  finishes,
  misses,
  opens,
  opensDay,
  parks,
  recalls,
  setsStand,
  starts,
  taps,
} from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { viewContext } from '../support/viewContext.ts'

const dayOf = (plan: Plan, ...steps: Step[]) => givenUnder(plan, opensDay([], plan), ...steps).state
const day = (...steps: Step[]) => dayOf(smallPlan(), ...steps)
const seen = (time: string, more: Partial<ViewContext> = {}) => viewContext({ at: at(time), ...more })
const board = (state: DayState, time: string) => boardView(state, 'hall' as ReasonId, seen(time))
const kiosk = (state: DayState, time: string, more: Partial<ViewContext> = {}) =>
  kioskView(state, 'entrance' as KioskId, seen(time, more))
const own = (state: DayState, ticket: string, time: string) =>
  ownTicketView(state, ticket as TicketId, seen(time))?.phase

describe('the board', () => {
  const called = [
    opens('c1', '08:00'),
    opens('c2', '08:00'),
    taps('t1', 'passport', '08:10'),
    taps('t2', 'passport', '08:11'),
    callsNext('c1', '08:12'),
    callsNext('c2', '08:13'),
  ]

  test('B6 shows the last calls, newest first, with desk and way', () => {
    const { calls } = board(day(...called), '08:13')
    expect(calls).toMatchObject([
      { sequence: 2, label: 'A002', desk: { id: 'c2' }, area: 'hall', recall: false },
      { sequence: 1, label: 'A001', desk: { id: 'c1', name: { de: '1' } }, way: { de: 'rechts' } },
    ])
  })

  test('B6 a recall moves the number up and stands once', () => {
    const { calls } = board(day(...called, recalls('t1', '08:14')), '08:14')
    expect(calls.map(({ label, recall, sequence }) => [label, recall, sequence])).toEqual([
      ['A001', true, 3],
      ['A002', false, 2],
    ])
  })

  test('B6 a number stays while its visitor is served and goes when that is over or nobody came', () => {
    const labels = (...steps: Step[]) => board(day(...called, ...steps), '08:30').calls.map(({ label }) => label)
    expect(labels(starts('t1', '08:13'))).toEqual(['A002', 'A001'])
    expect(labels(starts('t1', '08:13'), finishes('t1', '08:20'))).toEqual(['A002'])
    expect(labels(misses('t2', '08:20'))).toEqual(['A001'])
  })

  test('B2 another area shows other calls', () => {
    const plan = smallPlan((draft) => {
      draft.areas.push({ id: 'upstairs', name: { de: 'Oben', en: 'Upstairs' }, way: { de: 'hinauf', en: 'up' } })
      draft.displays.push({ id: 'upstairs', name: { de: 'Oben', en: 'Upstairs' }, areas: ['upstairs'] })
    })
    const state = dayOf(plan, ...called)
    expect(boardView(state, 'upstairs' as ReasonId, seen('08:13'))).toMatchObject({
      calls: [],
      areas: [{ id: 'upstairs', waiting: 0, wait: null }],
    })
    expect(boardCatalogue(state, 'upstairs' as ReasonId, seen('08:13'))?.areas.map(({ id }) => id)).toEqual([
      'upstairs',
    ])
    expect(boardCatalogue(state, 'nowhere' as ReasonId, seen('08:13'))).toBeNull()
    expect(boardCatalogue(state, null, seen('08:13'))?.display.id).toBe('hall')
  })

  test('E2 says how many wait, and how long', () => {
    const state = day(opens('c1', '08:00'), ...['t1', 't2', 't3'].map((ticket) => taps(ticket, 'passport', '08:10')))
    expect(board(state, '08:10').areas).toEqual([{ id: 'hall', waiting: 3, wait: { low: 10, high: 45 } }])
  })
})

describe('the kiosk', () => {
  test('G1 is told for each service what a tap leads to now', () => {
    const noSlots = { slots: [], longWait: false }
    const state = day(
      opens('c2', '08:00', { skills: ['passport'] }),
      opens('info', '08:00'),
      taps('t1', 'passport', '08:10'),
    )
    expect(kiosk(state, '08:10').services).toEqual([
      {
        id: 'passport',
        now: 'number',
        unstaffed: false,
        waiting: 1,
        wait: { low: 0, high: 20 },
        closure: null,
        there: null,
        ...noSlots,
      },
      {
        id: 'residence',
        now: 'number',
        unstaffed: true,
        waiting: 0,
        wait: null,
        closure: null,
        there: null,
        ...noSlots,
      },
      {
        id: 'lost-property',
        now: 'infostand',
        unstaffed: false,
        waiting: 0,
        wait: { low: 0, high: 5 },
        closure: null,
        there: null,
        ...noSlots,
      },
      {
        id: 'marriage',
        now: 'appointment',
        unstaffed: false,
        waiting: 0,
        wait: null,
        closure: null,
        there: null,
        ...noSlots,
      },
      { id: 'tax', now: 'elsewhere', unstaffed: false, waiting: 0, wait: null, closure: null, there: null, ...noSlots },
    ])
  })

  test('T27 is told the next free slots that visitors may take, and whether the wait is long', () => {
    const times = ['08:10', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00']
    const listed = changesSlots('08:00', ...times.map((time) => slot('passport', time)), slot('marriage', '15:00', 0))
    const many = Array.from({ length: 12 }, (_, n) => taps(`t${n}`, 'passport', '08:10'))
    const quiet = day(listed, opens('c2', '08:00', { skills: ['passport'] }))
    const of = (state: DayState, id: string) => kiosk(state, '08:10').services.find((one) => one.id === id)
    expect(of(quiet, 'passport')).toMatchObject({ slots: times.slice(1, 7).map((time) => at(time)), longWait: false })
    expect(of(quiet, 'marriage')).toMatchObject({ slots: [] })
    const busy = day(listed, opens('c2', '08:00', { skills: ['passport'] }), ...many)
    expect(of(busy, 'passport')).toMatchObject({ longWait: true })
    expect(of(day(listed, closesOut({ kind: 'site' }, '08:05', '12:00')), 'passport')?.slots).toEqual(
      ['09:00', '10:00', '11:00'].map((time) => at(time)),
    )
  })

  test('G2 shows the sign of the info stand', () => {
    expect(kiosk(day(opens('info', '08:00'), setsStand('on-the-phone', '08:30')), '08:30').infostand).toBe(
      'on-the-phone',
    )
  })

  test('H6 says closed after a day that was closed by hand, and when it opens next', () => {
    expect(kiosk(day(closesDay('09:00')), '09:01', { nextOpenAt: 5 }).open).toEqual({
      kind: 'closed',
      reason: null,
      holiday: null,
      nextOpenAt: 5,
    })
  })

  test('K5 has a screen for paper, or a printer with its sign', () => {
    const plan = smallPlan((draft) => {
      draft.printers = [{ id: 'p1', name: 'Bondrucker', profile: 'x', connection: { kind: 'file', folder: 'slips' } }]
      draft.kiosks.push({ ...draft.kiosks[0], id: 'paper', name: { de: 'Papier', en: 'Paper' }, printer: 'p1' })
    })
    const fault = { kind: 'fault', why: 'paper-end' } as const
    const context = seen('08:10', { printerSign: () => fault })
    expect(kioskView(dayOf(plan), 'paper' as KioskId, context).printer).toEqual(fault)
    expect(kioskView(dayOf(plan), 'entrance' as KioskId, context).printer).toEqual({ kind: 'screen' })
  })

  test('gets the part of the plan that visitors read', () => {
    const catalogue = kioskCatalogue(day(), null, seen('08:10', { phone: false }))
    expect(catalogue).toMatchObject({
      kiosk: { id: 'entrance' },
      phone: false,
      appointments: true,
      infostand: { name: { de: 'Infostand' } },
    })
    expect(catalogue?.services.map(({ handling }) => handling.kind)).toEqual([
      'counter',
      'counter',
      'infostand',
      'appointment',
      'elsewhere',
    ])
    expect(kioskCatalogue(day(), 'nowhere' as KioskId, seen('08:10'))).toBeNull()
  })

  test('G10 G13 gets the questions of services, and what only their answers lead to', () => {
    const plan = smallPlan((draft) => {
      const option = (id: string, leadsTo: string | null) => ({ id, name: { de: id, en: id }, leadsTo })
      const options = [option('own', null), option('other', 'residence')]
      Object.assign(draft.services[0] ?? {}, { questions: [{ id: 'whose', text: { de: 'Wessen?' }, options }] })
      Object.assign(draft.services[1] ?? {}, { listed: false })
    })
    const [passport, residence] = kioskCatalogue(dayOf(plan), null, seen('08:10'))?.services ?? []
    expect(passport).toMatchObject({
      listed: true,
      questions: [{ id: 'whose', options: [{ leadsTo: null, documents: [] }, { leadsTo: 'residence' }] }],
    })
    expect(residence).toMatchObject({ id: 'residence', listed: false, questions: [] })
  })
})

describe('the phone', () => {
  const waits = [opens('c1', '08:00'), taps('t1', 'passport', '08:10')]

  test.each<[string, Step[], object]>([
    ['waiting', [], { kind: 'waiting', ahead: 0, wait: { low: 0, high: 5 } }],
    [
      'called',
      [callsNext('c1', '08:11'), recalls('t1', '08:12')],
      { kind: 'called', desk: { de: '1' }, at: at('08:12') },
    ],
    ['serving', [callsNext('c1', '08:11'), starts('t1', '08:12')], { kind: 'serving', desk: { de: '1' } }],
    [
      'parked',
      [callsNext('c1', '08:11'), starts('t1', '08:12'), parks('t1', '08:13')],
      { kind: 'parked', reason: { de: 'holt Papiere', en: 'fetches papers' }, errand: null },
    ],
    ['missed', [callsNext('c1', '08:11'), misses('t1', '08:12')], { kind: 'missed', returnUntil: at('08:42') }],
    ['done', [callsNext('c1', '08:11'), starts('t1', '08:12'), finishes('t1', '08:13')], { kind: 'done' }],
    ['gone', [cancels('t1', '08:11')], { kind: 'gone', why: 'left' }],
  ])('shows its own number: %s', (_, steps, phase) => {
    expect(own(day(...waits, ...steps), 't1', '08:15')).toMatchObject(phase)
  })

  test('knows no other number', () => {
    expect(ownTicketView(day(...waits), 't2' as TicketId, seen('08:15'))).toBeNull()
  })
})

test('a view carries day, log and moment, in the order in which they are compared', () => {
  const state = givenUnder(smallPlan(), opensDay([appointment('AB12CD', 'marriage', '10:00')])).state
  expect(kiosk(state, '08:10').version).toEqual({ day: '2026-11-23', log: 1, at: at('08:10') })
})
