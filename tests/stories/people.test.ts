// Clerks by name: they sit down, change desks, take over and send visitors to each other, in a real browser.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleClerks } from '../../server/exampleClerks.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, openCounter, press, reads } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const viewport = { width: 1440, height: 900 }
const berger = 'Miriam Berger'
const haug = 'Jonas Haug'

describe.skipIf(noBrowser)('people at desks', () => {
  let chrome: TestBrowser
  let server: TestServer
  let program: ReturnType<typeof restClient>
  const pages: Page[] = []

  beforeAll(async () => {
    chrome = await launchBrowser()
  })
  afterAll(() => chrome.close())
  beforeEach(async () => {
    server = await startTestServer({ plans: samplePlans })
    program = restClient(server, await server.token('program'))
    for (const { id, name, skills } of samplePlans.slice(0, 1).flatMap(sampleClerks))
      await program.put(`/sites/kempten/clerks/${id}`, { name, services: skills })
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    await server.close()
  })

  /** A browser of its own; somebody sits down there under a name. */
  const counterOf = async (name: string | null, role: 'clerk' | 'supervisor' = 'clerk', hash = '') => {
    const context = await chrome.browser.newContext({ viewport, locale: 'de-DE' })
    const value = await server.token(role)
    await context.addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/counter' }])
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${server.url}/counter/${hash}`)
    pages.push(page)
    if (name !== null) {
      await heading(page, 'Wer sind Sie?').waitFor()
      await button(page, new RegExp(`^${name}`)).click()
    }
    return page
  }
  const issue = async (service: string) =>
    (await program.post('/sites/kempten/tickets', { services: [service] })).json as { label: string; id: string }
  const calls = async (page: Page, label: string) => {
    await press(page, 'Nächste Nummer aufrufen', button(page, 'Beginnen'))
    await reads(page, label)
  }

  test('S8 S12 S13 a clerk chooses a name, which the colleagues see and the browser remembers', async () => {
    const counter = await counterOf(haug)
    const colleague = await counterOf('Ohne Namen weiter')
    await openCounter(counter, 'Schalter 3')
    await openCounter(colleague, 'Schalter 2')
    await reads(counter, /Das bedienen Sie hier/)
    await counter.getByText(/Anliegen dieses Schalters bedienen Sie nicht/).waitFor()
    await reads(colleague, /Schalter 3 Jonas Haug frei/)
    await counter.reload()
    await button(counter, /^Jonas Haug/).waitFor()
    await heading(counter, 'Niemand ist gerade bei Ihnen').waitFor()
    const team = await counterOf(null, 'clerk', '#team')
    await reads(team, /Jonas Haug Schalter 3, frei/)
    expect(await button(team, 'Person hinzufügen').count()).toBe(0)
  })

  test('S9 T10 a visitor is sent to a colleague by name and follows to another desk', async () => {
    const first = await counterOf(haug)
    const second = await counterOf(berger)
    await openCounter(first, 'Schalter 2')
    await openCounter(second, 'Schalter 3')
    const { label } = await issue('personalausweis')
    await calls(first, label)
    await press(first, 'Weiterleiten', heading(first, `${label} weiterleiten`))
    await first.getByText('Zu einer Kollegin oder einem Kollegen').click()
    await first.getByRole('radio', { name: /^Miriam Berger/ }).check()
    await first.getByRole('dialog').getByRole('button', { name: 'Weiterleiten' }).click()
    await reads(second, /reserviert für Miriam Berger/)

    await button(second, 'Mehr').click()
    await button(second, 'Platz wechseln').click()
    await button(second, 'Offen lassen, bis ich einen anderen öffne').click()
    await button(second, /^Schalter 4\b/).click()
    await reads(second, 'Mit dem Öffnen wechseln Sie hierher')
    await press(second, 'Schalter 4 öffnen', button(second, 'Nächste Nummer aufrufen'))
    await reads(first, /Schalter 4 Miriam Berger frei/)
    await reads(first, /Schalter 3 nicht am Platz/)
    await calls(second, label)
  })

  test('S11 two clerks use one desk in turn: who takes it over is told who is there', async () => {
    const counter = await counterOf(haug)
    await openCounter(counter, 'Schalter 2')
    await issue('personalausweis')
    await press(counter, 'Nächste Nummer aufrufen', button(counter, 'Beginnen'))
    await press(counter, 'Beginnen', button(counter, /^Fertig/))
    await button(counter, /^Jonas Haug/).click()
    await heading(counter, 'Wer sind Sie?').waitFor()
    await button(counter, /^Miriam Berger/).click()
    const question = counter.getByRole('dialog')
    await question.getByText(/Hier arbeitet gerade Jonas Haug/).waitFor()
    await question.getByRole('button', { name: 'Übernehmen' }).click()
    await button(counter, /^Miriam Berger/).waitFor()
    await question.waitFor({ state: 'detached' })
    await button(counter, /^Fertig/).waitFor()
    expect(await button(counter, /^Rückgängig/).count()).toBe(0)
    const other = await counterOf(haug)
    await button(other, /^Schalter 2\b/).click()
    await other
      .getByRole('dialog')
      .getByText(/Hier arbeitet gerade Miriam Berger/)
      .waitFor()
    await other.getByRole('dialog').getByRole('button', { name: 'Übernehmen' }).click()
    await reads(counter, 'Hier arbeitet gerade Jonas Haug.')
  })

  test('S10 S13 a supervisor changes skills: the clerk is told at once and serves the new service', async () => {
    const counter = await counterOf(haug)
    await openCounter(counter, 'Schalter 3')
    const { label } = await issue('fuehrungszeugnis')
    await reads(counter, 'niemand wartet')
    const team = await counterOf(null, 'supervisor', '#team')
    await button(team, 'Jonas Haug ändern').click()
    await team.getByRole('checkbox', { name: /^Bescheinigungen/ }).check()
    await button(team, 'Speichern').click()
    await reads(counter, 'Ihre Anliegen an diesem Platz haben sich geändert.')
    await calls(counter, label)
    await button(team, 'Person hinzufügen').click()
    await team.getByRole('textbox', { name: /^Name/ }).fill('Zoe Neu')
    await button(team, 'Speichern').click()
    await reads(team, /Zoe Neu an keinem Platz Alle Anliegen/)
    await button(team, 'Zoe Neu ändern').click()
    await team.getByRole('checkbox', { name: /^Kann an den Schaltern/ }).uncheck()
    await button(team, 'Speichern').click()
    await reads(team, /nicht wählbar/)
    await button(team, 'Zoe Neu ändern').click()
    await button(team, 'Aus der Liste löschen').click()
    await reads(team, 'Zoe Neu ist gelöscht.')
  })
})
