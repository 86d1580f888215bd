// The screens of an ordinary visit, at kiosk, board, phone and counter, judged by axe-core in every theme.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../../support/browser.ts'
import { noteFaults } from '../../support/faults.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../../support/lotseProcess.ts'
import { button, heading, openCounter, openScreen, press, readNumber, reads, scan } from '../../support/screens.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

describe.skipIf(noBrowser)('accessibility', () => {
  let chrome: TestBrowser
  let remove: () => Promise<void>
  let server: ServerProcess
  let folder: string

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true })
    ;({ folder, remove } = await temporaryFolder())
    const port = await freePort()
    const env = { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00', LOTSE_URL: `http://localhost:${port}` }
    server = await startServerProcess({ folder, port, env })
  })
  afterAll(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await remove()
  })

  test('A1 from the welcome to the end of a visit no screen has a fault that a program finds', {
    timeout: 120_000,
  }, async () => {
    const { found, note, noteKiosk } = noteFaults()
    const counter = await openScreen(chrome.browser, 'counter', await server.link('counter'))
    await heading(counter, 'Wer sind Sie?').waitFor()
    await note('counter', 'choice of a name', counter)
    await button(counter, /^Ruth Zeller/).click()
    await heading(counter, 'Wo arbeiten Sie heute?').waitFor()
    await note('counter', 'choice of a desk', counter)
    await openCounter(counter, 'Schalter 2')

    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await noteKiosk('welcome', kiosk)
    await button(kiosk, 'Anliegen suchen').tap()
    await kiosk.getByRole('textbox').fill('Perso')
    await button(kiosk, /^Personalausweis beantragen/).waitFor()
    await noteKiosk('search', kiosk)
    await button(kiosk, /^Personalausweis beantragen/).tap()
    await heading(kiosk, 'Für wie viele Personen?').waitFor()
    await noteKiosk('quantity', kiosk)
    await button(kiosk, 'Weiter').tap()
    await heading(kiosk, 'Haben Sie alles dabei?').waitFor()
    await noteKiosk('documents', kiosk)
    await button(kiosk, 'Ich habe alles dabei').tap()
    await heading(kiosk, 'Möchten Sie heute noch etwas erledigen?').waitFor()
    await noteKiosk('more', kiosk)
    await button(kiosk, 'Nein, Nummer ziehen').tap()
    const label = await readNumber(kiosk)
    await noteKiosk('number', kiosk)
    await button(kiosk, 'Fertig').tap()
    await scan(kiosk, 'NIEMALS', 'Diese Terminnummer kennen wir nicht.')
    await noteKiosk('refusal', kiosk)
    await button(kiosk, 'Nummer noch einmal eingeben').tap()
    await heading(kiosk, 'Ihr Termin').waitFor()
    await noteKiosk('check-in', kiosk)

    const board = await openScreen(chrome.browser, 'display', await server.link('display'))
    await heading(board, 'Welche Anzeige ist das?').waitFor()
    await note('board', 'choice', board)
    await button(board, 'Eingangshalle').tap()
    await reads(board, /Bitte nehmen Sie Platz/)
    await note('board', 'nobody called', board)
    await note('counter', 'between two visitors', counter)

    const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    const issued = await fetch(`${server.url}/api/sites/kempten/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ services: ['personalausweis'] }),
    })
    const phone = await openScreen(chrome.browser, 'phone', (await issued.json()).url)
    await heading(phone, /^Ihre Nummer/).waitFor()
    await note('phone', 'waiting', phone)

    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await reads(board, new RegExp(`Jetzt bitte.*${label}`))
    await note('board', 'call', board)
    await note('counter', 'called', counter)
    await press(counter, 'Beginnen', button(counter, 'Fertig'))
    await note('counter', 'in conversation', counter)
    await press(counter, 'Fertig', heading(counter, `Nacharbeit zu ${label}`))
    await note('counter', 'after-work', counter)
    await press(counter, 'Gleich aufrufen', button(counter, 'Beginnen'))
    await heading(phone, /^Sie sind aufgerufen/).waitFor()
    await note('phone', 'called', phone)

    const post = (path: string, body: object = {}) =>
      fetch(`${server.url}/api/sites/kempten${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await press(counter, 'Zurückstellen', heading(counter, /zurückstellen$/))
    await counter.getByText('An der Kasse zahlen').click()
    await note('counter', 'errand', counter)
    await counter.getByRole('dialog').getByRole('button', { name: 'Zurückstellen' }).click()
    await heading(phone, 'An der Kasse zahlen').waitFor()
    await note('phone', 'errand', phone)
    await note('counter', 'undo', counter)
    await scan(kiosk, phone.url(), 'Schön, dass Sie wieder da sind.')
    await noteKiosk('slip', kiosk)
    await counter.locator('.queue').getByRole('button').first().click()
    await press(counter, 'Vorrang und Reihenfolge', heading(counter, /verschieben$/))
    await counter.getByText('Schwangerschaft').waitFor()
    await note('counter', 'priority and order', counter)
    await post('/desks/1/alarm')
    await counter.getByRole('alert', { name: 'Hilfe an Schalter 1!' }).waitFor()
    await note('counter', 'alarm over a dialog', counter)
    await counter.keyboard.press('Escape')
    await note('counter', 'alarm', counter)
    await counter.keyboard.press('Control+F9')
    await reads(counter, 'Notiz gespeichert')
    await note('counter', 'own alarm', counter)

    await button(counter, 'Mehr').click()
    await button(counter, 'Team').click()
    await heading(counter, 'Team').waitFor()
    await note('counter', 'team', counter)
    await press(counter, 'Jonas Haug ändern', heading(counter, 'Jonas Haug'))
    await counter.getByText('Einzelne Anliegen').first().click()
    await note('counter', 'skills', counter)
    await counter.keyboard.press('Escape')
    await button(counter, 'Zurück zum Platz').click()
    await button(counter, 'Mehr').click()
    await button(counter, 'Heute').click()
    await heading(counter, 'Tagesabschluss').waitFor()
    await post('/closures', { kind: 'service', id: 'reisepass', reason: 'technik' })
    await reads(counter, 'geschlossen: Technische Störung')
    await note('counter', 'today', counter)
    await press(counter, 'Schalter 4 schließen', heading(counter, 'Schalter 4 schließen'))
    await note('counter', 'closing', counter)
    await counter.keyboard.press('Escape')
    await press(counter, 'Tag abschließen', heading(counter, 'Den Tag jetzt abschließen?'))
    await note('counter', 'end of the day', counter)
    await counter.keyboard.press('Escape')

    await post('/desks/5/open')
    for (let visitors = 0; visitors < 6; visitors++) await post('/tickets', { services: ['auto-abmelden'] })
    for (let visitors = 0; visitors < 6; visitors++) {
      const { id } = await (await post('/desks/5/call-next')).json()
      await post(`/../../tickets/${id}/finish`, { outcome: 'erledigt' })
    }
    await counter.goto(`${counter.url().split('#')[0]}#statistik`)
    await counter.getByRole('table', { name: /^Mittlere Abweichung der Ansage/ }).waitFor()
    await note('counter', 'statistics', counter)
    await button(kiosk, 'Fertig').tap()
    await button(kiosk, /^Ausweis und Pass/).tap()
    await button(kiosk, /^Reisepass beantragen/).tap()
    await heading(kiosk, 'Für wen ist der Reisepass?').waitFor()
    await noteKiosk('question', kiosk)
    await button(kiosk, 'Für Erwachsene').tap()
    await reads(kiosk, 'Grund: Technische Störung')
    await noteKiosk('closed service', kiosk)
    await post('/closures', { kind: 'kiosk', id: 'eingang', reason: 'wartung' })
    await button(kiosk, 'Von vorn').tap()
    await heading(kiosk, 'Dieser Automat ist außer Betrieb.').waitFor()
    await noteKiosk('out of service', kiosk)

    expect(found).toEqual({})
  })
})
