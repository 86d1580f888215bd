// Frames that a board drops while it calls, on a slow device, told from a trace of the browser.
import { setTimeout as wait } from 'node:timers/promises'
import { openBoardHouse } from '../../tests/support/boardHouse.ts'
import { launchBrowser, noBrowser } from '../../tests/support/browser.ts'

export interface FrameFigures {
  /** How many times slower than this machine the device is made. */
  readonly slowDown: number
  readonly calls: number
  /** Frames that were drawn, and that were to be and were not. */
  readonly drawn: number
  readonly dropped: number
  /** The longest that the page's own work held up a frame, milliseconds. */
  readonly longestTaskMs: number
}

interface TraceEvent {
  readonly name: string
  readonly dur?: number
  readonly args?: {
    readonly chrome_frame_reporter?: { readonly state?: string; readonly affects_smoothness?: boolean }
  }
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'cc', 'benchmark', 'toplevel']
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

/** What a trace says of frames. */
export function framesIn(events: readonly TraceEvent[]): Pick<FrameFigures, 'drawn' | 'dropped' | 'longestTaskMs'> {
  const reporters = events.flatMap(({ name, args }) =>
    name === 'PipelineReporter' ? (args?.chrome_frame_reporter ?? []) : [],
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

/** A board with four areas at 1080p; null where no browser can be started. `builtApps`: the folder of the built apps. */
export const measureFrames = async (builtApps: string, slowDown: number): Promise<FrameFigures | null> => {
  if (noBrowser) return null
  const chrome = await launchBrowser({ autoplay: true })
  const house = await openBoardHouse({ builtApps })
  try {
    const page = await house.openBoard(chrome.browser, 'alle')
    await page.evaluate(() => document.fonts.ready)
    for (const service of services) await house.post('/sites/kempten/tickets', { services: [service] })
    for (const desk of desks) await house.post(`/sites/kempten/desks/${desk}/open`)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
    await wait(betweenMs)
    await chrome.browser.startTracing(page, { categories })
    for (const desk of desks) {
      await house.post(`/sites/kempten/desks/${desk}/call-next`)
      await wait(betweenMs)
    }
    await wait(betweenMs * 2)
    const trace = JSON.parse((await chrome.browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    return { slowDown, calls: desks.length, ...framesIn(trace.traceEvents) }
  } finally {
    await house.close()
    await chrome.close()
  }
}
