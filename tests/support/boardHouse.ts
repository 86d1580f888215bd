// A house with a board in each of the states that it can be in, all of them real states of a real server.
import type { Browser, Page } from 'playwright-core'
import { samplePlans } from '../../server/samples/samples.ts'
import { Plan } from '../../shared/plan.ts'
import { type RestAnswer, restClient } from './restClient.ts'
import { startTestServer, type TestServer, type TestServerOptions, testClock } from './testServer.ts'

/** The plan of Kempten with the info stand's room as a fourth area, and an entrance hall that shows all four. */
export const fourAreas = (): Plan => {
  const plan = structuredClone(samplePlans.find(({ site }) => site.id === 'kempten'))
  if (!plan) throw new Error('The example has no Kempten')
  const inHall = {
    id: 'halle',
    name: { de: 'Wartebereich Rot', en: 'Red waiting area' },
    way: { de: 'hier', en: 'here' },
  }
  return Plan.parse({
    ...plan,
    areas: [...plan.areas, inHall],
    desks: plan.desks.map((desk) => (desk.id === 'infostand' || desk.id === '1' ? { ...desk, area: 'halle' } : desk)),
    services: plan.services.map((service) =>
      service.group === 'bescheinigungen' && service.handling.kind === 'counter'
        ? { ...service, handling: { ...service.handling, queue: { ...service.handling.queue, area: 'halle' } } }
        : service,
    ),
    displays: plan.displays.map((display) =>
      display.id === 'alle' ? { ...display, areas: ['blau', 'gelb', 'gruen', 'halle'] } : display,
    ),
  })
}

export interface BoardOptions {
  readonly size?: { readonly width: number; readonly height: number }
  readonly prepare?: (page: Page) => Promise<void>
}

export interface BoardHouse {
  readonly server: TestServer
  readonly post: (path: string, body?: object) => Promise<RestAnswer['json']>
  /** A board that shows the display; `prepare` runs before its page does. */
  openBoard(browser: Browser, display: string, options?: BoardOptions): Promise<Page>
  /** Numbers are taken, and these desks call: each the next one that waits for it. */
  calls(services: readonly string[], desks: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Starts it at a moment (Monday, half past ten, unless told). */
export async function openBoardHouse({
  plans = [fourAreas()],
  instant = '2026-11-23T10:30:00+01:00',
  ...options
}: Partial<TestServerOptions> & { readonly instant?: string } = {}): Promise<BoardHouse> {
  const server = await startTestServer({ clock: testClock(instant), ...options, plans })
  const rest = restClient(server, await server.token('program', plans.map(({ site }) => site.id).join(',')))
  const post: BoardHouse['post'] = async (path, body = {}) => {
    const answer = await rest.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
    return answer.json
  }
  const pages: Page[] = []
  return {
    server,
    post,
    async openBoard(browser, display, { size = { width: 1920, height: 1080 }, prepare } = {}) {
      const context = await browser.newContext({ viewport: size, locale: 'de-DE' })
      const page = await context.newPage()
      pages.push(page)
      const value = await server.token('display')
      await context.addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/display' }])
      await prepare?.(page)
      await page.goto(`${server.url}/display/?display=${display}`)
      await page.locator('main').waitFor()
      return page
    },
    async calls(services, desks) {
      for (const service of services) await post('/sites/kempten/tickets', { services: [service] })
      for (const desk of desks) await post(`/sites/kempten/desks/${desk}/open`)
      for (const desk of desks) await post(`/sites/kempten/desks/${desk}/call-next`)
    },
    async close() {
      for (const page of pages) await page.context().close()
      await server.close()
    },
  }
}
