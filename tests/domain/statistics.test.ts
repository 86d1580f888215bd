import { expect, test } from 'vitest'
import { decide } from '../../server/domain/decide.ts'
import { evolve } from '../../server/domain/evolve.ts'
import { type Visit, visitRow } from '../../server/domain/statistics.ts'
import {
  at,
  callsNext,
  cancels,
  closesDay,
  endsAfterWork,
  finishes,
  misses,
  opens,
  opensDay,
  sendsToService,
  starts,
  taps,
} from '../support/daySteps.ts'
import { given, planOf, type Step } from '../support/given.ts'

/** The rows that a history gives, each made on the state before its event. */
function rowsOf(...steps: Parameters<typeof decide>[0][]): readonly Visit[] {
  const { state } = given(opensDay() as Step)
  return steps.flatMap((command) => {
    const decision = decide(command, state)
    if (decision.kind === 'refused') throw new Error(decision.refusal.code)
    return decision.events.flatMap((event) => {
      const row = visitRow(state, event)
      evolve(state, event, planOf)
      return row ?? []
    })
  })
}

const begun = [opens('c1', '08:00'), taps('t1', 'passport', '08:10'), callsNext('c1', '08:15'), starts('t1', '08:16')]

test('S1 a finished visit is one row with neither clerk nor desk', () => {
  const rows = rowsOf(...begun, finishes('t1', '08:26', { outcome: 'settled' }))
  expect(rows).toEqual([
    {
      site: 'kempten',
      date: '2026-11-23',
      ticket: 't1',
      sitting: 1,
      label: 'A001',
      channel: 'visit',
      service: 'passport',
      services: ['passport'],
      appointment: false,
      priority: false,
      afterHours: false,
      startAt: at('08:10'),
      dueAt: at('08:30'),
      calledAt: at('08:15'),
      servingAt: at('08:16'),
      endedAt: at('08:26'),
      end: 'finished',
      outcome: 'settled',
      estimateLow: 0,
      estimateLikely: 0,
      estimateHigh: 0,
    },
  ])
})

test('a transfer ends a sitting, and the next has a row of its own without the estimate of the first', () => {
  const rows = rowsOf(
    ...begun,
    sendsToService('residence', 't1', '08:20'),
    callsNext('c1', '08:30'),
    starts('t1', '08:30'),
    finishes('t1', '08:40'),
  )
  expect(rows).toMatchObject([
    {
      sitting: 1,
      service: 'passport',
      end: 'transferred',
      services: [],
      servingAt: at('08:16'),
      endedAt: at('08:20'),
      estimateLow: 0,
    },
    { sitting: 2, service: 'residence', end: 'finished', calledAt: at('08:30'), estimateLow: null },
  ])
})

test('who gives up, does not come or is left at the close is one row each, with the way it ended', () => {
  const rows = rowsOf(
    opens('c1', '08:00'),
    taps('t1', 'passport', '08:10'),
    taps('t2', 'passport', '08:11'),
    taps('t3', 'passport', '08:12'),
    cancels('t1', '08:13'),
    callsNext('c1', '08:14'),
    misses('t2', '08:15'),
    endsAfterWork('c1', '08:15'),
    closesDay('08:16'),
  )
  expect(rows.map(({ calledAt, end, ticket }) => [ticket, end, calledAt])).toEqual([
    ['t1', 'left', null],
    ['t3', 'day-closed', null],
    ['t2', 'day-closed', null],
  ])
})
