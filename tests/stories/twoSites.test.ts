// One visitor at two sites, in a real browser: sent on from Kempten, there at Sonthofen, called under the number of home.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openScreen, press, reads, scan } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

describe.skipIf(noBrowser)('two sites', () => {
  let chrome: TestBrowser
  let server: TestServer
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans, publicUrl: 'http://lotse.test' })
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.close()
  })

  const roles = { kiosk: 'kiosk', display: 'display', counter: 'supervisor' } as const
  /** A browser that is paired with an app of these sites. */
  const open = async (app: keyof typeof roles, sites: string) => {
    const page = await openScreen(chrome.browser, app, 'about:blank')
    const value = await server.token(roles[app], sites)
    await page.context().addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: `/${app}` }])
    await page.goto(`${server.url}/${app}/`)
    pages.push(page)
    return page
  }
  const program = async () => restClient(server, await server.token('program', 'kempten,sonthofen'))

  const openDesk = async (page: Page, name: string) => {
    await press(page, `${name} öffnen`, heading(page, 'Niemand ist gerade bei Ihnen'))
  }

  test('T30 T32 T35 sent on at Kempten, scanned and called at Sonthofen, and the phone follows', async () => {
    const rest = await program()
    const [counter, board, kiosk] = [
      await open('counter', 'kempten,sonthofen'),
      await open('display', 'sonthofen'),
      await open('kiosk', 'sonthofen'),
    ]
    await button(board, 'Eingangshalle').tap()
    await button(counter, /^Schalter 5\b/).click()
    await openDesk(counter, 'Schalter 5')
    const { label, key } = (await rest.post('/sites/kempten/tickets', { services: ['auto-zulassen'] })).json
    const phone = await openScreen(chrome.browser, 'phone', `${server.url}/t/#${key}`)
    pages.push(phone)
    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await reads(phone, /Bitte kommen Sie jetzt/)

    await press(counter, 'Weiterleiten', heading(counter, `${label} weiterleiten`))
    await counter.getByLabel('An einen anderen Standort').check()
    await reads(counter, /Oberallgäuer Platz 2.*etwa 35 Minuten/)
    const search = counter.getByLabel('Anliegen suchen')
    const concern = counter.getByRole('radio', { name: /^Fahrzeug ummelden/ })
    await search.fill('Gebrauchtwagen')
    await counter.getByRole('radio', { name: /^Fahrzeug abmelden/ }).waitFor({ state: 'detached' })
    await concern.check()
    await search.fill('Zzzzz')
    await reads(counter, 'Dazu gibt es dort kein Anliegen')
    expect(await concern.isChecked()).toBe(true)
    await concern.focus()
    await counter.keyboard.press('Alt+w')
    await reads(counter, `${label} ist weitergeleitet: Landratsamt Oberallgäu`)
    const moved = `K${label}`
    await reads(phone, new RegExp(`${moved}.*Sie werden erwartet: Landratsamt Oberallgäu.*Oberallgäuer Platz 2`))

    // The other desk of the same clerk.
    await button(counter, 'Mehr').click()
    await button(counter, 'Platz wechseln').click()
    await press(counter, 'Schließen und wechseln', heading(counter, 'Wo arbeiten Sie heute?'))
    await heading(counter, 'Schalter am Standort Landratsamt Oberallgäu').waitFor()
    await button(counter, /^Schalter 1\b/)
      .last()
      .click()
    await openDesk(counter, 'Schalter 1')
    await reads(counter, new RegExp(`Unterwegs hierher.*${moved}.*Bürgerservice Kempten`))

    await scan(kiosk, `${server.url}/t/#${key}`, 'Willkommen! Sie sind in der Schlange.')
    await reads(kiosk, new RegExp(moved))
    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await reads(board, new RegExp(`${moved}.*Schalter 1`))
    await reads(phone, /Bitte kommen Sie jetzt Schalter 1/)
    await press(counter, 'Beginnen', button(counter, 'Fertig'))
    await press(counter, 'Fertig', heading(counter, `Nacharbeit zu ${moved}`))
    await reads(phone, /Alles erledigt/)
    const visits = (await rest.get('/sites/sonthofen/visits?from=2026-11-23&to=2026-11-23')).json
    expect(visits).toMatchObject([{ label: moved, end: 'finished' }])
  })

  test('G14 G15 the kiosk offers the other site, and the visitor chooses freely', async () => {
    const rest = await program()
    const kiosk = await open('kiosk', 'kempten')
    await rest.post('/sites/kempten/desks/5/open')
    await rest.post('/sites/sonthofen/desks/1/open')
    await button(kiosk, /^Auto und Führerschein/).tap()
    await button(kiosk, 'Weitere').tap()
    await button(kiosk, /Wohnort im Oberallgäu/).tap()
    await reads(kiosk, /anderen Ort erledigt.*Landratsamt Oberallgäu.*Heute geöffnet von.*Wartezeit dort jetzt/)
    await button(kiosk, 'Fertig').tap()

    for (let count = 0; count < 14; count += 1)
      await rest.post('/sites/kempten/tickets', { services: ['auto-abmelden'] })
    await button(kiosk, /^Auto und Führerschein/).tap()
    await button(kiosk, /^Fahrzeug abmelden/).tap()
    await heading(kiosk, 'Dort geht es schneller: Landratsamt Oberallgäu').waitFor()
    await reads(kiosk, /Hier warten Sie wahrscheinlich.*Weg: etwa 35 Minuten/)
    await button(kiosk, 'Ich gehe dorthin').tap()
    await reads(kiosk, /Ihre Nummer ziehen Sie dort am Automaten/)
    await button(kiosk, 'Zurück').tap()
    await button(kiosk, 'Ich warte hier').tap()
    await reads(kiosk, /Wie viele Fahrzeuge|Haben Sie alles dabei/)
  })

  test('G15 where a concern is closed here, a wide kiosk shows the other site and every page of the documents', async () => {
    const rest = await program()
    await rest.post('/sites/sonthofen/desks/1/open')
    const closing = { kind: 'service', id: 'auto-abmelden', reason: 'technik' }
    expect((await rest.post('/sites/kempten/closures', closing)).status).toBe(200)
    const kiosk = await open('kiosk', 'kempten')
    await kiosk.setViewportSize({ width: 1920, height: 1080 })
    await button(kiosk, /^Auto und Führerschein/).tap()
    await button(kiosk, /^Fahrzeug abmelden/).tap()
    await reads(kiosk, /Technische Störung.*Heute noch möglich Landratsamt Oberallgäu/)
    await reads(kiosk, 'Seite 1 von')
    const next = await button(kiosk, 'Weitere').boundingBox()
    const foot = await button(kiosk, 'Von vorn').boundingBox()
    expect(next && next.y + next.height).toBeLessThan(foot?.y ?? 0)
    await button(kiosk, 'Weitere').tap()
    await reads(kiosk, 'Seite 2 von')
  })
})
