// A kiosk with a printer at its own machine: slips while the server is there, and while it is away.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, openProfile, type TestBrowser } from '../support/browser.ts'
import { freePort, lotse, startAgentProcess, startServerProcess } from '../support/lotseProcess.ts'
import { startPrinterEmulator } from '../support/printerEmulator.ts'
import { button, chooseIdentityCard, heading, openScreen, reads, takeNumber } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const welcome = 'Was möchten Sie erledigen?'

describe.skipIf(noBrowser)('a kiosk with a print agent', () => {
  let chrome: TestBrowser
  const closers: (() => unknown)[] = []
  const later = <T>(value: T, close: (value: T) => unknown): T => {
    closers.push(() => close(value))
    return value
  }
  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const folder = async () => later(await temporaryFolder(), ({ remove }) => remove()).folder

  /** Puts the port of a print agent into the settings of the example. */
  const nameAgents = async (data: string, agentPort: number) => {
    for (const plan of samplePlans) {
      const file = join(data, `${plan.site.id}.json`)
      await writeFile(file, JSON.stringify({ ...plan, kiosks: plan.kiosks.map((kiosk) => ({ ...kiosk, agentPort })) }))
      const { code, stderr } = await lotse(data, ['import', 'plan', file])
      if (code !== 0) throw new Error(stderr)
    }
  }

  const house = async (agentPort: number) => {
    const data = await folder()
    await nameAgents(data, agentPort)
    return data
  }

  const takeTicket = async (kiosk: Page) => {
    await chooseIdentityCard(kiosk)
    const label = await takeNumber(kiosk)
    await reads(kiosk, /Bitte nehmen Sie den Zettel mit/)
    await button(kiosk, 'Fertig').tap()
    await heading(kiosk, welcome).waitFor()
    return label
  }

  test('K33 K34 K35 it prints each slip once, before the server goes, while it is away and after it is back', {
    timeout: 120_000,
  }, async () => {
    const emulator = later(await startPrinterEmulator(), (printer) => printer.close())
    const agentPort = await freePort()
    const port = await freePort()
    const data = await house(agentPort)
    const env = { LOTSE_CLOCK: '2026-11-23T07:50:00+01:00' }
    let server = await startServerProcess({ folder: data, port, env })
    later(null, () => server.stop('SIGKILL'))
    const origin = `http://localhost:${port}`
    const place = ['--printer', `127.0.0.1:${emulator.port}`, '--profile', 'epson-80', '--folder', await folder()]
    const agent = await startAgentProcess(['--origin', origin, '--port', `${agentPort}`, ...place])
    later(agent, (one) => one.stop())

    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    later(kiosk, (page) => page.context().close())
    await heading(kiosk, welcome).waitFor()
    await kiosk.goto(await agent.link())
    // Only the fragment is new: the page is the same until it is loaded.
    await kiosk.reload()
    await heading(kiosk, welcome).waitFor()
    expect(kiosk.url()).toBe(`${origin}/kiosk/`)

    const labels = [await takeTicket(kiosk)]
    await server.stop('SIGKILL')
    await reads(kiosk, /Ohne Verbindung: Ihre Nummer gilt/)
    labels.push(await takeTicket(kiosk), await takeTicket(kiosk))
    emulator.fault.openCover()
    await reads(kiosk, /Drucker gestört: Ihre Nummer steht auf dem Bildschirm/)
    emulator.fault.closeCover()
    await kiosk.getByText('Drucker gestört').waitFor({ state: 'detached' })
    server = await startServerProcess({ folder: data, port, env })
    await expect.poll(() => kiosk.getByText('Ohne Verbindung').count(), { timeout: 20_000 }).toBe(0)
    labels.push(await takeTicket(kiosk))

    expect(emulator.tickets().map(({ label }) => label)).toEqual(labels)
    expect(new Set(labels).size).toBe(4)
    expect(emulator.tickets()[1]?.text).toContain('Ihre Nummer gilt.')
    expect(emulator.tickets()[1]?.text).toContain('Personalausweis')
  })

  test('K33 K36 started without the server, the kiosk still reaches an agent that the settings named only later', {
    timeout: 120_000,
  }, async () => {
    const emulator = later(await startPrinterEmulator(), (printer) => printer.close())
    const [agentPort, port] = [await freePort(), await freePort()]
    const data = await folder()
    const env = { LOTSE_CLOCK: '2026-11-23T07:50:00+01:00' }
    const server = later(await startServerProcess({ folder: data, port, env }), (one) => one.stop('SIGKILL'))
    const origin = `http://localhost:${port}`
    const profile = await folder()
    const turnOn = async (address: string) => {
      const context = await openProfile(profile, { viewport: { width: 1080, height: 1920 }, hasTouch: true })
      closers.push(() => context.close())
      const page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(20_000)
      await page.goto(address)
      await heading(page, welcome).waitFor()
      return page
    }
    const before = await turnOn(await server.link('kiosk'))
    await before.waitForFunction(() =>
      navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null),
    )
    await nameAgents(data, agentPort)
    const policy = async () => (await fetch(`${origin}/kiosk/`)).headers.get('content-security-policy')
    await expect.poll(policy, { timeout: 20_000 }).toContain(`http://127.0.0.1:${agentPort}`)
    const place = ['--printer', `127.0.0.1:${emulator.port}`, '--profile', 'epson-80', '--folder', await folder()]
    const agent = await startAgentProcess(['--origin', origin, '--port', `${agentPort}`, ...place])
    later(agent, (one) => one.stop())
    await before.goto('about:blank')
    await before.goto(await agent.link())
    await heading(before, welcome).waitFor()
    await server.stop('SIGKILL')
    await reads(before, /Ohne Verbindung: Ihre Nummer gilt/)
    await before.context().close()

    const label = await takeTicket(await turnOn(`${origin}/kiosk/`))
    expect(emulator.tickets().map((ticket) => ticket.label)).toEqual([label])
  })

  test('K33 without its agent the kiosk says that the slip could not be printed, and shows the number', async () => {
    const agentPort = await freePort()
    const port = await freePort()
    const data = await house(agentPort)
    const env = { LOTSE_CLOCK: '2026-11-23T07:50:00+01:00' }
    const server = later(await startServerProcess({ folder: data, port, env }), (one) => one.stop('SIGKILL'))
    const place = ['--printer', '127.0.0.1:9', '--profile', 'epson-80', '--folder', await folder()]
    const agent = await startAgentProcess(['--origin', `http://localhost:${port}`, '--port', `${agentPort}`, ...place])
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    later(kiosk, (page) => page.context().close())
    await heading(kiosk, welcome).waitFor()
    await kiosk.goto(await agent.link())
    await kiosk.reload()
    await heading(kiosk, welcome).waitFor()
    await agent.stop('SIGKILL')
    await chooseIdentityCard(kiosk)
    expect(await takeNumber(kiosk)).toBe('A001')
    await reads(kiosk, /Der Zettel konnte nicht gedruckt werden/)
  })
})
