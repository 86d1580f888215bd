// The house in the pictures: a real server on a Monday morning, its screens, and what people do there.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { freePort, lotse, type ServerProcess, startServerProcess } from '../../tests/support/lotseProcess.ts'
import { startPrinterEmulator } from '../../tests/support/printerEmulator.ts'
import { restClient } from '../../tests/support/restClient.ts'
import { temporaryFolder } from '../../tests/support/temporaryFolder.ts'
import { playMorning } from './morning.ts'
import { clerksOfPictures, plansOfPictures } from './plan.ts'

export const site = '/sites/kempten'
const day = '2026-11-23'
/** Opens the maintenance of its kiosks. */
export const pin = '246810'

export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  kioskWide: { width: 1920, height: 1080 },
  board: { width: 1920, height: 1080 },
  boardHigh: { width: 1080, height: 1920 },
  boardLarge: { width: 3840, height: 2160 },
  counter: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

export interface Issued {
  readonly id: string
  readonly label: string
  readonly url: string
}

export interface House {
  /** Calls the REST interface as staff; throws what was refused. */
  post<Answer = unknown>(path: string, body?: object): Promise<Answer>
  put(path: string, body: object): Promise<void>
  remove(path: string): Promise<void>
  issue(...services: readonly string[]): Promise<Issued>
  /** A list of appointments, as the booking system sends it. */
  expect(csv: string): Promise<void>
  /** A screen on a device that is paired. */
  open(size: keyof typeof sizes, address: string, options?: BrowserContextOptions): Promise<Page>
  /** Writes what every open screen shows into a folder and returns its name, for whoever looks for a fault. */
  showAll(): Promise<string>
  /** Ends the server, as a power cut does. */
  lose(): Promise<void>
  close(): Promise<void>
}

const patienceMs = 20_000
/** No event may be later than the clock is afterwards, so that there is time for a slow machine to end. */
const minutesLeft = 8
/** How many times as fast as ours the morning passes before the pictures are taken. */
const speed = 200
const morning = '09:00'
const now = '10:24'

/** Opens it, and lets the morning pass with visitors until it is the time of the pictures. */
export async function openHouse(browser: Browser): Promise<House> {
  const printer = await startPrinterEmulator()
  const { folder, remove } = await temporaryFolder()
  for (const plan of plansOfPictures(printer.port)) {
    const file = join(folder, `${plan.site.id}.json`)
    await writeFile(file, JSON.stringify(plan))
    const { code, stderr } = await lotse(folder, ['import', 'plan', file])
    if (code !== 0) throw new Error(`The plan of ${plan.site.id} was refused: ${stderr}`)
  }

  await lotse(folder, ['pin', '--site', 'kempten', '--pin', pin])
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const start = (clock: string): Promise<ServerProcess> =>
    startServerProcess({ folder, port, env: { LOTSE_CLOCK: clock, LOTSE_URL: origin, LOTSE_LOG: 'warn' } })
  const early = await start(`${day}T${morning}:00+01:00*${speed}`)
  const beganMs = performance.now()
  const paired = await pairedBrowser(browser, early)
  const token = (await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])).stdout.trim()
  const staff = restClient({ url: origin }, token)
  const post: House['post'] = async (path, body = {}) => {
    const answer = await staff.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
    return answer.json
  }
  const put: House['put'] = async (path, body) => {
    const { status, text } = await staff.put(path, body)
    if (status >= 300) throw new Error(`${path}: ${text}`)
  }
  for (const { id, name, services } of clerksOfPictures()) await put(`${site}/clerks/${id}`, { name, services })
  const issue: House['issue'] = (...services) => post(`${site}/tickets`, { services })
  const minutesPassed = () => ((performance.now() - beganMs) / 60_000) * speed
  await playMorning({ post, issue, minutesPassed, minutes: minutesBetween(morning, now) - minutesLeft })
  await early.stop()
  const server = await start(`${day}T${now}:00+01:00`)

  return {
    post,
    put,
    async remove(path) {
      const { status, text } = await staff.delete(path)
      if (status >= 300) throw new Error(`${path}: ${text}`)
    },
    issue,
    async expect(csv) {
      const { status, text } = await staff.post(`${site}/appointments`, null, { text: csv, contentType: 'text/csv' })
      if (status >= 300) throw new Error(text)
    },
    async open(size, address, options = {}) {
      const context = await browser.newContext({
        viewport: sizes[size],
        locale: 'de-DE',
        hasTouch: size !== 'counter',
        storageState: paired,
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(patienceMs)
      await page.goto(address.startsWith('http') ? address : `${origin}${address}`)
      return page
    },
    async showAll() {
      const into = await mkdtemp(join(tmpdir(), 'lotse-screens-'))
      const pages = browser.contexts().flatMap((context) => context.pages())
      // Those of another part may be closed meanwhile.
      for (const [index, page] of pages.entries())
        await page.screenshot({ path: join(into, `${index}.png`) }).catch(() => undefined)
      return into
    },
    async lose() {
      await server.stop('SIGKILL')
    },
    async close() {
      await server.stop('SIGKILL')
      await printer.close()
      await remove()
    },
  }
}

const minutesBetween = (from: string, to: string): number => {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return minutesOf(to) - minutesOf(from)
}

/** What a browser holds after it was paired as a kiosk, as a display and as a counter. */
async function pairedBrowser(browser: Browser, server: ServerProcess) {
  const context = await browser.newContext()
  for (const app of ['kiosk', 'display', 'counter'] as const) await context.request.get(await server.link(app))
  const state = await context.storageState()
  await context.close()
  return state
}
