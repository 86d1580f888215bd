import { expect, test } from 'vitest'
import { estimateFor } from '../../server/domain/estimate.ts'
import type { Appointment } from '../../server/domain/events.ts'
import type { ServiceId } from '../../shared/ids.ts'
import { appointment, at, checksIn, gives, opens, opensDay } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'

const plan = smallPlan()
/** Likely minutes at ten for somebody who is a backup of the only open desk, which has passports of its own. */
const told = (appointments: readonly Appointment[], ...steps: Step[]): number => {
  const { state } = givenUnder(plan, opensDay(appointments, plan), opens('c2', '09:00'), ...steps)
  const estimate = estimateFor(state, 'residence' as ServiceId, at('10:00'))
  if (!estimate) throw new Error('No estimate')
  return Math.round(estimate.likelySeconds / 60)
}
const passports = (...times: string[]) => times.map((time, i) => appointment(`AB${i}CDE`, 'passport', time))
const waits = (count: number, service: string) =>
  Array.from({ length: count }, (_, i) => gives(`waits-${i}`, service, '10:00'))

test('E6 appointments of the rest of the day do not keep a desk that has nobody from its backups', () => {
  expect(told(passports('10:05', '10:20', '11:00', '14:00', '15:00'))).toBe(0)
})

test('E6 those that come before the own work is done go before a backup, those that come after it do not', () => {
  const own = waits(1, 'passport')
  expect(told([], ...own)).toBe(10)
  expect(told(passports('10:05'), ...own)).toBeGreaterThanOrEqual(17)
  expect(told(passports('10:05'), ...own)).toBeLessThanOrEqual(20)
  expect(told(passports('10:40', '11:00', '14:00'), ...own)).toBe(10)
})

test('E6 those that come later go before the backups that are left by then', () => {
  const queue = waits(4, 'residence')
  const without = told([], ...queue)
  expect(told(passports('10:20', '10:20'), ...queue)).toBeGreaterThan(without + 12)
  expect(told(passports('12:00', '13:00'), ...queue)).toBe(without)
})

test('E1 an own appointment that has checked in goes before backups, also before its time', () => {
  expect(told(passports('10:25'), checksIn('early', 'AB0CDE', '10:00'))).toBe(10)
})
