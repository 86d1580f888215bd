// Boards of four areas at the sizes that hang on walls: nothing is cut off, and calls are as large as the distance demands.
import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BoardHouse, openBoardHouse } from '../support/boardHouse.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { overflowing } from '../support/overflow.ts'
import { restClient } from '../support/restClient.ts'

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
]
/** As many areas as there is room for stand in the head, and with four of them the lead gives way to their waits. */
const givesWay = /^cut off: (?:Blau|Gelb|Grün|Rot|Bitte nehmen Sie Platz\.)$/
/** 55 inch, farthest seat 5 m: 0.7° is this share of the screen's diagonal (EN 301 549, 5.1.4). */
const capitalOfDiagonal = (5_000 * 0.01222) / (55 * 25.4)
const capitalEm = 0.668

describe.skipIf(noBrowser)('boards of four areas', () => {
  let chrome: TestBrowser
  let house: BoardHouse
  let boards: Page[]

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true })
    house = await openBoardHouse()
    boards = await Promise.all(sizes.map((size) => house.openBoard(chrome.browser, 'alle', { size })))
  }, 60_000)
  afterAll(async () => {
    // The server was lost in the course of the story: what is left of it is its store.
    await chrome.close()
    await house.server.app.operations.store.close()
    await rm(house.server.folder, { recursive: true, force: true })
  })

  const cutOff = async () => {
    const found: string[] = []
    for (const [position, board] of boards.entries()) {
      await board.evaluate(() => document.fonts.ready)
      const { width, height } = sizes[position] ?? { width: 0, height: 0 }
      const list = (await overflowing(board)).filter((one) => !givesWay.test(one))
      found.push(...list.map((one) => `${width}x${height} ${one}`))
    }
    return found
  }
  /** The smallest capital of what is set in the size of a call, as a share of what the distance demands. */
  const smallest = async (selector: string) => {
    const shares = await Promise.all(
      boards.map(async (board, position) => {
        const { width, height } = sizes[position] ?? { width: 1, height: 1 }
        const fonts = await board
          .locator(selector)
          .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))
        return Math.min(...fonts.map((px) => (px * capitalEm) / (Math.hypot(width, height) * capitalOfDiagonal)))
      }),
    )
    return Math.min(...shares)
  }

  test('B8 say the wait of each area, call with its name, announce and lose the server, at every size', {
    timeout: 120_000,
  }, async () => {
    const services = [
      'personalausweis',
      'auto-ummelden',
      'fuehrungszeugnis',
      'wohnsitz-anmelden',
      'reisepass',
      'personalausweis',
    ]
    for (const service of services) await house.post('/sites/kempten/tickets', { services: [service] })
    for (const board of boards) await board.locator('.area-waits').waitFor()
    expect(await cutOff()).toEqual([])
    expect(await smallest('.area-waits dd')).toBeGreaterThanOrEqual(1)

    const rest = restClient(house.server, await house.server.token('program'))
    const text = { de: 'Der Aufzug steht bis etwa 12 Uhr. Bitte nehmen Sie die Treppe oder fragen Sie am Infostand.' }
    await rest.put('/sites/kempten/notices/lift', { text, minutes: 60 })
    for (const board of boards) await board.getByRole('region', { name: 'Mitteilung' }).waitFor()
    expect(await cutOff()).toEqual([])
    expect(await smallest('.place p')).toBeGreaterThanOrEqual(1)

    await house.calls([], ['1', '2', '3', '5'])
    for (const board of boards) {
      await board.getByRole('heading', { name: /^Jetzt bitte.*Wartebereich/ }).waitFor()
      await board.locator('.rows li').nth(2).waitFor()
    }
    expect(await cutOff()).toEqual([])
    expect(await smallest('.call .number, .call .desk, .rows .number, .rows .sign')).toBeGreaterThanOrEqual(1)
    expect(await boards[0]?.locator('.rows .area').allInnerTexts()).toContain('Blau')

    await house.server.app.close()
    for (const board of boards) await board.getByRole('heading', { name: 'Keine Verbindung' }).waitFor()
    expect(await cutOff()).toEqual([])
    expect(await smallest('.rows .number, .rows .sign')).toBeGreaterThanOrEqual(1)
  })
})
