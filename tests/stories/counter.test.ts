// A clerk's day at the counter by keyboard alone, and the info stand, in a real browser.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import type { ServiceId } from '../../shared/ids.ts'
import { protocolVersion } from '../../shared/version.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, startServerProcess } from '../support/lotseProcess.ts'
import { button, heading, openScreen, reads } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Client, commandId, startTestServer, type TestServer } from '../support/testServer.ts'

describe.skipIf(noBrowser)('at the counter', () => {
  let chrome: TestBrowser
  let server: TestServer
  let hall: Client
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans })
    hall = await server.connect('counter', await server.token('clerk'))
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.close()
  })

  /** A browser that is paired with the counter; each is another clerk's. */
  const openPage = async () => {
    const context = await chrome.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' })
    const cookie = { name: 'lotse', value: await server.token('clerk'), domain: '127.0.0.1', path: '/counter' }
    await context.addCookies([cookie])
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${server.url}/counter/`)
    pages.push(page)
    return page
  }

  const issue = async (...services: string[]) => {
    const [first = '', ...others] = services
    const answer = await hall.request('ticket:issue', {
      id: commandId(),
      services: [{ service: first as ServiceId }, ...others.map((service) => ({ service: service as ServiceId }))],
      language: 'de',
      kiosk: null,
      evenUnstaffed: true,
      priority: null,
      printAt: null,
    })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.label
  }

  const open = async (page: Page, desk: string) => {
    await button(page, new RegExp(`^${desk}\\b`)).click()
    await button(page, `${desk} öffnen`).waitFor()
    await page.keyboard.press('Alt+e')
    await button(page, `${desk} öffnen`).waitFor({ state: 'hidden' })
  }

  test('a visit by keyboard: call, begin, second concern, outcome, done, next', async () => {
    const page = await openPage()
    await open(page, 'Schalter 2')
    const label = await issue('personalausweis')
    await reads(page, new RegExp(`Als Nächstes für Sie.*${label}`))
    await page.keyboard.press('Alt+a')
    await reads(page, `${label} wurde aufgerufen.`)
    await button(page, 'Beginnen').waitFor()
    expect(await button(page, 'Nicht erschienen').getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Alt+b')
    await button(page, 'Fertig').waitFor()

    await page.keyboard.press('Alt+n')
    await heading(page, `Zweites Anliegen für ${label}`).waitFor()
    // In the search field Alt and a letter do nothing; the list is one arrow away.
    await page.keyboard.type('fuehrungs')
    await page.keyboard.press('Alt+n')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+n')
    await reads(page, `Führungszeugnis ist bei ${label} dabei.`)

    await page.keyboard.press('Alt+2')
    expect(await button(page, 'Unterlagen fehlen').getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Alt+f')
    await heading(page, `Nacharbeit zu ${label}`).waitFor()
    await page.keyboard.press('Alt+g')
    await heading(page, 'Niemand ist gerade bei Ihnen').waitFor()
  })

  test('Q a given number is called with a reason; T it is parked, comes back and is missed', async () => {
    const page = await openPage()
    await open(page, 'Schalter 2')
    const first = await issue('personalausweis')
    const second = await issue('reisepass')
    await button(page, new RegExp(`^${second}`)).click()
    await heading(page, `${second} außer der Reihe aufrufen`).waitFor()
    await reads(page, new RegExp(`Vor ${second} steht 1 Person`))
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+a')
    await reads(page, /außer der Reihe – Es geht der Person nicht gut 1 Nummer übergangen/)

    await page.keyboard.press('Alt+z')
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+z')
    await reads(page, new RegExp(`Zurückgestellt und verpasst 1 ${second} Fotos machen`))
    await button(page, 'Wieder aufnehmen').click()
    await reads(page, `${second} wartet wieder.`)

    await page.keyboard.press('Alt+a')
    await button(page, 'Noch einmal aufrufen').waitFor()
    server.clock.advance(31_000)
    await page.keyboard.press('Alt+r')
    await reads(page, `${first} wurde noch einmal aufgerufen.`)
    server.clock.advance(31_000)
    await page.reload()
    await button(page, 'Nicht erschienen').waitFor()
    await page.keyboard.press('Alt+v')
    await reads(page, `${first} ist als nicht erschienen vermerkt.`)
  })

  test('S a desk that is open elsewhere is taken over only after a yes, and is remembered', async () => {
    await open(await openPage(), 'Schalter 2')
    const second = await openPage()
    await button(second, /^Schalter 2/).click()
    await heading(second, 'Schalter 2 übernehmen?').waitFor()
    await button(second, 'Übernehmen').click()
    await heading(second, 'Niemand ist gerade bei Ihnen').waitFor()
    await second.reload()
    await heading(second, 'Niemand ist gerade bei Ihnen').waitFor()
    expect(await heading(second, 'Schalter 2 übernehmen?').count()).toBe(0)
  })

  test('G the info stand counts small matters, says that it is on the phone and gives a number', async () => {
    const page = await openPage()
    await open(page, 'Infostand')
    await page.getByRole('button', { name: 'Auskunft', disabled: false }).waitFor()
    await page.keyboard.press('Alt+1')
    await reads(page, /Auskunft: gezählt/)
    await reads(page, /1 heute erledigt/)
    const kiosk = await server.connect('kiosk', await server.token('kiosk'))
    await button(page, 'am Telefon').click()
    await reads(page, /Der Automat gibt für kleine Anliegen Nummern aus/)
    const joined = await kiosk.request('kiosk:join', { protocol: protocolVersion, kiosk: null })
    expect(joined.ok && joined.value.view.infostand).toBe('on-the-phone')

    await page.keyboard.press('Alt+m')
    await page.keyboard.type('perso')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+m')
    await heading(page, 'Nummer ausgegeben').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Space')
    await page.keyboard.type('a001')
    await reads(page, /A001 Personalausweis beantragen wartet/)
  })

  test('without the server it says since when, locks its keys and goes on by itself', async () => {
    const { folder, remove } = await temporaryFolder()
    const clock = { env: { LOTSE_CLOCK: '2026-11-23T09:00:00+01:00' } }
    let running = await startServerProcess({ folder, port: await freePort(), ...clock })
    try {
      const page = await openScreen(chrome.browser, 'counter', await running.link('counter'))
      pages.push(page)
      await button(page, 'Ohne Namen weiter').click()
      await open(page, 'Schalter 2')
      const free = heading(page, 'Niemand ist gerade bei Ihnen')
      await free.waitFor()
      await running.stop('SIGKILL')
      await reads(page, /Keine Verbindung seit 9:0\d\./)
      expect(await button(page, 'Pause').getAttribute('aria-disabled')).toBe('true')
      running = await startServerProcess({ folder, port: running.port, ...clock })
      await page.getByText('Keine Verbindung').waitFor({ state: 'hidden' })
      await free.waitFor()
      await page.keyboard.press('Alt+p')
      await heading(page, 'Sie machen Pause').waitFor()
    } finally {
      await running.stop('SIGKILL')
      await remove()
    }
  })
})
