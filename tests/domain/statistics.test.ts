import { describe, expect, test } from 'vitest'
import { decide } from '../../server/domain/decide.ts'
import { evolve } from '../../server/domain/evolve.ts'
import { type Visit, visitRow } from '../../server/domain/statistics.ts'
import type { DeskId } from '../../shared/ids.ts'
import {
  at,
  calls,
  callsNext,
  cancels,
  closesDay,
  comesBack,
  endsAfterWork,
  finishes,
  gives,
  keeps,
  misses,
  opens,
  opensDay,
  orders,
  prefers,
  sendsToService,
  serves,
  starts,
  taps,
  undoes,
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

const atC1 = { kind: 'desk', desk: 'c1' as DeskId } as const
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
      offline: false,
      issuedAt: at('08:10'),
      startAt: at('08:10'),
      dueAt: at('08:30'),
      calledAt: at('08:15'),
      firstCall: { at: at('08:15'), dueAt: at('08:30'), how: 'turn' },
      servingAt: at('08:16'),
      endedAt: at('08:26'),
      end: 'finished',
      missed: false,
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
  expect(rows.map(({ calledAt, end, missed, ticket }) => [ticket, end, calledAt, missed])).toEqual([
    ['t1', 'left', null, false],
    ['t3', 'day-closed', null, false],
    ['t2', 'day-closed', null, true],
  ])
})

describe('E16 the row says how the ticket was called the first time', () => {
  const waits = [opens('c1', '08:00', { clerk: 'anna' }), taps('t1', ['passport', 'residence'], '08:10')]
  const served = [starts('t1', '08:31'), finishes('t1', '08:40')]
  const firstCall = (...steps: Parameters<typeof rowsOf>) => rowsOf(...waits, ...steps)[0]?.firstCall

  test.each([
    ['in its turn', [callsNext('c1', '08:20')], 'turn'],
    ['by number', [calls('c1', 't1', '08:20')], 'out-of-turn'],
    ['with another class', [prefers('t1', 'frail', '08:11'), callsNext('c1', '08:20')], 'moved'],
    ['kept for a desk', [keeps('t1', atC1, '08:11'), callsNext('c1', '08:20')], 'addressed'],
    ['no longer kept', [keeps('t1', atC1, '08:11'), keeps('t1', null, '08:12'), callsNext('c1', '08:20')], 'moved'],
    ['in another order', [orders('t1', ['residence', 'passport'], '08:11'), callsNext('c1', '08:20')], 'moved'],
  ] as const)('%s', (_, steps, how) => {
    expect(firstCall(...steps, ...served)).toEqual({ at: at('08:20'), dueAt: expect.any(Number), how })
  })

  test('a class that is given after the call, or another order behind the first concern, moves nothing', () => {
    expect(firstCall(callsNext('c1', '08:20'), prefers('t1', 'frail', '08:21'), ...served)).toMatchObject({
      how: 'turn',
    })
    const three = [opens('c1', '08:00'), gives('t1', ['passport', 'residence', 'lost-property'], '08:10')]
    const rows = rowsOf(
      ...three,
      orders('t1', ['passport', 'lost-property', 'residence'], '08:11'),
      callsNext('c1', '08:20'),
      ...served,
    )
    expect(rows[0]?.firstCall).toMatchObject({ how: 'turn' })
  })

  test('a call after a missed one is not the first, and one that was taken back was none', () => {
    const missed = [callsNext('c1', '08:20'), misses('t1', '08:25'), comesBack('t1', '08:26'), callsNext('c1', '08:30')]
    expect(rowsOf(...waits, ...missed, ...served)[0]).toMatchObject({
      firstCall: { at: at('08:20') },
      calledAt: at('08:30'),
    })
    const undone = [callsNext('c1', '08:20'), undoes('c1', '08:20:10'), callsNext('c1', '08:30')]
    expect(firstCall(...undone, ...served)).toMatchObject({ at: at('08:30'), how: 'turn' })
  })

  test('who is served directly has not waited', () => {
    const rows = rowsOf(opens('c1', '08:00'), serves('c1', 't1', 'passport', '08:10'), finishes('t1', '08:20'))
    expect(rows[0]?.firstCall).toMatchObject({ at: at('08:10'), how: 'direct' })
  })
})
