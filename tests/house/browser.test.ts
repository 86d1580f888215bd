import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'

const font = join(
  import.meta.dirname,
  '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
)
const page = `<!doctype html><style>
  @font-face { font-family: Lotse; src: url(/font.woff2) }
  body { margin: 0; background: rgb(0 90 120) }
  p { font: 100px/1 Lotse; width: max-content; font-variant-numeric: tabular-nums slashed-zero }
</style><p>A042</p>`

describe.skipIf(noBrowser)('the browser of the stories', () => {
  let chrome: TestBrowser
  let address: string
  const server = createServer(async (request, response) => {
    if (request.url === '/font.woff2') response.setHeader('content-type', 'font/woff2').end(await readFile(font))
    else response.setHeader('content-type', 'text/html').end(page)
  })

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    chrome = await launchBrowser()
  }, 60_000)

  afterAll(async () => {
    await chrome.close()
    server.close()
  })

  test('renders a page with a font of ours and takes a screenshot', async () => {
    const tab = await chrome.browser.newPage({ viewport: { width: 400, height: 300 } })
    await tab.goto(address)
    await tab.evaluate(() => document.fonts.ready)
    expect(await tab.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`))).toEqual([
      'Lotse loaded',
    ])
    expect(await tab.locator('p').textContent()).toBe('A042')
    const width = (text: string) =>
      tab.evaluate((digits) => {
        const line = document.querySelector('p') as HTMLElement
        line.textContent = digits
        return line.getBoundingClientRect().width
      }, text)
    // Figures of one width keep a number from jumping when it changes.
    expect(await width('0000')).toBe(await width('1111'))
    const picture = await tab.screenshot()
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    // Width and height stand at a fixed place in the head of a PNG file.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([400, 300])
    await tab.close()
  })

  test('keeps web security on', async () => {
    const tab = await chrome.browser.newPage()
    await tab.goto(address)
    const elsewhere = address.replace('127.0.0.1', 'localhost')
    expect(
      await tab.evaluate(
        (url) =>
          fetch(url).then(
            () => 'allowed',
            () => 'blocked',
          ),
        elsewhere,
      ),
    ).toBe('blocked')
    await tab.close()
  })
})
