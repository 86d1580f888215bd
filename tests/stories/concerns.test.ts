// Several concerns with their questions in a real browser: one number, and one slip that lists all of them.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { exampleHouse } from '../support/exampleHouse.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../support/printerEmulator.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openScreen, readNumber, reads, scan, tabTo } from '../support/screens.ts'

const LOTSE_CLOCK = '2026-11-23T10:00:00+01:00'

describe.skipIf(noBrowser)('several concerns at the kiosk', () => {
  let chrome: TestBrowser
  let printer: PrinterEmulator
  let remove: () => Promise<void>
  let server: ServerProcess
  let kiosk: Page
  let program: ReturnType<typeof restClient>

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    printer = await startPrinterEmulator()
    const house = await exampleHouse(printer.port)
    remove = house.remove
    server = await startServerProcess({ folder: house.folder, port: await freePort(), env: { LOTSE_CLOCK } })
    const token = (await lotse(house.folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    program = restClient(server, token)
    for (const desk of ['2', '5', 'infostand']) await program.post(`/sites/kempten/desks/${desk}/open`)
    kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
  })
  afterEach(async () => {
    await kiosk.context().close()
    await server.stop('SIGKILL')
    await printer.close()
    await remove()
  })

  const taps = async (...names: readonly (string | RegExp)[]) => {
    for (const name of names) await button(kiosk, name).tap()
  }

  test('G10 K7 two concerns with a question each, by keyboard alone, are one number and one slip', {
    timeout: 120_000,
  }, async () => {
    const keys = async (...names: readonly string[]) => {
      for (const name of names) {
        await tabTo(kiosk, name)
        await kiosk.keyboard.press('Enter')
      }
    }
    await keys('Auto und Führerschein', 'Fahrzeug zulassen', 'Für Kunden', 'Weiter')
    await reads(kiosk, /Für jeden Kunden: Vollmacht/)
    await keys(
      'Ich habe alles dabei',
      'Ja, noch ein Anliegen',
      'Ausweis und Pass',
      'Reisepass',
      'Für ein Kind',
      'Weiter',
    )
    await reads(kiosk, /Das Kind muss mitkommen/)
    await keys('Ich habe alles dabei')
    await reads(kiosk, /Fahrzeuge zulassen für Kunden.*Ausweis oder Pass für ein Kind/)
    await keys('Nein, Nummer ziehen')
    const label = await readNumber(kiosk)
    const { label: printed, text } = await printer.waitForTicket(20_000)
    expect(printed).toBe(label)
    const words = text.replaceAll(/\s+/g, ' ')
    for (const page of [words, (await kiosk.locator('main').innerText()).replaceAll(/\s+/g, ' ')])
      for (const name of ['Fahrzeuge zulassen für Kunden', 'Ausweis oder Pass für ein Kind'])
        expect(page).toContain(name)
    expect(printer.tickets()).toHaveLength(1)
    await keys('Fertig')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  })

  test('G13 K8 K10 what gets no number is explained, before and after the number is asked for, and the rest goes on', {
    timeout: 120_000,
  }, async () => {
    await taps(
      /^Auto und Führerschein/,
      /^Fahrzeug abmelden/,
      'Weiter',
      'Ich habe alles dabei',
      'Ja, noch ein Anliegen',
    )
    await taps(/^Aufenthalt/, /^Aufenthaltstitel/, /^EU/)
    await heading(kiosk, 'Bitte gehen Sie direkt zum Infostand.').waitFor()
    await taps('Weiter mit dem anderen Anliegen', 'Ja, noch ein Anliegen')
    // What only an answer leads to is in no list, and its words find the concern that asks.
    await taps('Anliegen suchen')
    await kiosk.getByRole('textbox').fill('Autohaus')
    await button(kiosk, /^Fahrzeug zulassen/).waitFor()
    expect(await button(kiosk, /^Fahrzeuge zulassen für Kunden/).count()).toBe(0)
    await taps('Zurück')
    await taps(/^Ausweis und Pass/, /^PIN und Online-Ausweis/, 'Ich habe alles dabei', 'Ja, noch ein Anliegen')
    await taps(/^Auto und Führerschein/, /^Kennzeichen/, /^Verloren/, 'Ich habe alles dabei')
    await heading(kiosk, 'Haben wir alles?').waitFor()
    expect(await button(kiosk, 'Ja, noch ein Anliegen').count()).toBe(0)
    await scan(kiosk, 'NIEMALS', 'Diese Terminnummer kennen wir nicht.')
    await taps('Weiter mit den anderen Anliegen', 'Entfernen: Kennzeichen verloren oder beschädigt')
    await heading(kiosk, 'Möchten Sie heute noch etwas erledigen?').waitFor()
    await program.post('/sites/kempten/closures', { kind: 'service', id: 'online-ausweis', reason: 'technik' })
    await taps('Nein, Nummer ziehen')
    await reads(kiosk, /PIN und Online-Ausweis Grund: Technische Störung/)
    await taps('Weiter mit dem anderen Anliegen')
    await reads(kiosk, /Das haben Sie gewählt Fahrzeug abmelden Entfernen (?!.*PIN)/)
    await taps('Nein, Nummer ziehen')
    expect(await readNumber(kiosk)).toBe('C001')
    const { text } = await printer.waitForTicket(20_000)
    expect(text).toContain('Fahrzeug abmelden')
    expect(text).not.toContain('PIN')
  })
})
