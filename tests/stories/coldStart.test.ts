// A kiosk that is switched on while the server is away: what it has kept is all that it has.
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { noBrowser, openProfile } from '../support/browser.ts'
import { freePort, startServerProcess } from '../support/lotseProcess.ts'
import { button, chooseIdentityCard, chooseLanguage, heading, reads, takeNumber } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const LOTSE_CLOCK = '2026-11-23T09:00:00+01:00'
const welcome = 'Was möchten Sie erledigen?'

/** The worker holds the whole page. */
const isKept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null))

describe.skipIf(noBrowser)('a kiosk that starts without a server', () => {
  const closers: (() => Promise<unknown>)[] = []
  const later = <T>(value: T, close: (value: T) => Promise<unknown>): T => {
    closers.push(() => close(value))
    return value
  }
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const device = async () => {
    const { folder } = later(await temporaryFolder(), ({ remove }) => remove())
    let context: BrowserContext | undefined
    later(null, async () => context?.close())
    return {
      /** Switches the kiosk on at an address. */
      async start(address: string): Promise<Page> {
        context = await openProfile(folder, {
          viewport: { width: 1080, height: 1920 },
          locale: 'de-DE',
          hasTouch: true,
        })
        const page = context.pages()[0] ?? (await context.newPage())
        page.setDefaultTimeout(20_000)
        await page.goto(address)
        return page
      },
      async off() {
        await context?.close()
        context = undefined
      },
    }
  }

  test('K36 it shows the town, and gives the numbers that it still holds, in every language', {
    timeout: 120_000,
  }, async () => {
    const { folder } = later(await temporaryFolder(), ({ remove }) => remove())
    const port = await freePort()
    const start = () =>
      startServerProcess({ folder, port, env: { LOTSE_CLOCK, LOTSE_URL: `http://localhost:${port}` } })
    let server = await start()
    later(null, () => server.stop('SIGKILL'))
    const kiosk = await device()
    const address = `http://localhost:${port}/kiosk/`

    const before = await kiosk.start(await server.link('kiosk'))
    await heading(before, welcome).waitFor()
    await isKept(before)
    await server.stop('SIGKILL')
    await reads(before, /Ohne Verbindung: Ihre Nummer gilt/)
    await kiosk.off()

    const after = await kiosk.start(address)
    await heading(after, welcome).waitFor()
    await reads(after, /Bürgerservice.*Ohne Verbindung: Ihre Nummer gilt/)
    await chooseLanguage(after, 'العربية')
    await expect.poll(() => after.evaluate(() => document.documentElement.dir)).toBe('rtl')
    const letters = () =>
      after.evaluate(() =>
        [...document.fonts].some(({ unicodeRange, status }) => /U\+600-6FF/i.test(unicodeRange) && status === 'loaded'),
      )
    await expect.poll(letters, { timeout: 5_000 }).toBe(true)
    await kiosk.off()

    const again = await kiosk.start(address)
    await chooseIdentityCard(again)
    const label = await takeNumber(again)
    await reads(again, /Ihre Nummer gilt/)
    server = await start()
    await button(again, 'Fertig').tap()
    await heading(again, welcome).waitFor()
    await expect
      .poll(
        async () => {
          const { body } = await fetch(`${server.url}/api/sites/kempten`)
          return new Response(body)
            .json()
            .then((site) => site.services.find(({ id }: { id: string }) => id === 'personalausweis').waiting)
        },
        { timeout: 20_000 },
      )
      .toBe(1)
    expect(label).toMatch(/^A\d+$/)
  })

  test('K36 with no number left it shows the town and the way to the info stand, and never an error of the browser', async () => {
    const { folder } = later(await temporaryFolder(), ({ remove }) => remove())
    const port = await freePort()
    const server = later(await startServerProcess({ folder, port, env: { LOTSE_CLOCK } }), (one) => one.stop('SIGKILL'))
    const kiosk = await device()
    const before = await kiosk.start(await server.link('kiosk'))
    await heading(before, welcome).waitFor()
    await isKept(before)
    await server.stop('SIGKILL')
    await reads(before, /Ohne Verbindung: Ihre Nummer gilt/)
    // As if all of them had been given and taken.
    await before.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('lotse-kiosk')
          opening.onerror = reject
          opening.onsuccess = () => {
            const clearing = opening.result.transaction('memories', 'readwrite')
            clearing.objectStore('memories').clear()
            clearing.onerror = reject
            clearing.oncomplete = () => resolve()
          }
        }),
    )
    await kiosk.off()
    const after = await kiosk.start(`http://localhost:${port}/kiosk/`)
    await heading(after, 'Zurzeit gibt es hier keine Nummern.').waitFor()
    await reads(after, /Bürgerservice Kempten.*keine Nummern.*Infostand/)
  })
})
