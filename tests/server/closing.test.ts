import { afterEach, describe, expect, test } from 'vitest'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer, testClock } from '../support/testServer.ts'

let server: TestServer
afterEach(() => server.close())

const start = async (instant: string, speed = 1) => {
  const clock = { ...testClock(instant), speed, trial: speed !== 1 }
  server = await startTestServer({ plans: [smallPlan()], clock })
  const { sites } = server.app.operations
  return {
    clock,
    phase: () => sites.find('kempten')?.day().state().phase,
    pass: async (ms: number) => {
      clock.advance(ms)
      await sites.passTime()
    },
  }
}

describe('H12 closing by itself', () => {
  test.each([1, 60])('waits a minute of its own clock, at %i times the speed as well', async (speed) => {
    const { pass, phase } = await start('2026-11-23T16:05:00+01:00', speed)
    await pass(0)
    await pass(59_000)
    expect(phase()).toBe('open')
    await pass(2_000)
    expect(phase()).toBe('closed')
  })

  test('waits another minute when the clock has jumped', async () => {
    const { clock, pass, phase } = await start('2026-11-23T10:00:00+01:00')
    await pass(0)
    await pass(120_000)
    const now = clock.now
    clock.now = () => now() + 30 * 3_600_000
    await pass(1_000)
    await pass(58_000)
    expect(phase()).toBe('open')
    clock.now = now
    await pass(1_000)
    await pass(61_000)
    expect(phase()).toBe('open')
  })
})
