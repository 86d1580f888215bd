// The paper ends in the middle of a slip, in a real browser with a printer of its own: nobody loses a number, none is printed twice.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../support/printerEmulator.ts'
import { button, chooseIdentityCard, heading, openScreen, reads, takeNumber } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const pin = '314159'
/** Not enough for a slip. */
const shortMm = 60

describe.skipIf(noBrowser)('when the paper ends', () => {
  let chrome: TestBrowser
  let server: ServerProcess
  let hall: PrinterEmulator
  let lift: PrinterEmulator
  let remove: () => Promise<void>
  let folder: string

  beforeAll(async () => {
    chrome = await launchBrowser()
    hall = await startPrinterEmulator()
    lift = await startPrinterEmulator()
    ;({ folder, remove } = await temporaryFolder())
    const [kempten] = samplePlans
    if (!kempten) throw new Error('There is no example plan.')
    const printers = Object.entries({ hall, lift }).map(([id, { port }]) => ({
      id,
      name: id,
      profile: 'epson-80',
      connection: { kind: 'tcp', host: '127.0.0.1', port },
    }))
    const [first, second] = kempten.kiosks
    const way = Object.fromEntries(kempten.languages.map((language) => [language, 'links um die Ecke']))
    const kiosks = [
      { ...first, printer: 'hall', neighbour: { kiosk: second?.id, way } },
      { ...second, printer: 'lift' },
    ]
    const file = join(folder, 'plan.json')
    await writeFile(file, JSON.stringify({ ...kempten, printers, kiosks }))
    expect(await lotse(folder, ['import', 'plan', file])).toMatchObject({ code: 0 })
    expect(await lotse(folder, ['pin', '--site', 'kempten', '--pin', pin])).toMatchObject({ code: 0 })
    const port = await freePort()
    server = await startServerProcess({ folder, port, env: { LOTSE_CLOCK: '2026-11-23T07:50:00+01:00' } })
  })
  afterAll(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await hall.close()
    await lift.close()
    await remove()
  })

  test('K5 K18 K20 K21 K22 the number stays, the neighbour is named, the paper is changed step by step, the next slip is printed', {
    timeout: 120_000,
  }, async () => {
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    const supervisor = await openScreen(chrome.browser, 'counter', await server.link('counter'))
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await button(supervisor, 'Heute')
      .or(supervisor.getByRole('link', { name: 'Heute' }))
      .first()
      .click()
    await reads(supervisor, /Automat am Eingang frei seit/)

    const draw = async () => {
      await chooseIdentityCard(kiosk)
      return takeNumber(kiosk)
    }
    const end = async () => {
      await button(kiosk, 'Fertig').tap()
      await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    }
    expect(await draw()).toBe('A001')
    await reads(kiosk, 'Bitte nehmen Sie den Zettel mit')
    await end()

    hall.fault.setPaper(shortMm)
    expect(await draw()).toBe('A002')
    await reads(kiosk, /Kommt kein Zettel\? Dann merken Sie sich bitte Ihre Nummer\.|konnte nicht gedruckt werden/)
    expect(await kiosk.getByText(/^A002$/).isVisible()).toBe(true)
    await end()
    await reads(
      kiosk,
      /Drucker gestört: Ihre Nummer steht auf dem Bildschirm\. Zettel gibt es hier: Automat am Aufzug, links um die Ecke\./,
    )
    await reads(supervisor, /Automat am Eingang .*Papier/)

    for (const side of ['left', 'right', 'left', 'right']) await kiosk.touchscreen.tap(side === 'left' ? 60 : 1020, 60)
    await heading(kiosk, 'Wartung').waitFor()
    for (const digit of pin) await button(kiosk, digit).tap()
    await button(kiosk, 'Öffnen').tap()
    await reads(kiosk, 'Papier ist zu Ende')
    await reads(supervisor, /Automat am Eingang Wartung seit/)
    await button(kiosk, 'Papier wechseln').tap()
    await button(kiosk, 'Weiter').tap()
    await heading(kiosk, 'Schritt 2 von 4: Klappe öffnen').waitFor()
    hall.fault.openCover()
    await heading(kiosk, 'Schritt 3 von 4: Neue Rolle einlegen, Klappe schließen').waitFor()
    hall.fault.loadPaper()
    hall.fault.closeCover()
    await heading(kiosk, 'Schritt 4 von 4: Der Drucker ist bereit').waitFor()
    await button(kiosk, 'Probedruck').tap()
    await reads(kiosk, 'Probedruck ist gedruckt.')
    await button(kiosk, 'Verlassen').tap()

    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await kiosk.getByText('Drucker gestört').waitFor({ state: 'detached' })
    expect(await draw()).toBe('A003')
    await reads(kiosk, 'Bitte nehmen Sie den Zettel mit')
    const printed = hall.tickets().map(({ label }) => label)
    expect(printed.filter((label) => /^A\d/.test(label)).toSorted()).toEqual(
      [...new Set(printed.filter((label) => /^A\d/.test(label)))].toSorted(),
    )
    expect(printed).toContain('A001')
    expect(printed.at(-1)).toBe('A003')
    expect(lift.tickets()).toEqual([])
  })
})
