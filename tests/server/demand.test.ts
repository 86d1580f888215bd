import { afterEach, expect, test } from 'vitest'
import type { DayCommand } from '../../server/domain/commands.ts'
import type { KioskView } from '../../shared/kioskViews.ts'
import { protocolVersion } from '../../shared/version.ts'
import { at, callsNext, finishes, gives, opens, starts } from '../support/daySteps.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer, testClock } from '../support/testServer.ts'

let server: TestServer
afterEach(() => server.close())

const hour = 3_600_000

test('K27 a week later the kiosk offers first what was asked for at this hour, as far as somebody is there for it', async () => {
  const clock = testClock('2026-11-16T08:30:00+01:00')
  server = await startTestServer({ plans: [smallPlan()], clock })
  const { sites } = server.app.operations
  const run = (command: DayCommand) =>
    sites
      .find('kempten')
      ?.day()
      .run({ command: () => command, sender: null, answer: () => null })
  const pass = async (ms: number) => {
    clock.advance(ms)
    for (const calm of [0, 61_000, 61_000]) {
      clock.advance(calm)
      await sites.passTime()
    }
  }
  const aWeekBefore = (time: string, moreMinutes = 0) => at(time) - 7 * 24 * hour + moreMinutes * 60_000

  await run({ ...opens('c1', '11:00'), at: aWeekBefore('11:00') })
  for (let visit = 0; visit < 12; visit++)
    for (const step of [
      gives(`r${visit}`, 'residence', '11:00'),
      callsNext('c1', '11:00'),
      starts(`r${visit}`, '11:00'),
      finishes(`r${visit}`, '11:00'),
    ])
      await run({ ...step, at: aWeekBefore('11:00', visit) })
  await pass(7 * 24 * hour)
  await pass(0)
  expect(sites.find('kempten')?.day().state().date).toBe('2026-11-23')
  await run({ ...opens('c3', '08:40'), at: clock.now() })

  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const first = await kiosk.request('kiosk:join', { protocol: protocolVersion, kiosk: null })
  if (!first.ok) throw new Error('the kiosk cannot join')
  expect(first.value.view.asked[0]).toBe('passport')
  const learned = new Promise<KioskView>((resolve) =>
    kiosk.socket.on('kiosk:changed', (view) => view.asked[0] === 'residence' && resolve(view)),
  )
  await pass(2.5 * hour)
  expect((await learned).asked).toEqual(['residence', 'passport', 'lost-property'])
})
