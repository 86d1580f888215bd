import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { makeLink } from '../../server/operations/access.ts'
import { welcome } from '../../server/welcome.ts'
import type { SiteId } from '../../shared/ids.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
})
afterEach(() => server.close())

const said = async () => {
  const { app, clock } = server
  const { store } = app.operations
  const addresses = ['http://localhost:3000', 'http://10.0.0.7:3000']
  return (await welcome({ store, app, clock, addresses, loaded: false, opened: [] })).join('\n')
}

test('each start prints links until a first screen is paired; a token for a program is no screen', async () => {
  const { app } = server
  expect(await said()).toMatch(/kiosk {4}http:\/\/localhost:3000\/kiosk\/pair\?code=[\w-]+\n/)
  await server.token('program')
  expect(await said()).toContain('/counter/pair?code=')
  const code = await makeLink(app.operations.store, systemClock(), 'display', ['kempten' as SiteId])
  expect(await app.access.pair(code, 'display')).not.toBeNull()
  expect(await said()).not.toContain('pair?code=')
  expect(await said()).toContain('  display  http://10.0.0.7:3000/display/')
})
