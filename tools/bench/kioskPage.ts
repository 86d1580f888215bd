// How soon the kiosk can be used on a slow device, beside the same screen as a page without a program.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchBrowser, noBrowser } from '../../tests/support/browser.ts'
import { freePort, startServerProcess } from '../../tests/support/lotseProcess.ts'
import { temporaryFolder } from '../../tests/support/temporaryFolder.ts'
import { median } from '../median.ts'

export interface KioskFigures {
  /** How many times slower than this machine the device is made. */
  readonly slowDown: number
  /** Milliseconds from the start of loading until the welcome is painted and can be tapped; medians. */
  readonly usableMs: number
  readonly bareMs: number
  /** Milliseconds from the finger's lifting until the next screen is painted. */
  readonly tapMs: number
}

const size = { width: 1080, height: 1920 }
const taps = ['Ausweis und Pass', 'Personalausweis beantragen'] as const

/** In the page: notes when the screen that is waited for is there and painted, milliseconds since the page began to load. */
const watchFor = (selector: string) => {
  const noted = window as unknown as { usableAt?: number }
  const look = () => {
    if (!document.querySelector(selector)) return void requestAnimationFrame(look)
    // The frame after the one in which it was there has it on the glass.
    requestAnimationFrame(() => requestAnimationFrame((at) => Object.assign(noted, { usableAt: at })))
  }
  look()
}

const usable = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => (window as unknown as { usableAt?: number }).usableAt, undefined, { timeout: 60_000 })
    .then((handle) => handle.jsonValue() as Promise<number>)

/** A new page of the slowed-down device, with nothing in its cache. */
const slowPage = async (context: BrowserContext, slowDown: number, selector: string): Promise<Page> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await page.addInitScript(watchFor, selector)
  return page
}

/** From the lifting of a finger on the control until the next screen is painted, milliseconds. */
const tapTime = async (page: Page, name: string): Promise<number> => {
  const control = page.getByRole('button', { name: new RegExp(`^${name}`) })
  await control.waitFor()
  // A tap right after a new screen is overlooked, as the second half of a double tap.
  await page.locator('.kiosk:not(.settling)').waitFor()
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const before = document.querySelector('h1')
        addEventListener(
          'pointerup',
          ({ timeStamp }) => {
            const look = () => {
              if (document.querySelector('h1') === before) return void requestAnimationFrame(look)
              requestAnimationFrame((at) => resolve(at - timeStamp))
            }
            look()
          },
          { once: true, capture: true },
        )
      }),
  )
  await control.tap()
  return measured
}

/** The welcome as it was painted, with the same styles and letters, and no program. */
const serveBare = async (page: Page, dist: string) => {
  const html = await page.evaluate(() => {
    for (const script of document.querySelectorAll('script, link[rel="modulepreload"]')) script.remove()
    return `<!doctype html>${document.documentElement.outerHTML}`
  })
  const server = createServer(async ({ url = '/' }, response) => {
    if (!url.startsWith('/assets/'))
      return void response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
    const type = url.endsWith('.css') ? 'text/css' : 'font/woff2'
    const file = await readFile(join(dist, url)).catch(() => null)
    response
      .setHeader('content-type', type)
      .writeHead(file ? 200 : 404)
      .end(file)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Null where no browser can be started. `dist`: the folder of the built apps. */
export const measureKiosk = async (dist: string, slowDown: number, rounds: number): Promise<KioskFigures | null> => {
  if (noBrowser) return null
  const { folder, remove } = await temporaryFolder()
  const port = await freePort()
  const server = await startServerProcess({ folder, port, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
  const chrome = await launchBrowser()
  const context = await chrome.browser.newContext({ viewport: size, locale: 'de-DE', hasTouch: true })
  const welcome = '.kiosk button .icon'
  try {
    const pairing = await context.newPage()
    await pairing.goto(await server.link('kiosk'))
    await pairing.locator(welcome).first().waitFor()
    await pairing.evaluate(() => document.fonts.ready)
    const bare = await serveBare(pairing, dist)
    await pairing.close()

    const figures = { usableMs: [] as number[], bareMs: [] as number[], tapMs: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      const page = await slowPage(context, slowDown, welcome)
      await page.goto(`http://localhost:${port}/kiosk/`)
      figures.usableMs.push(await usable(page))
      for (const name of taps) figures.tapMs.push(await tapTime(page, name))
      await page.close()
      const still = await slowPage(context, slowDown, welcome)
      await still.goto(bare.url)
      figures.bareMs.push(await usable(still))
      await still.close()
    }
    await bare.close()
    return {
      slowDown,
      usableMs: median(figures.usableMs),
      bareMs: median(figures.bareMs),
      tapMs: median(figures.tapMs),
    }
  } finally {
    await chrome.close()
    await server.stop()
    await remove()
  }
}
