// A kiosk loses its server, in a real browser: it goes on, and afterwards nothing is lost, doubled or out of order.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { restClient } from '../support/restClient.ts'
import {
  button,
  chooseIdentityCard,
  chooseLanguage,
  heading,
  openScreen,
  readNumber,
  reads,
  scan,
  takeNumber,
} from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const patient = { timeout: 20_000 }
const opensAt = Date.parse('2026-11-23T08:00:00+01:00')
const minute = 60_000

describe.skipIf(noBrowser)('a kiosk without its server', () => {
  let chrome: TestBrowser
  let server: ServerProcess
  let folder: string
  let remove: () => Promise<void>
  let passed = 0
  const pages: Page[] = []

  const startServer = async (port: number) => {
    const clock = new Date(opensAt + passed).toISOString()
    server = await startServerProcess({
      folder,
      port,
      env: { LOTSE_CLOCK: clock, LOTSE_URL: 'http://lotse.test' },
    })
  }

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    passed = 0
    ;({ folder, remove } = await temporaryFolder())
    await startServer(await freePort())
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.stop('SIGKILL')
    await remove()
  })

  /** A kiosk of the house, paired and on the page of its address. */
  const openKiosk = async (kiosk: string, line: { isDeaf: boolean } = { isDeaf: false }): Promise<Page> => {
    const { stdout } = await lotse(folder, ['link', '--app', 'kiosk', '--site', 'kempten'])
    const [, code] = /pair\?code=(\S+)/.exec(stdout) ?? []
    const page = await openScreen(chrome.browser, 'kiosk', 'about:blank')
    pages.push(page)
    await page.clock.install()
    // What the server says does not come through a deaf line; what it is told does.
    await page.routeWebSocket(/socket\.io/, (screen) => {
      const wire = screen.connectToServer()
      wire.onMessage((message) => {
        if (!line.isDeaf) screen.send(message)
      })
    })
    await page.goto(`${server.url}/kiosk/pair?code=${code}`)
    await page.goto(`${server.url}/kiosk/?kiosk=${kiosk}`)
    await heading(page, 'Was möchten Sie erledigen?').waitFor()
    await held(page, ({ numbers }) => numbers > 0)
    return page
  }

  /** What the browser's database of the kiosk holds, as soon as it is so. */
  const held = (page: Page, fits: (kept: { numbers: number; outbox: number }) => boolean) =>
    vi.waitFor(async () => {
      const kept = await page.evaluate(
        () =>
          new Promise<{ numbers: number; outbox: number }>((resolve) => {
            const opening = indexedDB.open('lotse-kiosk')
            opening.onsuccess = () => {
              const reading = opening.result.transaction('memories').objectStore('memories').getAll()
              reading.onsuccess = () => {
                opening.result.close()
                const [memory] = reading.result
                resolve({ numbers: memory?.lease?.numbers.length ?? 0, outbox: memory?.outbox.length ?? 0 })
              }
            }
          }),
      )
      expect(fits(kept), JSON.stringify(kept)).toBe(true)
    }, patient)

  const goesOn = (page: Page) => reads(page, /Ohne Verbindung: Ihre Nummer gilt/)
  const isBack = (page: Page) =>
    vi.waitFor(async () => expect(await page.getByText('Ohne Verbindung').count()).toBe(0), patient)
  const pass = async (ms: number, ...kiosks: readonly Page[]) => {
    passed += ms
    for (const page of kiosks) await page.clock.fastForward(ms)
  }
  const number = async (page: Page) => {
    await chooseIdentityCard(page)
    return takeNumber(page)
  }
  const done = (page: Page) => button(page, 'Fertig').tap()
  const staff = async () => {
    const { stdout } = await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])
    return restClient(server, stdout.trim())
  }
  const openDesk = async () => {
    const { status } = await (await staff()).post('/sites/kempten/desks/2/open')
    expect(status).toBe(200)
  }
  /** The numbers that desk 2 calls, one after the other, until nobody waits. */
  const callAll = async () => {
    const rest = await staff()
    const called: { label: string; offline?: true; issuedAt: string }[] = []
    for (;;) {
      const { json, status } = await rest.post('/sites/kempten/desks/2/call-next')
      if (status === 204) return called
      called.push(json)
      await rest.post(`/tickets/${json.id}/finish`, { outcome: 'erledigt' })
    }
  }

  test('K11 K12 K15 N14 an hour without it: two kiosks give numbers, and all are called as people came', async () => {
    const [entrance, lift] = [await openKiosk('eingang'), await openKiosk('aufzug')]
    await openDesk()
    const before = await number(entrance)
    expect(before).toBe('A001')
    await done(entrance)
    const { port } = server
    await server.stop('SIGKILL')
    await goesOn(entrance)
    await goesOn(lift)

    const shown: string[] = []
    for (const page of [entrance, lift, lift, entrance]) {
      await pass(15 * minute, entrance, lift)
      shown.push(await number(page))
      await reads(page, /Ihre Nummer gilt\. Wie lange es dauert, wissen wir gerade nicht/)
      await page.getByRole('img', { name: /Handy/ }).waitFor()
      expect(await page.getByText('Kommt noch ein Zettel').count()).toBe(0)
      await done(page)
      await goesOn(page)
    }
    expect(new Set(shown).size).toBe(4)
    for (const label of shown) expect(label).toMatch(/^A9\d\d$/)

    await startServer(port)
    for (const page of [lift, entrance]) {
      await isBack(page)
      await held(page, ({ outbox }) => outbox === 0)
    }
    const after = (await (await staff()).post('/sites/kempten/tickets', { services: ['personalausweis'] })).json.label
    const called = await callAll()
    expect(called.map(({ label }) => label)).toEqual([before, ...shown, after])
    expect(called.map(({ offline }) => offline === true)).toEqual([false, true, true, true, true, false])
    const minutes = called.map(({ issuedAt }) => Math.round((Date.parse(issuedAt) - opensAt) / minute))
    expect(minutes).toEqual([0, 15, 30, 45, 60, 60])
  })

  test('K12 K14 a tab beside it never gives the same number', async () => {
    const page = await openKiosk('eingang')
    const beside = await page.context().newPage()
    await beside.goto(page.url())
    await heading(beside, 'Was möchten Sie erledigen?').waitFor()
    await server.stop('SIGKILL')
    await goesOn(page)
    await goesOn(beside)
    const shown: string[] = []
    for (const one of [page, beside, page, beside]) {
      shown.push(await number(one))
      await done(one)
    }
    expect(new Set(shown).size, `${shown}`).toBe(4)
    await held(page, ({ outbox }) => outbox === 4)
  })

  test('K15 what a machine gave as one kiosk is handed in also when it is another one by then', async () => {
    const page = await openKiosk('eingang')
    await openDesk()
    const { port } = server
    await server.stop('SIGKILL')
    await goesOn(page)
    const label = await number(page)
    await page.goto('about:blank')
    await startServer(port)
    await page.goto(`${server.url}/kiosk/?kiosk=aufzug`)
    await heading(page, 'Was möchten Sie erledigen?').waitFor()
    await vi.waitFor(async () => expect(await callAll()).toMatchObject([{ label, offline: true }]), patient)
  })

  test('N15 K12 a tap whose answer is lost leads to one place, under the number that the visitor reads', async () => {
    const line = { isDeaf: false }
    const page = await openKiosk('eingang', line)
    await openDesk()
    await chooseIdentityCard(page)
    await button(page, 'Ich habe alles dabei').tap()
    await heading(page, 'Möchten Sie heute noch etwas erledigen?').waitFor()
    line.isDeaf = true
    await button(page, 'Nein, Nummer ziehen').tap()
    const rest = await staff()
    const waiting = async () =>
      (await rest.get('/sites/kempten')).json.services.find(({ id }: { id: string }) => id === 'personalausweis')
        ?.waiting
    await vi.waitFor(async () => expect(await waiting()).toBe(1), patient)
    await page.clock.fastForward(11_000)
    const label = await readNumber(page)
    expect(label).toMatch(/^A9\d\d$/)
    await reads(page, /Kommt noch ein Zettel mit einer anderen Nummer\? Es gilt diese hier/)
    line.isDeaf = false
    await page.clock.fastForward(30_000)
    await held(page, ({ outbox }) => outbox === 0)
    expect(await waiting()).toBe(1)
    expect(await callAll()).toMatchObject([{ label, offline: true }])
  })

  test('K11 K15 a visit that is under way goes on without the server, and with it again', async () => {
    const page = await openKiosk('eingang')
    await openDesk()
    await chooseIdentityCard(page)
    const { port } = server
    await server.stop('SIGKILL')
    await button(page, 'Ich habe alles dabei').tap()
    await goesOn(page)
    await heading(page, 'Möchten Sie heute noch etwas erledigen?').waitFor()
    await startServer(port)
    await isBack(page)
    await button(page, 'Nein, Nummer ziehen').tap()
    expect(await readNumber(page)).toBe('A001')
  })

  test('K13 without the server nobody checks in, and the kiosk says where that is done', async () => {
    const page = await openKiosk('eingang')
    await server.stop('SIGKILL')
    await goesOn(page)
    await button(page, /^Ich habe einen Termin/).tap()
    await reads(page, /Das geht gerade nicht.*Bitte melden Sie sich am Infostand/)
    await button(page, 'Fertig').tap()
    await scan(page, 'K7M4Q2', 'Das geht gerade nicht.')
    await button(page, 'Fertig').tap()
    await heading(page, 'Was möchten Sie erledigen?').waitFor()
  })

  test('K11 every language is at hand without the server', async () => {
    const page = await openKiosk('eingang')
    const last = page.waitForResponse(/\/fr-[^/]*\.js$/)
    await page.clock.fastForward(6_000)
    await (await last).finished()
    await server.stop('SIGKILL')
    await goesOn(page)
    await chooseLanguage(page, 'العربية')
    await reads(page, 'رقمكم صالح')
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  })
})
