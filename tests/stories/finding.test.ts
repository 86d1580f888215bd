// Finding a concern by words and coming prepared, at a kiosk in a real browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { button, heading, openScreen, reads } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

describe.skipIf(noBrowser)('at the kiosk', () => {
  let chrome: TestBrowser
  let remove: () => Promise<void>
  let server: ServerProcess

  beforeAll(async () => {
    const { folder, remove: forget } = await temporaryFolder()
    remove = forget
    chrome = await launchBrowser()
    server = await startServerProcess({ folder, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
    const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    const opened = await fetch(`${server.url}/api/sites/kempten/desks/2/open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(opened.ok).toBe(true)
  })
  afterAll(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await remove()
  })

  test('K26 K27 K29 a mistyped concern is found, documents are ticked, and what is lacking is told with the next open days', async () => {
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    await button(kiosk, /Anliegen suchen/).tap()
    const offered = kiosk.getByRole('region', { name: 'Vielleicht suchen Sie das' })
    await offered.getByRole('button', { name: /^Personalausweis beantragen/ }).waitFor()
    // Nobody is there for vehicles.
    expect(await offered.getByRole('button', { name: /Fahrzeug/ }).count()).toBe(0)

    for (const key of 'pas verlohren')
      await button(kiosk, key === ' ' ? 'Leerzeichen' : key)
        .and(kiosk.locator('.key'))
        .first()
        .tap()
    const first = kiosk.getByRole('listitem').first()
    await first.getByRole('button', { name: /^Verlust oder Diebstahl melden/ }).tap()
    await heading(kiosk, 'Haben Sie alles dabei?').waitFor()

    const boxes = kiosk.getByRole('checkbox')
    const [id, police] = [boxes.nth(0), boxes.nth(1)]
    await id.focus()
    await kiosk.keyboard.press('Space')
    expect(await id.isChecked()).toBe(true)
    await button(kiosk, 'Ich habe alles dabei').tap()
    await reads(kiosk, /Noch nicht angetippt: 1\./)
    expect(await police.isChecked()).toBe(false)

    await button(kiosk, 'Mir fehlt etwas').tap()
    await heading(kiosk, 'Bitte bringen Sie das nächste Mal mit:').waitFor()
    await reads(
      kiosk,
      /falls vorhanden dabei.*Anzeige der Polizei fehlt noch.*Dienstag, 24\. November: 08:00–16:00 Uhr/,
    )
    await button(kiosk, 'Doch alles dabei').tap()
    await heading(kiosk, 'Haben Sie alles dabei?').waitFor()
    expect(await id.isChecked()).toBe(true)
    await kiosk.getByText('Nach einem Diebstahl').tap()
    await button(kiosk, 'Ich habe alles dabei').tap()
    await heading(kiosk, 'Möchten Sie heute noch etwas erledigen?').waitFor()
  })
})
