import { expect, test } from 'vitest'
import { createSound } from '../../display/src/board/sound.ts'

/** A browser's sound that stays blocked until somebody taps. */
function aBrowser({ blocked }: { blocked: boolean }) {
  const context = {
    state: blocked ? 'suspended' : 'running',
    resume: () => (context.state === 'running' ? Promise.resolve() : new Promise<void>(() => {})),
    close: async () => {},
  }
  const states: string[] = []
  const played: string[] = []
  const sound = createSound({
    openContext: () => context as unknown as AudioContext,
    wait: async () => {},
    changed: (state) => states.push(state),
    play: () => played.push('chime'),
  })
  return { sound, states, played, tap: () => Object.assign(context, { state: 'running' }) }
}

test('B4 sound is tested at start', async () => {
  const browser = aBrowser({ blocked: false })
  await browser.sound.test()
  expect(browser.states).toEqual(['ok'])
})

test('B4 blocked sound is reported, and again when a tap has unlocked it', async () => {
  const browser = aBrowser({ blocked: true })
  await browser.sound.test()
  await browser.sound.chime()
  expect(browser.states).toEqual(['blocked'])
  expect(browser.played).toEqual([])
  browser.tap()
  await browser.sound.test()
  await browser.sound.chime()
  expect(browser.states).toEqual(['blocked', 'ok'])
  expect(browser.played).toEqual(['chime'])
})

test('B4 a browser without sound counts as blocked', async () => {
  const states: string[] = []
  const sound = createSound({ openContext: () => null, wait: async () => {}, changed: (state) => states.push(state) })
  await sound.test()
  expect(states).toEqual(['blocked'])
})

test('B4 a voice that the browser refuses is reported as blocked', async () => {
  const browser = aBrowser({ blocked: false })
  await browser.sound.test()
  browser.sound.refused()
  expect(browser.states).toEqual(['ok', 'blocked'])
})
