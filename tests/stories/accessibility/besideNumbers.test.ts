// The ways beside a number of today, judged by axe-core in every theme.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../../support/browser.ts'
import { noteFaults } from '../../support/faults.ts'
import { restClient } from '../../support/restClient.ts'
import { button, heading, openScreen, reads, scan } from '../../support/screens.ts'
import { startTestServer } from '../../support/testServer.ts'

describe.skipIf(noBrowser)('accessibility', () => {
  let chrome: TestBrowser

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())

  test.for([
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ])(
    'A1 free slots and the other site have no fault that a program finds, $width × $height',
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
    // The crowd that makes the wait long is no rush, in which these screens are left out.
    const plans = samplePlans.map((plan) => ({ ...plan, rush: { numbers: 500, withinSeconds: 600 } }))
    const server = await startTestServer({ plans })
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
