import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../server/domain/planCheck.ts'
import { samplePlans } from '../../../server/samples/samples.ts'
import type { DeskId, ServiceId } from '../../../shared/ids.ts'
import { castDay } from '../../../tools/replay/casting.ts'
import { mondayAtKempten } from '../../../tools/replay/mondayAtKempten.ts'
import { planOfDay } from '../../../tools/replay/planOfDay.ts'
import type { RecordedDay } from '../../../tools/replay/recordedDay.ts'
import { joinShifts } from '../../../tools/replay/script.ts'
import { partsOnSite } from '../../../tools/replay/stages.ts'
import { workloadOf } from '../../../tools/replay/workload.ts'
import { date, office } from './recordedDays.ts'

const ticket = (issuedAt: number, calledAt: number, openCounters: number) => ({
  number: issuedAt,
  issuedAt,
  calledAt,
  openCounters,
  tooShort: false,
})
const base = Date.parse(`${date}T08:00:30+01:00`)
const dayOf = (...queues: { id: string; letter: string; open: number }[]): RecordedDay => ({
  office,
  date,
  timeZone: 'Europe/Warsaw',
  queues: queues.map(({ id, letter, open }, index) => ({
    id,
    name: `Queue ${id}`,
    letter,
    tickets: [ticket(base + index * 1_000, base + 600_000, open)],
  })),
})
const workloadsOf = (day: RecordedDay) => day.queues.map(({ tickets }) => workloadOf(tickets))

describe('the plan made from a recorded day', () => {
  const day = dayOf(
    { id: '549', letter: 'B', open: 1 },
    { id: '551', letter: 'B', open: 3 },
    { id: 'x/1', letter: 'Ą', open: 2 },
  )
  const { plan, parts } = planOfDay(day, workloadsOf(day))

  test('has a service, an area and a prefix for each queue, and its most open desks', () => {
    expect(plan.services.map(({ id }) => id)).toEqual(['queue-549', 'queue-551', 'queue-x-1'])
    expect(plan.areas).toHaveLength(3)
    expect(plan.numbers.map(({ prefix }) => prefix)).toEqual(['B', 'A', 'C'])
    expect(parts.map(({ desks }) => desks.length)).toEqual([1, 3, 2])
    expect(plan.desks).toHaveLength(6)
  })

  test('is an example that promises twenty minutes and is open all day', () => {
    expect(plan.example).toBe(true)
    expect(new Set(plan.services.map(({ promiseSeconds }) => promiseSeconds))).toEqual(new Set([1_200]))
    expect(plan.hours.exceptions).toMatchObject([
      { date, hours: { open: '00:00', close: '24:00', lastIssue: '24:00' } },
    ])
  })

  test('passes the check of plans, however many queues there are', () => {
    const many = dayOf(...Array.from({ length: 60 }, (_, index) => ({ id: String(index), letter: 'A', open: 2 })))
    expect(checkPlan(plan)).toEqual([])
    expect(checkPlan(planOfDay(many, workloadsOf(many)).plan)).toEqual([])
  })
})

describe('a cast day', () => {
  const day = dayOf({ id: '1', letter: 'A', open: 2 }, { id: '2', letter: 'B', open: 1 })

  test('starts at its first minute and brings visitors in the order of their issues', () => {
    const script = castDay(day, workloadsOf(day), planOfDay(day, workloadsOf(day)).parts)
    expect(script.from).toBe(Date.parse(`${date}T08:00:00+01:00`))
    expect(script.visits.map(({ service }) => service)).toEqual(['queue-1', 'queue-2'])
    expect(script.desks.map(({ desk }) => desk)).toEqual(['queue-1-1', 'queue-1-2', 'queue-2-1'])
  })

  test('lets one desk work for two queues when the site has no more', () => {
    const desks = [{ id: 'c1' as DeskId, services: ['a', 'b'] }]
    const services = ['x', 'a', 'b'].map((id) => ({
      id: id as ServiceId,
      handling: id === 'x' ? 'elsewhere' : 'counter',
    }))
    const script = castDay(day, workloadsOf(day), partsOnSite(2, services, desks))
    expect(script.visits.map(({ service }) => service)).toEqual(['a', 'b'])
    expect(script.desks).toEqual([{ desk: 'c1', services: ['a', 'b'], shifts: [{ from: base + 600_000, to: null }] }])
  })
})

test('queues go round when the site has fewer counter services', () => {
  const services = ['a', 'b'].map((id) => ({ id: id as ServiceId, handling: 'counter' }))
  const desks = [{ id: 'c1' as DeskId, services: ['a', 'b'] }]
  expect(partsOnSite(3, services, desks).map(({ service }) => service)).toEqual(['a', 'b', 'a'])
  expect(() => partsOnSite(1, services, [])).toThrow('no counter service')
})

test('a desk is open while any of its queues has it open', () => {
  expect(
    joinShifts([
      { from: 5, to: 9 },
      { from: 1, to: 3 },
      { from: 2, to: 4 },
      { from: 8, to: null },
    ]),
  ).toEqual([
    { from: 1, to: 4 },
    { from: 5, to: null },
  ])
})

describe('the built-in Monday', () => {
  const [kempten] = samplePlans

  test('is the same day for the same seed, and another one for another', () => {
    expect(mondayAtKempten(kempten!, 1)).toEqual(mondayAtKempten(kempten!, 1))
    expect(mondayAtKempten(kempten!, 1).visits).not.toEqual(mondayAtKempten(kempten!, 2).visits)
  })

  test('has its visitors while numbers are issued, and works of all lengths', () => {
    const { visits, desks } = mondayAtKempten(kempten!, 1)
    const [opening, lastIssue] = ['08:00', '17:15'].map((time) => Date.parse(`2026-11-23T${time}:00+01:00`))
    expect(visits.every(({ issueAt }) => issueAt >= opening! && issueAt <= lastIssue!)).toBe(true)
    expect(visits).toHaveLength(306)
    expect(desks).toHaveLength(8)
  })
})
