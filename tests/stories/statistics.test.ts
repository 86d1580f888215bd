// A supervisor reads what became of the waits that were told, in a real browser, after a morning that was played.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePlans } from '../../server/samples/samples.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { restClient } from '../support/restClient.ts'
import { button, heading, reads } from '../support/screens.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const day = '2026-11-23'
const minute = 60_000

interface Row {
  readonly service: string
  readonly issuedAt: string
  readonly firstCalledAt: string
  readonly estimateLowSeconds: number
  readonly estimateLikelySeconds: number
  readonly estimateHighSeconds: number
}
const waited = ({ firstCalledAt, issuedAt }: Row) => (Date.parse(firstCalledAt) - Date.parse(issuedAt)) / 1000
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const minutesOff = (rows: readonly Row[]) =>
  Math.round(mean(rows.map((row) => Math.abs(row.estimateLikelySeconds - waited(row)))) / 60)

describe.skipIf(noBrowser)('the statistics', () => {
  let chrome: TestBrowser
  let server: TestServer
  let program: ReturnType<typeof restClient>
  let rows: readonly Row[]

  /** At the full hour everybody takes a number; desk 2 calls one every so many minutes. */
  const playHour = async (service: string, visitors: number, everyMinutes: number) => {
    const until = server.clock.now() + 60 * minute
    for (let n = 0; n < visitors; n++) await program.post('/sites/kempten/tickets', { services: [service] })
    for (let n = 0; n < visitors; n++) {
      server.clock.advance(everyMinutes * minute)
      const { id } = (await program.post('/sites/kempten/desks/2/call-next')).json
      await program.post(`/tickets/${id}/finish`, { outcome: 'erledigt' })
    }
    server.clock.advance(until - server.clock.now())
  }

  beforeAll(async () => {
    chrome = await launchBrowser()
    server = await startTestServer({ plans: samplePlans })
    program = restClient(server, await server.token('program'))
    await program.post('/sites/kempten/desks/2/open')
    await playHour('personalausweis', 6, 9)
    await playHour('reisepass', 5, 2)
    const { id } = (await program.post('/sites/kempten/tickets', { services: ['reisepass'] })).json
    await program.post(`/tickets/${id}/cancel`)
    rows = (await program.get(`/sites/kempten/visits?from=${day}&to=${day}`)).json.filter(
      ({ end }: { end: string }) => end === 'finished',
    )
  })
  afterAll(async () => {
    await chrome.close()
    await server.close()
  })

  const open = async (role: 'clerk' | 'supervisor'): Promise<Page> => {
    const context = await chrome.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' })
    await context.addCookies([
      { name: 'lotse', value: await server.token(role), domain: '127.0.0.1', path: '/counter' },
    ])
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${server.url}/counter/#statistik`)
    return page
  }
  const estimates = (page: Page) => page.getByRole('table', { name: /^Mittlere Abweichung/ })
  const cell = async (page: Page, service: string, column: string) => {
    const heads = await estimates(page).getByRole('columnheader').allInnerTexts()
    const row = estimates(page).getByRole('row', { name: new RegExp(`^${service}`) })
    return (await row.locator('th, td').nth(heads.indexOf(column)).innerText()).replaceAll(/\s+/g, ' ')
  }

  test('E17 the error by service and hour is that of the morning, in plain words', async () => {
    const page = await open('supervisor')
    await estimates(page).waitFor()
    const [cards, passports] = ['personalausweis', 'reisepass'].map((id) =>
      rows.filter(({ service }) => service === id),
    )
    expect([cards?.length, passports?.length]).toEqual([6, 5])
    expect(await cell(page, 'Personalausweis beantragen', '9 Uhr')).toContain(`${minutesOff(cards!)} Min.`)
    expect(await cell(page, 'Reisepass beantragen', '10 Uhr')).toContain(`${minutesOff(passports!)} Min.`)
    expect(await cell(page, 'Reisepass beantragen', '9 Uhr')).toBe('–')
    const bias = mean(rows.map((row) => row.estimateLikelySeconds - waited(row))) / 60
    const words = `Im Mittel ${Math.round(Math.abs(bias))} Minuten zu ${bias < 0 ? 'kurz' : 'lang'} angesagt.`
    expect(Math.round(Math.abs(bias))).toBeGreaterThan(1)
    await reads(page, words)
    const held = rows.filter((row) => waited(row) >= row.estimateLowSeconds && waited(row) <= row.estimateHighSeconds)
    await reads(
      page,
      `${Math.round((100 * held.length) / rows.length)} % der Wartezeiten lagen im berechneten Bereich.`,
    )
    await page.context().close()
  })

  test('E18 the sums are those of the morning; another period has others, and both can be saved', async () => {
    const page = await open('supervisor')
    await reads(page, /: 12 Besuche/)
    await reads(page, /Bedient 11 .*Gestrichen 1 /)
    const row = page.getByRole('table', { name: /^Von der Nummernausgabe/ }).getByRole('row', { name: /^Alle/ })
    const meanWait = Math.round(mean(rows.map(waited)) / 60)
    await expect.poll(async () => (await row.innerText()).replaceAll(/\s+/g, ' ')).toContain(`Alle 11 ${meanWait} Min.`)
    const days = page.getByRole('table', { name: /^Nach der Stunde/ }).getByRole('row', { name: /^Montag, 23/ })
    expect((await days.innerText()).split(/\s+/).slice(-4)).toEqual(['12', '6', '5', '1'])

    const saved = page.waitForEvent('download')
    await button(page, 'Ansagen als CSV').click()
    const file = await saved
    expect(file.suggestedFilename()).toMatch(/^lotse-estimates-2026-11-17-2026-11-23\.csv$/)
    const rest = await program.get(`/sites/kempten/estimates?from=${day}&to=${day}&format=csv`)
    expect(await readFile(await file.path(), 'utf8')).toBe(rest.text)

    await page.getByLabel('Von', { exact: true }).fill('2026-11-20')
    await page.getByLabel('Bis', { exact: true }).fill('2026-11-22')
    await page.getByLabel('Bis', { exact: true }).press('Enter')
    await reads(page, /Freitag, 20\. November bis Sonntag, 22\. November: 0 Besuche/)
    await page.getByLabel('Von', { exact: true }).fill('2026-11-23')
    await button(page, 'Anzeigen').click()
    await reads(page, /„Von“ darf nicht nach „Bis“ liegen/)
    await button(page, 'Heute').click()
    await reads(page, /Montag, 23\. November: 12 Besuche/)
    await page.context().close()
  })

  test('clerks are told that the page is for others; the way back leads to the desk', async () => {
    const page = await open('clerk')
    await page.getByRole('alert').filter({ hasText: 'nicht' }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await button(page, 'Zurück zum Platz').click()
    await heading(page, 'Wo arbeiten Sie heute?').waitFor()
    await page.context().close()
  })
})
