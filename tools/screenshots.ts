/** `npm run screenshots`: takes the pictures in docs/screens/ of a Monday morning at the example's Kempten. Needs a build. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { freePort, lotse, startServerProcess } from '../tests/support/lotseProcess.ts'
import { temporaryFolder } from '../tests/support/temporaryFolder.ts'

const into = join(import.meta.dirname, '..', 'docs', 'screens')
const sizes = {
  kiosk: { width: 1080, height: 1920 },
  board: { width: 1920, height: 1080 },
  counter: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** Who comes in, one after the other. */
const concerns = [
  'personalausweis',
  'reisepass',
  'auto-ummelden',
  'wohnsitz-anmelden',
  'fuehrungszeugnis',
  'reisepass',
  'personalausweis',
  'auto-zulassen',
  'wohnsitz-anmelden',
  'personalausweis',
]

const { folder, remove } = await temporaryFolder()
const port = await freePort()
const origin = `http://localhost:${port}`
const server = await startServerProcess({
  folder,
  port,
  env: { LOTSE_CLOCK: '2026-11-23T10:24:00+01:00', LOTSE_URL: origin, LOTSE_LOG: 'warn' },
})
const chrome = await launchBrowser({ autoplay: true })

const open = async (size: keyof typeof sizes, address: string): Promise<Page> => {
  const context = await chrome.browser.newContext({ viewport: sizes[size], locale: 'de-DE' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

const take = async (name: string, page: Page) => {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(into, `${name}.png`), animations: 'disabled' })
  console.log(`docs/screens/${name}.png`)
}

try {
  await mkdir(into, { recursive: true })
  const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
  const post = async (path: string, body: object = {}): Promise<{ id: string; url: string }> => {
    const response = await fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.json()
  }

  const kiosk = await open('kiosk', await server.link('kiosk'))
  const board = await open('board', await server.link('display'))
  const counter = await open('counter', await server.link('counter'))
  await board.getByRole('button', { name: 'Eingangshalle' }).click()
  await counter.getByRole('button', { name: 'Jonas Haug' }).click()
  await counter.getByRole('button', { name: /^Schalter 2\b/ }).click()
  await counter.getByRole('button', { name: 'Schalter 2 öffnen' }).click()
  await counter.getByRole('button', { name: 'Nächste Nummer aufrufen' }).waitFor()

  const tickets: { id: string; url: string }[] = []
  for (const service of concerns) tickets.push(await post('/sites/kempten/tickets', { services: [service] }))
  for (const desk of ['infostand', '1', '3', '5']) await post(`/sites/kempten/desks/${desk}/open`)
  for (const desk of ['1', '3', '5']) {
    const { id } = await post(`/sites/kempten/desks/${desk}/call-next`)
    await post(`/tickets/${id}/start`)
  }
  // The three are announced one after the other and then rest in the list: of four numbers one is "now".
  await board.getByRole('heading', { name: 'Zuletzt aufgerufen' }).waitFor({ timeout: 90_000 })
  await board.waitForFunction(() => !document.querySelector('.now'), undefined, { timeout: 90_000 })
  const { id } = await post('/sites/kempten/desks/2/call-next')
  await board.getByRole('heading', { name: 'Jetzt bitte' }).waitFor()
  await take('board', board)

  await post(`/tickets/${id}/start`)
  await counter.getByRole('button', { name: 'Fertig' }).waitFor()
  await take('counter', counter)

  await kiosk.getByRole('heading', { name: 'Was möchten Sie erledigen?' }).waitFor()
  await take('kiosk', kiosk)

  const phone = await open('phone', tickets.at(-1)?.url ?? origin)
  await phone.getByRole('heading', { name: /^Ihre Nummer/ }).waitFor()
  await take('phone', phone)
} finally {
  await chrome.close()
  await server.stop()
  await remove()
}
