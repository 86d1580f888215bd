import { expect, test } from 'vitest'
import { findAppointments } from '../../server/operations/finding.ts'
import { appointment, at, opensDay } from '../support/daySteps.ts'
import { givenUnder } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const rows = [
  ...[8, 9, 10, 11].flatMap((hour) => ['00', '30'].map((minutes) => `${`${hour}`.padStart(2, '0')}:${minutes}`)),
  ...Array.from({ length: 20 }, () => '12:15'),
  '14:00',
]
const { state } = givenUnder(
  smallPlan(),
  opensDay(rows.map((time, index) => appointment(`AB${100 + index}`, 'passport', time))),
)
const times = (text: string, now: string) => findAppointments(state, text, at(now)).map(({ time }) => time)

test('appointments to come stand first, in their order, then the earlier ones, the latest first', () => {
  expect(times('', '10:40').slice(0, 3)).toEqual([at('10:30'), at('11:00'), at('11:30')])
  expect(times('AB10', '10:40')).toEqual(
    ['10:30', '11:00', '11:30', '12:15', '12:15', '10:00', '09:30', '09:00', '08:30', '08:00'].map(at),
  )
})

test('an appointment is found by its time, however far away that is', () => {
  for (const text of ['14:', '14:0', '14.00']) expect(times(text, '08:10')).toEqual([at('14:00')])
  expect(times('9:', '08:10')).toEqual([at('09:00'), at('09:30')])
  expect(times('09:3', '08:10')).toEqual([at('09:30')])
  expect(times('1:', '08:10')).toEqual([])
})
