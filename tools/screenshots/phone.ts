// The own ticket on the phone.
import type { Page } from 'playwright-core'
import { button, heading, take } from './camera.ts'
import { type House, type Issued, site } from './house.ts'

const shown = (phone: Page) => heading(phone, /^Ihre Nummer/).waitFor()

/** From the number to the end of the visit. */
export async function phones(house: House): Promise<void> {
  const own = await house.issue('personalausweis', 'fuehrungszeugnis')
  const phone = await house.open('phone', own.url)
  await shown(phone)
  await take('phone', phone)
  const dark = await house.open('phone', own.url, { colorScheme: 'dark' })
  await shown(dark)
  await take('phone-dark', dark)
  await dark.context().close()
  const arabic = await house.open('phone', own.url, { locale: 'ar' })
  await arabic.locator('html[dir=rtl]').waitFor()
  await arabic.getByText(own.label).first().waitFor()
  await take('phone-arabic', arabic)
  await arabic.context().close()

  await button(phone, 'Ich brauche noch 10 Minuten').tap()
  await heading(phone, '10 Minuten mehr?').waitFor()
  await take('phone-more-time', phone)
  await button(phone, 'Ja, 10 Minuten mehr').tap()
  await phone
    .getByText(/Ihr Platz bleibt\.$/)
    .first()
    .waitFor()
  await phone.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await take('phone-away', phone)
  await phone.context().close()

  const called = await house.issue('wohngeld')
  await house.post(`${site}/desks/8/open`)
  const next = await house.open('phone', called.url)
  await shown(next)
  const { id } = await house.post<Issued>(`${site}/desks/8/call-next`)
  await heading(next, /^Sie sind aufgerufen/).waitFor()
  await take('phone-called', next)
  await house.post(`/tickets/${id}/start`)
  await house.post(`/tickets/${id}/finish`, { outcome: 'erledigt' })
  await heading(next, 'Alles erledigt').waitFor()
  await take('phone-done', next)
  await next.context().close()
}

/** Opened while there is a server; taken after it is gone. */
export async function phoneWithoutServer(house: House): Promise<() => Promise<void>> {
  const { url } = await house.issue('reisepass')
  const phone = await house.open('phone', url)
  await shown(phone)
  await phone.waitForFunction(() => [...document.images].every((image) => image.complete))
  return async () => {
    await phone.getByText('Keine Verbindung').first().waitFor()
    await take('phone-offline', phone)
    await phone.context().close()
  }
}
