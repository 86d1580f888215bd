// Frames that a board drops while it calls, on a slow device, told from a trace of the browser.
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openBoardHouse } from '../../tests/support/boardHouse.ts'
import { launchBrowser, noBrowser } from '../../tests/support/browser.ts'

/** What a trace says of frames. */
export interface Frames {
  /** Frames that were drawn, and that were to be and were not. */
  readonly drawn: number
  readonly dropped: number
  /** The longest that one piece of work held up everything else, milliseconds. */
  readonly longestTaskMs: number
}

export interface FrameFigures {
  /** How many times slower than this machine the device is made. */
  readonly slowDown: number
  readonly calls: number
  readonly board: Frames
  /** A page with nothing but a number that comes in the same way, as often. */
  readonly bare: Frames
}

interface TraceEvent {
  readonly name: string
  readonly dur?: number
  readonly args?: {
    readonly frame_reporter?: { readonly state?: string; readonly affects_smoothness?: boolean }
  }
}

const categories = [
  'cc,benchmark',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
]
const services = [
  'personalausweis',
  'reisepass',
  'auto-ummelden',
  'wohnsitz-anmelden',
  'fuehrungszeugnis',
  'auto-zulassen',
]
const desks = ['1', '2', '3', '4', '5', '6'] as const
/** From a call until the next one has the large place. */
const betweenMs = 2_500

export function framesIn(events: readonly TraceEvent[]): Frames {
  const reporters = events.flatMap(({ name, args }) =>
    name === 'PipelineReporter' ? (args?.frame_reporter ?? []) : [],
  )
  const tasks = events.filter(({ name }) => name === 'RunTask').map(({ dur = 0 }) => dur / 1_000)
  return {
    drawn: reporters.filter(({ state }) => state === 'STATE_PRESENTED_ALL' || state === 'STATE_PRESENTED_PARTIAL')
      .length,
    dropped: reporters.filter(
      ({ state, affects_smoothness }) => state === 'STATE_DROPPED' && affects_smoothness === true,
    ).length,
    longestTaskMs: Math.max(0, ...tasks),
  }
}

const barePage = `<!doctype html><style>
  body { margin: 0; background: #112; color: #fff; font: 300px sans-serif }
  p { animation: arrive 0.4s ease-out }
  @keyframes arrive { from { opacity: 0; translate: 0 0.06em } }
</style><p>A000</p>`

/** Traces the page on a slow device while `call` is done several times, a while apart. */
const traced = async (
  browser: Browser,
  page: Page,
  slowDown: number,
  call: (turn: number) => Promise<unknown>,
): Promise<Frames> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await wait(betweenMs)
  await browser.startTracing(page, { categories })
  for (const turn of desks.keys()) {
    await call(turn)
    await wait(betweenMs)
  }
  await wait(betweenMs * 2)
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return framesIn(trace.traceEvents)
}

/** A board with four areas at 1080p; null where no browser can be started. `builtApps`: the folder of the built apps. */
export const measureFrames = async (builtApps: string, slowDown: number): Promise<FrameFigures | null> => {
  if (noBrowser) return null
  const { browser, close } = await launchBrowser({ autoplay: true })
  const house = await openBoardHouse({ builtApps })
  try {
    const still = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await still.setContent(barePage)
    const bare = await traced(browser, still, slowDown, (turn) =>
      still.evaluate((text) => {
        const next = document.createElement('p')
        next.textContent = text
        document.querySelector('p')?.replaceWith(next)
      }, `A00${turn}`),
    )
    await still.close()

    const page = await house.openBoard(browser, 'alle')
    await page.evaluate(() => document.fonts.ready)
    for (const service of services) await house.post('/sites/kempten/tickets', { services: [service] })
    for (const desk of desks) await house.post(`/sites/kempten/desks/${desk}/open`)
    const board = await traced(browser, page, slowDown, (turn) =>
      house.post(`/sites/kempten/desks/${desks[turn]}/call-next`),
    )
    return { slowDown, calls: desks.length, board, bare }
  } finally {
    await house.close()
    await close()
  }
}
