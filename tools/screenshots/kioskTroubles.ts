// The kiosk when something is in the way, and those that do a part of the work.
import { button, heading, take } from './camera.ts'
import type { House } from './house.ts'
import { drawNumber, entrance, slipsOnScreen, startAgain, wantIdentityCard, welcome } from './kioskSteps.ts'

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
  for (let visitors = 0; visitors < 12; visitors++) await house.issue('personalausweis')
  await button(kiosk, /^Ausweis und Pass/).tap()
  await button(kiosk, /^Personalausweis beantragen/).tap()
  await button(kiosk, 'Weiter').tap()
  await heading(kiosk, 'Heute dauert es länger.').waitFor()
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
  for (let visitors = 0; visitors < 40; visitors++) await house.issue('auto-abmelden')
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
