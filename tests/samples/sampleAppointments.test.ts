import { expect, test } from 'vitest'
import { sampleAppointments, sampleSlots } from '../../server/exampleAppointments.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { Plan } from '../../shared/plan.ts'

const [kempten, sonthofen] = samplePlans as [Plan, Plan]
const monday = '2026-11-23'
const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Berlin').epochMilliseconds

test('an ordinary Monday has appointments from opening to half an hour before closing, on the quarter-hours', () => {
  const rows = sampleAppointments(monday, kempten)
  expect(rows.length).toBeGreaterThan(50)
  expect(rows[0]?.time).toBe(at('2026-11-23T08:00'))
  expect(rows.at(-1)?.time).toBe(at('2026-11-23T17:00'))
  expect(rows.filter(({ time }) => time % (15 * 60_000) !== 0)).toEqual([])
})

test('the same day and plan give the same appointments, another day other codes', () => {
  const codes = new Set(sampleAppointments(monday, kempten).map(({ code }) => code))
  expect(sampleAppointments(monday, kempten)).toEqual(sampleAppointments(monday, kempten))
  expect(sampleAppointments('2026-11-24', kempten).filter(({ code }) => codes.has(code))).toEqual([])
})

test('codes are unlike each other and easy to type', () => {
  const codes = samplePlans.flatMap((plan) => sampleAppointments(monday, plan).map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^[KS][A-HJ-NP-Z2-9]{5}$/)
})

test('G appointments are for services that take them', () => {
  const kinds = sampleAppointments(monday, kempten).map(
    ({ service }) => kempten.services.find(({ id }) => id === service)?.handling.kind,
  )
  expect(new Set(kinds)).toEqual(new Set(['counter', 'appointment']))
})

test('H nobody has an appointment in a break', () => {
  const times = sampleAppointments(monday, sonthofen).map(({ time }) => time)
  expect(times).toContain(at('2026-11-23T11:45'))
  expect(times).toContain(at('2026-11-23T13:00'))
  expect(times.filter((time) => time >= at('2026-11-23T12:00') && time < at('2026-11-23T13:00'))).toEqual([])
})

test('H on a closed day there are none, unless an exception opens it', () => {
  const sunday = '2026-11-22'
  expect(sampleAppointments(sunday, kempten)).toEqual([])
  const opened = Plan.parse({
    ...kempten,
    hours: {
      ...kempten.hours,
      exceptions: [{ date: sunday, hours: { open: '18:10', close: '24:00' }, reason: { de: 'Probe', en: 'Trial' } }],
    },
  })
  expect(sampleAppointments(sunday, opened)[0]?.time).toBe(at('2026-11-22T18:15'))
  expect(sampleSlots(sunday, kempten)).toEqual([])
  expect(sampleSlots(sunday, opened)[0]?.time).toBe(at('2026-11-22T18:30'))
})

test('T24 each site has free slots for a service with a queue of walk-ins and for some by appointment only', () => {
  const slotted = samplePlans.map((plan) => new Set(sampleSlots(monday, plan).map(({ service }) => `${service}`)))
  expect(slotted).toEqual([
    new Set(['personalausweis', 'eheschliessung', 'aufenthaltstitel', 'verpflichtungserklaerung']),
    new Set(['auto-zulassen', 'aufenthaltstitel', 'verpflichtungserklaerung']),
  ])
  for (const plan of samplePlans) {
    for (const { service, time, capacity } of sampleSlots(monday, plan)) {
      const handling = plan.services.find(({ id }) => id === service)?.handling.kind
      expect(capacity).toBe(handling === 'appointment' ? 1 : 2)
      expect(time % (15 * 60_000)).toBe(0)
    }
  }
})

test('H free slots last from the first hour to the last two hours of the day, none in a break or twice', () => {
  const rows = sampleSlots(monday, sonthofen)
  expect(rows).toEqual(sampleSlots(monday, sonthofen))
  expect(rows.filter(({ time }) => time >= at('2026-11-23T12:00') && time < at('2026-11-23T13:00'))).toEqual([])
  expect(new Set(rows.map(({ service, time }) => `${service} ${time}`)).size).toBe(rows.length)
  for (const one of new Set(rows.map(({ service }) => service))) {
    const times = rows.filter(({ service }) => service === one).map(({ time }) => time)
    expect(times[0]).toBeLessThan(at('2026-11-23T09:30'))
    expect(times.at(-1)).toBeGreaterThan(at('2026-11-23T14:00'))
  }
})
