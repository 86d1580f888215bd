// The kiosk: a visit from the welcome to the slip.
import { button, heading, take, until } from './camera.ts'
import type { House } from './house.ts'
import { drawNumber, entrance, search, slipsOnScreen, startAgain, wantIdentityCard, welcome } from './kioskSteps.ts'

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
