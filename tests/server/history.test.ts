import { afterEach, expect, test } from 'vitest'
import type { DayCommand } from '../../server/domain/commands.ts'
import { callsNext, finishes, gives, opens, starts } from '../support/daySteps.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer, testClock } from '../support/testServer.ts'

let server: TestServer
afterEach(() => server.close())

test('E14 the next day begins with the service times of the day before', async () => {
  const clock = testClock('2026-11-23T08:30:00+01:00')
  server = await startTestServer({ plans: [smallPlan()], clock })
  const { sites } = server.app.operations
  const state = () => sites.find('kempten')?.day().state()
  const history: readonly DayCommand[] = [
    opens('c1', '09:00'),
    gives('anna', 'passport', '09:00'),
    callsNext('c1', '09:00'),
    starts('anna', '09:00'),
    finishes('anna', '09:05'),
  ]
  for (const command of history)
    await sites
      .find('kempten')
      ?.day()
      .run({ command: () => command, sender: null, answer: () => null })
  const [today] = [...(state()?.serviceTimes.entries() ?? [])]
  expect(today).toEqual(['passport', { count: 1, sum: 300, slowed: 1 }])

  for (const pass of [24 * 3_600_000, 61_000, 61_000, 61_000]) {
    clock.advance(pass)
    await sites.passTime()
  }
  expect(state()?.date).toBe('2026-11-24')
  expect([...(state()?.earlierTimes ?? [])]).toEqual([['passport', { count: 0.8, sum: 240, slowed: 0.8 }]])
})
