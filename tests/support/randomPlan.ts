// Random plans: what a town may set, drawn.
import fc from 'fast-check'
import type { ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { smallPlan } from './smallPlan.ts'

export const serviceIds = ['passport', 'residence', 'lost-property', 'marriage'] as ServiceId[]

const someOf = (ids: readonly ServiceId[]) => fc.subarray([...ids])

/** Services, promises, head starts and who serves what are drawn; numbers are few, so that they are used again. */
export const randomPlan: fc.Arbitrary<Plan> = fc
  .record({
    promises: fc.array(fc.integer({ min: 60, max: 5400 }), { minLength: 4, maxLength: 4 }),
    durations: fc.array(fc.integer({ min: 30, max: 1800 }), { minLength: 4, maxLength: 4 }),
    services: fc.array(someOf(serviceIds), { minLength: 4, maxLength: 4 }),
    backups: fc.array(someOf(serviceIds), { minLength: 4, maxLength: 4 }),
    spreadSeconds: fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.integer({ min: 300, max: 1800 }) },
    ),
    appointmentHeadStartSeconds: fc.nat(5400),
    headStartSeconds: fc.nat(5400),
    lastNumber: fc.integer({ min: 12, max: 60 }),
    withBreak: fc.boolean(),
  })
  .map((drawn) =>
    smallPlan((draft) => {
      const hours = { open: '06:00', close: '24:00', breaks: drawn.withBreak ? [{ from: '09:00', to: '09:20' }] : [] }
      const weekly = { mon: hours, tue: hours, wed: null, thu: null, fri: null, sat: null, sun: null }
      draft.hours.periods = [{ weekly }]
      const lunch = { open: '06:20', close: '23:00', breaks: [{ from: '10:00', to: '10:30' }] }
      draft.services.forEach((service, index) => {
        service.promiseSeconds = drawn.promises[index] ?? 1200
        service.durationSeconds = drawn.durations[index] ?? 600
        if (service.id === 'residence') service.quantity = { question: { de: 'Wie viele?' }, max: 3 }
        if (service.id === 'residence' && drawn.withBreak) service.hours = [{ weekly: { ...weekly, mon: lunch } }]
      })
      draft.desks.forEach((desk, index) => {
        desk.services = drawn.services[index] ?? []
        desk.backup = drawn.backups[index] ?? []
      })
      const offlineFrom = drawn.lastNumber + 1
      draft.numbers = ['A', 'B', 'F', 'T'].map((prefix) => ({
        ...{ prefix, first: 1, last: offlineFrom + 11, width: 3 },
        offlineFrom,
      }))
      draft.offline = { blockNumbers: 4, leaseMinutes: 60 }
      draft.queue = {
        spreadSeconds: drawn.spreadSeconds,
        appointmentHeadStartSeconds: drawn.appointmentHeadStartSeconds,
        missedGraceSeconds: 600,
      }
      draft.priorities = [{ id: 'frail', name: { de: 'gebrechlich' }, headStartSeconds: drawn.headStartSeconds }]
    }),
  )
