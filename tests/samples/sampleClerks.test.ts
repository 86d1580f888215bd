import { describe, expect, test } from 'vitest'
import { sampleClerks } from '../../server/exampleClerks.ts'
import { samplePlans } from '../../server/samples/samples.ts'

describe.each(samplePlans.map((plan) => ({ site: plan.site.id, plan })))('the example clerks of $site', ({ plan }) => {
  const clerks = sampleClerks(plan)

  test('are a handful, each with a name of their own', () => {
    expect(clerks.length).toBeGreaterThanOrEqual(5)
    expect(new Set(clerks.map(({ name }) => name)).size).toBe(clerks.length)
    expect(new Set(clerks.map(({ id }) => id)).size).toBe(clerks.length)
  })

  test('can each serve something at a desk, and together serve what any desk serves', () => {
    const atDesks = new Set(plan.desks.flatMap(({ services, backup }) => [...services, ...backup]))
    for (const { name, skills } of clerks)
      expect(skills === null || skills.some((skill) => atDesks.has(skill)), name).toBe(true)
    const limited = new Set(clerks.flatMap(({ skills }) => skills ?? []))
    expect([...atDesks].filter((service) => !limited.has(service))).toEqual([])
  })
})
