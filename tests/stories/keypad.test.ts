// The kiosk without touch and without sight: a keypad, a voice, and nothing else.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openScreen } from '../support/screens.ts'
import { focusedNode, giveVoices, heardOf, hears, listenAnew, tonesOf } from '../support/spokenPage.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

describe.skipIf(noBrowser)('with a keypad alone', () => {
  let chrome: TestBrowser
  let server: TestServer
  let kiosk: Page
  let presses = 0

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true })
  })
  afterAll(() => chrome.close())
  afterEach(async () => {
    await kiosk.context().close()
    await server.close()
  })

  const openKiosk = async ({ idleSeconds = 60 } = {}) => {
    const plans = samplePlans.map((plan) => ({
      ...plan,
      kiosks: plan.kiosks.map((one) => ({ ...one, idleSeconds })) as typeof plan.kiosks,
    }))
    server = await startTestServer({ plans })
    const rest = restClient(server, await server.token('program', 'kempten,sonthofen'))
    await rest.post('/sites/kempten/desks/2/open')
    const list = 'site;code;date;time;service;language\nkempten;12345;2026-11-23;09:15;reisepass;de'
    await rest.post('/sites/kempten/appointments', null, { text: list, contentType: 'text/csv' })
    kiosk = await openScreen(chrome.browser, 'kiosk', 'about:blank')
    const value = await server.token('kiosk')
    await kiosk.context().addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/kiosk' }])
    await giveVoices(kiosk, ['de-DE', 'en-GB'])
    await kiosk.goto(`${server.url}/kiosk/`)
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  }

  /** Goes on until the focus is on the control with this name; what a screen reader is told of it is what is spoken. */
  const goTo = async (name: string | RegExp, keys: readonly [string, string] = ['ArrowRight', 'ArrowDown']) => {
    for (let moves = 0; moves < 60; moves++) {
      await listenAnew(kiosk)
      // In turns: the same key within half a second is the same press.
      presses += 1
      await kiosk.keyboard.press(keys[presses % 2] ?? keys[0])
      const node = await focusedNode(kiosk)
      await vi.waitFor(async () => expect((await heardOf(kiosk)).at(-1)?.text).toMatch(/\d+ von \d+\.$/), {
        timeout: 5_000,
        interval: 20,
      })
      const spoken = (await heardOf(kiosk)).at(-1)?.text ?? ''
      expect(['button', 'textbox', 'link', 'checkbox']).toContain(node.role)
      expect(spoken.replaceAll(/\d+ bis \d+/g, '')).toContain(node.name.slice(0, 12))
      expect(spoken).toContain(
        node.role === 'textbox' ? 'Eingabefeld.' : node.role === 'checkbox' ? 'Kästchen.' : 'Taste.',
      )
      if (typeof name === 'string' ? node.name.startsWith(name) : name.test(node.name)) return spoken
    }
    throw new Error(`"${name}" is not reached by the arrows.`)
  }
  const ok = async () => {
    await listenAnew(kiosk)
    await kiosk.keyboard.press('Enter')
  }

  test('A4 A6 A7 a blind visitor gets a number: every screen is spoken, and the ticket digit by digit', {
    timeout: 120_000,
  }, async () => {
    await openKiosk()
    expect(await heardOf(kiosk)).toEqual([])
    await kiosk.keyboard.press('F2')
    await hears(
      kiosk,
      'Sie hören, was auf dem Bildschirm steht. Mit den Pfeiltasten gehen Sie von Feld zu Feld. Mit OK wählen Sie.',
      'Was möchten Sie erledigen?',
      /^Auswahlmöglichkeiten: \d+\.$/,
      /^1: Anliegen suchen\.$/,
      /^\d+: Ausweis und Pass Personalausweis, Reisepass\.$/,
    )
    expect((await heardOf(kiosk)).every(({ language }) => language === 'de-DE')).toBe(true)
    expect(await goTo('Ausweis und Pass')).toMatch(
      /^Ausweis und Pass Personalausweis, Reisepass\. Taste\. \d+ von \d+\.$/,
    )

    await ok()
    await hears(kiosk, 'Ausweis und Pass.', 'Bitte tippen Sie auf Ihr Anliegen.')
    await goTo('Personalausweis beantragen')
    await ok()
    await hears(kiosk, 'Für wie viele Personen?', 'Personalausweis beantragen.', /^\d: Mehr\.$/)
    await goTo('Mehr')
    await ok()
    await hears(kiosk, '2')
    // At the most the key can no longer be pressed: the way goes on from its place.
    const more = button(kiosk, 'Mehr')
    for (let persons = 3; persons < 20 && (await more.isEnabled()); persons++) {
      await goTo('Weniger', ['ArrowLeft', 'ArrowUp'])
      await goTo('Mehr')
      await ok()
      await hears(kiosk, String(persons))
    }
    expect(await goTo(/./)).toMatch(/^Weiter\. Taste\./)
    await ok()
    await hears(kiosk, 'Haben Sie alles dabei?', /Reisepass/)
    await goTo('Ich habe alles dabei')
    await ok()
    await hears(kiosk, 'Möchten Sie heute noch etwas erledigen?', /^\d: Nein, Nummer ziehen\.$/)
    await goTo('Nein, Nummer ziehen')
    expect(await tonesOf(kiosk)).toBe(0)
    await ok()
    await hears(kiosk, /Wir rufen Sie auf/, /A null null eins/, /Wartebereich Blau/, /Minuten/)
    expect(await tonesOf(kiosk)).toBeGreaterThan(0)

    // Back from the ticket is the end: the next visitor finds everything as usual.
    await kiosk.keyboard.press('Escape')
    await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
    expect(await button(kiosk, 'Vorlesen').getAttribute('aria-pressed')).toBe('false')
  })

  test('A4 A6 an appointment is checked in on the spoken keyboard, and what was typed is heard', {
    timeout: 120_000,
  }, async () => {
    await openKiosk()
    await kiosk.keyboard.press('F2')
    await goTo('Ich habe einen Termin')
    await ok()
    await hears(kiosk, 'Ihr Termin.', /^Terminnummer\. Eingabefeld\. leer\. 1 von \d+\.$/)
    await goTo(/^1$/)
    for (const digit of '12345') {
      await vi.waitFor(async () => expect((await focusedNode(kiosk)).name).toBe(digit))
      await ok()
      await hears(kiosk, '12345'.slice(0, Number(digit)))
      await kiosk.keyboard.press('ArrowRight')
    }
    await goTo('Terminnummer', ['ArrowUp', 'ArrowLeft'])
    expect((await heardOf(kiosk)).at(-1)?.text).toContain('Eingabefeld. 12345.')
    await goTo('Anmelden', ['ArrowUp', 'ArrowLeft'])
    await ok()
    await hears(kiosk, /Wir rufen Sie auf/, /T null null eins/)
  })

  test('A4 A6 help, back, repeat, speed and volume have keys; speech stops at the next press', {
    timeout: 120_000,
  }, async () => {
    await openKiosk()
    await kiosk.keyboard.press('F2')
    await hears(kiosk, 'Was möchten Sie erledigen?')
    await listenAnew(kiosk, true)
    await kiosk.keyboard.press('F3')
    await hears(kiosk, /./)
    await kiosk.keyboard.press('NumpadAdd')
    await listenAnew(kiosk)
    await kiosk.keyboard.press('NumpadMultiply')
    await kiosk.keyboard.press('F3')
    await hears(kiosk, 'Was möchten Sie erledigen?')
    expect(new Set((await heardOf(kiosk)).map(({ rate, volume }) => `${rate} ${volume}`))).toEqual(
      new Set(['1.1 0.85']),
    )

    await goTo('Umzug, Wohnsitz')
    await ok()
    await hears(kiosk, 'Umzug, Wohnsitz.')
    await listenAnew(kiosk)
    await kiosk.keyboard.press('F1')
    await hears(kiosk, 'Der Infostand ist zurzeit nicht besetzt.')
    await kiosk.keyboard.press('Escape')
    await hears(kiosk, 'Umzug, Wohnsitz.')
  })

  test('A2 K2 the warning before the end is spoken, one press goes on, and the end takes every aid back', {
    timeout: 120_000,
  }, async () => {
    await openKiosk({ idleSeconds: 3 })
    await button(kiosk, 'Bedienhilfen').tap()
    const panel = kiosk.getByRole('dialog', { name: 'Bedienhilfen' })
    for (const aid of ['Hoher Kontrast', 'Große Schrift', 'Alles weiter unten', 'Vorlesen'])
      await panel.getByRole('button', { name: aid, exact: true }).tap()
    await panel.getByRole('button', { name: 'Fertig' }).tap()
    await hears(
      kiosk,
      'Sind Sie noch da?',
      /Sonst beginnen wir in \d+ Sekunden von vorn/,
      /^Ja, weiter\. Taste\. 1 von 2\.$/,
    )
    await kiosk.keyboard.press('Enter')
    await kiosk.getByRole('alertdialog').waitFor({ state: 'hidden' })
    const look = () =>
      kiosk.evaluate(() => ({ ...document.documentElement.dataset, size: document.documentElement.style.fontSize }))
    expect(await look()).toEqual({ theme: 'dark', contrast: 'more', size: '14px' })
    await kiosk.getByRole('alertdialog').waitFor()
    await button(kiosk, 'Von vorn beginnen').tap()
    await vi.waitFor(async () => expect(await look()).toEqual({ theme: 'light', size: '10px' }))
    expect(await kiosk.locator('.low').count()).toBe(0)
    expect(await button(kiosk, 'Vorlesen').getAttribute('aria-pressed')).toBe('false')
  })

  test('A5 A6 in Arabic the arrows are mirrored, and a language without a voice is said and made up for', {
    timeout: 120_000,
  }, async () => {
    await openKiosk()
    await button(kiosk, /^Sprache wählen/).tap()
    await kiosk.getByRole('dialog').getByRole('button', { name: 'العربية' }).tap()
    await vi.waitFor(async () => expect(await kiosk.evaluate(() => document.documentElement.dir)).toBe('rtl'))
    await kiosk.keyboard.press('ArrowLeft')
    const first = await focusedNode(kiosk)
    await kiosk.keyboard.press('ArrowDown')
    const second = await focusedNode(kiosk)
    expect(second).not.toEqual(first)
    await kiosk.keyboard.press('ArrowRight')
    expect(await focusedNode(kiosk)).toEqual(first)

    await kiosk.keyboard.press('F2')
    await kiosk.getByRole('dialog').getByText('لا يوجد في هذا الجهاز صوت لهذه اللغة').waitFor()
    await hears(kiosk, /^Für diese Sprache hat dieses Gerät keine Stimme/)
    await kiosk.getByRole('dialog').getByRole('button', { name: 'English' }).tap()
    await hears(kiosk, /^You hear what is on the screen/)
    expect((await heardOf(kiosk)).at(-1)?.language).toBe('en-GB')
  })
})
