// What a program can judge of WCAG 2.2 AA on a page as it is now, in every theme that the page can have; docs/accessibility.md says
// what it cannot.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What `data-theme` and `data-contrast` of the root may say on each kind of screen; the first is the usual one. */
const themes = {
  kiosk: ['light', 'dark', 'dark more'],
  board: ['dark', 'light'],
  phone: ['light', 'dark', 'light more', 'dark more'],
  counter: ['light', 'dark', 'light more', 'dark more'],
} as const
export type ScreenKind = keyof typeof themes

/** Rules that colours decide: in further themes nothing else of a page changes. Boards have 7:1. */
const ofColour = ['color-contrast', 'link-in-text-block']
const ofBoards = [...ofColour, 'color-contrast-enhanced']

type AxeWindow = Window & { axe: typeof axe }

async function violations(page: Page, options: axe.RunOptions): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (given): Promise<axe.AxeResults> => (window as unknown as AxeWindow).axe.run(document, given),
    options,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`))
}

/** Shows another theme, or with null what the page had; gives back what it had. */
const putOn = (page: Page, theme: string) =>
  page.evaluate((next) => {
    const { dataset } = document.documentElement
    const before = [dataset.theme ?? '-', dataset.contrast ?? ''].join(' ').trim()
    const [scheme = '-', contrast] = next.split(' ')
    if (scheme === '-') delete dataset.theme
    else dataset.theme = scheme
    if (contrast) dataset.contrast = contrast
    else delete dataset.contrast
    return before
  }, theme)

/** The faults of the page, each with its theme and element; `allowed` are rules not to apply. */
export async function faultsOf(
  page: Page,
  kind: ScreenKind,
  allowed: readonly string[] = [],
): Promise<readonly string[]> {
  // In the middle of a fade colours are not yet what they are meant to be.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const rules = Object.fromEntries(allowed.map((rule) => [rule, { enabled: false }]))
  const found: string[] = [...(await violations(page, { runOnly: wcag, rules }))]
  const colours = kind === 'board' ? ofBoards : ofColour
  const before = await putOn(page, themes[kind][0])
  try {
    for (const theme of themes[kind]) {
      await putOn(page, theme)
      const list = await violations(page, { runOnly: { type: 'rule', values: colours } })
      found.push(...list.map((one) => `${theme}: ${one}`))
    }
  } finally {
    await putOn(page, before)
  }
  return found
}

/** Looks at screens and keeps what was found under their names. */
export function noteFaults() {
  const found: Record<string, readonly string[]> = {}
  const note = async (kind: ScreenKind, name: string, page: Page, allowed: readonly string[] = []) => {
    const list = await faultsOf(page, kind, allowed)
    if (list.length > 0) found[`${kind}: ${name}`] = list
  }
  // A kiosk that a visitor has zoomed would be of no use to the next one.
  const noteKiosk = (name: string, page: Page) => note('kiosk', name, page, ['meta-viewport'])
  return { found, note, noteKiosk }
}
