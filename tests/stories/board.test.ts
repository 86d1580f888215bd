// The board in a real browser: what a hall sees and hears when everybody is called at once.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeVoices } from '../../server/voiceCommands.ts'
import { type BoardHouse, openBoardHouse } from '../support/boardHouse.ts'
import { launchBrowser, noBrowser, type TestBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/faults.ts'
import { watchBoard } from '../support/heardAndSeen.ts'
import { button, press } from '../support/screens.ts'
import { smallPlan } from '../support/smallPlan.ts'

const names = Array.from({ length: 20 }, (_, number) => `${number + 11}`)
const twentyDesks = () =>
  smallPlan((draft) => {
    const like = draft.desks[0]
    draft.languages.push('ar')
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

  test('B9 a language without a voice is spoken from the sounds of the server, after German and without gaps', {
    timeout: 120_000,
  }, async () => {
    const { folder } = house.server
    const command = `"${process.execPath}" "${join(import.meta.dirname, '../support/toneSynthesizer.ts')}" {file} {text}`
    const { store } = house.server.app.operations
    await makeVoices({ store, dataFolder: folder, language: 'ar' }, command)
    await house.server.restart()
    const watching = watchBoard()
    board = await house.openBoard(chrome.browser, 'hall', { prepare: watching.prepare })
    await house.post('/sites/kempten/tickets', { services: ['passport'], language: 'ar' })
    await house.post('/sites/kempten/desks/c1/open')
    const { label } = await house.post('/sites/kempten/desks/c1/call-next')
    const pieces = [...label].length + 3
    await vi.waitFor(async () => expect(await watching.sounds(board)).toHaveLength(pieces), { timeout: 20_000 })
    expect((await watching.heard(board)).map(({ language }) => language)).toEqual(['de'])
    const sounds = await watching.sounds(board)
    for (const [position, { at }] of sounds.entries()) {
      const before = sounds[position - 1]
      if (before) expect(at - (before.at + before.length)).toBeCloseTo(0.09, 3)
    }
  })
})

/** The page "Today" of a supervisor. */
const supervisor = async ({ browser }: TestBrowser, { server }: BoardHouse): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'de-DE' })
  const value = await server.token('supervisor')
  await context.addCookies([{ name: 'lotse', value, domain: '127.0.0.1', path: '/counter' }])
  const page = await context.newPage()
  await page.goto(`${server.url}/counter/#heute`)
  return page
}

describe.skipIf(noBrowser)('a board between calls', () => {
  let chrome: TestBrowser
  let house: BoardHouse
  let board: Page

  beforeAll(async () => {
    chrome = await launchBrowser({ autoplay: true })
    house = await openBoardHouse({ plans: [smallPlan()] })
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await chrome.close()
  })

  test('B11 B12 an announcement is shown and said, and gives way to a call at once', { timeout: 60_000 }, async () => {
    const watching = watchBoard()
    board = await house.openBoard(chrome.browser, 'hall', { prepare: watching.prepare })
    const words = 'Der Aufzug steht. Bitte nehmen Sie die Treppe.'
    const today = await supervisor(chrome, house)
    await button(today, 'Mitteilung zeigen').click()
    await today.getByLabel('Text auf Deutsch').fill(words)
    expect(await faultsOf(today, 'counter')).toEqual([])
    await today.getByRole('dialog').getByRole('button', { name: 'Zeigen', exact: true }).click()
    await button(today, `„${words}“ nicht mehr zeigen`).waitFor()
    const notice = board.getByRole('region', { name: 'Mitteilung' })
    await notice.getByText(/Der Aufzug steht/).waitFor()
    expect(await faultsOf(board, 'board')).toEqual([])
    await vi.waitFor(async () => expect((await watching.heard(board)).map(({ text }) => text)).toEqual([words]), {
      timeout: 10_000,
    })
    await house.post('/sites/kempten/tickets', { services: ['passport'] })
    await house.post('/sites/kempten/desks/c2/open')
    const { label } = await house.post('/sites/kempten/desks/c2/call-next')
    await board.getByRole('heading', { name: 'Jetzt bitte' }).waitFor()
    expect(await board.locator('.call .number').innerText()).toBe(label)
    expect(await notice.count()).toBe(0)
    await press(today, `„${words}“ nicht mehr zeigen`, today.getByText('Die Anzeigen zeigen das nicht mehr.'))
    await today.context().close()
  })

  test('B15 nothing on the board is animated but place and opacity, for less than a second', async () => {
    const animated = await board.evaluate(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      const flat = rules.flatMap((rule) => [rule, ...('cssRules' in rule ? [...(rule.cssRules as CSSRuleList)] : [])])
      const frames = flat.flatMap((rule) => (rule instanceof CSSKeyframesRule ? [...rule.cssRules] : []))
      const seconds = (times: string) => Math.max(...times.split(',').map((time) => Number.parseFloat(time)))
      const styles = [...document.querySelectorAll('body, body *')].map((element) => getComputedStyle(element))
      return {
        keyframes: [...new Set(frames.flatMap((frame) => [...(frame as CSSKeyframeRule).style]))],
        transitions: [
          ...new Set(styles.filter((s) => seconds(s.transitionDuration) > 0).map((s) => s.transitionProperty)),
        ],
        longest: Math.max(...styles.map((s) => Math.max(seconds(s.animationDuration), seconds(s.transitionDuration)))),
        names: [...new Set(styles.map((s) => s.animationName))],
      }
    })
    expect(animated.names).toContain('arrive')
    expect(animated.keyframes.filter((name) => !['opacity', 'translate', 'transform'].includes(name))).toEqual([])
    expect(animated.transitions).toEqual([])
    expect(animated.longest).toBeLessThan(1)
  })
})

describe.skipIf(noBrowser)('two boards in one room', () => {
  test('B13 B14 are never heard at once, and what both show is said once', { timeout: 120_000 }, async () => {
    const plan = smallPlan((draft) => {
      const [hall] = draft.displays
      if (hall) draft.displays = ['left', 'right'].map((id) => ({ ...hall, id, soundGroup: 'room' }))
    })
    const chrome = await launchBrowser({ autoplay: true })
    const house = await openBoardHouse({ plans: [plan] })
    const watching = watchBoard()
    const boards = [
      await house.openBoard(chrome.browser, 'left', { prepare: watching.prepare }),
      await house.openBoard(chrome.browser, 'right', { prepare: watching.prepare }),
    ]
    const services = ['passport', 'passport', 'passport']
    await house.calls(services, ['c1', 'c2', 'c3'])
    await house.post('/sites/kempten/tickets', { services: ['passport'] })
    const heard = async () =>
      (await Promise.all(boards.map((one) => watching.heard(one)))).flat().toSorted((a, b) => a.at - b.at)
    await vi.waitFor(async () => expect(await heard()).toHaveLength(3), { timeout: 60_000, interval: 500 })
    // The other board comes to the last call, too, and leaves it.
    for (const one of boards)
      await one.waitForFunction(() => !document.querySelector('.rows .now'), undefined, { timeout: 60_000 })
    const said = await heard()
    expect(new Set(said.map(({ text }) => text)).size).toBe(3)
    expect(said).toHaveLength(3)
    for (const [position, { at }] of said.entries()) expect(at).toBeGreaterThanOrEqual(said[position - 1]?.until ?? 0)
    await house.close()
    await chrome.close()
  })
})

const digits = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
