// The kiosk as visitors set it for themselves, on screens of three sizes: nothing too small, out of reach or cut off.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../../support/browser.ts'
import { faultsOf } from '../../support/faults.ts'
import { tooSmall } from '../../support/measured.ts'
import { overflowing } from '../../support/overflow.ts'
import { restClient } from '../../support/restClient.ts'
import { button, heading, openScreen } from '../../support/screens.ts'
import { giveVoices } from '../../support/spokenPage.ts'
import { startTestServer } from '../../support/testServer.ts'

const modes = {
  usual: [],
  'large type': ['Große Schrift'],
  'lower half': ['Alles weiter unten'],
} as const satisfies Record<string, readonly string[]>

describe.skipIf(noBrowser)('the kiosk as visitors set it', () => {
  let chrome: TestBrowser
  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())

  const openKiosk = async (diagonalInches: number) => {
    const plans = samplePlans.map((plan) => ({
      ...plan,
      kiosks: plan.kiosks.map((one) => ({ ...one, diagonalInches })) as typeof plan.kiosks,
    }))
    const server = await startTestServer({ plans })
    const rest = restClient(server, await server.token('program', 'kempten'))
    await rest.post('/sites/kempten/desks/2/open')
    const kiosk = await openScreen(chrome.browser, 'kiosk', 'about:blank')
    const value = await server.token('kiosk')
    await kiosk.context().addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/kiosk' }])
    await giveVoices(kiosk, ['de-DE'])
    await kiosk.goto(`${server.url}/kiosk/`)
    const close = async () => {
      await kiosk.context().close()
      await server.close()
    }
    return { kiosk, [Symbol.asyncDispose]: close }
  }

  const walk = async (kiosk: Page, look: (name: string) => Promise<void>) => {
    const welcome = () => heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await welcome()
    await look('welcome')
    await button(kiosk, /^Ich habe einen Termin/).tap()
    await heading(kiosk, 'Ihr Termin').waitFor()
    await look('check-in')
    await button(kiosk, 'Zurück').tap()
    await welcome()
    await button(kiosk, 'Anliegen suchen').tap()
    await kiosk.getByRole('textbox').fill('Perso')
    await button(kiosk, /^Personalausweis beantragen/).waitFor()
    await look('search')
    await button(kiosk, /^Personalausweis beantragen/).tap()
    await heading(kiosk, 'Für wie viele Personen?').waitFor()
    await look('quantity')
    await button(kiosk, 'Weiter').tap()
    await heading(kiosk, 'Haben Sie alles dabei?').waitFor()
    await look('documents')
    await button(kiosk, 'Ich habe alles dabei').tap()
    await heading(kiosk, 'Möchten Sie heute noch etwas erledigen?').waitFor()
    await look('more')
    await button(kiosk, 'Nein, Nummer ziehen').tap()
    await heading(kiosk, /Wir rufen Sie auf/).waitFor()
    await look('number')
    await button(kiosk, 'Fertig').tap()
    await welcome()
  }

  test.for([21.5, 27, 32])(
    'A3 nothing is too small, out of reach or cut off on %d inch, in every mode',
    {
      timeout: 180_000,
    },
    async (diagonalInches) => {
      await using opened = await openKiosk(diagonalInches)
      const { kiosk } = opened
      const found: Record<string, readonly string[]> = {}
      const panel = kiosk.getByRole('dialog', { name: 'Bedienhilfen' })
      for (const [mode, aids] of Object.entries(modes)) {
        const glass = { diagonalInches, belowShare: mode === 'lower half' ? 0.5 : 0 }
        const look = async (name: string) => {
          const list = [...(await tooSmall(kiosk, glass)), ...(await overflowing(kiosk))]
          if (list.length > 0) found[`${mode}: ${name}`] = list
        }
        await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
        await button(kiosk, 'Bedienhilfen').tap()
        for (const aid of aids) await panel.getByRole('button', { name: aid }).tap()
        await panel.getByRole('button', { name: 'Vorlesen', exact: true }).tap()
        await look('panel')
        await panel.getByRole('button', { name: 'Vorlesen', exact: true }).tap()
        await panel.getByRole('button', { name: 'Fertig' }).tap()
        await walk(kiosk, look)
      }
      expect(found).toEqual({})
    },
  )

  test('A1 A2 the aids have no fault that a program finds, and neither has a screen in the lower half', {
    timeout: 120_000,
  }, async () => {
    await using opened = await openKiosk(32)
    const { kiosk } = opened
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    await button(kiosk, 'Bedienhilfen').tap()
    const panel = kiosk.getByRole('dialog', { name: 'Bedienhilfen' })
    for (const aid of ['Alles weiter unten', 'Vorlesen'])
      await panel.getByRole('button', { name: aid, exact: true }).tap()
    expect(await faultsOf(kiosk, 'kiosk', ['meta-viewport'])).toEqual([])
    await panel.getByRole('button', { name: 'Fertig' }).tap()
    expect(await faultsOf(kiosk, 'kiosk', ['meta-viewport'])).toEqual([])
    // The check itself sees the themes: what cannot be read in the dark alone is found in the dark alone.
    await kiosk.addStyleTag({ content: ':root { --ink: light-dark(#000, #222) }' })
    const dark = await faultsOf(kiosk, 'kiosk', ['meta-viewport'])
    expect(dark.length).toBeGreaterThan(0)
    expect(dark.every((one) => one.startsWith('dark: color-contrast'))).toBe(true)
  })
})
