// The own ticket on the phone: from the number to the call, with the network lost in between, and woken by a push.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noticeFor, wakeAddress } from '../../display/src/ticket/wakeNote.ts'
import type { PushSender } from '../../server/devices/push.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { exampleHouse } from '../support/exampleHouse.ts'
import { freePort, lotse, startServerProcess } from '../support/lotseProcess.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openScreen, reads } from '../support/screens.ts'
import { startTestServer } from '../support/testServer.ts'

const LOTSE_CLOCK = '2026-11-23T10:00:00+01:00'
const site = '/sites/kempten'
const identityCard = { services: ['personalausweis'] }

/** The page is kept from now on: its worker is in charge and has what it needs. */
const isKept = (page: Page) =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    const names = await caches.keys()
    const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
    return (
      navigator.serviceWorker.controller !== null && names.includes('lotse-files') && files.every((count) => count > 0)
    )
  })

describe.skipIf(noBrowser)('the own ticket on the phone', () => {
  let chrome: TestBrowser
  const closers: (() => Promise<unknown>)[] = []
  const later = <T>(value: T, close: (value: T) => Promise<unknown>): T => {
    closers.push(() => close(value))
    return value
  }
  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const openPhone = async (address: string) =>
    later(await openScreen(chrome.browser, 'phone', address), (page) => page.context().close())

  test('O2 O3 O6 from the number to the call, with the network lost in between', { timeout: 120_000 }, async () => {
    const { folder } = later(await exampleHouse(9), ({ remove }) => remove())
    const port = await freePort()
    const env = { LOTSE_CLOCK, LOTSE_URL: `http://localhost:${port}` }
    const start = () => startServerProcess({ folder, port, env })
    let server = await start()
    later(null, () => server.stop('SIGKILL'))
    const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    const staff = restClient({ url: server.url }, token)
    const numbers = []
    for (let count = 0; count < 5; count++) numbers.push((await staff.post(`${site}/tickets`, identityCard)).json)
    const own = numbers.at(-1) ?? expect.fail('no number')
    await staff.post(`${site}/desks/2/open`)

    const phone = await openPhone(own.url)
    await heading(phone, `Ihre Nummer ${own.label}`).waitFor()
    await reads(phone, /4 Nummern vor Ihnen/)
    await reads(phone, /Noch etwa .* Min\..*Um 10:0\d Uhr gesagt:/)

    await button(phone, 'Ich brauche noch 10 Minuten').tap()
    await reads(phone, /Bis 10:1\d Uhr rufen wir Sie nicht auf/)
    await button(phone, 'Ja, 10 Minuten mehr').tap()
    await reads(phone, /Bis 10:1\d Uhr rufen wir Sie nicht auf\. Ihr Platz bleibt\./)
    expect(await button(phone, 'Ich brauche noch 10 Minuten').count()).toBe(0)
    await button(phone, 'Ich bin unterwegs').tap()
    await reads(phone, /Wir wissen, dass Sie unterwegs sind/)

    await isKept(phone)
    await server.stop('SIGKILL')
    await reads(phone, /Keine Verbindung.*Stand von 10:0\d Uhr/)
    // Loaded anew without a server, and without the key, as from the home screen: what was known last, and said so.
    await phone.goto(`http://localhost:${port}/t/`)
    await heading(phone, `Ihre Nummer ${own.label}`).waitFor()
    await reads(phone, /Keine Verbindung.*Stand von 10:0\d Uhr.*Achten Sie bis dahin auf die Aufrufanzeige/)
    expect(await button(phone, 'Ich brauche').count()).toBe(0)

    server = await start()
    for (const { id } of numbers.slice(0, -1)) await staff.post(`/tickets/${id}/cancel`)
    expect((await staff.post(`${site}/desks/2/call-next`)).json).toMatchObject({ label: own.label })
    await heading(phone, `Sie sind aufgerufen ${own.label}`).waitFor()
    await reads(phone, /Bitte kommen Sie jetzt Schalter 2/)
    await button(phone, 'Ich brauche noch einen Moment').tap()
    await reads(phone, /Der Schalter weiß: Sie brauchen noch einen Moment/)
    await staff.post(`/tickets/${own.id}/start`)
    await staff.post(`/tickets/${own.id}/finish`)
    await reads(phone, /Alles erledigt/)
    expect(await phone.evaluate(() => localStorage.length)).toBe(0)
  })

  test('O4 O5 asks to be told, is woken at the call, and no longer when it does not want to be', {
    timeout: 120_000,
  }, async () => {
    const woken: string[] = []
    const push: PushSender = {
      // A key of the right form: the browser's own push service is never reached.
      publicKey: `B${'A'.repeat(86)}`,
      accepts: () => true,
      async send({ endpoint }) {
        woken.push(endpoint)
        return 'sent'
      },
    }
    const server = later(await startTestServer({ plans: samplePlans, push, publicUrl: 'http://localhost' }), (one) =>
      one.close(),
    )
    const staff = restClient(server, await server.token('program'))
    const { id, key, label } = (await staff.post(`${site}/tickets`, identityCard)).json
    await staff.post(`${site}/desks/2/open`)

    const origin = server.url.replace('127.0.0.1', 'localhost')
    const context = later(await chrome.browser.newContext({ locale: 'de-DE', hasTouch: true }), (one) => one.close())
    // Headless Chromium refuses notifications and has no push service: both are made up.
    await context.addInitScript(() => {
      let permission = 'default'
      Object.defineProperty(Notification, 'permission', { get: () => permission })
      Notification.requestPermission = async () => {
        permission = 'granted'
        return 'granted'
      }
      let kept: unknown = null
      const made = {
        endpoint: 'https://push.example.org/phone',
        toJSON: () => ({ endpoint: made.endpoint, keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } }),
        unsubscribe: async () => {
          kept = null
          return true
        },
      }
      Object.assign(PushManager.prototype, {
        getSubscription: async () => kept,
        subscribe: async () => {
          kept = made
          return made
        },
      })
    })
    const phone = await context.newPage()
    await phone.goto(`${origin}/t/#${key}`)
    await heading(phone, `Ihre Nummer ${label}`).waitFor()
    await button(phone, 'Bescheid geben, wenn ich dran bin').tap()
    await reads(phone, /Ihr Telefon gibt Bescheid: kurz vorher und beim Aufruf/)
    expect(woken).toEqual([])

    await staff.post(`${site}/desks/2/call-next`)
    await expect.poll(() => woken, { timeout: 8_000 }).toEqual(['https://push.example.org/phone'])
    // What the worker then finds and asks is all that it needs for its words.
    const note = await phone.evaluate(async (address) => (await caches.match(address))?.json(), wakeAddress)
    const ticket = await phone.evaluate(
      async (authorization) => (await fetch('/api/own', { headers: { authorization } })).json(),
      `Ticket ${note.key}`,
    )
    expect(noticeFor(note, ticket)).toEqual({
      title: `Sie sind aufgerufen: ${label}`,
      body: 'Bitte kommen Sie jetzt: Schalter\u00a02',
    })

    server.clock.advance(60_000)
    await staff.post(`/tickets/${id}/miss`)
    await staff.post(`/tickets/${id}/return`)
    await button(phone, 'Nicht mehr Bescheid geben').tap()
    await button(phone, 'Bescheid geben, wenn ich dran bin').waitFor()
    server.clock.advance(5 * 60_000)
    await staff.post(`${site}/desks/2/call-next`)
    await heading(phone, `Sie sind aufgerufen ${label}`).waitFor()
    const { stream } = server.app.operations.sites.find('kempten')?.day() ?? expect.fail('no day')
    expect(await server.app.operations.store.phoneAlerts.of(stream)).toEqual([])
    expect(await phone.evaluate((address) => caches.match(address), wakeAddress)).toBeUndefined()
    expect(woken).toHaveLength(1)
  })
})
