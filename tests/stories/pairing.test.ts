// Screens that nobody has paired, and pairings that are withdrawn.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { heading, openScreen, reads } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const unpaired = 'Dieser Bildschirm ist noch nicht angemeldet.'
const apps = [
  ['kiosk', 'Was möchten Sie erledigen?'],
  ['display', 'Welche Anzeige ist das?'],
  ['counter', 'Wer sind Sie?'],
] as const

describe.skipIf(noBrowser)('pairing', () => {
  let chrome: TestBrowser
  let remove: () => Promise<void>
  let server: ServerProcess
  let folder: string

  beforeAll(async () => {
    chrome = await launchBrowser()
    ;({ folder, remove } = await temporaryFolder())
    server = await startServerProcess({ folder, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
  })
  afterAll(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await remove()
  })

  /** Everything that the server says to a page over its sockets. */
  const overhear = async (device: 'kiosk' | 'display' | 'counter', address: string) => {
    const heard: string[] = []
    const page = await openScreen(chrome.browser, device, 'about:blank')
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
    await page.goto(address)
    return { page, heard: () => heard.join('\n') }
  }

  const revokePairing = async (page: Page, app: string) => {
    const lines = (await lotse(folder, ['tokens'])).stdout.trim().split('\n')
    const [id = ''] = lines.find((line) => line.includes(`paired ${app}`))?.split(' ') ?? []
    expect((await lotse(folder, ['revoke', id])).code).toBe(0)
    await heading(page, unpaired).waitFor()
  }

  test.concurrent.each(apps)(
    '%s: shows how to pair and no queue data; opens by its link; is shut by a withdrawal',
    async (app, title) => {
      const { page, heard } = await overhear(app, `${server.url}/${app}/`)
      await heading(page, unpaired).waitFor()
      await reads(page, `npm run lotse -- link --app ${app} --site …`)
      expect(heard()).toContain('not-signed-in')
      expect(heard()).not.toMatch(/Bürgerservice|blau|reisepass|"calls"|"queue"/i)

      const words = ['link', '--app', app, '--site', 'kempten']
      const link = (await lotse(folder, words, { PORT: `${server.port}` })).stdout
        .trim()
        .replace('localhost', '127.0.0.1')
      await page.goto(link)
      await heading(page, title).waitFor()
      expect(heard()).toContain('Bürgerservice Kempten')

      await revokePairing(page, app)

      await page.goto(link)
      await heading(page, unpaired).waitFor()
      await reads(page, /Der Link gilt nicht mehr/)
      await page.context().close()
    },
  )

  test('a screen that was paired in the meantime goes on by itself', async () => {
    const page = await openScreen(chrome.browser, 'kiosk', `${server.url}/kiosk/`)
    await heading(page, unpaired).waitFor()
    const other = await page.context().newPage()
    const link = (await server.link('kiosk')).replace('localhost', '127.0.0.1')
    await other.goto(link)
    await heading(page, 'Was möchten Sie erledigen?').waitFor()
    await page.context().close()
  })
})
