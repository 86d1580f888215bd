import { describe, expect, test } from 'vitest'
import type { DayState } from '../../server/domain/state.ts'
import { deskView } from '../../server/domain/views/desk.ts'
import { staffCatalogue } from '../../server/domain/views/staff.ts'
import type { DeskId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import {
  at,
  callsNext,
  endsAfterWork,
  gives,
  misses,
  opens,
  opensDay,
  parks,
  pauses,
  settles,
  starts,
  taps,
} from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { viewContext } from '../support/viewContext.ts'

const dayOf = (plan: Plan, ...steps: Step[]) => givenUnder(plan, opensDay([], plan), ...steps).state
const day = (...steps: Step[]) => dayOf(smallPlan(), ...steps)
const seen = (time: string) => viewContext({ at: at(time) })
const desk = (state: DayState, id: string, time: string) => deskView(state, id as DeskId, seen(time))

describe('the desk', () => {
  test('Q19 shows who waits in the order of calls, each with the reasons', () => {
    const state = day(
      opens('c2', '08:00'),
      taps('backup', 'residence', '08:10'),
      taps('late', 'passport', '08:15'),
      gives('frail', 'passport', '08:20', { priority: 'frail' }),
    )
    const view = desk(state, 'c2', '08:36')
    expect(view.queue.map(({ ticket, reasons }) => [ticket, reasons.map(({ kind }) => kind)])).toEqual([
      ['frail', ['priority', 'due']],
      ['late', ['overdue']],
      ['backup', ['backup', 'due']],
    ])
    expect(view).toMatchObject({
      next: 'frail',
      queueLength: 3,
      site: { waiting: 3, desksOpen: 1, desks: 4, inTime: null },
    })
  })

  test('T7 shows the visitor in front, and when an unanswered call may be marked missed', () => {
    const state = day(opens('c1', '08:00'), taps('t1', ['passport', 'residence'], '08:10'), callsNext('c1', '08:11'))
    expect(desk(state, 'c1', '08:11').desk?.now).toMatchObject({
      kind: 'open',
      work: {
        kind: 'with',
        ticket: {
          label: 'A001',
          phase: 'called',
          missableAt: at('08:11:30'),
          legs: [
            { service: 'passport', here: true },
            { service: 'residence', here: true },
          ],
          long: false,
        },
      },
    })
  })

  test('S5 tells of colleagues who is free, busy or away, and nothing else', () => {
    const state = day(
      opens('c1', '08:00'),
      opens('c2', '08:00'),
      taps('t1', 'passport', '08:10'),
      callsNext('c1', '08:11'),
      opens('c3', '08:00'),
      pauses('c3', '08:12'),
    )
    expect(desk(state, 'c2', '08:12').colleagues).toEqual([
      { desk: 'c1', sign: 'busy', clerk: null },
      { desk: 'c3', sign: 'away', clerk: null },
      { desk: 'info', sign: 'away', clerk: null },
    ])
  })

  test('Q13 tells of services that nobody can serve', () => {
    const state = day(opens('c2', '08:00', { skills: ['passport'] }), gives('t1', 'residence', '08:10'))
    expect(desk(state, 'c2', '08:10').stranded).toEqual([{ service: 'residence', labels: ['B001'] }])
  })

  test('G9 shows the info stand with the matters it has settled', () => {
    const state = day(opens('info', '08:00'), settles('directions', '08:01'), settles('directions', '08:02'))
    expect(desk(state, 'info', '08:03').infostands).toEqual([{ desk: 'info', state: 'staffed', settled: 2 }])
  })

  test('lists parked and missed numbers, newest first', () => {
    const state = day(
      opens('c1', '08:00'),
      taps('t1', 'passport', '08:10'),
      taps('t2', 'passport', '08:11'),
      callsNext('c1', '08:12'),
      misses('t1', '08:13'),
      callsNext('c1', '08:14'),
      starts('t2', '08:15'),
      parks('t2', '08:16'),
      endsAfterWork('c1', '08:17'),
    )
    expect(desk(state, 'c2', '08:20').aside).toMatchObject([
      { ticket: 't2', kind: 'parked', mine: false, reason: 'papers' },
      { ticket: 't1', kind: 'missed', until: at('08:43') },
    ])
  })

  test('a clerk who has chosen no desk sees the site and no queue', () => {
    const view = deskView(day(taps('t1', 'passport', '08:04')), null, seen('08:04'))
    expect(view).toMatchObject({ desk: null, queue: [], next: null, site: { waiting: 1 } })
  })

  test('stays under 20 kB with 500 people waiting whom nobody can serve, and as many aside as fit', () => {
    const services = Array.from({ length: 40 }, (_, i) => `service-of-the-town-${i}`)
    const plan = smallPlan((draft) => {
      const [service] = draft.services
      const [counter] = draft.desks
      if (!service || !counter) return
      draft.services = services.map((id) => ({ ...service, id }))
      draft.desks = Array.from({ length: 40 }, (_, i) => ({
        ...counter,
        id: `counter-${i}`,
        services: services.slice(0, 20),
      }))
    })
    const ids = Array.from({ length: 500 }, (_, i) => `ticket-of-somebody-${String(i).padStart(4, '0')}`)
    const state = dayOf(
      plan,
      opens('counter-0', '08:00'),
      ...ids.map((id, i) => gives(id, services[i % 40] ?? '', '08:10', { priority: 'frail' })),
      ...ids.slice(0, 40).flatMap((_, i) => {
        const next = ids.filter((_, position) => position % 40 < 20)[i] ?? ''
        const time = `${9 + Math.floor(i / 20)}:${String((i % 20) * 3).padStart(2, '0')}`
        return [
          callsNext('counter-0', time),
          starts(next, `${time}:10`),
          parks(next, `${time}:20`),
          endsAfterWork('counter-0', `${time}:30`),
        ]
      }),
    )
    const view = desk(state, 'counter-0', '12:00')
    expect(view.queue).toHaveLength(32)
    expect(view.aside).toHaveLength(24)
    expect(view.stranded).toHaveLength(20)
    expect(JSON.stringify(view).length).toBeLessThan(20_000)
  })
})

test('staff get the part of the plan that they need', () => {
  const catalogue = staffCatalogue(day(), { neighbour: () => null })
  expect(catalogue.desks.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'info'])
  expect(catalogue).toMatchObject({
    priorities: [{ id: 'frail' }],
    matters: [{ id: 'directions' }],
    reasons: { outcomeRequired: false },
  })
})
