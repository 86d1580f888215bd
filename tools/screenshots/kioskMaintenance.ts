// What staff do at a kiosk itself, behind the PIN.
import { button, heading, take } from './camera.ts'
import { type House, pin } from './house.ts'

export async function kioskMaintenance(house: House): Promise<void> {
  const kiosk = await house.open('kiosk', '/kiosk/?kiosk=eingang')
  await heading(kiosk, 'Was möchten Sie erledigen?').waitFor()
  await kiosk.keyboard.press('Control+Alt+m')
  await heading(kiosk, 'Wartung').waitFor()
  for (const digit of pin) await kiosk.getByRole('button', { name: digit, exact: true }).tap()
  await take('kiosk-maintenance-pin', kiosk)
  await button(kiosk, 'Öffnen').tap()
  await kiosk.getByText('Server verbunden').waitFor()
  await button(kiosk, 'Probedruck').tap()
  await kiosk.getByText('Probedruck ist gedruckt.').waitFor()
  await take('kiosk-maintenance', kiosk)
  await button(kiosk, 'Papier wechseln').tap()
  await button(kiosk, 'Weiter').tap()
  await heading(kiosk, 'Schritt 2 von 4').waitFor()
  await take('kiosk-paper-change', kiosk)
  await kiosk.getByRole('button', { name: 'Zurück', exact: true }).tap()
  await button(kiosk, 'Bildschirm reinigen').tap()
  await heading(kiosk, 'Dieser Bildschirm wird gereinigt.').waitFor()
  await take('kiosk-cleaning', kiosk)
  await kiosk.context().close()
}
