// An appointment's code held before the kiosk's camera, in a real browser whose camera shows a film.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'uqr'
import { afterEach, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { button, heading, openScreen, readNumber, reads } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const film = { width: 640, height: 480, pixels: 9 }

/** One picture of a film (Y4M): the code in the middle of a light wall. */
function filmOf(text: string): Buffer {
  const { width, height, pixels } = film
  const { data, size } = encode(text, { border: 4 })
  const grey = Buffer.alloc(width * height, 200)
  const [left, top] = [Math.floor((width - size * pixels) / 2), Math.floor((height - size * pixels) / 2)]
  for (let y = 0; y < size * pixels; y++)
    for (let x = 0; x < size * pixels; x++)
      grey[(top + y) * width + left + x] = data[Math.floor(y / pixels)]?.[Math.floor(x / pixels)] ? 30 : 230
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\nFRAME\n`)
  return Buffer.concat([header, grey, Buffer.alloc((width * height) / 2, 128)])
}

describe.skipIf(noBrowser)('at a kiosk with a camera', () => {
  let chrome: TestBrowser
  let server: ServerProcess
  let remove: () => Promise<void>

  afterEach(async () => {
    await chrome.close()
    await server.stop('SIGKILL')
    await remove()
  })

  const openHouse = async () => {
    const { folder, remove: forget } = await temporaryFolder()
    remove = forget
    server = await startServerProcess({ folder, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
    const file = join(folder, 'appointments.csv')
    await writeFile(file, 'site;code;date;time;service;language\nkempten;KAMERA1;2026-11-23;10:15;reisepass;de\n')
    expect((await lotse(folder, ['import', 'appointments', file])).code).toBe(0)
    return folder
  }

  test('K30 a code before the camera checks the appointment in, and the camera stops', async () => {
    const folder = await openHouse()
    const seen = join(folder, 'film.y4m')
    await writeFile(seen, filmOf('KAMERA1'))
    chrome = await launchBrowser({ cameraSees: seen })
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    await button(kiosk, /^Ich habe einen Termin/).tap()
    await button(kiosk, 'Code mit der Kamera lesen').tap()
    expect(await readNumber(kiosk)).toBe('T001')
    expect(await kiosk.locator('video').count()).toBe(0)
  })

  test('K30 without a camera none is offered', async () => {
    await openHouse()
    chrome = await launchBrowser()
    const kiosk = await openScreen(chrome.browser, 'kiosk', await server.link('kiosk'))
    await button(kiosk, /^Ich habe einen Termin/).tap()
    await heading(kiosk, 'Ihr Termin').waitFor()
    await reads(kiosk, /Terminnummer/)
    expect(await button(kiosk, 'Code mit der Kamera lesen').count()).toBe(0)
  })
})
