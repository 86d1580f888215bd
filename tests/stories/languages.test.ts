// The kiosk in languages that are read from right to left, in few words, or in many letters, in a real browser.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { offeredLanguages, translations } from '../../server/samples/translating.ts'
import ar from '../../shared/languages/ar.json' with { type: 'json' }
import de from '../../shared/languages/de.json' with { type: 'json' }
import simple from '../../shared/languages/de-simple.json' with { type: 'json' }
import { ownName } from '../../shared/languages/habits.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { overflowing } from '../support/overflow.ts'
import { chooseLanguage, openScreen } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const named = (language: 'ar' | 'de-simple', german: string): string => {
  const text = translations.get(language)?.texts[german]
  if (!text) throw new Error(`"${german}" is not translated into ${language}`)
  return text
}
const begins = (text: string) => new RegExp(`^${RegExp.escape(text)}`)

describe.skipIf(noBrowser)('a kiosk in many languages', () => {
  let chrome: TestBrowser
  let server: ServerProcess
  let paired: BrowserContext
  let post: (path: string, body: object) => Promise<Response>
  let folder: string
  let remove: () => Promise<void>

  beforeAll(async () => {
    ;({ folder, remove } = await temporaryFolder())
    const port = await freePort()
    const env = { LOTSE_CLOCK: '2026-11-23T10:24:00+01:00', LOTSE_URL: `http://localhost:${port}` }
    server = await startServerProcess({ folder, port, env })
    chrome = await launchBrowser()
    paired = (await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))).context()

    const plan = JSON.parse((await lotse(folder, ['export', 'plan', '--site', 'kempten'])).stdout)
    // The second kiosk is a smaller one, where everything is larger.
    plan.kiosks[1].diagonalInches = 21.5
    // All these numbers within minutes are no rush, in which a kiosk asks less.
    plan.rush = null
    await writeFile(join(folder, 'plan.json'), JSON.stringify(plan))
    expect((await lotse(folder, ['import', 'plan', join(folder, 'plan.json')])).code).toBe(0)

    const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    post = (path, body) => fetch(`${env.LOTSE_URL}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    for (const { id } of plan.desks) expect((await post(`/sites/kempten/desks/${id}/open`, {})).status).toBe(200)
  }, 120_000)
  afterAll(async () => {
    await chrome?.close()
    await server?.stop('SIGKILL')
    await remove?.()
  })

  /** A long wait would be answered with other screens: whoever has a number is served. */
  const serveAll = async () => {
    for (;;) {
      const called = await post('/sites/kempten/desks/2/call-next', {})
      if (called.status !== 200) return
      const { id } = (await called.json()) as { id: string }
      await post(`/tickets/${id}/start`, {})
      await post(`/tickets/${id}/finish`, {})
    }
  }

  const openKiosk = async () => {
    const kiosk = await paired.newPage()
    kiosk.setDefaultTimeout(20_000)
    await kiosk.goto(`http://localhost:${server.port}/kiosk/`)
    return kiosk
  }

  test.each([
    ['ar', ar, 'rtl'],
    ['de-simple', simple, 'ltr'],
  ] as const)(
    'L2 a visitor gets from the welcome to the number in %s, and the next one finds German',
    async (language, texts, dir) => {
      const kiosk = await openKiosk()
      const root = kiosk.locator('html')
      const tap = (name: string) => kiosk.getByRole('button', { name: begins(name) }).tap()
      const title = (name: string) => kiosk.getByRole('heading', { name })

      await chooseLanguage(kiosk, ownName(language))
      await title(texts.kiosk.welcome.title).waitFor()
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([language, dir])

      await tap(named(language, 'Ausweis und Pass'))
      await tap(named(language, 'Personalausweis beantragen'))
      await tap(texts.kiosk.quantity.go)
      await title(texts.kiosk.documents.title).waitFor()
      await tap(texts.kiosk.documents.complete)
      await title(texts.kiosk.more.title).waitFor()
      await tap(texts.kiosk.more.no)
      await title(texts.kiosk.ticket.titleCall).waitFor()

      const slip = kiosk.getByRole('article', { name: texts.kiosk.ticket.slip })
      const label = await slip.getByText(/^A\d{3}$/).innerText()
      expect(await slip.innerText()).toContain(texts.slip.yourNumber)
      expect(await slip.evaluate((element) => getComputedStyle(element).direction)).toBe(dir)

      // A number in a script of the other direction still begins with its letter.
      const [letter, digit] = await slip.getByText(label).evaluate((element) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        const inside = texts.nextNode()
        const at = (from: number) => {
          const range = document.createRange()
          range.setStart(inside as Node, from)
          range.setEnd(inside as Node, from + 1)
          return range.getBoundingClientRect().left
        }
        return [at(0), at(1)]
      })
      expect(letter).toBeLessThan(digit ?? 0)

      await tap(texts.kiosk.ticket.done)
      await title(de.kiosk.welcome.title).waitFor()
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual(['de', 'ltr'])
      await kiosk.close()
    },
  )

  test('L2 the phone speaks the language of the number, and offers all others by their own names', async () => {
    const { url } = (await (
      await post('/sites/kempten/tickets', { services: ['reisepass'], language: 'ar' })
    ).json()) as {
      url: string
    }
    const phone = await openScreen(chrome.browser, 'phone', url)
    await phone.getByText(named('ar', 'Reisepass beantragen')).waitFor()
    expect(await phone.locator('html').getAttribute('dir')).toBe('rtl')
    const choice = phone.getByRole('combobox', { name: ar.common.language })
    const names = await choice.getByRole('option').allInnerTexts()
    expect(names.map((name) => name.trim())).toEqual(offeredLanguages.map(ownName))
    await choice.selectOption('de-simple')
    await phone.getByText(named('de-simple', 'Reisepass beantragen')).waitFor()
    expect(await phone.locator('html').getAttribute('dir')).toBe('ltr')
    await phone.context().close()
  })

  test('L3 all languages are a tap away on every screen, by their own names, and by keyboard', async () => {
    const kiosk = await openKiosk()
    await kiosk.getByRole('button', { name: begins('Ausweis und Pass') }).tap()
    const opener = kiosk.getByRole('button', { name: begins(de.kiosk.footer.languages) })
    await opener.waitFor()
    await kiosk.locator('.kiosk:not(.settling)').waitFor()
    await opener.press('Enter')
    const chooser = kiosk.getByRole('dialog', { name: de.kiosk.footer.languages })
    const names = await chooser.getByRole('listitem').allInnerTexts()
    expect(names.map((name) => name.trim())).toEqual(offeredLanguages.map(ownName))
    for (const item of await chooser.getByRole('button').all()) {
      const box = await item.boundingBox()
      // 20 mm on 32 inch are 54 pixels.
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(54)
    }
    const arabic = chooser.getByRole('button', { name: 'العربية' })
    expect(await arabic.getAttribute('lang')).toBe('ar')
    const spoken = kiosk.getByRole('heading', { name: named('ar', 'Ausweis und Pass') })
    // A press right after another one is taken for its double and overlooked.
    await vi.waitFor(
      async () => {
        if (await chooser.isVisible()) await arabic.press('Enter', { timeout: 1_000 })
        await spoken.waitFor({ timeout: 1_000 })
      },
      { timeout: 20_000 },
    )
    await kiosk.close()
  })

  /** The main screens, opened by their place, since their names differ; `all`: those besides the way to a number, too. */
  const walk = async (kiosk: Page, all: boolean, look: (screen: string) => Promise<void>) => {
    const still = () => kiosk.locator('.kiosk:not(.settling)').waitFor()
    const tap = async (selector: string, place = 0) => {
      await still()
      await kiosk.locator(selector).nth(place).tap()
      await still()
    }
    const home = async () => {
      while (!(await kiosk.locator('.welcome').isVisible())) await tap('.kiosk-footer .ways button')
      await still()
    }
    await look('welcome')
    if (all) {
      await tap('.languages .more')
      await look('languages')
      await tap('.chooser > .button')
      await tap('.search', 0)
      await look('search')
      await home()
      await tap('.search.all')
      await look('all')
      await home()
      await tap('.welcome .tile.strong')
      await look('check-in')
      await home()
      await tap('.groups .tile', 2)
      await look('cars')
      await tap('main .body button')
      await look('question')
      await home()
    }
    await tap('.groups .tile', 0)
    await tap('main .body button')
    await look('quantity')
    for (const screen of ['documents', 'more', 'ticket']) {
      await tap('main .button.go')
      await kiosk
        .locator({ documents: '.documents', more: '.chosen', ticket: '.ticket' }[screen] ?? '')
        .first()
        .waitFor()
      await look(screen)
    }
  }

  test.each([
    ['portrait', 1080, 1920, 'eingang'],
    ['landscape', 1920, 1080, 'eingang'],
    ['portrait of 21.5 inch', 1080, 1920, 'aufzug'],
  ] as const)(
    'L5 nothing is cut off or overlaid in any language: %s',
    { timeout: 600_000 },
    async (_, width, height, id) => {
      const faults: string[] = []
      const lookThrough = async (languages: readonly string[]) => {
        const kiosk = await openKiosk()
        await kiosk.setViewportSize({ width, height })
        for (const language of languages) {
          await kiosk.goto(`http://localhost:${server.port}/kiosk/?kiosk=${id}`)
          await kiosk.locator('.welcome').waitFor()
          if (language !== 'de') await chooseLanguage(kiosk, ownName(language))
          await kiosk.locator(`html[lang='${language}']`).waitFor()
          await walk(kiosk, id === 'aufzug', async (screen) => {
            await kiosk.evaluate(() => document.fonts.ready)
            for (const fault of await overflowing(kiosk)) faults.push(`${language} ${screen}: ${fault}`)
          })
          await serveAll()
        }
        await kiosk.close()
      }
      // Most of the time goes by in waiting for a screen to take taps: several are waited for at once.
      const lanes = Map.groupBy(offeredLanguages, (_language, index) => index % 3)
      await Promise.all([...lanes.values()].map(lookThrough))
      expect(faults).toEqual([])
    },
  )
})
