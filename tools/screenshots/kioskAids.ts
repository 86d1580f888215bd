// The kiosk in other languages and looks.
import type { Page } from 'playwright-core'
import { button, heading, take } from './camera.ts'
import type { House } from './house.ts'
import { drawNumber, slipsOnScreen, wantIdentityCard, welcome } from './kioskSteps.ts'

async function speak(kiosk: Page, language: string): Promise<void> {
  await kiosk.getByRole('button', { name: /^Sprache wählen/ }).tap()
  await kiosk.locator('.kiosk:not(.settling)').waitFor()
  await kiosk.getByRole('dialog').getByRole('button', { name: language, exact: true }).tap()
}

export async function kiosksWithAids(house: House): Promise<void> {
  const kiosk = await house.open('kiosk', slipsOnScreen)
  await welcome(kiosk)
  await kiosk.getByRole('button', { name: /^Sprache wählen/ }).tap()
  await heading(kiosk, 'Sprache wählen').waitFor()
  await take('kiosk-languages', kiosk)
  await kiosk.getByRole('dialog').getByRole('button', { name: 'Türkçe' }).tap()
  await kiosk.locator('html[lang=tr]').waitFor()
  await take('kiosk-turkish', kiosk)
  await kiosk.context().close()

  const simple = await house.open('kiosk', slipsOnScreen)
  await speak(simple, 'Leichte Sprache')
  await simple.locator('html[lang=de-simple]').waitFor()
  await take('kiosk-plain-german', simple)
  await simple.context().close()

  const arabic = await house.open('kiosk', slipsOnScreen)
  await wantIdentityCard(arabic)
  await button(arabic, 'Ich habe alles dabei').tap()
  await heading(arabic, 'Möchten Sie heute noch etwas erledigen?').waitFor()
  await speak(arabic, 'العربية')
  await arabic.locator('html[dir=rtl]').waitFor()
  await arabic.locator('.kiosk:not(.settling)').waitFor()
  await arabic.locator('main .button.go').tap()
  await arabic.locator('.ticket').waitFor()
  await take('kiosk-arabic-ticket', arabic)
  await arabic.locator('.ticket .done').tap()
  await arabic.locator('.welcome').waitFor()
  // The next visitor finds German again.
  await speak(arabic, 'العربية')
  await arabic.locator('html[dir=rtl]').waitFor()
  await take('kiosk-arabic-welcome', arabic)
  await arabic.context().close()

  const aided = await house.open('kiosk', slipsOnScreen)
  const choose = async (...names: readonly string[]) => {
    await button(aided, 'Bedienhilfen').tap()
    await heading(aided, 'Bedienhilfen').waitFor()
    for (const name of names) await aided.getByRole('dialog').getByRole('button', { name }).first().tap()
  }
  await choose()
  await take('kiosk-aids', aided)
  await aided.getByRole('dialog').getByRole('button', { name: 'Fertig' }).tap()
  for (const [picture, names] of [
    ['kiosk-high-contrast', ['Hoher Kontrast']],
    ['kiosk-dark', ['Dunkel']],
    ['kiosk-large-text', ['Hell', 'Große Schrift']],
    ['kiosk-low', ['Große Schrift', 'Alles weiter unten']],
  ] as const) {
    await choose(...names)
    await aided.getByRole('dialog').getByRole('button', { name: 'Fertig' }).tap()
    await aided.getByRole('dialog').waitFor({ state: 'detached' })
    await welcome(aided)
    await take(picture, aided)
  }
  await wantIdentityCard(aided)
  await drawNumber(aided)
  await take('kiosk-low-ticket', aided)
  await aided.context().close()
}
