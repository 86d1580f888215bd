// Help, the doors of the house, and what staff do at the kiosk itself, in a real browser and judged by axe-core.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setPin } from '../../server/operations/pin.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import type { KioskId, ServiceId, SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { noteFaults } from '../support/faults.ts'
import { button, heading, openCounter, openScreen, reads } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const pin = '271828'

/** Kempten with a kiosk for appointments and one at the door, as a town may set them up. */
const house = (plan: Plan): Plan => {
  const [first] = plan.kiosks
  if (!first || plan.site.id !== 'kempten') return plan
  const services = ['personalausweis', 'reisepass'] as ServiceId[]
  return {
    ...plan,
    kiosks: [
      ...plan.kiosks,
      { ...first, id: 'termine' as KioskId, profile: 'check-in' },
      { ...first, id: 'tuer' as KioskId, profile: 'first-issue', services },
    ],
  }
}

describe.skipIf(noBrowser)('care for the kiosk and at the kiosk', () => {
  let chrome: TestBrowser
  let server: TestServer
  let kiosk: Page
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans.map(house) })
    await setPin(server.app.operations.store, 'kempten' as SiteId, pin)
    kiosk = await open('kiosk', 'kiosk', 'eingang')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.close()
  })

  const open = async (device: 'kiosk' | 'counter', app: string, id?: string) => {
    const page = await openScreen(chrome.browser, device, 'about:blank')
    pages.push(page)
    const value = await server.token(app === 'kiosk' ? 'kiosk' : 'supervisor')
    await page.context().addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: `/${app}` }])
    await page.goto(`${server.url}/${app}/${id ? `?kiosk=${id}` : ''}`)
    return page
  }
  const calm = () => kiosk.locator('.kiosk:not(.settling)').waitFor()

  test('K19 help is called from the kiosk, somebody comes, and it is over', { timeout: 90_000 }, async () => {
    const { found, noteKiosk, note } = noteFaults()
    const stand = await open('counter', 'counter')
    await openCounter(stand, 'Infostand')
    await calm()
    await button(kiosk, 'Ich brauche Hilfe').tap()
    await heading(kiosk, 'Hilfe ist gerufen.').waitFor()
    await noteKiosk('help', kiosk)
    await reads(stand, /Hilfe gewünscht: Automat am Eingang/)
    await note('counter', 'help wanted', stand)
    await button(stand, 'Ich komme').click()
    await reads(kiosk, 'Es kommt jemand zu Ihnen.')
    await noteKiosk('somebody comes', kiosk)
    await button(kiosk, 'Hilfe nicht mehr nötig').tap()
    await stand.getByText(/Hilfe gewünscht: Automat am Eingang/).waitFor({ state: 'detached' })
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    expect(found).toEqual({})
  })

  test('K16 a kiosk for appointments and one at the door ask for nothing else', { timeout: 90_000 }, async () => {
    const { found, noteKiosk } = noteFaults()
    const appointments = await open('kiosk', 'kiosk', 'termine')
    await heading(appointments, 'Melden Sie sich hier zu Ihrem Termin an.').waitFor()
    await noteKiosk('appointments only', appointments)
    const door = await open('kiosk', 'kiosk', 'tuer')
    await button(door, /^Reisepass beantragen/).waitFor()
    expect(await button(door, /^Auto und Führerschein/).count()).toBe(0)
    await noteKiosk('at the door', door)
    expect(found).toEqual({})
  })

  test('K21 behind the PIN are state, volume and a screen that takes no taps while it is cleaned', {
    timeout: 120_000,
  }, async () => {
    const { found, noteKiosk } = noteFaults()
    await kiosk.clock.install()
    await kiosk.reload()
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await calm()
    await kiosk.keyboard.press('Control+Alt+m')
    await heading(kiosk, 'Wartung').waitFor()
    await noteKiosk('PIN', kiosk)
    for (const digit of '999999') await button(kiosk, digit).tap()
    await button(kiosk, 'Öffnen').tap()
    await reads(kiosk, /Diese PIN stimmt nicht\. Noch \d Versuche/)
    for (const digit of pin) await button(kiosk, digit).tap()
    await button(kiosk, 'Öffnen').tap()
    await reads(kiosk, /Server verbunden.*kein Drucker/)
    await noteKiosk('maintenance', kiosk)
    await reads(kiosk, /Lautstärke: Stufe \d von \d/)
    const volume = async () => (await kiosk.getByText(/Lautstärke: Stufe/).innerText()).match(/\d/)?.[0]
    const before = await volume()
    await button(kiosk, 'Leiser').tap()
    await expect.poll(volume).not.toBe(before)

    await button(kiosk, /^Bildschirm reinigen/).tap()
    await heading(kiosk, 'Dieser Bildschirm wird gereinigt.').waitFor()
    await noteKiosk('being cleaned', kiosk)
    for (const [x, y] of [
      [540, 500],
      [540, 960],
      [200, 1400],
      [900, 1800],
    ] as const)
      await kiosk.touchscreen.tap(x, y)
    await kiosk.keyboard.press('Escape')
    await heading(kiosk, 'Dieser Bildschirm wird gereinigt.').waitFor()
    await kiosk.clock.runFor(40_000)
    await heading(kiosk, 'Dieser Bildschirm wird gereinigt.').waitFor()
    await kiosk.clock.runFor(21_000)
    await heading(kiosk, 'Dieser Bildschirm wird gereinigt.').waitFor({ state: 'detached' })
    expect(found).toEqual({})
  })
})
