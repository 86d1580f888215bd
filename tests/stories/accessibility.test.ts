// What a program can judge of WCAG 2.2 AA, on every kind of screen in a real browser; docs/accessibility.md says what it cannot.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openCounter, openScreen, press, readNumber, reads, scan } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startTestServer } from '../support/testServer.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The faults that the checker finds on the page as it is now, each with the element; `allowed` are rules not to apply. */
const faults = async (page: Page, allowed: readonly string[] = []): Promise<readonly string[]> => {
  // In the middle of a fade colours are not yet what they are meant to be.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly: wcag, rules: Object.fromEntries(allowed.map((rule) => [rule, { enabled: false }])) },
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`))
}

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

  /** Looks at a screen and keeps what was found under its name. */
  const noteFaults = () => {
    const found: Record<string, readonly string[]> = {}
    const note = async (name: string, page: Page, allowed: readonly string[] = []) => {
      const list = await faults(page, allowed)
      if (list.length > 0) found[name] = list
    }
    // A kiosk that a visitor has zoomed would be of no use to the next one.
    const noteKiosk = (name: string, page: Page) => note(`kiosk: ${name}`, page, ['meta-viewport'])
    return { found, note, noteKiosk }
  }

  test('from the welcome to the end of a visit no screen has a fault that a program finds', {
    timeout: 120_000,
  }, async () => {
    const { found, note, noteKiosk } = noteFaults()
    const counter = await openScreen(chrome.browser, 'counter', await server.link('counter'))
    await heading(counter, 'Wer sind Sie?').waitFor()
    await note('counter: choice of a name', counter)
    await button(counter, /^Ruth Zeller/).click()
    await heading(counter, 'Wo arbeiten Sie heute?').waitFor()
    await note('counter: choice of a desk', counter)
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
    await note('board: choice', board)
    await button(board, 'Eingangshalle').tap()
    await reads(board, /Bitte nehmen Sie Platz/)
    await note('board: nobody called', board)
    await note('counter: between two visitors', counter)

    const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    const issued = await fetch(`${server.url}/api/sites/kempten/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ services: ['personalausweis'] }),
    })
    const phone = await openScreen(chrome.browser, 'phone', (await issued.json()).url)
    await heading(phone, /^Ihre Nummer/).waitFor()
    await note('phone: waiting', phone)

    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await reads(board, new RegExp(`Jetzt bitte ${label}`))
    await note('board: call', board)
    await note('counter: called', counter)
    await press(counter, 'Beginnen', button(counter, 'Fertig'))
    await note('counter: in conversation', counter)
    await press(counter, 'Fertig', heading(counter, `Nacharbeit zu ${label}`))
    await note('counter: after-work', counter)
    await press(counter, 'Gleich aufrufen', button(counter, 'Beginnen'))
    await heading(phone, /^Sie sind aufgerufen/).waitFor()
    await note('phone: called', phone)

    const post = (path: string, body: object = {}) =>
      fetch(`${server.url}/api/sites/kempten${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await press(counter, 'Zurückstellen', heading(counter, /zurückstellen$/))
    await counter.getByText('An der Kasse zahlen').click()
    await note('counter: errand', counter)
    await counter.getByRole('dialog').getByRole('button', { name: 'Zurückstellen' }).click()
    await heading(phone, 'An der Kasse zahlen').waitFor()
    await note('phone: errand', phone)
    await note('counter: undo', counter)
    await scan(kiosk, phone.url(), 'Schön, dass Sie wieder da sind.')
    await noteKiosk('slip', kiosk)
    await counter.locator('.queue').getByRole('button').first().click()
    await press(counter, 'Vorrang und Reihenfolge', heading(counter, /verschieben$/))
    await counter.getByText('Schwangerschaft').waitFor()
    await note('counter: priority and order', counter)
    await post('/desks/1/alarm')
    await counter.getByRole('alert', { name: 'Hilfe an Schalter 1!' }).waitFor()
    await note('counter: alarm over a dialog', counter)
    await counter.keyboard.press('Escape')
    await note('counter: alarm', counter)
    await counter.keyboard.press('Control+F9')
    await reads(counter, 'Notiz gespeichert')
    await note('counter: own alarm', counter)

    await button(counter, 'Mehr').click()
    await button(counter, 'Team').click()
    await heading(counter, 'Team').waitFor()
    await note('counter: team', counter)
    await press(counter, 'Jonas Haug ändern', heading(counter, 'Jonas Haug'))
    await counter.getByText('Einzelne Anliegen').first().click()
    await note('counter: skills', counter)
    await counter.keyboard.press('Escape')
    await button(counter, 'Zurück zum Platz').click()
    await button(counter, 'Mehr').click()
    await button(counter, 'Heute').click()
    await heading(counter, 'Tagesabschluss').waitFor()
    await post('/closures', { kind: 'service', id: 'reisepass', reason: 'technik' })
    await reads(counter, 'geschlossen: Technische Störung')
    await note('counter: today', counter)
    await press(counter, 'Schalter 4 schließen', heading(counter, 'Schalter 4 schließen'))
    await note('counter: closing', counter)
    await counter.keyboard.press('Escape')
    await press(counter, 'Tag abschließen', heading(counter, 'Den Tag jetzt abschließen?'))
    await note('counter: end of the day', counter)
    await counter.keyboard.press('Escape')

    await post('/desks/5/open')
    for (let visitors = 0; visitors < 6; visitors++) await post('/tickets', { services: ['auto-abmelden'] })
    for (let visitors = 0; visitors < 6; visitors++) {
      const { id } = await (await post('/desks/5/call-next')).json()
      await post(`/../../tickets/${id}/finish`, { outcome: 'erledigt' })
    }
    await counter.goto(`${counter.url().split('#')[0]}#statistik`)
    await counter.getByRole('table', { name: /^Mittlere Abweichung der Ansage/ }).waitFor()
    await note('counter: statistics', counter)
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

  test.for([
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ])(
    'nor have the ways beside a number of today: free slots and the other site, $width × $height',
    {
      timeout: 120_000,
    },
    async (size) => {
      const { found, noteKiosk } = noteFaults()
      await using house = await twoSites()
      const { rest, kiosk } = house
      await kiosk.setViewportSize(size)
      const wants = async (text: string, service: RegExp) => {
        await button(kiosk, 'Anliegen suchen').tap()
        await kiosk.getByRole('textbox').fill(text)
        await button(kiosk, service).tap()
      }
      const startAgain = async () => {
        await button(kiosk, 'Von vorn').tap()
        await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
      }

      await scan(kiosk, 'ZUSPAET', 'Ihr Termin ist vorbei.')
      await button(kiosk, '14:40 Uhr').waitFor()
      await noteKiosk('too late, free slots', kiosk)
      await button(kiosk, 'Fertig').tap()
      await wants('Aufgebot', /^Eheschließung anmelden/)
      await heading(kiosk, 'Freie Termine heute').waitFor()
      await noteKiosk('by appointment only, free slots', kiosk)
      await button(kiosk, '14:40 Uhr').tap()
      await heading(kiosk, 'Termin heute um 14:40 Uhr').waitFor()
      await noteKiosk('free slot', kiosk)
      await startAgain()

      await wants('Oberallgäu', /Wohnort im Oberallgäu/)
      await reads(kiosk, /Landratsamt Oberallgäu.*Heute geöffnet von/)
      await noteKiosk('elsewhere, at another site', kiosk)
      await startAgain()
      for (let visitors = 0; visitors < 14; visitors++)
        for (const service of ['auto-abmelden', 'personalausweis'])
          await rest.post('/sites/kempten/tickets', { services: [service] })
      await wants('abmelden', /^Fahrzeug abmelden/)
      await heading(kiosk, 'Dort geht es schneller: Landratsamt Oberallgäu').waitFor()
      await noteKiosk('other site', kiosk)
      await button(kiosk, 'Ich gehe dorthin').tap()
      await heading(kiosk, 'Bitte gehen Sie dorthin.').waitFor()
      await noteKiosk('go there', kiosk)
      await startAgain()

      await wants('Perso', /^Personalausweis beantragen/)
      await button(kiosk, 'Weiter').tap()
      await heading(kiosk, 'Heute dauert es länger.').waitFor()
      await noteKiosk('long wait, free slots', kiosk)
      await button(kiosk, 'Nummer ohne Termin, ich warte').tap()
      await button(kiosk, 'Ich habe alles dabei').tap()
      await button(kiosk, 'Ja, noch ein Anliegen').tap()
      await heading(kiosk, 'Was möchten Sie noch erledigen?').waitFor()
      await noteKiosk('one more concern', kiosk)

      expect(found).toEqual({})
    },
  )

  /** Both example sites with a desk or two, a lapsed appointment and free slots, and a kiosk of Kempten. */
  const twoSites = async () => {
    const server = await startTestServer({ plans: samplePlans })
    const rest = restClient(server, await server.token('program', 'kempten,sonthofen'))
    const list = [
      'site;code;date;time;service;capacity',
      'kempten;ZUSPAET;2026-11-23;08:00;eheschliessung;',
      'kempten;;2026-11-23;14:40;eheschliessung;1',
      'kempten;;2026-11-23;15:00;eheschliessung;1',
      'kempten;;2026-11-23;15:20;personalausweis;1',
    ]
    await rest.post('/sites/kempten/appointments', null, { text: list.join('\n'), contentType: 'text/csv' })
    for (const desk of ['kempten/desks/2', 'kempten/desks/5', 'sonthofen/desks/1'])
      await rest.post(`/sites/${desk}/open`)
    const kiosk = await openScreen(chrome.browser, 'kiosk', 'about:blank')
    const value = await server.token('kiosk')
    await kiosk.context().addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/kiosk' }])
    await kiosk.goto(`${server.url}/kiosk/`)
    const close = async () => {
      await kiosk.context().close()
      await server.close()
    }
    return { rest, kiosk, [Symbol.asyncDispose]: close }
  }
})
