// The screens of a house in a real browser, each a device of its own, found as people find things: by role and name.
import type { Browser, Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'

/** Long enough for a reconnect on a slow machine. */
const patienceMs = 20_000

const sizes = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  counter: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** Opens an address on a device that nothing has been opened on before. */
export async function openScreen(browser: Browser, device: keyof typeof sizes, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes[device], locale: 'de-DE', hasTouch: device !== 'counter' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  await page.goto(address)
  return page
}

/** What a person reads on the page now. */
const reading = (page: Page) => page.locator('body').innerText()

/** Waits until the page reads so, whatever its lines are broken like. */
export const reads = (page: Page, what: RegExp | string): Promise<void> =>
  vi.waitFor(async () => expect((await reading(page)).replaceAll(/\s+/g, ' ')).toMatch(what), {
    timeout: patienceMs,
  })

export const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name })
export const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { name })

/** Chooses a language at a kiosk that speaks German, by its own button or out of all. */
export async function chooseLanguage(kiosk: Page, name: string): Promise<void> {
  const direct = kiosk.getByRole('button', { name, exact: true })
  const all = button(kiosk, /^Sprache wählen/)
  await direct.or(all).first().waitFor()
  if (!(await direct.isVisible())) {
    await all.tap()
    // A second tap of a double tap is overlooked, as on every new screen.
    await kiosk.locator('.kiosk:not(.settling)').waitFor()
  }
  await direct.tap()
}

/** Goes from the welcome to the last question before a number for an identity card. */
export async function chooseIdentityCard(kiosk: Page): Promise<void> {
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await button(kiosk, 'Weiter').tap()
  await heading(kiosk, 'Haben Sie alles dabei?').waitFor()
}

/** Says that everything is at hand and nothing else to be done, and reads the number off the screen. */
export async function takeNumber(kiosk: Page): Promise<string> {
  await button(kiosk, 'Ich habe alles dabei').tap()
  await button(kiosk, 'Nein, Nummer ziehen').tap()
  return readNumber(kiosk)
}

/** The number that the screen shows as soon as it is there. */
export async function readNumber(kiosk: Page): Promise<string> {
  await heading(kiosk, /Wir rufen Sie auf/).waitFor()
  return kiosk.getByText(/^[A-Z]\d{3}$/).innerText()
}

/**
 * Presses a key of the counter until it has led to `result`: a click that follows another one at once is taken for the
 * second half of a double click and overlooked.
 */
export async function press(counter: Page, key: RegExp | string, result: Locator): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await result.isVisible())) await button(counter, key).click({ timeout: 1_000 })
      await result.waitFor({ timeout: 500 })
    },
    { timeout: patienceMs, interval: 100 },
  )
}

/** Moves the focus on, key by key, until it is on the button whose name begins so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = button(page, new RegExp(`^${name}`))
  await wanted.waitFor()
  for (let keys = 0; keys < 60; keys++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" is not reached by the Tab key.`)
}

/** Sits down at a counter that nobody has opened. */
export async function openCounter(counter: Page, name: string): Promise<void> {
  await button(counter, new RegExp(`^${name}\\b`)).click()
  await press(counter, `${name} öffnen`, heading(counter, 'Niemand ist gerade bei Ihnen'))
}

/**
 * A scanner types a code faster than people do and ends it with Enter. A reading that came too slowly is none: as at a
 * real one, the code is then held under it once more.
 */
export async function scan(kiosk: Page, code: string, result: RegExp | string): Promise<void> {
  await vi.waitFor(
    async () => {
      await Promise.all([...code, 'Enter'].map((key) => kiosk.keyboard.press(key)))
      await heading(kiosk, result).waitFor({ timeout: 1_500 })
    },
    { timeout: patienceMs },
  )
}
