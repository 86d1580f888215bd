import { describe, expect, test } from 'vitest'
import { closedBecause, infostandSign, tapLeadsTo, unstaffed } from '../../server/domain/guiding.ts'
import type { ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { at, closes, closesDay, opens, opensDay, pauses, setsStand, taps } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const day = (plan: Plan, ...steps: Step[]) => givenUnder(plan, opensDay([], plan), ...steps).state
const id = (service: string) => service as ServiceId
const tap = (service: string, time: string, plan: Plan, ...steps: Step[]) =>
  tapLeadsTo(day(plan, ...steps), id(service), at(time))

describe('a tap', () => {
  test('G1 on a service of the counters leads to a number', () => {
    expect(tap('passport', '09:00', smallPlan())).toBe('number')
  })

  test('G2 on a matter of the info stand leads to the stand while it is staffed', () => {
    expect(tap('lost-property', '09:00', smallPlan(), opens('info', '08:00'))).toBe('infostand')
  })

  test.each<[string, Step[]]>([
    ['nobody has opened it', []],
    ['it has closed', [opens('info', '08:00'), closes('info', '08:30')]],
    ['it is on a break', [opens('info', '08:00'), pauses('info', '08:30')]],
    ['it is on the phone', [opens('info', '08:00'), setsStand('on-the-phone', '08:30')]],
    ['many wait there', [opens('info', '08:00'), setsStand('crowded', '08:30')]],
    ['staff have left it', [opens('info', '08:00'), setsStand('unstaffed', '08:30')]],
  ])('G2 on a matter of the info stand leads to the fallback queue when %s', (_, steps) => {
    expect(tap('lost-property', '09:00', smallPlan(), ...steps)).toBe('number')
  })

  test('G2 a stand that has come back is sent visitors at once', () => {
    const steps = [opens('info', '08:00'), setsStand('on-the-phone', '08:30'), setsStand('staffed', '08:31')]
    expect(tap('lost-property', '08:31', smallPlan(), ...steps)).toBe('infostand')
  })

  test('G2 without a fallback queue leads to the stand all the same, and says that nobody is there', () => {
    const plan = smallPlan((draft) => {
      Object.assign(draft.services[2] ?? {}, { handling: { kind: 'infostand', fallback: null } })
    })
    expect(tap('lost-property', '09:00', plan)).toBe('infostand')
    expect(unstaffed(day(plan), id('lost-property'), at('09:00'))).toBe(true)
    expect(unstaffed(day(plan, opens('info', '08:00')), id('lost-property'), at('09:00'))).toBe(false)
  })

  test('G3 G4 tells at any hour what goes by appointment only, or elsewhere', () => {
    expect(tap('marriage', '20:00', smallPlan())).toBe('appointment')
    expect(tap('tax', '20:00', smallPlan())).toBe('elsewhere')
  })

  test('G5 on a service whose numbers are used up says so', () => {
    const plan = smallPlan((draft) => {
      Object.assign(draft.services[0] ?? {}, { contingent: 2 })
    })
    const first = [opens('c1', '08:00'), taps('t1', 'passport', '08:30')]
    expect(tap('passport', '09:00', plan, ...first)).toBe('number')
    expect(tap('passport', '09:00', plan, ...first, taps('t2', 'passport', '08:31'))).toBe('contingent-used')
  })
})

describe('hours', () => {
  const plan = smallPlan((draft) => {
    const monday = {
      mon: { open: '10:00', close: '12:00' },
      tue: null,
      wed: null,
      thu: null,
      fri: null,
      sat: null,
      sun: null,
    }
    Object.assign(draft.services[1] ?? {}, { hours: [{ weekly: monday }] })
  })

  test.each([
    ['passport', '07:44', 'not-yet-open'],
    ['passport', '07:45', null],
    ['passport', '15:30', 'issue-ended'],
    ['passport', '16:00', 'site-closed'],
    ['residence', '09:44', 'not-yet-open'],
    ['residence', '09:45', null],
    ['residence', '11:30', 'issue-ended'],
    ['residence', '12:00', 'service-closed'],
    ['residence', '16:00', 'site-closed'],
  ])('H9 a visitor who wants %s at %s is told: %s', (service, time, reason) => {
    const state = day(plan)
    expect(closedBecause(state, id(service), at(time))).toBe(reason)
    expect(tapLeadsTo(state, id(service), at(time))).toBe(reason === null ? 'number' : 'closed')
  })

  test('H9 a day that was closed by hand gives visitors no more numbers', () => {
    expect(closedBecause(day(plan, closesDay('09:00')), id('passport'), at('10:00'))).toBe('day-closed')
  })
})

test('G6 from five minutes after its opening a service that no open desk serves is named as such', () => {
  const state = day(smallPlan(), opens('c2', '07:50', { skills: ['passport'] }))
  expect(unstaffed(state, id('passport'), at('09:00'))).toBe(false)
  expect(unstaffed(state, id('residence'), at('08:04'))).toBe(false)
  expect(unstaffed(state, id('residence'), at('08:05'))).toBe(true)
  expect(unstaffed(state, id('tax'), at('09:00'))).toBe(false)
})

test('G2 of several stands the one that can do most gives the sign', () => {
  const plan = smallPlan((draft) => {
    draft.desks.push({ ...(draft.desks[3] as (typeof draft.desks)[3]), id: 'info-2' })
  })
  expect(infostandSign(day(plan))).toBe('unstaffed')
  expect(infostandSign(day(plan, opens('info', '08:00'), setsStand('crowded', '08:30')))).toBe('crowded')
  expect(
    infostandSign(day(plan, opens('info', '08:00'), setsStand('crowded', '08:30'), opens('info-2', '08:40'))),
  ).toBe('staffed')
  const none = smallPlan((draft) => {
    draft.desks = draft.desks.filter(({ kind }) => kind !== 'infostand')
  })
  expect(infostandSign(day(none))).toBeNull()
})
