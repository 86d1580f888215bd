// The screens of staff.
import type { Page } from 'playwright-core'
import { button, heading, take, until } from './camera.ts'
import type { House } from './house.ts'

/** Chooses a name and takes a desk over from whoever opened it. */
async function sitDown(counter: Page, name: RegExp, desk: string): Promise<void> {
  await button(counter, name).click()
  await button(counter, new RegExp(`^${desk}\\b`)).click()
  const dialog = counter.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Übernehmen' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A visitor at a counter, a call for help at the info stand, and the pages of whoever is in charge. */
export async function counters(house: House): Promise<void> {
  const desk = await house.open('counter', '/counter/')
  await sitDown(desk, /^Jonas Haug/, 'Schalter 3')
  await until(button(desk, 'Fertig'), () => button(desk, 'Beginnen').click({ timeout: 500 }))
  await take('counter', desk)
  await desk.context().close()

  const stand = await house.open('counter', '/counter/')
  await sitDown(stand, /^Selin Aydın/, 'Infostand')
  const kiosk = await house.open('kiosk', '/kiosk/?kiosk=eingang')
  await button(kiosk, 'Ich brauche Hilfe').tap()
  await heading(kiosk, 'Hilfe ist gerufen.').waitFor()
  await take('kiosk-help', kiosk)
  await stand.getByRole('button', { name: 'Ich komme' }).waitFor()
  await take('counter-infostand', stand)
  await stand.context().close()
  await button(kiosk, 'Hilfe nicht mehr nötig').tap()

  for (const [picture, hash, sign] of [
    ['counter-today', 'heute', 'Tagesabschluss'],
    ['counter-statistics', 'statistik', 'Statistik'],
    ['counter-team', 'team', 'Team'],
  ] as const) {
    const page = await house.open('counter', `/counter/#${hash}`)
    await heading(page, sign).waitFor()
    if (hash === 'statistik') await page.getByRole('table').first().waitFor()
    await take(picture, page)
    if (hash === 'heute') {
      await heading(page, 'Automaten').evaluate((element) => element.scrollIntoView())
      await take('counter-kiosks', page)
    }
    await page.context().close()
  }
  await kiosk.context().close()
}
