// The kiosk: a visit from the welcome to the slip, with aids, and when something is in the way.
import type { Page } from 'playwright-core'
import { button, heading, take, until } from './camera.ts'
import type { House } from './house.ts'

const entrance = '/kiosk/?kiosk=eingang'
/** Without a printer: it shows its slips on the screen. */
const slipsOnScreen = '/kiosk/?kiosk=aufzug'

const welcome = (kiosk: Page) => heading(kiosk, 'Was möchten Sie erledigen?').waitFor()

async function startAgain(kiosk: Page): Promise<void> {
  const way = ['Von vorn', 'Fertig', 'Zurück'].map((name) => button(kiosk, name))
  await until(heading(kiosk, 'Was möchten Sie erledigen?'), async () => {
    for (const key of way) if (await key.isVisible()) return key.tap({ timeout: 1_000 })
  })
}

/** From the welcome to the check list for an identity card. */
async function wantIdentityCard(kiosk: Page): Promise<void> {
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await button(kiosk, 'Weiter').tap()
  await until(heading(kiosk, 'Haben Sie alles dabei?'), () =>
    button(kiosk, 'Nummer ohne Termin, ich warte').tap({ timeout: 500 }),
  )
}

async function drawNumber(kiosk: Page): Promise<void> {
  await button(kiosk, 'Ich habe alles dabei').tap()
  await button(kiosk, 'Nein, Nummer ziehen').tap()
  await heading(kiosk, /Wir rufen Sie auf/).waitFor()
}

async function search(kiosk: Page, words: string, result: RegExp): Promise<void> {
  await button(kiosk, 'Anliegen suchen').tap()
  await kiosk.getByRole('textbox').fill(words)
  await button(kiosk, result).waitFor()
}

/** An ordinary visit with one more concern, and an appointment. */
export async function kiosksInUse(house: House): Promise<void> {
  const kiosk = await house.open('kiosk', entrance)
  await welcome(kiosk)
  await take('kiosk-welcome', kiosk)
  await search(kiosk, 'Pass verlohren', /^Verlust/)
  await take('kiosk-search', kiosk)
  await button(kiosk, 'Zurück').tap()

  await button(kiosk, /^Ausweis und Pass/).tap()
  await heading(kiosk, 'Ausweis und Pass').waitFor()
  await take('kiosk-services', kiosk)
  await button(kiosk, /^Reisepass beantragen/).tap()
  await heading(kiosk, 'Für wen ist der Reisepass?').waitFor()
  await take('kiosk-question', kiosk)
  await startAgain(kiosk)

  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await heading(kiosk, 'Für wie viele Personen?').waitFor()
  await take('kiosk-quantity', kiosk)
  await button(kiosk, 'Weiter').tap()
  await until(heading(kiosk, 'Haben Sie alles dabei?'), () =>
    button(kiosk, 'Nummer ohne Termin, ich warte').tap({ timeout: 500 }),
  )
  await kiosk.getByText('Bisheriger Personalausweis').tap()
  await kiosk.getByRole('checkbox', { checked: true }).waitFor({ state: 'attached' })
  await take('kiosk-documents', kiosk)
  await button(kiosk, 'Mir fehlt etwas').tap()
  await kiosk.getByText('Ihre Liste wird gedruckt').waitFor()
  await take('kiosk-take-along', kiosk)
  await startAgain(kiosk)

  await wantIdentityCard(kiosk)
  await button(kiosk, 'Ich habe alles dabei').tap()
  await button(kiosk, 'Ja, noch ein Anliegen').tap()
  await search(kiosk, 'Führungszeugnis', /^Führungszeugnis/)
  await button(kiosk, /^Führungszeugnis/).tap()
  await until(heading(kiosk, 'Möchten Sie heute noch etwas erledigen?'), () =>
    button(kiosk, /^(?:Weiter|Ich habe alles dabei|Trotzdem eine Nummer|Nummer ohne Termin)/).tap({ timeout: 500 }),
  )
  await take('kiosk-more', kiosk)
  await button(kiosk, 'Nein, Nummer ziehen').tap()
  await kiosk.getByText('Bitte nehmen Sie den Zettel mit').waitFor()
  await take('kiosk-ticket', kiosk)
  await startAgain(kiosk)

  await button(kiosk, /^Ich habe einen Termin/).tap()
  await heading(kiosk, 'Ihr Termin').waitFor()
  for (const key of 'K7M4') await button(kiosk, new RegExp(`^${key}$`)).tap()
  await take('kiosk-check-in', kiosk)
  for (const key of 'X1') await button(kiosk, new RegExp(`^${key}$`)).tap()
  await button(kiosk, 'Anmelden').tap()
  await heading(kiosk, 'Diese Terminnummer kennen wir nicht.').waitFor()
  await take('kiosk-refused', kiosk)
  await kiosk.context().close()

  const wide = await house.open('kioskWide', slipsOnScreen)
  await welcome(wide)
  await take('kiosk-wide-welcome', wide)
  await wantIdentityCard(wide)
  await drawNumber(wide)
  await take('kiosk-wide-ticket', wide)
  await wide.context().close()
}

async function speak(kiosk: Page, language: string): Promise<void> {
  await kiosk.getByRole('button', { name: /^Sprache wählen/ }).tap()
  await kiosk.locator('.kiosk:not(.settling)').waitFor()
  await kiosk.getByRole('dialog').getByRole('button', { name: language, exact: true }).tap()
}

/** In other languages and looks. */
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

/** Profiles, a printer that is not there, a service that is closed, and a rush. */
export async function kiosksInSpecialCases(house: House): Promise<void> {
  const door = await house.open('kiosk', '/kiosk/?kiosk=tuer')
  await door.locator('.kiosk .middle h1').waitFor()
  await take('kiosk-first-issue', door)
  await door.context().close()

  const appointments = await house.open('kiosk', '/kiosk/?kiosk=termine')
  await heading(appointments, 'Melden Sie sich hier zu Ihrem Termin an.').waitFor()
  await take('kiosk-appointments', appointments)
  await appointments.context().close()

  // Visitors are sent to a kiosk only while it gives slips itself.
  const neighbour = await house.open('kiosk', entrance)
  const paperless = await house.open('kiosk', '/kiosk/?kiosk=drucker')
  await wantIdentityCard(paperless)
  await drawNumber(paperless)
  await paperless.getByText(/konnte nicht gedruckt werden/).waitFor()
  await take('kiosk-without-paper-ticket', paperless)
  await startAgain(paperless)
  await paperless.getByText('Zettel gibt es hier').waitFor()
  await take('kiosk-without-paper', paperless)
  await paperless.context().close()
  await neighbour.context().close()

  const kiosk = await house.open('kiosk', slipsOnScreen)
  await welcome(kiosk)
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await until(heading(kiosk, 'Heute dauert es länger.'), async () => {
    await house.issue('personalausweis')
    await button(kiosk, 'Zurück').tap({ timeout: 500 })
    await button(kiosk, /^Personalausweis beantragen/).tap({ timeout: 500 })
    await button(kiosk, 'Weiter').tap({ timeout: 500 })
  })
  await take('kiosk-long-wait', kiosk)
  await startAgain(kiosk)
  await house.post('/sites/kempten/closures', { kind: 'service', id: 'reisepass', reason: 'technik' })
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Reisepass beantragen.*geschlossen/).tap()
  await button(kiosk, 'Für Erwachsene').tap()
  await kiosk.getByText(/Grund: Technische Störung/).waitFor()
  await take('kiosk-service-closed', kiosk)
  await house.post('/sites/kempten/closures/lift', { kind: 'service', id: 'reisepass' })
  await startAgain(kiosk)
  for (let visitors = 0; visitors < 22; visitors++) await house.issue('auto-abmelden')
  await kiosk.getByText(/Gerade ist viel los/).waitFor()
  await take('kiosk-rush', kiosk)
  await kiosk.context().close()
}

/** Opened while there is a server; taken after it is gone. */
export async function kioskWithoutServer(house: House): Promise<() => Promise<void>> {
  const kiosk = await house.open('kiosk', '/kiosk/?kiosk=allein')
  await welcome(kiosk)
  await kiosk.waitForFunction(holdsNumbers)
  return async () => {
    await kiosk.getByText(/Ohne Verbindung/).waitFor()
    await take('kiosk-without-server', kiosk)
    await wantIdentityCard(kiosk)
    await drawNumber(kiosk)
    await take('kiosk-without-server-ticket', kiosk)
    await kiosk.context().close()
  }
}

/** In the page: the kiosk has been lent numbers for the time without a server. */
const holdsNumbers = () =>
  new Promise<boolean>((resolve) => {
    const opening = indexedDB.open('lotse-kiosk')
    opening.onsuccess = () => {
      const reading = opening.result.transaction('memories').objectStore('memories').getAll()
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result.some(({ lease }) => lease?.numbers.length > 0))
      }
    }
  })
