// What visitors meet at a kiosk besides the ordinary number, in a real browser.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import {
  button,
  chooseIdentityCard,
  chooseLanguage,
  heading,
  openScreen,
  reads,
  scan,
  tabTo,
  takeNumber,
} from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

describe.skipIf(noBrowser)('at the kiosk', () => {
  let chrome: TestBrowser
  let remove: () => Promise<void>
  let server: ServerProcess
  let folder: string
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.stop('SIGKILL')
    await remove()
  })

  const openKiosk = async (clock: string, port?: number) => {
    ;({ folder, remove } = await temporaryFolder())
    const at = port ?? (await freePort())
    server = await startServerProcess({ folder, port: at, env: { LOTSE_CLOCK: clock } })
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    pages.push(kiosk)
    return kiosk
  }

  test('H on a Sunday evening the example gives numbers all the same, and says that it is a trial', async () => {
    const kiosk = await openKiosk('2026-11-22T19:00:00+01:00')
    expect(server.stdout()).toContain('Outside its opening hours the example stays open today: kempten, sonthofen.')
    await kiosk.getByRole('note').filter({ hasText: 'Probebetrieb mit gestellter Uhr' }).waitFor()
    await button(kiosk, /^Ausweis und Pass/).tap()
    await button(kiosk, /^Personalausweis beantragen/).tap()
    await heading(kiosk, 'Zurzeit nicht besetzt').waitFor()
    await button(kiosk, 'Trotzdem eine Nummer ziehen').tap()
    await button(kiosk, 'Weiter').tap()
    const label = await takeNumber(kiosk)
    expect(label).toBe('A001')
    // No printer is configured: the slip is on the screen, as it would be printed.
    const slip = kiosk.getByRole('article', { name: 'Ihr Zettel' })
    expect(await slip.innerText()).toContain('Kempten (Allgäu)')
    expect(await slip.getByRole('img').count()).toBe(0)
    await button(kiosk, 'Fertig').tap()
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  })

  test('K4 it says that the server is gone, and goes on with it by itself when it is back', async () => {
    const clock = '2026-11-23T07:50:00+01:00'
    const kiosk = await openKiosk(clock)
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await server.stop()
    await reads(kiosk, /Die Verbindung ist unterbrochen|Ohne Verbindung/)
    server = await startServerProcess({ folder, port: server.port, env: { LOTSE_CLOCK: clock } })
    await kiosk.getByText(/Verbindung/).waitFor({ state: 'detached' })
    await chooseIdentityCard(kiosk)
    expect(await takeNumber(kiosk)).toBe('A001')
  })

  test('K a finger that slides off does nothing, a double tap counts once, and a keyboard is enough', async () => {
    const kiosk = await openKiosk('2026-11-23T07:50:00+01:00')
    const group = button(kiosk, /^Ausweis und Pass/)
    await group.hover()
    await kiosk.mouse.down()
    await heading(kiosk, 'Was möchten Sie erledigen?').hover()
    await kiosk.mouse.up()
    await group.dblclick()
    await heading(kiosk, 'Ausweis und Pass').waitFor()
    await button(kiosk, 'Zurück').tap()
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()

    const names = ['Ausweis und Pass', 'Personalausweis beantragen', 'Weiter', 'Ich habe alles dabei', 'Nein, Nummer']
    for (const name of names) {
      await tabTo(kiosk, name)
      await kiosk.keyboard.press('Enter')
    }
    await heading(kiosk, /Wir rufen Sie auf/).waitFor()
    await tabTo(kiosk, 'Fertig')
    await kiosk.keyboard.press('Enter')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  })

  test('K nothing is cut off at 15 inches with a trial banner, and eight groups fit on a wide page in English', async () => {
    const kiosk = await openKiosk('2026-11-23T09:40:00+01:00')
    await kiosk.setViewportSize({ width: 1920, height: 1080 })
    await chooseLanguage(kiosk, 'English')
    await button(kiosk, /^Quick question, lost property/).waitFor()
    await kiosk.getByRole('button', { name: 'Deutsch', exact: true }).tap()

    const exported = JSON.parse((await lotse(folder, ['export', 'plan', '--site', 'kempten'])).stdout)
    const kiosks = exported.kiosks.map((one: object) => ({ ...one, diagonalInches: 15 }))
    const file = join(folder, 'plan.json')
    await writeFile(file, JSON.stringify({ ...exported, kiosks }))
    expect((await lotse(folder, ['import', 'plan', file])).code).toBe(0)
    await kiosk.setViewportSize({ width: 1080, height: 1920 })
    await kiosk.waitForFunction(() => document.documentElement.style.fontSize === '16px')
    await button(kiosk, /^Ausweis und Pass/).tap()
    await button(kiosk, /^Reisepass beantragen/).tap()
    const home = button(kiosk, 'Von vorn')
    await home.waitFor()
    for (const key of [button(kiosk, 'Zurück'), home, button(kiosk, /^Sprache wählen/)]) {
      const box = await key.boundingBox()
      expect(box && box.x + box.width, 'right edge').toBeLessThanOrEqual(1080)
      expect(box && box.y + box.height, 'lower edge').toBeLessThanOrEqual(1920)
    }
  })

  test('K checks appointments in, and tells too early, too late, wrong day, wrong site and unknown apart', {
    timeout: 120_000,
  }, async () => {
    const kiosk = await openKiosk('2026-11-23T10:00:00+01:00')
    const file = join(folder, 'appointments.csv')
    const rows = [
      'kempten;JETZT1;2026-11-23;10:15;reisepass;de',
      'kempten;FRUEH1;2026-11-23;14:00;reisepass;de',
      'kempten;SPAET1;2026-11-23;08:30;reisepass;de',
      'kempten;MORGEN;2026-11-24;10:15;reisepass;de',
      'sonthofen;DORT01;2026-11-23;10:15;wohngeld;de',
    ]
    await writeFile(file, ['site;code;date;time;service;language', ...rows].join('\n'))
    expect((await lotse(folder, ['import', 'appointments', file])).code).toBe(0)

    for (const [code, title, more] of [
      ['FRUEH1', 'Sie sind früh dran.', /14:00 Uhr.*ab 13:30 Uhr/],
      ['SPAET1', 'Ihr Termin ist vorbei.', /Wartenummer/],
      ['MORGEN', 'Ihr Termin ist nicht heute.', /24\. November/],
      ['DORT01', 'Ihr Termin ist an einem anderen Standort.', /Sonthofen/],
      ['NIEMALS', 'Diese Terminnummer kennen wir nicht.', /Bestätigung/],
    ] as const) {
      await scan(kiosk, code, title)
      await reads(kiosk, more)
      await button(kiosk, 'Fertig').tap()
      await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    }

    await button(kiosk, /^Ich habe einen Termin/).tap()
    for (const key of 'JETZT1') await button(kiosk, new RegExp(`^${key}$`)).tap()
    await button(kiosk, 'Anmelden').tap()
    await heading(kiosk, /Wir rufen Sie auf/).waitFor()
    expect(await kiosk.getByText(/^[A-Z]\d{3}$/).innerText()).toBe('T001')
    await button(kiosk, 'Fertig').tap()
    await scan(kiosk, 'JETZT1', 'Sie sind schon angemeldet.')
  })
})
