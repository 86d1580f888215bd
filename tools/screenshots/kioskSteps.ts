// What visitors do at a kiosk on the way to what is shown.
import type { Page } from 'playwright-core'
import { button, heading, until } from './camera.ts'

export const entrance = '/kiosk/?kiosk=eingang'
/** Without a printer: it shows its slips on the screen. */
export const slipsOnScreen = '/kiosk/?kiosk=aufzug'

export const welcome = (kiosk: Page) => heading(kiosk, 'Was möchten Sie erledigen?').waitFor()

export async function startAgain(kiosk: Page): Promise<void> {
  const way = ['Von vorn', 'Fertig', 'Zurück'].map((name) => button(kiosk, name))
  await until(heading(kiosk, 'Was möchten Sie erledigen?'), async () => {
    for (const key of way) if (await key.isVisible()) return key.tap({ timeout: 1_000 })
  })
}

/** From the welcome to the check list for an identity card. */
export async function wantIdentityCard(kiosk: Page): Promise<void> {
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await button(kiosk, 'Weiter').tap()
  await until(heading(kiosk, 'Haben Sie alles dabei?'), () =>
    button(kiosk, 'Nummer ohne Termin, ich warte').tap({ timeout: 500 }),
  )
}

export async function drawNumber(kiosk: Page): Promise<void> {
  await button(kiosk, 'Ich habe alles dabei').tap()
  await button(kiosk, 'Nein, Nummer ziehen').tap()
  await heading(kiosk, /Wir rufen Sie auf/).waitFor()
}

export async function search(kiosk: Page, words: string, result: RegExp): Promise<void> {
  await button(kiosk, 'Anliegen suchen').tap()
  await kiosk.getByRole('textbox').fill(words)
  await button(kiosk, result).waitFor()
}
