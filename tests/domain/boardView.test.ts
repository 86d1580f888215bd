import { expect, test } from 'vitest'
import type { DayState } from '../../server/domain/state.ts'
import { boardView } from '../../server/domain/views/board.ts'
import type { ReasonId } from '../../shared/ids.ts'
import { at, callsNext, opens, opensDay, starts, taps } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { viewContext } from '../support/viewContext.ts'

const board = (state: DayState, time: string) => boardView(state, 'hall' as ReasonId, viewContext({ at: at(time) }))
const dayOf = (plan: ReturnType<typeof smallPlan>, ...steps: Step[]) =>
  givenUnder(plan, opensDay([], plan), ...steps).state

test('B7 the arrow leads from the display that shows the call, where its plan says so', () => {
  const plan = smallPlan((draft) => {
    Object.assign(draft.desks[0] ?? {}, { arrow: 'left' })
    Object.assign(draft.desks[1] ?? {}, { arrow: 'left' })
    Object.assign(draft.displays[0] ?? {}, { arrows: { c1: 'up' } })
  })
  const state = dayOf(
    plan,
    opens('c1', '08:00'),
    opens('c2', '08:00'),
    taps('t1', 'passport', '08:10'),
    taps('t2', 'passport', '08:11'),
    callsNext('c1', '08:12'),
    callsNext('c2', '08:12'),
  )
  expect(board(state, '08:12').calls.map(({ desk, arrow }) => [desk.id, arrow])).toEqual([
    ['c2', 'left'],
    ['c1', 'up'],
  ])
})

test('B12 the board knows which calls have done their work', () => {
  const state = dayOf(smallPlan(), opens('c1', '08:00'), taps('t1', 'passport', '08:10'), callsNext('c1', '08:12'))
  expect(board(state, '08:12').calls.map(({ served }) => served)).toEqual([false])
  const later = dayOf(
    smallPlan(),
    opens('c1', '08:00'),
    taps('t1', 'passport', '08:10'),
    callsNext('c1', '08:12'),
    starts('t1', '08:13'),
  )
  expect(board(later, '08:13').calls.map(({ served }) => served)).toEqual([true])
})

test('B6 twenty desks that call in one moment are all in the view', () => {
  const desks = Array.from({ length: 20 }, (_, number) => `d${number + 1}`)
  const plan = smallPlan((draft) => {
    const like = draft.desks[0]
    if (like)
      draft.desks.push(
        ...desks.map((id, number) => ({ ...like, id, name: { de: `${number + 11}`, en: `${number + 11}` } })),
      )
  })
  const state = dayOf(
    plan,
    ...desks.map((desk) => opens(desk, '08:00')),
    ...desks.map((desk) => taps(`ticket-${desk}`, 'passport', '08:10')),
    ...desks.map((desk) => callsNext(desk, '08:12')),
  )
  expect(board(state, '08:12').calls.map(({ sequence }) => sequence)).toEqual(desks.map((_, number) => 20 - number))
})
