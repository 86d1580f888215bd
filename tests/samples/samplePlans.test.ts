import { describe, expect, test } from 'vitest'
import { checkPlan, checkPlans } from '../../server/domain/planCheck.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import type { Plan } from '../../shared/plan.ts'

const kempten = siteOf('kempten')
const sonthofen = siteOf('sonthofen')
const icons = ['id-card', 'house', 'car', 'people', 'document', 'hand', 'globe', 'info']

describe.each(samplePlans.map((plan) => [plan.site.id, plan] as const))('the example plan of %s', (_site, plan) => {
  test('has no problem that the plan check knows', () => {
    expect(checkPlan(plan)).toEqual([])
  })

  test('is marked as an example', () => {
    expect(plan.example).toBe(true)
  })

  test('names everyday words in both languages for every service', () => {
    const silent = plan.services.filter(({ words }) => words.de.length === 0 || (words.en ?? []).length === 0)
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test('K says what to bring for whatever is queued for at a counter', () => {
    const bare = plan.services.filter(
      ({ documents, handling }) => handling.kind === 'counter' && documents.length === 0,
    )
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  test('G knows all four ways of handling', () => {
    const kinds = new Set(plan.services.map(({ handling }) => handling.kind))
    expect([...kinds].sort()).toEqual(['appointment', 'counter', 'elsewhere', 'infostand'])
  })

  test('Q serves every queue at a counter that has it as its own, and by a second one', () => {
    const counters = plan.desks.filter(({ kind }) => kind === 'counter')
    for (const { handling, id } of plan.services) {
      if (handling.kind !== 'counter' && handling.kind !== 'appointment') continue
      const own = counters.filter(({ services }) => services.includes(id)).length
      const backup = counters.filter((desk) => desk.backup.includes(id)).length
      expect(own, `own counters of ${id}`).toBeGreaterThanOrEqual(1)
      expect(own + backup, `counters of ${id}`).toBeGreaterThanOrEqual(2)
    }
  })

  test('G lets the info stand, and while it is empty a counter, deal with every small matter', () => {
    const stand = plan.desks.find(({ kind }) => kind === 'infostand')
    const counters = plan.desks.filter(({ kind }) => kind === 'counter')
    expect(stand?.id).toBe('infostand')
    for (const { handling, id } of plan.services) {
      if (handling.kind !== 'infostand') continue
      expect(stand?.services, id).toContain(id)
      if (handling.fallback)
        expect(
          counters.some(({ services }) => services.includes(id)),
          id,
        ).toBe(true)
    }
  })

  test('Q calls tickets in a room that their queue and desk share', () => {
    for (const desk of plan.desks.filter(({ kind }) => kind === 'counter'))
      for (const id of [...desk.services, ...desk.backup]) {
        const handling = plan.services.find((service) => service.id === id)?.handling
        if (handling?.kind === 'counter' || handling?.kind === 'appointment')
          expect(handling.queue.area, `${id} at ${desk.id}`).toBe(desk.area)
      }
  })

  test('N numbers every prefix 001-999', () => {
    for (const range of plan.numbers) expect(range).toMatchObject({ first: 1, last: 999, width: 3, offlineFrom: 900 })
    expect(plan.numbers.map(({ prefix }) => prefix)).toContain(plan.appointmentPrefix)
  })

  test('uses every group, with an icon that the kiosk draws', () => {
    const used = new Set(plan.services.map(({ group }) => group))
    expect(plan.groups.filter(({ id }) => !used.has(id))).toEqual([])
    expect(plan.groups.map(({ icon }) => icon).filter((icon) => !icons.includes(icon))).toEqual([])
  })

  test('works without a printer', () => {
    expect(plan.kiosks.map(({ printer }) => printer)).toEqual(plan.kiosks.map(() => null))
  })
})

test('Kempten has at least 30 services and 8 counters, Sonthofen 15 and 4', () => {
  const size = (plan: Plan) => [plan.services.length, plan.desks.filter(({ kind }) => kind === 'counter').length]
  expect(size(kempten)[0]).toBeGreaterThanOrEqual(30)
  expect(size(kempten)[1]).toBe(8)
  expect(size(sonthofen)[0]).toBeGreaterThanOrEqual(15)
  expect(size(sonthofen)[1]).toBe(4)
})

test('N the two sites go together: labels of transferred tickets collide with none, and links lead to the other', () => {
  expect(checkPlans(samplePlans)).toEqual([])
  const links = samplePlans.map(({ services }) =>
    services.flatMap(({ handling }) => ('site' in handling ? (handling.site ?? []) : [])),
  )
  expect(links).toEqual([['sonthofen'], ['kempten']])
})

function siteOf(id: string): Plan {
  const plan = samplePlans.find(({ site }) => site.id === id)
  if (!plan) throw new Error(`no example plan of ${id}`)
  return plan
}
