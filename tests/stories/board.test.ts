// The board in a real browser: what a hall sees and hears when everybody is called at once.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BoardHouse, openBoardHouse } from '../support/boardHouse.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { watchBoard } from '../support/heardAndSeen.ts'
import { smallPlan } from '../support/smallPlan.ts'

const names = Array.from({ length: 20 }, (_, number) => `${number + 11}`)
const twentyDesks = () =>
  smallPlan((draft) => {
    const like = draft.desks[0]
    if (like) draft.desks.push(...names.map((name) => ({ ...like, id: `d${name}`, name: { de: name, en: name } })))
  })

describe.skipIf(noBrowser)('a board', () => {
  let chrome: TestBrowser
  let house: BoardHouse
  let board: Page

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true })
    house = await openBoardHouse({ plans: [twentyDesks()] })
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await chrome.close()
  })

  test('B1 twenty calls at one moment are all spoken in full, in their order, and each is highlighted for ten seconds', {
    timeout: 240_000,
  }, async () => {
    const watching = watchBoard()
    board = await house.openBoard(chrome.browser, 'hall', { prepare: watching.prepare })
    for (const _ of names) await house.post('/sites/kempten/tickets', { services: ['passport'] })
    for (const name of names) await house.post(`/sites/kempten/desks/d${name}/open`)
    const called = await Promise.all(names.map((name) => house.post(`/sites/kempten/desks/d${name}/call-next`)))
    const inOrder = (await (await fetch(`${house.server.url}/api/sites/kempten/board`)).json()).calls
      .toSorted((a: { sequence: number }, b: { sequence: number }) => a.sequence - b.sequence)
      .map(({ label, desk }: { label: string; desk: string }) => ({ label, desk: desk.slice(1) }))
    expect(inOrder).toHaveLength(called.length)

    const spelled = (label: string) => [...label].map((one) => (/\d/.test(one) ? digits[Number(one)] : one)).join(' – ')
    await vi.waitFor(async () => expect((await watching.heard(board)).length).toBe(20), {
      timeout: 200_000,
      interval: 1_000,
    })
    const numberWords: Readonly<Record<string, string>> = { 11: 'elf', 12: 'zwölf' }
    expect((await watching.heard(board)).map(({ text }) => text)).toEqual(
      inOrder.map(
        ({ label, desk }: { label: string; desk: string }) =>
          `Nummer ${spelled(label)}. Bitte zu Schalter ${numberWords[desk] ?? desk}.`,
      ),
    )
    // The last one, too, has had its ten seconds.
    await vi.waitFor(
      async () => {
        const seen = await watching.highlighted(board)
        for (const { label } of inOrder) expect([label, seen[label] ?? 0]).toEqual([label, expect.any(Number)])
        expect(Math.min(...inOrder.map(({ label }: { label: string }) => seen[label] ?? 0))).toBeGreaterThanOrEqual(
          9_800,
        )
      },
      { timeout: 15_000, interval: 500 },
    )
  })
})

const digits = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
