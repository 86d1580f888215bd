// A supervisor closes and opens again, a clerk takes back what went wrong, in a real browser.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openCounter, press, reads, scan } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const sizes = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  counter: { width: 1920, height: 1080 },
  t: { width: 390, height: 844 },
}

describe.skipIf(noBrowser)('a site that is looked after', () => {
  let chrome: TestBrowser
  let server: TestServer
  let program: ReturnType<typeof restClient>
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans })
    program = restClient(server, await server.token('program'))
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.close()
  })

  const open = async (
    app: keyof typeof sizes,
    role: 'kiosk' | 'display' | 'clerk' | 'supervisor',
    hash = '',
    prepare = async (_: Page) => {},
  ) => {
    const context = await chrome.browser.newContext({
      viewport: sizes[app],
      locale: 'de-DE',
      hasTouch: app === 'kiosk',
    })
    const value = await server.token(role)
    await context.addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: `/${app}` }])
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await prepare(page)
    await page.goto(`${server.url}/${app}/${hash}`)
    pages.push(page)
    return page
  }

  test('H15 a service is closed for a reason: the kiosk says so within a second, until it is opened again', async () => {
    const today = await open('counter', 'supervisor', '#heute')
    const kiosk = await open('kiosk', 'kiosk')
    await button(kiosk, /^Ausweis und Pass/).tap()
    await reads(kiosk, 'Reisepass beantragen')
    await press(today, 'Reisepass beantragen schließen', heading(today, 'Reisepass beantragen schließen'))
    await today.getByText('Technische Störung').click()
    await today.getByRole('dialog').getByRole('button', { name: 'Schließung eintragen' }).click()
    await kiosk.getByRole('button', { name: /Reisepass beantragen.*geschlossen/ }).waitFor({ timeout: 1_000 })
    await button(kiosk, /^Reisepass beantragen/).tap()
    await button(kiosk, 'Für Erwachsene').tap()
    await reads(kiosk, 'Grund: Technische Störung. Bitte kommen Sie später wieder oder fragen Sie am Infostand.')
    await button(kiosk, 'Zurück').tap()
    await heading(kiosk, 'Für wen ist der Reisepass?').waitFor()
    await button(kiosk, 'Zurück').tap()
    await reads(today, /seit .* geschlossen: Technische Störung/)
    await press(today, 'Reisepass beantragen wieder öffnen', button(today, 'Reisepass beantragen schließen'))
    await kiosk.getByRole('button', { name: /Reisepass beantragen(?!.*geschlossen)/ }).waitFor({ timeout: 1_000 })
  })

  test('H15 the whole site is closed: board and kiosk say so, and who has a number is still called', async () => {
    const today = await open('counter', 'supervisor', '#heute')
    const kiosk = await open('kiosk', 'kiosk')
    const board = await open('display', 'display')
    await button(board, 'Eingangshalle').click()
    await reads(board, 'Zurzeit wartet niemand.')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await program.post('/sites/kempten/desks/1/open')
    const { label } = (await program.post('/sites/kempten/tickets', { services: ['personalausweis'] })).json
    await press(today, 'Bürgerservice Kempten schließen', heading(today, 'Bürgerservice Kempten schließen'))
    await today.getByText('Räumung des Gebäudes').click()
    await today.getByRole('dialog').getByRole('button', { name: 'Schließung eintragen' }).click()
    await heading(kiosk, 'Wir haben geschlossen.').waitFor({ timeout: 1_000 })
    await reads(kiosk, 'Räumung des Gebäudes')
    await heading(board, 'Geschlossen').waitFor({ timeout: 1_000 })
    await reads(board, 'Räumung des Gebäudes')
    expect((await program.post('/sites/kempten/desks/1/call-next')).json.label).toBe(label)
  })

  test('H14 the day is closed by hand, after it was said what becomes of whom; clerks see and cannot', async () => {
    const { label } = (await program.post('/sites/kempten/tickets', { services: ['personalausweis'] })).json
    const clerk = await open('counter', 'clerk', '#heute')
    await heading(clerk, 'Tagesabschluss').waitFor()
    expect(await button(clerk, 'Tag abschließen').count()).toBe(0)
    const today = await open('counter', 'supervisor', '#heute')
    await press(today, 'Tag abschließen', heading(today, 'Den Tag jetzt abschließen?'))
    await reads(today, `1 Nummer wird als gegangen vermerkt: ${label}`)
    await today.getByRole('dialog').getByRole('button', { name: 'Tag abschließen' }).click()
    await reads(clerk, 'Der Tag ist abgeschlossen.')
  })

  test('T18 T20 T22 at the counter: a start is taken back, and a number that waits gets a class and another order', async () => {
    const counter = await open('counter', 'clerk')
    await openCounter(counter, 'Schalter 2')
    const issue = async (...services: string[]) =>
      (await program.post('/sites/kempten/tickets', { services })).json.label as string
    await issue('personalausweis')
    const label = await issue('personalausweis', 'reisepass')
    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await press(counter, 'Beginnen', button(counter, /^Fertig/))
    await press(counter, /^Rückgängig/, button(counter, 'Beginnen'))
    await button(counter, new RegExp(`^${label}`)).click()
    await press(counter, 'Vorrang und Reihenfolge', heading(counter, `${label} verschieben`))
    await counter.getByText('Schwangerschaft').click()
    await button(counter, 'Reisepass beantragen nach oben').click()
    await button(counter, 'Übernehmen').click()
    await reads(counter, new RegExp(`${label} ist verschoben`))
    await reads(counter, /Vorrang: Schwangerschaft/)
    await counter.getByRole('button', { name: new RegExp(`^${label} Reisepass beantragen`) }).waitFor()
  })

  test('K6 T9 the clerk sends somebody on an errand; the slip under the kiosk’s scanner brings them back', async () => {
    const counter = await open('counter', 'clerk')
    const kiosk = await open('kiosk', 'kiosk')
    await openCounter(counter, 'Schalter 2')
    const { label, key } = (await program.post('/sites/kempten/tickets', { services: ['personalausweis'] })).json
    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await press(counter, 'Zurückstellen', heading(counter, `${label} zurückstellen`))
    await counter.getByText('An der Kasse zahlen').click()
    await button(counter, 'Zurückstellen').last().click()
    await reads(counter, `${label} ist zurückgestellt`)
    const phone = await open('t', 'kiosk', `#${key}`)
    await heading(phone, 'An der Kasse zahlen').waitFor()
    await reads(phone, 'Kassenautomat neben dem Infostand')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await scan(kiosk, `https://nummer.example/t/#${key}`, 'Schön, dass Sie wieder da sind.')
    await reads(kiosk, 'Sie müssen nicht neu warten. Wir rufen Sie auf.')
    await reads(phone, 'Gleich sind Sie dran')
    await counter.getByRole('button', { name: new RegExp(`^${label} Personalausweis`) }).waitFor()
  })

  test('S6 S7 a clerk calls for help by one key, also out of a dialog; the colleague sees it and comes', async () => {
    const clerk = await open('counter', 'clerk')
    const colleague = await open('counter', 'clerk')
    await openCounter(clerk, 'Schalter 2')
    await openCounter(colleague, 'Schalter 3')
    await clerk.keyboard.press('Control+Space')
    await clerk.keyboard.press('Control+F9')
    const alarm = colleague.getByRole('alert', { name: 'Hilfe an Schalter 2!' })
    await alarm.waitFor({ timeout: 1_000 })
    expect((await clerk.getByRole('alert').allInnerTexts()).join('')).toBe('')
    await alarm.getByRole('button', { name: 'Ich komme' }).click()
    await reads(clerk, 'Schalter 3 kommt')
    await alarm.getByRole('button', { name: 'Beendet' }).click()
    await alarm.waitFor({ state: 'detached' })
  })

  test('S7 an alarm that the server does not confirm within two seconds was not sent, and says what to do', async () => {
    const clerk = await open('counter', 'clerk', '', async (page) => {
      await page.routeWebSocket(/socket\.io/, (line) => {
        const there = line.connectToServer()
        // The line stays, but what the clerk sends is lost from the alarm on.
        line.onMessage((message) => {
          if (!String(message).includes('alarm:raise')) there.send(message)
        })
      })
    })
    await openCounter(clerk, 'Schalter 2')
    await clerk.keyboard.press('Control+F9')
    await clerk
      .getByRole('alert')
      .filter({ hasText: 'Alarm NICHT gesendet – bitte 110 wählen' })
      .waitFor({ timeout: 3_000 })
  })
})
