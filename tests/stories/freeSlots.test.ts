// An appointment that has lapsed, and the free slot that takes its place, in a real browser.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { button, heading, openCounter, openScreen, press, reads, scan } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'LOCATION:kempten', ...lines, 'END:VEVENT']
// A service for which the example day has no slots of its own.
const calendar = [
  'BEGIN:VCALENDAR',
  ...event('UID:ZUSPAET1@termine.example.org', 'CATEGORIES:vaterschaft', 'DTSTART:20261123T083000'),
  ...event('UID:ZUSPAET2@termine.example.org', 'CATEGORIES:vaterschaft', 'DTSTART:20261123T084500'),
  ...event('UID:frei@x', 'CATEGORIES:vaterschaft', 'DTSTART:20261123T144000', 'STATUS:TENTATIVE'),
  ...event('UID:frei@x', 'CATEGORIES:vaterschaft', 'DTSTART:20261123T150000', 'STATUS:TENTATIVE'),
  'END:VCALENDAR',
].join('\r\n')

describe.skipIf(noBrowser)('free slots of today', () => {
  let chrome: TestBrowser
  let server: ServerProcess
  let folder: string
  let remove: () => Promise<void>

  beforeAll(async () => {
    chrome = await launchBrowser()
    ;({ folder, remove } = await temporaryFolder())
    server = await startServerProcess({ folder, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
    const file = join(folder, 'termine.ics')
    await writeFile(file, calendar)
    const imported = await lotse(folder, ['import', 'appointments', file])
    expect(imported).toMatchObject({ code: 0, stdout: '2 appointments and 2 free slots read, 4 new or changed.\n' })
  })
  afterAll(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await remove()
  })

  test('T27 whoever comes too late takes a free slot at the kiosk, and gets a number with its time', async () => {
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    await scan(kiosk, 'ZUSPAET1', 'Ihr Termin ist vorbei.')
    await reads(kiosk, /Freie Termine heute 14:40 Uhr 15:00 Uhr/)
    await button(kiosk, '14:40 Uhr').tap()
    await heading(kiosk, 'Termin heute um 14:40 Uhr').waitFor()
    await button(kiosk, 'Termin um 14:40 Uhr nehmen').tap()
    await heading(kiosk, /Ihr Termin ist um 14:40 Uhr/).waitFor()
    expect(await kiosk.getByText(/^[A-Z]\d{3}$/).innerText()).toBe('T001')
    await reads(kiosk, /Ihr Termin heute 14:40 Uhr/)
    await button(kiosk, 'Fertig').tap()
    // Nobody else is offered it.
    await scan(kiosk, 'ZUSPAET1', 'Ihr Termin ist vorbei.')
    await button(kiosk, '15:00 Uhr').waitFor()
    expect(await button(kiosk, '14:40 Uhr').count()).toBe(0)
  })

  test('T29 staff see who has not come, and choose between a free slot and letting in all the same', async () => {
    const counter = await openScreen(chrome.browser, 'counter', await server.link('counter'))
    await button(counter, 'Ohne Namen weiter').click()
    await openCounter(counter, 'Schalter 2')
    await counter.keyboard.press('Alt+t')
    const field = counter.getByLabel('Terminnummer oder Uhrzeit')
    await field.fill('ZUSPAET2')
    await reads(counter, /ZUSPAET2/)
    await press(counter, /^Einchecken/, button(counter, 'Freier Termin 15:00 Uhr'))
    await press(counter, 'Trotzdem einchecken', counter.getByText(/^T002$/))
  })
})
