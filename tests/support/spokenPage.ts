// Headless Chromium has no voices: this stands in for its speech synthesis, and keeps what a visitor would have heard.
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'

export interface Heard {
  readonly text: string
  readonly language: string
  readonly rate: number
  readonly volume: number
}

interface Listening {
  heard: Heard[]
  tones: number
  /** The voice does not come to an end by itself. */
  endless: boolean
}
type ListeningWindow = Window & { listening: Listening }

/** Before the page is opened: a device with a voice of its own for each of the languages, and ears. */
export async function giveVoices(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((spoken) => {
    const listening: Listening = { heard: [], tones: 0, endless: false }
    const voices = spoken.map((lang) => ({ lang, localService: true, default: false, name: lang, voiceURI: lang }))
    class Utterance {
      onend: (() => void) | null = null
      onerror: ((event: { error: string }) => void) | null = null
      lang = ''
      rate = 1
      volume = 1
      voice: unknown = null
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    }
    let current: Utterance | null = null
    const synthesis = {
      getVoices: () => voices,
      speak(utterance: Utterance) {
        const { text, lang, rate, volume } = utterance
        listening.heard.push({ text, language: lang, rate, volume })
        current = utterance
        if (!listening.endless) setTimeout(() => current === utterance && utterance.onend?.(), 1)
      },
      cancel() {
        current?.onerror?.({ error: 'canceled' })
        current = null
      },
    }
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      listening.tones += 1
      start.call(this, when)
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, listening })
  }, languages)
}

const listening = (page: Page): Promise<Listening> =>
  page.evaluate(() => (window as unknown as ListeningWindow).listening)

export const heardOf = async (page: Page): Promise<readonly Heard[]> => (await listening(page)).heard
export const tonesOf = async (page: Page): Promise<number> => (await listening(page)).tones

/** Forgets what was heard so far. */
export const listenAnew = (page: Page, endless = false): Promise<void> =>
  page.evaluate((on) => {
    Object.assign((window as unknown as ListeningWindow).listening, { heard: [], endless: on })
  }, endless)

/** Waits until these sentences were heard in this order, others between them or not. */
export async function hears(page: Page, ...sentences: readonly (string | RegExp)[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const texts = (await heardOf(page)).map(({ text }) => text)
      let from = 0
      for (const sentence of sentences) {
        const at = texts.findIndex(
          (text, index) => index >= from && (typeof sentence === 'string' ? text === sentence : sentence.test(text)),
        )
        expect(at, `${sentence} among:\n${texts.join('\n')}`).toBeGreaterThanOrEqual(0)
        from = at + 1
      }
    },
    { timeout: 8_000, interval: 50 },
  )
}

/** What a screen reader is told of the control that has the focus, from the browser's accessibility tree. */
export async function focusedNode(page: Page): Promise<{ readonly role: string; readonly name: string }> {
  const session = await page.context().newCDPSession(page)
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const focused = nodes.filter(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    )
    const node = focused.at(-1)
    return {
      role: String(node?.role?.value ?? ''),
      name: String(node?.name?.value ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    }
  } finally {
    await session.detach()
  }
}
