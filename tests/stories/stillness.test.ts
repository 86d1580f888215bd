// What is read stays where it is: the browser's own measure of shifts that nobody has asked for by a tap.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, reads } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

/** A shift that moves a thousandth of the screen by a thousandth of its height; below that pixels are only rounded otherwise. */
const rounding = 1e-5

const noteShifts = () => {
  const noted: [value: number, what: string][] = []
  Object.assign(window, { shifts: noted })
  new PerformanceObserver((list) => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node?: Node }[] }
    for (const { hadRecentInput, sources, value } of list.getEntries() as unknown as Shift[])
      if (!hadRecentInput) noted.push([value, sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ')])
  }).observe({ type: 'layout-shift', buffered: true })
}

const shiftsOf = async (page: Page) => {
  const noted = await page.evaluate(() => (window as unknown as { shifts: [number, string][] }).shifts)
  return noted.filter(([value]) => value > rounding)
}

describe.skipIf(noBrowser)('A9 nothing moves that nobody has moved', () => {
  let chrome: TestBrowser
  let server: TestServer
  let staff: ReturnType<typeof restClient>
  beforeAll(async () => {
    chrome = await launchBrowser()
    server = await startTestServer({ plans: samplePlans })
    staff = restClient(server, await server.token('program'))
    await staff.post('/sites/kempten/desks/2/open')
  })
  afterAll(async () => {
    await chrome.close()
    await server.close()
  })

  const open = async (app: 'kiosk' | 'display', address: string, width: number, height: number) => {
    const context = await chrome.browser.newContext({ viewport: { width, height }, locale: 'de-DE', hasTouch: true })
    await context.addInitScript(noteShifts)
    await context.addCookies([{ name: 'lotse', value: await server.token(app), domain: '127.0.0.1', path: `/${app}` }])
    const page = await context.newPage()
    await page.goto(`${server.url}/${app}/${address}`)
    return page
  }
  const sizes = [
    [1080, 1920],
    [1920, 1080],
  ] as const

  test.each(sizes)('on the kiosk, from the first paint to a question, %i × %i', async (width, height) => {
    const kiosk = await open('kiosk', '', width, height)
    await button(kiosk, /^Ausweis und Pass/).tap()
    await button(kiosk, /^Personalausweis beantragen/).tap()
    await button(kiosk, 'Weiter').waitFor()
    await kiosk.locator('.kiosk:not(.settling)').waitFor()
    expect(await shiftsOf(kiosk)).toEqual([])
    await kiosk.context().close()
  })

  test.each(sizes)('on the board, through a call, %i × %i', async (width, height) => {
    const { label } = (await staff.post('/sites/kempten/tickets', { services: ['personalausweis'] })).json
    const board = await open('display', '?display=blau', width, height)
    await reads(board, /Bitte nehmen Sie Platz/)
    const { id } = (await staff.post('/sites/kempten/desks/2/call-next')).json
    await reads(board, new RegExp(label))
    expect(await shiftsOf(board)).toEqual([])
    await board.context().close()
    await staff.post(`/tickets/${id}/start`)
    await staff.post(`/tickets/${id}/finish`)
  })
})
