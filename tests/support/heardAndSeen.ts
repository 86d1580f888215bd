// What a hall hears and sees of a board: headless Chromium has no voices, so that one is given to the page, which writes down what it says.
import type { Page } from 'playwright-core'

export interface Heard {
  readonly text: string
  readonly language: string
  /** From when to when, milliseconds of one clock for all pages. */
  readonly at: number
  readonly until: number
}

interface Watched {
  heard: Heard[]
  /** Sounds that were put on the time line: when, from where in the file and for how long, seconds. */
  sounds: { at: number; from: number; length: number }[]
  /** Per label the milliseconds from its announcement to the last moment at which it was highlighted. */
  highlighted: Record<string, { from: number; to: number }>
}

/** Voices of these languages; `prepare` is for the page before it loads. */
export const watchBoard = (languages: readonly string[] = ['de']) => ({
  async prepare(page: Page): Promise<void> {
    await page.addInitScript((voices: readonly string[]) => {
      const watched: Watched = { heard: [], sounds: [], highlighted: {} }
      const start = AudioBufferSourceNode.prototype.start
      AudioBufferSourceNode.prototype.start = function (at = 0, from = 0, length = 0) {
        watched.sounds.push({ at, from, length })
        start.call(this, at, from, length)
      }
      Object.assign(window, { watched })
      const speakMs = 400
      const speechSynthesis = {
        getVoices: () =>
          voices.map((lang) => ({ lang, localService: true, default: true, name: lang, voiceURI: lang })),
        speak: (utterance: { text: string; lang: string; onend: (() => void) | null }) => {
          watched.heard.push({
            text: utterance.text,
            language: utterance.lang,
            at: Date.now(),
            until: Date.now() + speakMs,
          })
          setTimeout(() => utterance.onend?.(), speakMs)
        },
        cancel: () => {},
      }
      Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
      // A voice that is none of the browser's cannot be put on an utterance of the browser's.
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: class {
          readonly text: string
          constructor(text: string) {
            this.text = text
          }
        },
      })
      setInterval(() => {
        const now = performance.now()
        const large = document.querySelector('.call.now .number')?.textContent
        const shown = [large, ...[...document.querySelectorAll('.rows .now .number')].map((one) => one.textContent)]
        for (const label of shown) {
          if (!label) continue
          const known = watched.highlighted[label]
          if (known) known.to = now
          else if (label === large) watched.highlighted[label] = { from: now, to: now }
        }
      }, 50)
    }, languages)
  },
  heard: (page: Page): Promise<readonly Heard[]> =>
    page.evaluate(() => (window as unknown as { watched: Watched }).watched.heard),
  sounds: (page: Page): Promise<Watched['sounds']> =>
    page.evaluate(() => (window as unknown as { watched: Watched }).watched.sounds),
  /** Milliseconds for which each label was highlighted, from its announcement on. */
  highlighted: async (page: Page): Promise<Readonly<Record<string, number>>> =>
    page.evaluate(() =>
      Object.fromEntries(
        Object.entries((window as unknown as { watched: Watched }).watched.highlighted).map(([label, { from, to }]) => [
          label,
          to - from,
        ]),
      ),
    ),
})
