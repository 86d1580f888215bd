import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { protocolVersion } from '../../shared/version.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  const [kempten] = samplePlans
  if (!kempten) throw new Error('there is no example plan')
  server = await startTestServer({ plans: [kempten] })
})
afterAll(() => server.close())

test('A8 the coat of arms is served as a picture that may do nothing else', async () => {
  const answer = await fetch(`${server.url}/arms/kempten`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toMatch(/^<svg /)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('A8 screens get its address, and the colours, with the site', async () => {
  const kiosk = await server.connect('kiosk', await server.token('kiosk'))
  const answer = await kiosk.request('kiosk:join', { protocol: protocolVersion, kiosk: null })
  expect(answer.ok && answer.value.catalogue.site.look).toEqual({
    accent: null,
    accentOnDark: null,
    arms: '/arms/kempten',
  })
})

test('A8 a site without one, and one that is not there, have none', async () => {
  expect((await fetch(`${server.url}/arms/sonthofen`)).status).toBe(404)
  const plain = await startTestServer({ plans: [smallPlan()] })
  expect((await fetch(`${plain.url}/arms/kempten`)).status).toBe(404)
  await plain.close()
})
