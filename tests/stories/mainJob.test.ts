// The main job in a real browser: from the tap to the number on the wall.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { exampleHouse } from '../support/exampleHouse.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../support/printerEmulator.ts'
import {
  button,
  chooseIdentityCard,
  heading,
  openCounter,
  openScreen,
  press,
  reads,
  takeNumber,
} from '../support/screens.ts'

/** Browsers trust `localhost` whatever it is reached by; in a house network they get a name like this one. */
const houseName = 'lotse.test'
const LOTSE_CLOCK = '2026-11-23T10:00:00+01:00'

interface House {
  readonly origin: string
  readonly kiosk: Page
  readonly board: Page
  readonly counter: Page
}

describe.skipIf(noBrowser)('from the tap to the number on the wall', () => {
  let chrome: TestBrowser
  let printer: PrinterEmulator
  let folder: string
  let remove: () => Promise<void>
  let server: ServerProcess
  let port: number
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true, ownName: houseName })
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    printer = await startPrinterEmulator()
    ;({ folder, remove } = await exampleHouse(printer.port))
    port = await freePort()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.stop('SIGKILL')
    await printer.close()
    await remove()
  })

  const start = async (origin: string) => {
    server = await startServerProcess({ folder, port, env: { LOTSE_CLOCK, LOTSE_URL: origin } })
  }

  const open = async (device: 'kiosk' | 'display' | 'counter' | 'phone', address: string) => {
    const page = await openScreen(chrome.browser, device, address)
    pages.push(page)
    return page
  }

  /** Pairs three browsers by the links that the start has printed. */
  const pairAll = async (origin: string): Promise<House> => {
    const link = async (app: 'kiosk' | 'display' | 'counter') =>
      (await server.link(app)).replace(`http://localhost:${port}`, origin)
    const kiosk = await open('kiosk', await link('kiosk'))
    const board = await open('display', await link('display'))
    const counter = await open('counter', await link('counter'))
    await button(board, 'Wartebereich Blau').tap()
    await reads(board, /Zurzeit wartet niemand/)
    await openCounter(counter, 'Schalter 2')
    return { origin, kiosk, board, counter }
  }

  /** Taps, and takes the paper out of the printer. The phone's page is what the code on it leads to. */
  const pullTicket = async ({ origin, kiosk }: House) => {
    await chooseIdentityCard(kiosk)
    const label = await takeNumber(kiosk)
    const paper = await printer.waitForTicket(20_000)
    expect(paper.label).toBe(label)
    expect(paper.cut).toBe('partial')
    const words = paper.text.replaceAll(/\s+/g, ' ')
    for (const line of ['Personalausweis beantragen', 'Wartebereich Blau', 'Kempten (Allgäu)', '23.11.2026, 10:0'])
      expect(words).toContain(line)
    const [address = '', ...others] = paper.qr
    expect(others).toEqual([])
    expect(address).toMatch(new RegExp(`^${origin}/t/#[\\w-]{22}$`))
    const own = await fetch(`${server.url}/api/own`, { headers: { authorization: `Ticket ${address.split('#')[1]}` } })
    expect(await own.json()).toMatchObject({ label, phase: 'waiting', service: 'personalausweis' })
    await reads(kiosk, /Bitte nehmen Sie den Zettel mit/)
    return { label, address }
  }

  const called = async (house: House, phone: Page, label: string) => {
    await reads(house.board, new RegExp(`(Jetzt bitte|Zuletzt aufgerufen) ${label} Schalter 2`))
    await heading(phone, `Sie sind aufgerufen ${label}`).waitFor()
    await reads(phone, /Bitte kommen Sie jetzt Schalter 2/)
    await reads(house.counter, new RegExp(`${label}.*aufgerufen`))
  }

  const call = (counter: Page) => press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))

  const serve = async ({ counter }: House, phone: Page, label: string) => {
    await press(counter, 'Beginnen', button(counter, 'Fertig'))
    await heading(phone, 'Sie sind an der Reihe').waitFor()
    await press(counter, 'Fertig', heading(counter, `Nacharbeit zu ${label}`))
    await reads(phone, /Alles erledigt/)
    await press(counter, /^Weiter\b/, heading(counter, 'Niemand ist gerade bei Ihnen'))
  }

  test('tap → paper → call → board and phone → finish', async () => {
    const origin = `http://localhost:${port}`
    await start(origin)
    const house = await pairAll(origin)
    const { label, address } = await pullTicket(house)
    const phone = await open('phone', address)
    await heading(phone, `Ihre Nummer ${label}`).waitFor()
    await reads(house.counter, new RegExp(`Als Nächstes für Sie.*${label}`))
    await call(house.counter)
    await called(house, phone, label)
    await serve(house, phone, label)
  })

  test('over plain http in a house network, where browsers trust nothing', async () => {
    const origin = `http://${houseName}:${port}`
    await start(origin)
    const house = await pairAll(origin)
    for (const page of [house.kiosk, house.board, house.counter])
      expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([false, 'undefined'])
    const { label, address } = await pullTicket(house)
    const phone = await open('phone', address)
    await call(house.counter)
    await called(house, phone, label)
    await serve(house, phone, label)
  })

  test('the same with the server stopped while one waits, and killed while one is called', {
    timeout: 180_000,
  }, async () => {
    const origin = `http://localhost:${port}`
    await start(origin)
    const house = await pairAll(origin)
    const { label, address } = await pullTicket(house)
    const phone = await open('phone', address)
    await heading(phone, `Ihre Nummer ${label}`).waitFor()

    await server.stop('SIGTERM')
    await reads(house.board, /Keine Verbindung/)
    await reads(house.counter, /Keine Verbindung seit/)
    await reads(phone, /Keine Verbindung/)
    await start(origin)
    await reads(house.counter, new RegExp(`Als Nächstes für Sie.*${label}`))
    await call(house.counter)
    await called(house, phone, label)

    await server.stop('SIGKILL')
    await reads(house.board, /Keine Verbindung/)
    await start(origin)
    await called(house, phone, label)
    await serve(house, phone, label)

    expect(printer.tickets()).toHaveLength(1)
    expect((await lotse(folder, ['tokens'])).stdout.trim().split('\n')).toHaveLength(3)
  })
})
